// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/ec2/flow_log.hpp>
#include <strata/aws/ec2/network_acl.hpp>
#include <strata/aws/ec2/network_acl_entry.hpp>
#include <strata/aws/ec2/security_group.hpp>
#include <strata/aws/ec2/security_group_ingress.hpp>
#include <strata/aws/ec2/vpc.hpp>
#include <strata/aws/glue/crawler.hpp>
#include <strata/aws/glue/job.hpp>
#include <strata/aws/glue/security_configuration.hpp>
#include <strata/aws/iam/group.hpp>
#include <strata/aws/iam/managed_policy.hpp>
#include <strata/aws/iam/policy.hpp>
#include <strata/aws/iam/role.hpp>
#include <strata/aws/iam/user.hpp>
#include <strata/aws/kms/key.hpp>
#include <strata/aws/lambda/function.hpp>
#include <strata/aws/s3/bucket.hpp>
#include <strata/aws/s3/bucket_policy.hpp>
#include <strata/aws/secrets_manager/rotation_schedule.hpp>
#include <strata/aws/secrets_manager/secret.hpp>
#include <strata/aws/secrets_manager/secret_target_attachment.hpp>
#include <strata/aws/step_functions/state_machine.hpp>
#include <strata/policy/pack.hpp>
#include <strata/policy/values.hpp>

/// The AwsSolutions rules of cdk-nag for the types of resources that Strata's constructs make, but the queues and
/// topics of operations, and related types, with the same ids and the same answers (tests/judges/policy_mutations.cpp
/// compares them). https://github.com/cdklabs/cdk-nag/blob/main/RULES.md#awssolutions
namespace strata::policy {

namespace aws_solutions_rules {

inline constexpr std::string_view rules_page = "https://github.com/cdklabs/cdk-nag/blob/main/RULES.md#awssolutions";

/// "10.0.0.0/0" is as open as "0.0.0.0/0".
template <class Ingress>
constexpr bool is_open_to_all(Ingress const& rule) {
  return contains(rule.CidrIp, "/0") || contains(rule.CidrIpv6, "/0");
}
template <class Optional>
constexpr bool is_known_or_absent(Optional const& value) {
  return !value.has_value() || value->is_literal();
}
template <class Ingress>
constexpr bool admits_some(Ingress const& rule) {
  return is_known_or_absent(rule.CidrIp) && is_known_or_absent(rule.CidrIpv6) && !is_open_to_all(rule);
}

inline constexpr auto inbound_is_restricted = rule<"AwsSolutions-EC23">(
    {.description = "No security group lets all addresses in", .source = rules_page},
    [](aws::ec2::SecurityGroup const& group) {
      if (!group.SecurityGroupIngress.has_value()) return true;
      for (auto const& ingress : group.SecurityGroupIngress->items())
        if (!admits_some(ingress)) return false;
      return true;
    },
    [](aws::ec2::SecurityGroupIngress const& ingress) { return admits_some(ingress); });

inline constexpr auto security_groups_are_described =
    rule<"AwsSolutions-EC27">({.description = "Security groups say what they are for", .source = rules_page},
                              [](aws::ec2::SecurityGroup const& group) {
                                if (!group.GroupDescription.has_value() || !group.GroupDescription->is_literal())
                                  return false;
                                std::size_t size = 0;
                                for (cfn::segment const& p : group.GroupDescription->segments()) size += p.chars.size();
                                return size >= 2;
                              });

inline constexpr auto buckets_log_access = rule<"AwsSolutions-S1">(
    {.description = "Buckets have server access logs, or receive those of others", .source = rules_page},
    [](aws::s3::Bucket const& bucket, rule_context& context) {
      auto const& logging = bucket.LoggingConfiguration;
      if (logging.has_value()) {
        // A destination can also be the name of a bucket in the middle of a function.
        if (logging->DestinationBucketName.has_value()) {
          context.gives(key_of(*logging->DestinationBucketName));
          for (cfn::segment const& p : logging->DestinationBucketName->segments())
            if (p.what != cfn::segment::kind::literal) context.gives(key_of(p.id));
        }
        if (logging->DestinationBucketName.has_value() || logging->LogFilePrefix.has_value())
          return compliance_type::compliant;
      }
      context.needs(context.key(), key_of(bucket.BucketName));
      return compliance_type::compliant;
    });

inline constexpr auto buckets_block_public_access = rule<"AwsSolutions-S2">(
    {.description = "No bucket turns off a part of its public access block", .source = rules_page},
    [](aws::s3::Bucket const& bucket) {
      auto const& block = bucket.PublicAccessBlockConfiguration;
      return !block.has_value() || (is_true(block->BlockPublicAcls) && is_true(block->BlockPublicPolicy) &&
                                    is_true(block->IgnorePublicAcls) && is_true(block->RestrictPublicBuckets));
    });

constexpr bool same_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if ((a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i]) != b[i]) return false;
  return true;
}

