// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/sqs/queue_policy.hpp>
#include <strata/constructs/operations/schedule_check.hpp>
#include <strata/constructs/operations/schedule_parts.hpp>
#include <strata/constructs/operations/usage_limits_function.hpp>
#include <strata/constructs/redshift/sql_domain.hpp>

namespace strata {

namespace detail {

/// A queue that SQS encrypts, which keeps messages for the 14 days that it can and takes none without TLS.
constexpr void expand_dead_letters(auto& out) {
  constexpr int longest = 14 * 24 * 3600;
  out.add(dead_letters.id, aws::sqs::Queue{.MessageRetentionPeriod = longest, .SqsManagedSseEnabled = true});
  cfn::statement no_plain_text{.effect = cfn::effect::deny,
                               .principals = {cfn::principal::everyone()},
                               .actions = {"sqs:*"},
                               .resources = {cfn::get_att<"Arn">(dead_letters)},
                               .conditions = {{"Bool", "aws:SecureTransport", {"false"}}}};
  out.add({dead_letters.id.construct, "Policy"},
          aws::sqs::QueuePolicy{.PolicyDocument = cfn::policy_document{no_plain_text},
                                .Queues = cfn::list<cfn::text>{cfn::ref(dead_letters)}});
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
