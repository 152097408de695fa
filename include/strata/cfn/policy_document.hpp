// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/property.hpp>

/// IAM policy documents as types, so that policies can check them
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
namespace strata::cfn {

enum class effect : std::uint8_t { allow, deny };

/// The principal of a statement.
struct principal {
  enum class kind : std::uint8_t { service, aws, federated, everyone };
  kind what{};
  text who{};

  /// A service, by its name in IAM, e.g. "redshift.amazonaws.com".
  static constexpr principal service(text name) { return {kind::service, static_cast<text&&>(name)}; }
  /// A role, user or account, by its ARN.
  static constexpr principal aws(text arn) { return {kind::aws, static_cast<text&&>(arn)}; }
  static constexpr principal federated(text provider) { return {kind::federated, static_cast<text&&>(provider)}; }
  /// "*". Useful only in a statement that denies, or that a condition narrows.
  static constexpr principal everyone() { return {kind::everyone, text{"*"}}; }
};

/// `"Operator": {"key": values}`, e.g. {"StringEquals", "aws:SourceAccount", {aws_account_id}}.
struct condition {
  std::string_view operation;
  std::string_view key;
  list<text> values;
};

struct statement {
  std::string_view sid{};
  cfn::effect effect = cfn::effect::allow;
  list<principal> principals{};
  list<std::string_view> actions{};
  list<text> resources{};
  list<condition> conditions{};
};

struct policy_document {
  core::sequence<statement> statements{};

  constexpr policy_document() = default;
  constexpr policy_document(std::initializer_list<statement> list) : statements(list) {}
};

}  // namespace strata::cfn