inline constexpr auto web_buckets_are_read_by_cloudfront = rule<"AwsSolutions-S5">(
    {.description = "A bucket with a web site is read through a CloudFront origin access identity",
     .source = rules_page},
    [](aws::s3::Bucket const& bucket, rule_context& context) {
      if (bucket.WebsiteConfiguration.has_value()) context.needs(context.key(), key_of(bucket.BucketName));
      return compliance_type::compliant;
    },
    [](aws::s3::BucketPolicy const& policy, rule_context& context) {
      bool identity = false;
      for (cfn::statement const& s : policy.PolicyDocument->statements) {
        if (s.effect != cfn::effect::allow) continue;
        bool theirs = false;
        for (cfn::principal const& p : s.principals.items()) {
          if (is_everyone(p) || contains(p.who, "*")) return compliance_type::not_applicable;
          theirs =
              theirs || (p.what == cfn::principal::kind::aws && contains(p.who, "CloudFront Origin Access Identity"));
        }
        for (std::string_view action : s.actions.items())
          if (theirs && !same_ignoring_case(action, "s3:getobject") && !same_ignoring_case(action, "s3:putobject"))
            return compliance_type::not_applicable;
        identity = identity || theirs;
      }
      if (identity) context.gives(key_of(policy.Bucket));
      return compliance_type::not_applicable;
    });

/// Whether a statement denies requests without TLS to the bucket and to its objects.
constexpr bool denies_insecure_transport(cfn::statement const& s, cfn::text const& bucket) {
  if (s.effect != cfn::effect::deny || !has_everyone(s)) return false;
  bool all_actions = false, insecure = false, itself = false, objects = false;
  for (std::string_view action : s.actions.items())
    all_actions = all_actions || action == "*" || same_ignoring_case(action, "s3:*");
  for (cfn::condition const& c : s.conditions.items())
    insecure = insecure || (c.operation == "Bool" && c.key == "aws:SecureTransport" && c.values.size() == 1 &&
                            equals(c.values.items().front(), "false"));
  key const resource = key_of(bucket);
  for (cfn::text const& r : s.resources.items()) {
    bool const named = refers_to(r, resource) ||
                       (bucket.is_literal() && !bucket.empty() && contains(r, bucket.segments().front().chars));
    std::size_t const slashes = count_of(r, "/");
    itself = itself || (named && slashes == 0);
    objects = objects || (named && slashes == 1 && contains(r, "/*"));
  }
  return all_actions && insecure && itself && objects;
}
constexpr bool denies_insecure_transport(aws::s3::BucketPolicy const& policy) {
  if (!policy.Bucket.has_value()) return false;
  for (cfn::statement const& s : policy.PolicyDocument->statements)
    if (denies_insecure_transport(s, *policy.Bucket)) return true;
  return false;
}

inline constexpr auto buckets_need_tls = rule<"AwsSolutions-S10">(
    {.description = "Buckets and their policies deny requests without TLS", .source = rules_page},
    [](aws::s3::Bucket const& bucket, rule_context& context) {
      context.needs(context.key(), key_of(bucket.BucketName));
      return compliance_type::compliant;
    },
    [](aws::s3::BucketPolicy const& policy, rule_context& context) {
      if (!denies_insecure_transport(policy)) return false;
      context.gives(key_of(policy.Bucket));
      return true;
    });

inline constexpr auto no_network_acls = rule<"AwsSolutions-VPC3">(
    {.level = severity::warning,
     .description = "Security groups and not network ACLs filter the traffic",
     .source = rules_page},
    [](aws::ec2::NetworkAcl const&) { return false; }, [](aws::ec2::NetworkAclEntry const&) { return false; });

