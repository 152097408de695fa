// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// What the examples are held to: all packs, but for the rules that are taken out below, each with the reason.
// docs/reference/policies.md counts them.
#pragma once
#include <strata/policy.hpp>

namespace example_policies {

using strata::policy::rule;

/// Kept by every example without an exception.
inline constexpr auto always =
    strata::policy::aws_solutions | strata::policy::least_privilege | strata::policy::naming<"^[a-z0-9-]+$">;

/// What HIPAA, NIST and PCI ask of everybody and these examples leave to the companies that have to answer for it.
template <class Frameworks>
constexpr auto as_far_as_an_example_goes(Frameworks all) {
  // clang-format off
  return all
         // Logs of the handler hold ids and states, no data; the stack's option encrypt_logs gives them a key.
         - rule<"HIPAA.Security-CloudWatchLogGroupEncrypted"> - rule<"NIST.800.53.R5-CloudWatchLogGroupEncrypted">
         - rule<"PCI.DSS.321-CloudWatchLogGroupEncrypted">
         // A policy that belongs to one role goes with it, and says what this role alone may do.
         - rule<"HIPAA.Security-IAMNoInlinePolicy"> - rule<"NIST.800.53.R5-IAMNoInlinePolicy">
         - rule<"PCI.DSS.321-IAMNoInlinePolicy">
         // The handler runs while a stack is deployed and reports what fails to CloudFormation: no queue, no reserved share.
         - rule<"HIPAA.Security-LambdaConcurrency"> - rule<"NIST.800.53.R5-LambdaConcurrency">
         - rule<"HIPAA.Security-LambdaDLQ">
         - rule<"NIST.800.53.R5-LambdaDLQ">
         // It talks to the Data API, which IAM guards and which is in no VPC.
         - rule<"HIPAA.Security-LambdaInsideVPC"> - rule<"NIST.800.53.R5-LambdaInsideVPC">
         - rule<"PCI.DSS.321-LambdaInsideVPC">
         // Nothing uses the default security group; CloudFormation cannot close it.
         - rule<"HIPAA.Security-VPCDefaultSecurityGroupClosed"> - rule<"NIST.800.53.R5-VPCDefaultSecurityGroupClosed">
         - rule<"PCI.DSS.321-VPCDefaultSecurityGroupClosed">
         // One Region, and files that are copied there again from their source: neither replicas nor old versions.
         - rule<"HIPAA.Security-S3BucketReplicationEnabled"> - rule<"NIST.800.53.R5-S3BucketReplicationEnabled">
         - rule<"PCI.DSS.321-S3BucketReplicationEnabled"> - rule<"HIPAA.Security-S3BucketVersioningEnabled">
         - rule<"NIST.800.53.R5-S3BucketVersioningEnabled">
         - rule<"PCI.DSS.321-S3BucketVersioningEnabled">
         // S3 delivers access logs only into a bucket that it encrypts with its own key.
         - rule<"HIPAA.Security-S3DefaultEncryptionKMS"> - rule<"NIST.800.53.R5-S3DefaultEncryptionKMS">
         - rule<"PCI.DSS.321-S3DefaultEncryptionKMS">
         // The public subnet of a NAT gateway has the one route to the internet that there is.
         - rule<"HIPAA.Security-VPCNoUnrestrictedRouteToIGW"> - rule<"NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW">
         - rule<"PCI.DSS.321-VPCNoUnrestrictedRouteToIGW">;
  // clang-format on
}
inline constexpr auto frameworks =
    as_far_as_an_example_goes(strata::policy::hipaa | strata::policy::nist_800_53 | strata::policy::pci);

/// For a platform that has data to lose: it ends when the example ends, and leaves no snapshot to pay for.
inline constexpr auto warehouse =
    (strata::policy::redshift_serverless | strata::policy::cost) - rule<"RedshiftServerless-8">;
/// For one to try out, besides: neither a ceiling nor audit logs, which nobody reads there.
inline constexpr auto warehouse_to_try =
    warehouse - rule<"RedshiftServerless-6"> - rule<"RedshiftServerless-9"> - rule<"Cost-2">;

/// All of that together.
inline constexpr auto of_a_platform = always | frameworks | warehouse;
inline constexpr auto of_a_trial = always | frameworks | warehouse_to_try;

}  // namespace example_policies
