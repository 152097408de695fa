// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/iam/managed_policy.hpp>
#include <strata/aws/iam/policy.hpp>
#include <strata/aws/iam/role.hpp>
#include <strata/constructs/security/iam_role.hpp>
#include <strata/policy/pack.hpp>
#include <strata/policy/values.hpp>

/// Permissions that are no wider than their purpose.
namespace strata::policy {

namespace least_privilege_rules {

using namespace std::string_view_literals;

/// Checks the statements that allow something, in any resource that has some.
template <class Judge>
struct each_allowed {
  [[no_unique_address]] Judge evaluate{};

  template <class Resource>
    requires(__is_same(Resource, aws::iam::Role) || __is_same(Resource, aws::iam::Policy) ||
             __is_same(Resource, aws::iam::ManagedPolicy))
  constexpr bool operator()(Resource const& resource, rule_context& context) const {
    bool holds = true;
    each_statement(resource, [&](cfn::statement const& s) {
      if (s.effect == cfn::effect::allow) holds = holds && evaluate(s, context);
    });
    return holds;
  }
};
template <class Judge>
each_allowed(Judge) -> each_allowed<Judge>;

/// "*", "s3:*" or "*:*": a pattern that leaves the operation open.
constexpr bool allows_every_operation(std::string_view action) { return action == "*"sv || action.ends_with(":*"sv); }

inline constexpr auto actions_are_named =
    rule<"LeastPrivilege-1">({.description = "No statement allows all actions of a service",
                              .source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"},
                             each_allowed{[](cfn::statement const& s, rule_context& context) {
                               for (std::string_view action : s.actions.items())
                                 if (allows_every_operation(action)) return context.names(action), false;
                               return true;
                             }});

/// Actions for which IAM has no resources, or whose resources have no names before they exist
/// (https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html).
/// An item with '*' at its end stands for all actions that begin with it.
inline constexpr std::string_view without_resource[] = {"ec2:CreateNetworkInterface",
                                                        "ec2:DeleteNetworkInterface",
                                                        "ec2:Describe*",
                                                        "glue:GetSecurityConfiguration*",
                                                        "logs:CreateLogDelivery",
                                                        "logs:DeleteLogDelivery",
                                                        "logs:DescribeLogGroups",
                                                        "logs:DescribeResourcePolicies",
                                                        "logs:GetLogDelivery",
                                                        "logs:ListLogDeliveries",
                                                        "logs:PutResourcePolicy",
                                                        "logs:UpdateLogDelivery",
                                                        "redshift-data:CancelStatement",
                                                        "redshift-data:DescribeStatement",
                                                        "redshift-data:GetStatementResult",
                                                        "redshift-data:ListStatements",
                                                        "redshift-serverless:CreateUsageLimit",
                                                        "redshift-serverless:DeleteUsageLimit",
                                                        "redshift-serverless:ListUsageLimits",
                                                        "redshift-serverless:UpdateUsageLimit",
                                                        "s3:ListAllMyBuckets",
                                                        "sts:GetCallerIdentity",
                                                        "xray:GetSamplingRules",
                                                        "xray:GetSamplingTargets",
                                                        "xray:PutTelemetryRecords",
                                                        "xray:PutTraceSegments"};
constexpr bool has_no_resource(std::string_view action) {
  for (std::string_view known : without_resource) {
    bool const open = known.back() == '*';
    if (open ? action.substr(0, known.size() - 1) == known.substr(0, known.size() - 1) : action == known) return true;
  }
  return false;
}
constexpr bool is_for_all_resources(cfn::statement const& s) {
  for (cfn::text const& r : s.resources.items())
    if (equals(r, "*")) return true;
  return false;
}

inline constexpr auto resources_are_named =
    rule<"LeastPrivilege-2">({.description = "Actions that take a resource are allowed for named ones, not for *",
                              .source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"},
                             each_allowed{[](cfn::statement const& s, rule_context& context) {
                               if (!is_for_all_resources(s)) return true;
                               for (std::string_view action : s.actions.items())
                                 if (!has_no_resource(action)) return context.names(action), false;
                               return true;
                             }});

inline constexpr auto roles_are_passed_by_name =
    rule<"LeastPrivilege-3">({.description = "iam:PassRole is allowed for named roles",
                              .source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"},
                             each_allowed{[](cfn::statement const& s, rule_context& context) {
                               bool passes = false;
                               for (std::string_view action : s.actions.items())
                                 passes = passes || action == "iam:PassRole"sv || action == "iam:Pass*"sv ||
                                          action == "iam:*"sv || action == "*"sv;
                               for (cfn::text const& r : s.resources.items())
                                 if (passes && contains(r, "*")) return context.names(literal_with(r, "*")), false;
                               return true;
                             }});

constexpr bool has_source_condition(cfn::statement const& s) {
  for (cfn::condition const& c : s.conditions.items())
    for (std::string_view key : {"aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID"})
      if (c.key == key) return true;
  return false;
}

inline constexpr auto deputies_are_not_confused = rule<"LeastPrivilege-4">(
    {.description = "Roles trust services only when they act for this account",
     .source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"},
    [](aws::iam::Role const& role, rule_context& context) {
      for (cfn::statement const& s : role.AssumeRolePolicyDocument->statements) {
        if (s.effect != cfn::effect::allow || has_source_condition(s)) continue;
        for (cfn::principal const& p : s.principals.items())
          if (p.what == cfn::principal::kind::service && p.who.is_literal() && p.who.segments().size() == 1 &&
              sends_source_account(p.who.segments().front().chars))
            return context.names(p.who.segments().front().chars), false;
      }
      return true;
    });

inline constexpr auto nobody_trusts_everyone = rule<"LeastPrivilege-5">(
    {.description = "No role can be assumed by everyone",
     .source = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"},
    [](aws::iam::Role const& role) {
      for (cfn::statement const& s : role.AssumeRolePolicyDocument->statements)
        if (s.effect == cfn::effect::allow && s.conditions.size() == 0 && has_everyone(s)) return false;
      return true;
    });

}  // namespace least_privilege_rules

/// Named actions, named resources, named roles to pass, trust with conditions.
struct least_privilege_pack
    : pack_of<least_privilege_rules::actions_are_named, least_privilege_rules::resources_are_named,
              least_privilege_rules::roles_are_passed_by_name, least_privilege_rules::deputies_are_not_confused,
              least_privilege_rules::nobody_trusts_everyone> {};
inline constexpr least_privilege_pack least_privilege{};

}  // namespace strata::policy
