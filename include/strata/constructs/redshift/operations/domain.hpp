// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/sqs/queue_policy.hpp>
#include <strata/constructs/redshift/operations/schedule_check.hpp>
#include <strata/constructs/redshift/operations/schedule_parts.hpp>
#include <strata/constructs/redshift/operations/usage_limits_function.hpp>
#include <strata/constructs/redshift/sql_domain.hpp>

namespace strata {

namespace detail {

constexpr void expand_queue_policy(auto& out, cfn::logical_id const& id, cfn::handle<aws::sqs::Queue> queue) {
  cfn::statement no_plain_text{.effect = cfn::effect::deny,
                               .principals = {cfn::principal::everyone()},
                               .actions = {"sqs:*"},
                               .resources = {cfn::get_att<"Arn">(queue)},
                               .conditions = {{"Bool", "aws:SecureTransport", {"false"}}}};
  out.add(id, aws::sqs::QueuePolicy{.PolicyDocument = cfn::policy_document{no_plain_text},
                                    .Queues = cfn::list<cfn::text>{cfn::ref(queue)}});
}

/// A queue that SQS encrypts, which keeps messages for the 14 days that it can and takes none without TLS. A message
/// that its consumer cannot handle five times goes into a second one, so that it does not come back for ever.
constexpr void expand_dead_letters(auto& out) {
  constexpr int longest = 14 * 24 * 3600;
  cfn::handle<aws::sqs::Queue> rest{{dead_letters.id.construct, "Rest"}};
  out.add(rest.id, aws::sqs::Queue{.MessageRetentionPeriod = longest, .SqsManagedSseEnabled = true});
  cfn::json redrive = cfn::object({{"deadLetterTargetArn", cfn::get_att<"Arn">(rest)}, {"maxReceiveCount", 5}});
  out.add(dead_letters.id,
          aws::sqs::Queue{.MessageRetentionPeriod = longest, .RedrivePolicy = redrive, .SqsManagedSseEnabled = true});
  expand_queue_policy(out, {dead_letters.id.construct, "Policy"}, dead_letters);
  expand_queue_policy(out, {dead_letters.id.construct, "RestPolicy"}, rest);
}

}  // namespace detail

/// The domain of what runs and is watched every day. Its schedules share a dead-letter queue, and its usage limits a
/// function. Errors: E0704, E0705.
struct operations_domain : plain_domain {
  using needs = domain_list<redshift_sql_domain>;
  static constexpr std::uint32_t marks = detail::uses_dead_letters | detail::limits_usage;

  template <class Stack>
  static constexpr core::verdict check() {
    return detail::schedule_check<Stack>::check();
  }
  static constexpr void expand_shared_parts(auto& out, std::uint32_t stack_marks) {
    if (stack_marks & detail::uses_dead_letters) detail::expand_dead_letters(out);
    if (stack_marks & detail::limits_usage) detail::expand_limits_function(out);
  }
};

}  // namespace strata
