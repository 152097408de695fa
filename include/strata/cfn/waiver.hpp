// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/logical_id.hpp>
#include <strata/cfn/value.hpp>

namespace strata::cfn {

/// A finding that the program accepts, with the reason. The template contains a waiver in the Metadata of its target,
/// in the spelling of the tool with the rule: cdk-nag, cfn-lint or cfn-guard.
struct waiver {
  enum class extent : std::uint8_t { resource, construct, stack };
  extent of{};
  logical_id target{};  ///< the resource, or the construct in `target.construct`
  std::string_view rule{};
  std::string_view reason{};
  int until = 0;  ///< the last day of the waiver, as 20270331; 0: it does not expire
};

/// The places where the tools look for waivers. An id with a letter and four digits is cfn-lint's, one with capitals
/// and underscores is cfn-guard's, and all others belong to cdk-nag or a policy of the program.
enum class waiver_spelling : std::uint8_t { cdk_nag, cfn_lint, cfn_guard };

constexpr waiver_spelling spelling_of(std::string_view rule) {
  auto const digit = [](char c) { return c >= '0' && c <= '9'; };
  bool lint = rule.size() == 5 && (rule[0] == 'E' || rule[0] == 'W' || rule[0] == 'I');
  for (std::size_t i = 1; i < rule.size(); ++i) lint = lint && digit(rule[i]);
  if (lint) return waiver_spelling::cfn_lint;
  bool guard = !rule.empty();
  for (char c : rule) guard = guard && ((c >= 'A' && c <= 'Z') || c == '_' || digit(c));
  return guard ? waiver_spelling::cfn_guard : waiver_spelling::cdk_nag;
}

/// The metadata of a resource whose construct waives a rule itself, because the service leaves it no choice.
/// https://github.com/cdklabs/cdk-nag#suppressing-a-rule
constexpr json waives(std::string_view rule, std::string_view reason) {
  return object({{"cdk_nag", object({{"rules_to_suppress", array({object({{"id", rule}, {"reason", reason}})})}})}});
}

/// Calls `found(rule, reason)` for each waiver that `waives` wrote.
template <class Found>
constexpr void each_waiver(json const& metadata, Found const& found) {
  auto const member = [](json const& object, std::string_view key) -> json const* {
    for (std::size_t i = 0; i < object.keys.size(); ++i)
      if (object.keys[i] == key) return &object.items[i];
    return nullptr;
  };
  auto const characters = [](json const* value) -> std::string_view {
    if (value == nullptr || value->string.segments().size() != 1) return {};
    return value->string.segments().front().chars;
  };
  json const* const nag = member(metadata, "cdk_nag");
  json const* const rules = nag != nullptr ? member(*nag, "rules_to_suppress") : nullptr;
  if (rules == nullptr) return;
  for (json const& entry : rules->items) found(characters(member(entry, "id")), characters(member(entry, "reason")));
}

}  // namespace strata::cfn
