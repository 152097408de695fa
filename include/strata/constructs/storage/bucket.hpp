// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/s3/bucket_policy.hpp>
#include <strata/constructs/custom_resources/domain.hpp>
#include <strata/constructs/files.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/s3_location.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>

/// The common settings of Strata's buckets: encryption, TLS only, no public access, no ACLs, incomplete uploads
/// aborted.
namespace strata::detail {

struct bucket_settings {
  cfn::handle<aws::s3::Bucket> bucket{};
  cfn::logical_id policy{};
  std::string_view base_name{};
  cfn::handle<aws::kms::Key> key{};           ///< empty: S3 manages the key
  cfn::handle<aws::s3::Bucket> log_bucket{};  ///< empty: no server access logs
  cfn::logical_id log_bucket_policy{};
  int infrequent_access_days = 0;  ///< 0: never
  int archive_days = 0;            ///< 0: never
  int expiration_days = 0;         ///< 0: never
  removal_policy removal = removal_policy::retain;
  cfn::logical_id emptying{};  ///< of what empties the bucket before it is deleted; empty: nothing does
  cfn::logical_id emptying_policy{};
};

/// CloudFormation deletes a resource that has no policy, so templates omit the policy and stay small.
constexpr cfn::on_removal on_removal(removal_policy policy) {
  return policy == removal_policy::destroy ? cfn::on_removal::unset : cfn::on_removal::retain;
}

/// Unique in the partition, because all its accounts share the names of buckets.
constexpr cfn::text bucket_name(std::string_view base_name, stack_info const& stack) {
  return cfn::concat(base_name, "-", cfn::aws_account_id, "-", cfn::aws_region, "-", stack.hash);
}

constexpr cfn::text bucket_name_arn(std::string_view base_name, stack_info const& stack) {
  return cfn::arn("s3", {}, {}, bucket_name(base_name, stack));
}

/// The tag of a bucket that the handler may empty: CONSENT in tools/handler. It leaves the bucket before anything is
/// deleted.
inline constexpr std::string_view emptying_consent = "strata:emptied";

constexpr aws::s3::Bucket bucket(bucket_settings const& settings, stack_info const& stack) {
  namespace s3 = aws::s3;
  bool const managed = settings.key.id.construct.empty();
  s3::bucket::ServerSideEncryptionByDefault encryption{.SSEAlgorithm = managed ? "AES256" : "aws:kms"};
  s3::bucket::ServerSideEncryptionRule rule{};
  if (!managed) {
    encryption.KMSMasterKeyID = cfn::get_att<"Arn">(settings.key);
    rule.BucketKeyEnabled = true;
  }
  rule.ServerSideEncryptionByDefault = encryption;

  s3::bucket::Rule lifecycle{
      .AbortIncompleteMultipartUpload = s3::bucket::AbortIncompleteMultipartUpload{.DaysAfterInitiation = 1},
      .Status = "Enabled"};
  cfn::list<s3::bucket::Transition> transitions;
  if (settings.infrequent_access_days > 0)
    transitions.push_back({.StorageClass = "STANDARD_IA", .TransitionInDays = settings.infrequent_access_days});
  if (settings.archive_days > 0)
    transitions.push_back({.StorageClass = "GLACIER", .TransitionInDays = settings.archive_days});
  if (transitions.size() > 0) lifecycle.Transitions = transitions;
  if (settings.expiration_days > 0) lifecycle.ExpirationInDays = settings.expiration_days;

  s3::Bucket result{
      .BucketEncryption = s3::bucket::BucketEncryption{.ServerSideEncryptionConfiguration =
                                                           cfn::list<s3::bucket::ServerSideEncryptionRule>{rule}},
      .BucketName = bucket_name(settings.base_name, stack),
      .LifecycleConfiguration = s3::bucket::LifecycleConfiguration{.Rules = cfn::list<s3::bucket::Rule>{lifecycle}},
      .OwnershipControls =
          s3::bucket::OwnershipControls{
              .Rules = cfn::list<s3::bucket::OwnershipControlsRule>{{.ObjectOwnership = "BucketOwnerEnforced"}}},
      .PublicAccessBlockConfiguration = s3::bucket::PublicAccessBlockConfiguration{
          .BlockPublicAcls = true, .BlockPublicPolicy = true, .IgnorePublicAcls = true, .RestrictPublicBuckets = true}};
  if (settings.removal == removal_policy::destroy)
    result.Tags = cfn::list<cfn::tag>{{.Key = emptying_consent, .Value = "yes"}};
  if (!settings.log_bucket.id.construct.empty())
    result.LoggingConfiguration = s3::bucket::LoggingConfiguration{
        .DestinationBucketName = cfn::ref(settings.log_bucket), .LogFilePrefix = cfn::concat(settings.base_name, "/")};
  return result;
}

constexpr cfn::statement deny_insecure_transport(cfn::handle<aws::s3::Bucket> bucket) {
  return {.effect = cfn::effect::deny,
          .principals = {cfn::principal::everyone()},
          .actions = {"s3:*"},
          .resources = {cfn::get_att<"Arn">(bucket), cfn::concat(cfn::get_att<"Arn">(bucket), "/*")},
          .conditions = {{"Bool", "aws:SecureTransport", {"false"}}}};
}

/// Adds the bucket and its policy, and what empties the bucket on delete.
template <class Out>
constexpr void add_bucket(Out& out, bucket_settings const& settings,
                          std::initializer_list<cfn::statement> statements = {}) {
  cfn::attributes attributes{.removal = on_removal(settings.removal)};
  if (!settings.log_bucket_policy.construct.empty()) attributes.depends_on = {settings.log_bucket_policy};
  out.add(settings.bucket.id, bucket(settings, out.stack()), attributes);
  cfn::policy_document document{deny_insecure_transport(settings.bucket)};
  for (cfn::statement const& s : statements) document.statements.push_back(s);
  cfn::attributes about_policy{.removal = on_removal(settings.removal)};
  if (!settings.emptying.construct.empty()) {
    cfn::attributes about_emptying = custom_resources::after_handler(out.stack());
    if (custom_resources::takes_policies(out.stack().options.handler_role))
      about_emptying.depends_on = {settings.emptying_policy};  // which waits for the handler
    out.add(settings.emptying,
            custom_resources::resource("Custom::EmptyBucket", custom_resources::actions::empty_bucket::name,
                                       {{"Bucket", cfn::ref(settings.bucket)}}),
            about_emptying);
    // On delete, the policy that lets logs in goes before the bucket is emptied: nothing is delivered into it any more.
    if (statements.size() > 0) about_policy.depends_on = {settings.emptying};
  }
  out.add(settings.policy, aws::s3::BucketPolicy{.Bucket = cfn::ref(settings.bucket), .PolicyDocument = document},
          about_policy);
}

/// Lets S3 deliver the server access logs of buckets into this one
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html).
constexpr cfn::statement allow_log_delivery(cfn::handle<aws::s3::Bucket> logs,
                                            cfn::list<cfn::text> const& source_arns) {
  return {.principals = {cfn::principal::service("logging.s3.amazonaws.com")},
          .actions = {"s3:PutObject"},
          .resources = {cfn::concat(cfn::get_att<"Arn">(logs), "/*")},
          .conditions = {{"ArnLike", "aws:SourceArn", source_arns},
                         {"StringEquals", "aws:SourceAccount", {cfn::aws_account_id}}}};
}

