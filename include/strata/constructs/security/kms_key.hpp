// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/kms/key.hpp>
#include <strata/cfn/handle.hpp>

/// The customer managed keys of Strata's constructs.
namespace strata::detail {

/// A KMS key with rotation. Like a key without a policy, it leaves decisions to the account's IAM policies. The
/// template contains the policy only where it allows more.
/// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
constexpr aws::kms::Key kms_key(std::string_view description, std::initializer_list<cfn::statement> more = {}) {
  aws::kms::Key result{.Description = description, .EnableKeyRotation = true};
  if (more.size() == 0) return result;
  cfn::policy_document policy{{.principals = {cfn::principal::aws(cfn::arn("iam", {}, cfn::aws_account_id, "root"))},
                               .actions = {"kms:*"},
                               .resources = {"*"}}};
  for (cfn::statement const& s : more) policy.statements.push_back(s);
  result.KeyPolicy = policy;
  return result;
}

/// A key's statement that lets CloudWatch Logs encrypt the log groups of this account
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html).
constexpr cfn::statement allow_log_encryption(cfn::text const& log_groups) {
  return {.principals = {cfn::principal::service(cfn::concat("logs.", cfn::aws_region, ".", cfn::aws_url_suffix))},
          .actions = {"kms:Decrypt", "kms:Describe*", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"},
          .resources = {"*"},
          .conditions = {{"ArnLike", "kms:EncryptionContext:aws:logs:arn", {cfn::arn("logs", log_groups)}}}};
}

}  // namespace strata::detail