inline constexpr auto vpcs_have_flow_logs = rule<"AwsSolutions-VPC7">(
    {.description = "VPCs have flow logs", .source = rules_page},
    [](aws::ec2::VPC const&, rule_context& context) {
      context.needs(context.key());
      return compliance_type::compliant;
    },
    [](aws::ec2::FlowLog const& log, rule_context& context) {
      if (equals(log.ResourceType, "VPC")) context.gives(key_of(log.ResourceId));
      return compliance_type::not_applicable;
    });

/// A crawler or job needs a security configuration that encrypts; it names the configuration by Ref or by name.
constexpr compliance_type needs_configuration(auto const& name, rule_context& context) {
  if (!name.has_value() || key_of(*name) == 0) return compliance_type::non_compliant;
  context.needs(key_of(*name));
  return compliance_type::compliant;
}

inline constexpr auto glue_logs_are_encrypted = rule<"AwsSolutions-GL1">(
    {.level = severity::warning, .description = "Crawlers and jobs of Glue encrypt their logs", .source = rules_page},
    [](aws::glue::Crawler const& crawler, rule_context& context) {
      return needs_configuration(crawler.CrawlerSecurityConfiguration, context);
    },
    [](aws::glue::Job const& job, rule_context& context) {
      return needs_configuration(job.SecurityConfiguration, context);
    },
    [](aws::glue::SecurityConfiguration const& c, rule_context& context) {
      auto const& encryption = c.EncryptionConfiguration->CloudWatchEncryption;
      if (!encryption.has_value() || !equals(encryption->CloudWatchEncryptionMode, "SSE-KMS"))
        return compliance_type::not_applicable;
      context.gives(context.key());
      context.gives(key_of(c.Name));
      return compliance_type::not_applicable;
    });

inline constexpr auto glue_bookmarks_are_encrypted = rule<"AwsSolutions-GL3">(
    {.level = severity::warning, .description = "Jobs of Glue encrypt their bookmarks", .source = rules_page},
    [](aws::glue::Job const& job, rule_context& context) {
      return needs_configuration(job.SecurityConfiguration, context);
    },
    [](aws::glue::SecurityConfiguration const& c, rule_context& context) {
      auto const& encryption = c.EncryptionConfiguration->JobBookmarksEncryption;
      if (!encryption.has_value() || !equals(encryption->JobBookmarksEncryptionMode, "CSE-KMS"))
        return compliance_type::not_applicable;
      context.gives(context.key());
      context.gives(key_of(c.Name));
      return compliance_type::not_applicable;
    });

template <class Identity>
constexpr bool has_no_managed_policy(Identity const& who, rule_context& context) {
  if (!who.ManagedPolicyArns.has_value()) return true;
  for (cfn::text const& arn : who.ManagedPolicyArns->items()) {
    if (!contains(arn, ":iam::aws:")) continue;
    context.names(literal_with(arn, ":iam::aws:"));
    return false;
  }
  return true;
}

inline constexpr auto no_managed_policies = rule<"AwsSolutions-IAM4">(
    {.description = "No role, user or group has a managed policy of AWS", .source = rules_page},
    [](aws::iam::Role const& role, rule_context& context) { return has_no_managed_policy(role, context); },
    [](aws::iam::User const& user, rule_context& context) { return has_no_managed_policy(user, context); },
    [](aws::iam::Group const& group, rule_context& context) { return has_no_managed_policy(group, context); });

template <class Resource>
constexpr bool has_no_wildcard(Resource const& resource, rule_context& context) {
  bool none = true;
  each_statement(resource, [&](cfn::statement const& s) {
    if (s.effect != cfn::effect::allow) return;
    none = none && s.actions.size() > 0;  // NotAction is as wide as a wildcard
    for (std::string_view action : s.actions.items())
      if (none && action.find('*') != action.npos) none = false, context.names(action);
    for (cfn::text const& r : s.resources.items())
      if (none && contains(r, "*")) none = false, context.names(literal_with(r, "*"));
  });
  return none;
}

