// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/kms/key.hpp>
#include <strata/aws/sns/topic.hpp>
#include <strata/aws/sns/topic_policy.hpp>
#include <strata/cfn/constant_text.hpp>
#include <strata/constructs/redshift/operations/errors.hpp>
#include <strata/constructs/security/existing_text.hpp>
#include <strata/constructs/security/kms_key.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

/// Where alarms go: an `alert_topic`, or an `existing_topic`.
class any_topic {
 public:
  std::string_view id;
  core::source_line line;

  [[nodiscard]] constexpr cfn::text arn() const {
    if (!existing_.empty()) return existing_.text();
    return cfn::reference{{id, {}}};
  }

 protected:
  constexpr any_topic(std::string_view id_, cfn::constant_text const& existing, core::source_line line_)
      : id{id_}, line{line_}, existing_{existing} {}

  cfn::constant_text existing_;
};

struct alert_topic_options {
  std::string_view email{};  ///< gets a message that asks for consent, and then the alarms; empty: nobody yet
};

/// An SNS topic for alarms and events, encrypted with a key that CloudWatch and EventBridge may use, which takes
/// nothing without TLS. Makes AWS::SNS::Topic, its policy and AWS::KMS::Key
/// (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services). Error: E0711.
class alert_topic_base : public any_topic {
 public:
  constexpr alert_topic_base(std::string_view id_, alert_topic_options const& options, core::source_line line_)
      : any_topic{id_, {}, line_}, options_{options} {}

  constexpr void describe(core::describer& out) const {
    out.mark(detail::effects_are_known);
    out.require(options_.email.empty() || is_address(options_.email), errors::E0711, options_.email);
  }

  constexpr void expand(auto& out) const {
    cfn::handle<aws::kms::Key> key{{id, "Key"}};
    cfn::statement publish_in_secret{.principals = {cfn::principal::service("cloudwatch.amazonaws.com"),
                                                    cfn::principal::service("events.amazonaws.com")},
                                     .actions = {"kms:Decrypt", "kms:GenerateDataKey*"},
                                     .resources = {"*"}};
    out.add(key.id, detail::kms_key("Encrypts alarms", {publish_in_secret}));
    aws::sns::Topic topic{.KmsMasterKeyId = cfn::ref(key)};
    if (!options_.email.empty())
      topic.Subscription = cfn::list<aws::sns::topic::Subscription>{{.Endpoint = options_.email, .Protocol = "email"}};
    out.add({id, {}}, topic);
    out.add({id, "Policy"}, aws::sns::TopicPolicy{.PolicyDocument = policy(), .Topics = cfn::list<cfn::text>{arn()}});
  }

 private:
  static constexpr bool is_address(std::string_view text) {
    std::size_t const at = text.find('@');
    auto const fits = [](char c) { return c > ' ' && c < 0x7F && c != '@'; };
    return at != text.npos && at > 0 && detail::all_of(text.substr(0, at), fits) &&
           detail::all_of(text.substr(at + 1), fits) && text.find('.', at + 2) != text.npos && !text.ends_with('.');
  }
  /// EventBridge takes no conditions in the policy of a topic
  /// (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions).
  [[nodiscard]] constexpr cfn::policy_document policy() const {
    return {{.principals = {cfn::principal::service("events.amazonaws.com")},
             .actions = {"sns:Publish"},
             .resources = {arn()}},
            {.principals = {cfn::principal::service("cloudwatch.amazonaws.com")},
             .actions = {"sns:Publish"},
             .resources = {arn()},
             .conditions = {{"StringEquals", "aws:SourceAccount", {cfn::aws_account_id}}}},
            {.effect = cfn::effect::deny,
             .principals = {cfn::principal::everyone()},
             .actions = {"sns:Publish"},
             .resources = {arn()},
             .conditions = {{"Bool", "aws:SecureTransport", {"false"}}}}};
  }

  alert_topic_options options_;
};

template <core::fixed_string Id = "">
struct alert_topic : alert_topic_base {
  constexpr alert_topic(alert_topic_options const& options = {}, core::source_line line_ = {})
      : alert_topic_base{Id.view(), options, line_} {}
};

/// An SNS topic that exists already, by its ARN. Its policy, and that of its key, have to let CloudWatch and
/// EventBridge publish. It makes no resource. Errors: E0334, E0336.
class existing_topic_base : public any_topic {
 public:
  constexpr existing_topic_base(std::string_view id_, cfn::constant_text const& arn, core::source_line line_)
      : any_topic{id_, arn, line_} {}

  constexpr void describe(core::describer& out) const {
    out.mark(detail::effects_are_known | detail::names_what_exists);
    detail::require_said(out, !existing_.empty(), "arn", id);
    detail::describe_existing(out, existing_, "arn");
    out.require(existing_.known().empty() || detail::is_arn_of(existing_.known(), ":sns:", ":"), errors::E0334,
                existing_.known());
  }
  constexpr void expand(auto&) const {}
};

template <core::fixed_string Id = "">
struct existing_topic : existing_topic_base {
  constexpr existing_topic(cfn::constant_text const& arn, core::source_line line_ = {})
      : existing_topic_base{Id.view(), arn, line_} {}
};

}  // namespace strata
