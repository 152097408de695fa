// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The rules that the examples comply with: all packs, less the rules removed below, each with its reason.
// docs/reference/policies.md counts them.
#pragma once
#include <strata/policy.hpp>

namespace example_policies {

using strata::policy::rule;

/// Every example complies with all of these.
inline constexpr auto always =
    strata::policy::aws_solutions | strata::policy::least_privilege | strata::policy::naming<"^[a-z0-9-]+$">;

/// HIPAA, NIST and PCI, less the demands that these examples leave to the companies that are responsible for them.
template <class Frameworks>
constexpr auto for_examples(Frameworks all) {
  // clang-format off
  return all
         // The handler's logs hold ids and states, but no data; the stack's option encrypt_logs gives them a key.
         - rule<"HIPAA.Security-CloudWatchLogGroupEncrypted"> - rule<"NIST.800.53.R5-CloudWatchLogGroupEncrypted">
         - rule<"PCI.DSS.321-CloudWatchLogGroupEncrypted">
         // A policy for one role is a part of the role: no other role uses it.
         - rule<"HIPAA.Security-IAMNoInlinePolicy"> - rule<"NIST.800.53.R5-IAMNoInlinePolicy">
         - rule<"PCI.DSS.321-IAMNoInlinePolicy">
         // The handler runs during deployments and reports failures to CloudFormation. It needs no queue and no reserved concurrency.
         - rule<"HIPAA.Security-LambdaConcurrency"> - rule<"NIST.800.53.R5-LambdaConcurrency">
         - rule<"HIPAA.Security-LambdaDLQ">
         - rule<"NIST.800.53.R5-LambdaDLQ">
         // The handler calls the Data API, which IAM guards and which is in no VPC.
         - rule<"HIPAA.Security-LambdaInsideVPC"> - rule<"NIST.800.53.R5-LambdaInsideVPC">
         - rule<"PCI.DSS.321-LambdaInsideVPC">
         // Nothing uses the default security group; CloudFormation cannot close it.
         - rule<"HIPAA.Security-VPCDefaultSecurityGroupClosed"> - rule<"NIST.800.53.R5-VPCDefaultSecurityGroupClosed">
         - rule<"PCI.DSS.321-VPCDefaultSecurityGroupClosed">
         // The files can be copied again from their source, so they need neither replicas nor old versions.
         - rule<"HIPAA.Security-S3BucketReplicationEnabled"> - rule<"NIST.800.53.R5-S3BucketReplicationEnabled">
         - rule<"PCI.DSS.321-S3BucketReplicationEnabled"> - rule<"HIPAA.Security-S3BucketVersioningEnabled">
         - rule<"NIST.800.53.R5-S3BucketVersioningEnabled">
         - rule<"PCI.DSS.321-S3BucketVersioningEnabled">
         // S3 delivers access logs only into a bucket that it encrypts with its own key.
         - rule<"HIPAA.Security-S3DefaultEncryptionKMS"> - rule<"NIST.800.53.R5-S3DefaultEncryptionKMS">
         - rule<"PCI.DSS.321-S3DefaultEncryptionKMS">
         // The public subnet of a NAT gateway needs a route to the internet. No other subnet has one.
         - rule<"HIPAA.Security-VPCNoUnrestrictedRouteToIGW"> - rule<"NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW">
         - rule<"PCI.DSS.321-VPCNoUnrestrictedRouteToIGW">;
  // clang-format on
}
inline constexpr auto frameworks =
    for_examples(strata::policy::hipaa | strata::policy::nist_800_53 | strata::policy::pci);

/// Without a final snapshot: it would cost money after the example is gone.
inline constexpr auto warehouse =
    (strata::policy::redshift_serverless | strata::policy::cost) - rule<"RedshiftServerless-8">;
/// A trial also needs no ceiling of capacity, and no audit logs, which nobody would read.
inline constexpr auto trial_warehouse =
    warehouse - rule<"RedshiftServerless-6"> - rule<"RedshiftServerless-9"> - rule<"Cost-2">;

/// The packs of an example that could run in production, and those of an example for a trial.
inline constexpr auto production = always | frameworks | warehouse;
inline constexpr auto trial = always | frameworks | trial_warehouse;

}  // namespace example_policies
