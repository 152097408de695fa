// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/iam/role.hpp>
#include <strata/aws/redshift_serverless/namespace.hpp>
#include <strata/aws/redshift_serverless/workgroup.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/policy/pack.hpp>
#include <strata/policy/values.hpp>

/// Rules for Amazon Redshift Serverless that no other tool has.
namespace strata::policy {

namespace redshift_serverless_rules {

using aws::redshift_serverless::Namespace;
using aws::redshift_serverless::Workgroup;

/// Whether a config parameter of a workgroup, e.g. "require_ssl", has this value.
constexpr bool has_parameter(Workgroup const& workgroup, std::string_view key, std::string_view value) {
  if (!workgroup.ConfigParameters.has_value()) return false;
  for (auto const& p : workgroup.ConfigParameters->items())
    if (equals(p.ParameterKey, key)) return equals(p.ParameterValue, value);
  return false;
}
constexpr bool exports(Namespace const& ns, std::string_view log) {
  if (!ns.LogExports.has_value()) return false;
  for (cfn::text const& l : ns.LogExports->items())
    if (equals(l, log)) return true;
  return false;
}

inline constexpr auto data_has_a_customer_key = rule<"RedshiftServerless-1">(
    {.description = "Data is encrypted with a customer managed key",
     .source =
         "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroups-and-namespaces-rotate-kms-key.html"},
    [](Namespace const& ns) { return ns.KmsKeyId.has_value() && !equals(ns.KmsKeyId, "AWS_OWNED_KMS_KEY"); });

inline constexpr auto admin_secret_is_managed = rule<"RedshiftServerless-2">(
    {.description = "Redshift manages the admin password, in a secret under a customer managed key",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-secrets-manager-integration.html"},
    [](Namespace const& ns) {
      return is_true(ns.ManageAdminPassword) && ns.AdminPasswordSecretKmsKeyId.has_value() &&
             !ns.AdminUserPassword.has_value();
    });

inline constexpr auto connections_need_tls = rule<"RedshiftServerless-3">(
    {.description = "Connections need TLS: require_ssl is true",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-security-ssl.html"},
    [](Workgroup const& workgroup) { return has_parameter(workgroup, "require_ssl", "true"); });

inline constexpr auto workgroups_are_private = rule<"RedshiftServerless-4">(
    {.description = "Workgroups are not publicly accessible",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html"},
    [](Workgroup const& workgroup) { return is_false(workgroup.PubliclyAccessible); });

inline constexpr auto traffic_stays_in_the_vpc = rule<"RedshiftServerless-5">(
    {.description = "Traffic to other services is routed through the VPC",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html"},
    [](Workgroup const& workgroup) { return is_true(workgroup.EnhancedVpcRouting); });

/// A namespace and its workgroup each have one side.
inline constexpr auto audit_logs_are_kept = rule<"RedshiftServerless-6">(
    {.description = "A namespace exports its audit logs, and its workgroup logs what users do",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html"},
    [](Namespace const& ns, rule_context& context) {
      context.needs(context.key(), key_of(ns.NamespaceName));
      return exports(ns, "useractivitylog") && exports(ns, "userlog") && exports(ns, "connectionlog");
    },
    [](Workgroup const& workgroup, rule_context& context) {
      bool const logs = has_parameter(workgroup, "enable_user_activity_logging", "true");
      if (logs) context.gives(key_of(workgroup.NamespaceName));
      return logs;
    });

inline constexpr auto trusted_by_services_only = rule<"RedshiftServerless-7">(
    {.description = "No role that Redshift assumes trusts everyone, or a pattern",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/authorizing-redshift-service.html"},
    [](aws::iam::Role const& role) {
      bool redshift = false, open = false;
      for (cfn::statement const& s : role.AssumeRolePolicyDocument->statements)
        for (cfn::principal const& p : s.principals.items()) {
          redshift = redshift || (p.what == cfn::principal::kind::service && contains(p.who, "redshift"));
          open = open || (s.effect == cfn::effect::allow && (is_everyone(p) || contains(p.who, "*")));
        }
      return !redshift ? compliance_type::not_applicable : as_compliance_type(!open);
    });

inline constexpr auto data_outlives_the_stack = rule<"RedshiftServerless-8">(
    {.level = severity::warning,
     .description = "A namespace leaves a snapshot when it is deleted",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-snapshots-recovery-points.html"},
    [](Namespace const& ns) { return ns.FinalSnapshotName.has_value(); });

inline constexpr auto capacity_has_a_ceiling = rule<"RedshiftServerless-9">(
    {.description = "Workgroups have a ceiling of their capacity, and with it of their price",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html"},
    [](Workgroup const& workgroup) { return is_known(workgroup.MaxCapacity); });

/// Whether a text contains a phrase in any case, with single spaces.
constexpr bool contains_ignoring_case(cfn::json const& value, std::string_view capitals) {
  for (cfn::segment const& p : value.string.segments()) {
    std::size_t matched = 0;
    for (char c : p.chars) {
      char const upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
      matched = upper == capitals[matched] ? matched + 1 : (upper == capitals[0] ? 1 : 0);
      if (matched == capitals.size()) return true;
    }
  }
  for (cfn::json const& item : value.items)
    if (contains_ignoring_case(item, capitals)) return true;
  return false;
}

inline constexpr auto shares_are_not_public = rule<"RedshiftServerless-10">(
    {.description = "No datashare is accessible from public workgroups",
     .source = "https://docs.aws.amazon.com/redshift/latest/dg/manage-public-access-datashares.html"},
    [](cfn::untyped_resource const& resource) {
      if (resource.type_name != "Custom::RedshiftDatashare") return compliance_type::not_applicable;
      for (std::string_view set : {"PUBLICACCESSIBLE TRUE", "PUBLICACCESSIBLE = TRUE", "PUBLICACCESSIBLE=TRUE"})
        if (contains_ignoring_case(resource.properties, set)) return compliance_type::non_compliant;
      return compliance_type::compliant;
    });

inline constexpr auto passwords_are_not_in_the_template = rule<"RedshiftServerless-11">(
    {.description = "No password stands in the template",
     .source = "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html"},
    [](Namespace const& ns) {
      return !ns.AdminUserPassword.has_value() || !ns.AdminUserPassword->is_literal() ||
             contains(ns.AdminUserPassword, "{{resolve:");
    });

}  // namespace redshift_serverless_rules

/// Encryption with customer keys, a managed secret, TLS, private and routed in the VPC, audit logs on both sides,
/// trust, snapshot, ceiling, shares.
struct redshift_serverless_pack
    : pack_of<redshift_serverless_rules::data_has_a_customer_key, redshift_serverless_rules::admin_secret_is_managed,
              redshift_serverless_rules::connections_need_tls, redshift_serverless_rules::workgroups_are_private,
              redshift_serverless_rules::traffic_stays_in_the_vpc, redshift_serverless_rules::audit_logs_are_kept,
              redshift_serverless_rules::trusted_by_services_only, redshift_serverless_rules::data_outlives_the_stack,
              redshift_serverless_rules::capacity_has_a_ceiling, redshift_serverless_rules::shares_are_not_public,
              redshift_serverless_rules::passwords_are_not_in_the_template> {};
inline constexpr redshift_serverless_pack redshift_serverless{};

}  // namespace strata::policy
