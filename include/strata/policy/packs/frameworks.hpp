// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/ec2/route.hpp>
#include <strata/aws/ec2/subnet.hpp>
#include <strata/aws/lambda/permission.hpp>
#include <strata/aws/logs/log_group.hpp>
#include <strata/policy/packs/aws_solutions.hpp>

/// The parts of three frameworks that concern the resources of Strata's constructs, as cdk-nag states them, with the
/// same ids and answers. Compliance with them is no certification; see
/// https://github.com/cdklabs/cdk-nag/blob/main/RULES.md.
namespace strata::policy {

namespace framework_rules {

using namespace std::string_view_literals;
using core::fixed_string;
using detail::joined;
inline constexpr std::string_view source = "https://github.com/cdklabs/cdk-nag/blob/main/RULES.md";

// Each is a rule for a prefix such as "HIPAA.Security-".

template <fixed_string Framework>
inline constexpr auto log_groups_are_encrypted = rule<joined(Framework, fixed_string{"CloudWatchLogGroupEncrypted"})>(
    {.description = "Log groups are encrypted with a key of the account", .source = source},
    [](aws::logs::LogGroup const& logs) { return logs.KmsKeyId.has_value(); });

template <fixed_string Framework>
inline constexpr auto logs_have_a_retention =
    rule<joined(Framework, fixed_string{"CloudWatchLogGroupRetentionPeriod"})>(
        {.description = "Log groups say how long they keep their logs", .source = source},
        [](aws::logs::LogGroup const& logs) { return logs.RetentionInDays.has_value(); });

/// A value that only a deployment knows may be any address and any port.
template <class Ingress>
constexpr bool is_known(Ingress const& in) {
  using aws_solutions_rules::is_known_or_absent;
  return is_known_or_absent(in.CidrIp) && is_known_or_absent(in.CidrIpv6) && is_known_or_absent(in.FromPort) &&
         is_known_or_absent(in.ToPort) && in.IpProtocol->is_literal();
}
constexpr bool is_port(cfn::optional<cfn::integer> const& port, long long value) {
  return port.has_value() && port->is_literal() && port->value() == value;
}
/// Whether a rule of a security group covers a port: a range with -1 at one end is every port.
template <class Ingress>
constexpr bool covers(Ingress const& in, long long port) {
  if (in.FromPort.has_value() && in.ToPort.has_value()) {
    return (in.FromPort->value() <= port && in.ToPort->value() >= port) || is_port(in.FromPort, -1) ||
           is_port(in.ToPort, -1);
  }
  return is_port(in.FromPort, port);
}
template <class Ingress>
constexpr bool keeps_common_ports(Ingress const& in) {
  if (!is_known(in) || equals(*in.IpProtocol, "-1")) return false;
  if (!equals(*in.IpProtocol, "tcp") || !contains(in.CidrIp, "/0")) return true;
  for (long long port : {20, 21, 3389, 3309, 3306, 4333})
    if (covers(in, port)) return false;
  return true;
}
template <class Ingress>
constexpr bool keeps_ssh(Ingress const& in) {
  if (!is_known(in)) return false;
  if (!aws_solutions_rules::is_open_to_all(in)) return true;
  return !covers(in, 22) && !equals(*in.IpProtocol, "-1");
}
template <class Judge>
constexpr bool all_ingress(aws::ec2::SecurityGroup const& group, Judge const& evaluate) {
  if (!group.SecurityGroupIngress.has_value()) return true;
  for (auto const& in : group.SecurityGroupIngress->items())
    if (!evaluate(in)) return false;
  return true;
}

template <fixed_string Framework>
inline constexpr auto common_ports_are_closed = rule<joined(Framework, fixed_string{"EC2RestrictedCommonPorts"})>(
    {.description = "Security groups keep the ports of file transfer, remote desktops and databases", .source = source},
    [](aws::ec2::SecurityGroup const& group) {
      return all_ingress(group, [](auto const& in) { return keeps_common_ports(in); });
    },
    [](aws::ec2::SecurityGroupIngress const& in) { return keeps_common_ports(in); });

template <fixed_string Framework>
inline constexpr auto ssh_is_closed = rule<joined(Framework, fixed_string{"EC2RestrictedSSH"})>(
    {.description = "Security groups keep SSH from all addresses", .source = source},
    [](aws::ec2::SecurityGroup const& group) {
      return all_ingress(group, [](auto const& in) { return keeps_ssh(in); });
    },
    [](aws::ec2::SecurityGroupIngress const& in) { return keeps_ssh(in); });

template <fixed_string Framework>
inline constexpr auto no_inline_policies = rule<joined(Framework, fixed_string{"IAMNoInlinePolicy"})>(
    {.description = "Permissions are in managed policies, not inline", .source = source},
    [](aws::iam::Policy const&) { return false; },
    [](aws::iam::Role const& role) { return !role.Policies.has_value(); },
    [](aws::iam::Group const& group) { return !group.Policies.has_value(); },
    [](aws::iam::User const& user) { return !user.Policies.has_value(); });

/// "*", or also "service:*" if `of_a_service`.
constexpr bool is_open_action(std::string_view action, bool of_a_service) {
  return action == "*"sv || (of_a_service && action.ends_with(":*"sv));
}
template <class Resource>
constexpr bool has_no_open_statement(Resource const& resource, bool of_a_service, bool for_all) {
  bool holds = true;
  each_statement(resource, [&](cfn::statement const& s) {
    if (s.effect != cfn::effect::allow) return;
    bool action = false, everything = !for_all;
    for (std::string_view a : s.actions.items()) action = action || is_open_action(a, of_a_service);
    for (cfn::text const& r : s.resources.items())
      everything = everything || equals(r, "*") ||
                   (r.is_literal() && contains(r, "arn:") && r.segments().back().chars.back() == '*');
    holds = holds && !(action && everything);
  });
  return holds;
}

template <fixed_string Framework>
inline constexpr auto nobody_is_admin = rule<joined(Framework, fixed_string{"IAMPolicyNoStatementsWithAdminAccess"})>(
    {.description = "No statement allows everything on everything", .source = source},
    [](aws::iam::Policy const& policy) { return has_no_open_statement(policy, false, true); },
    [](aws::iam::ManagedPolicy const& policy) { return has_no_open_statement(policy, false, true); },
    [](aws::iam::Group const& group) { return has_no_open_statement(group, false, true); },
    [](aws::iam::Role const& role) { return has_no_open_statement(role, false, true); });

template <fixed_string Framework>
inline constexpr auto no_full_access = rule<joined(Framework, fixed_string{"IAMPolicyNoStatementsWithFullAccess"})>(
    {.description = "No statement allows all actions of a service", .source = source},
    [](aws::iam::Policy const& policy) { return has_no_open_statement(policy, true, false); },
    [](aws::iam::ManagedPolicy const& policy) { return has_no_open_statement(policy, true, false); },
    [](aws::iam::Group const& group) { return has_no_open_statement(group, true, false); },
    [](aws::iam::Role const& role) { return has_no_open_statement(role, true, false); });

template <fixed_string Framework>
inline constexpr auto functions_reserve_concurrency = rule<joined(Framework, fixed_string{"LambdaConcurrency"})>(
    {.description = "Functions have a limit of concurrent executions", .source = source},
    [](aws::lambda::Function const& f) {
      return policy::is_known(f.ReservedConcurrentExecutions) && f.ReservedConcurrentExecutions->value() != 0;
    });

template <fixed_string Framework>
inline constexpr auto functions_have_a_dead_letter_queue = rule<joined(Framework, fixed_string{"LambdaDLQ"})>(
    {.description = "Functions have a queue or topic for events that fail", .source = source},
    [](aws::lambda::Function const& f) {
      return f.DeadLetterConfig.has_value() && f.DeadLetterConfig->TargetArn.has_value();
    });

template <fixed_string Framework>
inline constexpr auto functions_are_not_public =
    rule<joined(Framework, fixed_string{"LambdaFunctionPublicAccessProhibited"})>(
        {.description = "Nobody but accounts and services that are named may invoke a function", .source = source},
        [](aws::lambda::Permission const& p) {
          return !equals(*p.Principal, "*") || p.PrincipalOrgID.has_value() || p.SourceAccount.has_value() ||
                 p.SourceArn.has_value();
        });

template <fixed_string Framework>
inline constexpr auto functions_are_in_a_vpc = rule<joined(Framework, fixed_string{"LambdaInsideVPC"})>(
    {.description = "Functions run inside a VPC", .source = source}, [](aws::lambda::Function const& f) {
      auto const some = [](auto const& ids) { return ids.has_value() && (!ids->is_literal() || ids->size() > 0); };
      return f.VpcConfig.has_value() && (some(f.VpcConfig->SecurityGroupIds) || some(f.VpcConfig->SubnetIds));
    });

constexpr bool blocks_public(aws::s3::Bucket const& bucket, bool reading) {
  auto const& block = bucket.PublicAccessBlockConfiguration;
  if (!block.has_value() || !is_true(block->BlockPublicPolicy)) return false;
  bool const open =
      equals(bucket.AccessControl, "PublicReadWrite") || (reading && equals(bucket.AccessControl, "PublicRead"));
  return !open || is_true(block->BlockPublicAcls);
}
template <fixed_string Framework>
inline constexpr auto buckets_are_not_read_by_all =
    rule<joined(Framework, fixed_string{"S3BucketPublicReadProhibited"})>(
        {.description = "No bucket can be read by everyone", .source = source},
        [](aws::s3::Bucket const& b) { return blocks_public(b, true); });
template <fixed_string Framework>
inline constexpr auto buckets_are_not_written_by_all =
    rule<joined(Framework, fixed_string{"S3BucketPublicWriteProhibited"})>(
        {.description = "No bucket can be written by everyone", .source = source},
        [](aws::s3::Bucket const& b) { return blocks_public(b, false); });
template <fixed_string Framework>
inline constexpr auto buckets_block_public_access =
    rule<joined(Framework, fixed_string{"S3BucketLevelPublicAccessProhibited"})>(
        {.description = "No bucket turns off a part of its public access block", .source = source},
        [](aws::s3::Bucket const& b, rule_context&) { return aws_solutions_rules::buckets_block_public_access(b); });
template <fixed_string Framework>
inline constexpr auto buckets_log_access = rule<joined(Framework, fixed_string{"S3BucketLoggingEnabled"})>(
    {.description = "Buckets have server access logs, or receive those of others", .source = source},
    [](aws::s3::Bucket const& b, rule_context& context) {
      return aws_solutions_rules::buckets_log_access(b, context);
    });
template <fixed_string Framework>
inline constexpr auto buckets_need_tls = rule<joined(Framework, fixed_string{"S3BucketSSLRequestsOnly"})>(
    {.description = "Buckets and their policies deny requests without TLS", .source = source},
    [](aws::s3::Bucket const& b, rule_context& context) {
      return as_compliance_type(aws_solutions_rules::buckets_need_tls(b, context));
    },
    [](aws::s3::BucketPolicy const& p, rule_context& context) {
      return as_compliance_type(aws_solutions_rules::buckets_need_tls(p, context));
    });

template <fixed_string Framework>
inline constexpr auto buckets_are_replicated = rule<joined(Framework, fixed_string{"S3BucketReplicationEnabled"})>(
    {.description = "Buckets are replicated", .source = source}, [](aws::s3::Bucket const& b) {
      if (!b.ReplicationConfiguration.has_value()) return false;
      for (auto const& r : b.ReplicationConfiguration->Rules->items())
        if (equals(*r.Status, "Enabled")) return true;
      return false;
    });
template <fixed_string Framework>
inline constexpr auto buckets_keep_versions = rule<joined(Framework, fixed_string{"S3BucketVersioningEnabled"})>(
    {.description = "Buckets keep the versions of objects", .source = source}, [](aws::s3::Bucket const& b) {
      return b.VersioningConfiguration.has_value() && b.VersioningConfiguration->Status->is_literal() &&
             !equals(*b.VersioningConfiguration->Status, "Suspended");
    });
template <fixed_string Framework>
inline constexpr auto buckets_are_encrypted_by_kms = rule<joined(Framework, fixed_string{"S3DefaultEncryptionKMS"})>(
    {.description = "Buckets are encrypted with a key of KMS", .source = source}, [](aws::s3::Bucket const& b) {
      if (!b.BucketEncryption.has_value()) return false;
      for (auto const& r : b.BucketEncryption->ServerSideEncryptionConfiguration->items())
        if (!r.ServerSideEncryptionByDefault.has_value() ||
            !equals(*r.ServerSideEncryptionByDefault->SSEAlgorithm, "aws:kms"))
          return false;
      return true;
    });

template <fixed_string Framework>
inline constexpr auto secrets_rotate = rule<joined(Framework, fixed_string{"SecretsManagerRotationEnabled"})>(
    {.description = "Secrets rotate on a schedule", .source = source},
    [](aws::secrets_manager::Secret const& s, rule_context& context) {
      return aws_solutions_rules::check_rotation(s, context);
    },
    [](aws::secrets_manager::RotationSchedule const& s, rule_context& context) {
      return aws_solutions_rules::check_rotation(s, context);
    });
template <fixed_string Framework>
inline constexpr auto secrets_are_encrypted_by_kms = rule<joined(Framework, fixed_string{"SecretsManagerUsingKMSKey"})>(
    {.description = "Secrets are encrypted with a customer managed key", .source = source},
    [](aws::secrets_manager::Secret const& s) {
      return s.KmsKeyId.has_value() && !equals(s.KmsKeyId, "aws/secretsmanager");
    });
template <fixed_string Framework>
inline constexpr auto keys_rotate = rule<joined(Framework, fixed_string{"KMSBackingKeyRotationEnabled"})>(
    {.description = "Symmetric keys rotate", .source = source},
    [](aws::kms::Key const& k) { return aws_solutions_rules::key_rotates(k); });

/// Nothing in a template closes the default security group of a VPC, so cdk-nag finds it open in each template.
template <fixed_string Framework>
inline constexpr auto default_security_groups_are_closed =
    rule<joined(Framework, fixed_string{"VPCDefaultSecurityGroupClosed"})>(
        {.level = severity::warning, .description = "The default security group of a VPC is closed", .source = source},
        [](aws::ec2::VPC const&) { return false; });
template <fixed_string Framework>
inline constexpr auto vpcs_have_flow_logs = rule<joined(Framework, fixed_string{"VPCFlowLogsEnabled"})>(
    {.description = "VPCs have flow logs", .source = source},
    [](aws::ec2::VPC const& v, rule_context& context) { return aws_solutions_rules::vpcs_have_flow_logs(v, context); },
    [](aws::ec2::FlowLog const& l, rule_context& context) {
      return aws_solutions_rules::vpcs_have_flow_logs(l, context);
    });
template <fixed_string Framework>
inline constexpr auto no_open_route_to_the_internet =
    rule<joined(Framework, fixed_string{"VPCNoUnrestrictedRouteToIGW"})>(
        {.description = "No route leads all addresses to an internet gateway", .source = source},
        [](aws::ec2::Route const& r) {
          return !r.GatewayId.has_value() ||
                 (aws_solutions_rules::is_known_or_absent(r.DestinationCidrBlock) &&
                  !contains(r.DestinationCidrBlock, "/0") && !contains(r.DestinationIpv6CidrBlock, "/0"));
        });
template <fixed_string Framework>
inline constexpr auto subnets_give_no_public_address =
    rule<joined(Framework, fixed_string{"VPCSubnetAutoAssignPublicIpDisabled"})>(
        {.description = "Subnets give no public address by themselves", .source = source},
        [](aws::ec2::Subnet const& s) {
          return is_false(s.MapPublicIpOnLaunch) && is_false(s.AssignIpv6AddressOnCreation);
        });

/// The rules that all three share.
template <fixed_string F>
struct common
    : pack_of<log_groups_are_encrypted<F>, logs_have_a_retention<F>, common_ports_are_closed<F>, ssh_is_closed<F>,
              no_inline_policies<F>, nobody_is_admin<F>, no_full_access<F>, functions_are_not_public<F>,
              functions_are_in_a_vpc<F>, buckets_block_public_access<F>, buckets_log_access<F>,
              buckets_are_not_read_by_all<F>, buckets_are_not_written_by_all<F>, buckets_are_replicated<F>,
              buckets_need_tls<F>, buckets_keep_versions<F>, buckets_are_encrypted_by_kms<F>,
              secrets_are_encrypted_by_kms<F>, default_security_groups_are_closed<F>, vpcs_have_flow_logs<F>,
              no_open_route_to_the_internet<F>, subnets_give_no_public_address<F>> {};
template <fixed_string F>
struct of_functions_and_secrets
    : pack_of<functions_reserve_concurrency<F>, functions_have_a_dead_letter_queue<F>, secrets_rotate<F>> {};
template <fixed_string F>
struct of_keys : pack_of<keys_rotate<F>> {};

}  // namespace framework_rules

struct hipaa_pack
    : both<framework_rules::common<"HIPAA.Security-">, framework_rules::of_functions_and_secrets<"HIPAA.Security-">> {};
struct nist_800_53_pack : both<both<framework_rules::common<"NIST.800.53.R5-">,
                                    framework_rules::of_functions_and_secrets<"NIST.800.53.R5-">>,
                               framework_rules::of_keys<"NIST.800.53.R5-">> {};
struct pci_pack : both<framework_rules::common<"PCI.DSS.321-">, framework_rules::of_keys<"PCI.DSS.321-">> {};

/// HIPAA Security, NIST 800-53 revision 5, PCI DSS 3.2.1.
inline constexpr hipaa_pack hipaa{};
inline constexpr nist_800_53_pack nist_800_53{};
inline constexpr pci_pack pci{};

}  // namespace strata::policy