inline constexpr auto no_wildcards = rule<"AwsSolutions-IAM5">(
    {.description = "Policies name their actions and resources, without wildcards", .source = rules_page},
    [](aws::iam::Role const& role, rule_context& context) { return has_no_wildcard(role, context); },
    [](aws::iam::User const& user, rule_context& context) { return has_no_wildcard(user, context); },
    [](aws::iam::Group const& group, rule_context& context) { return has_no_wildcard(group, context); },
    [](aws::iam::Policy const& policy, rule_context& context) { return has_no_wildcard(policy, context); },
    [](aws::iam::ManagedPolicy const& policy, rule_context& context) { return has_no_wildcard(policy, context); });

constexpr bool key_rotates(aws::kms::Key const& k) {
  bool const symmetric = !k.KeySpec.has_value() || equals(k.KeySpec, "SYMMETRIC_DEFAULT");
  return !symmetric || is_true(k.EnableKeyRotation);
}
inline constexpr auto keys_rotate =
    rule<"AwsSolutions-KMS5">({.description = "Symmetric keys rotate", .source = rules_page},
                              [](aws::kms::Key const& k) { return key_rotates(k); });

/// A secret or its attachment needs a rotation schedule.
template <class Attached>
constexpr compliance_type check_rotation(Attached const& resource, rule_context& context) {
  if constexpr (__is_same(Attached, aws::secrets_manager::Secret)) {
    context.needs(context.key());
    return compliance_type::compliant;
  } else {
    auto const& rules = resource.RotationRules;
    bool const scheduled =
        rules.has_value() && (rules->AutomaticallyAfterDays.has_value() || rules->ScheduleExpression.has_value());
    if (scheduled && (resource.HostedRotationLambda.has_value() || resource.RotationLambdaARN.has_value()))
      context.gives(key_of(resource.SecretId));
    return compliance_type::not_applicable;
  }
}

inline constexpr auto secrets_rotate = rule<"AwsSolutions-SMG4">(
    {.description = "Secrets rotate on a schedule", .source = rules_page},
    [](aws::secrets_manager::Secret const& secret, rule_context& context) { return check_rotation(secret, context); },
    [](aws::secrets_manager::RotationSchedule const& schedule, rule_context& context) {
      return check_rotation(schedule, context);
    });

inline constexpr auto state_machines_log_all = rule<"AwsSolutions-SF1">(
    {.description = "State machines log all events", .source = rules_page},
    [](aws::step_functions::StateMachine const& machine) {
      return machine.LoggingConfiguration.has_value() && equals(machine.LoggingConfiguration->Level, "ALL");
    });

inline constexpr auto state_machines_are_traced = rule<"AwsSolutions-SF2">(
    {.description = "State machines are traced by X-Ray", .source = rules_page},
    [](aws::step_functions::StateMachine const& machine) {
      return machine.TracingConfiguration.has_value() && is_true(machine.TracingConfiguration->Enabled);
    });

/// The newest runtimes of Lambda, by family, as in aws-cdk-lib 2.275.0.
inline constexpr std::string_view newest_runtimes[] = {"dotnet10",   "dotnetcore3.1", "go1.x",  "java25",
                                                       "nodejs24.x", "python3.14",    "ruby4.0"};
inline constexpr auto functions_have_the_newest_runtime = rule<"AwsSolutions-L1">(
    {.description = "Functions run on the newest runtime of their language", .source = rules_page},
    [](aws::lambda::Function const& function) {
      if (!function.Runtime.has_value()) return compliance_type::not_applicable;  // a container
      if (function.Runtime->is_literal() && function.Runtime->segments().front().chars.substr(0, 8) == "provided")
        return compliance_type::not_applicable;
      for (std::string_view newest : newest_runtimes)
        if (equals(function.Runtime, newest)) return compliance_type::compliant;
      return compliance_type::non_compliant;
    });

struct all
    : pack_of<inbound_is_restricted, security_groups_are_described, buckets_log_access, buckets_block_public_access,
              web_buckets_are_read_by_cloudfront, buckets_need_tls, no_network_acls, vpcs_have_flow_logs,
              glue_logs_are_encrypted, glue_bookmarks_are_encrypted, no_managed_policies, no_wildcards, keys_rotate,
              secrets_rotate, state_machines_log_all, state_machines_are_traced, functions_have_the_newest_runtime> {};

}  // namespace aws_solutions_rules

/// cdk-nag's AwsSolutions for the resources of Strata's constructs.
struct aws_solutions_pack : aws_solutions_rules::all {};
inline constexpr aws_solutions_pack aws_solutions{};

}  // namespace strata::policy