/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
constexpr void check_tiers(core::describer& out, int infrequent_access_days, int archive_days) {
  out.require(infrequent_access_days == 0 || infrequent_access_days >= 30, errors::E0311, {}, infrequent_access_days,
              30);
  long long const earliest = infrequent_access_days == 0 ? 1 : infrequent_access_days + 30LL;
  out.require(archive_days == 0 || archive_days >= earliest, errors::E0312, {}, archive_days, earliest);
}

/// Adds the handler's permission to empty buckets before CloudFormation deletes them. It covers the stack's buckets
/// instead of referring to them: the buckets wait for it, and a bucket that another one has replaced is no longer
/// named.
/// @param only the base name of the one bucket that is emptied, where the others keep their data; empty: all
template <class Out>
constexpr void add_emptying_policy(Out& out, cfn::logical_id const& id, std::string_view only = {}) {
  namespace emptying = custom_resources::actions::empty_bucket;
  cfn::text const emptied = bucket_name_arn(only.empty() ? std::string_view{"*"} : only, out.stack());
  cfn::policy_document policy{{.actions = emptying::empty, .resources = {emptied, cfn::concat(emptied, "/*")}}};
  if (only.empty())
    policy.statements[0].actions.push_back(emptying::ask.actions[0]);
  else
    policy.statements.push_back({.actions = emptying::ask, .resources = {bucket_name_arn("*", out.stack())}});
  cfn::attributes about = custom_resources::after_handler(out.stack());
  about.metadata = detail::wildcard_reason("Buckets may have had other names, and keys come later.");
  custom_resources::allow(out, id, policy, about);
}

}  // namespace strata::detail
