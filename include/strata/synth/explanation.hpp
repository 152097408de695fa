// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy/complies.hpp>
#include <strata/strata.hpp>

#include <string>

namespace strata {

namespace synth::detail {

inline std::string explain(core::verdict const& found, core::description const* const* descriptions) {
  if (found.error == nullptr) return {};
  std::string text = "strata[" + std::string{found.error->code} + "]: " + std::string{found.error->advice} + '\n';
  if (!found.subject.empty()) text += "  about: " + std::string{found.subject} + '\n';
  if (!found.closest.empty()) text += "  did you mean: " + std::string{found.closest} + '\n';
  if (found.have != 0 || found.limit != 0)
    text += "  have " + std::to_string(found.have) + ", limit " + std::to_string(found.limit) + '\n';
  for (std::uint32_t r : found.resources)
    text += "  construct " + std::string{descriptions[r]->id} + ", declared in line " +
            std::to_string(descriptions[r]->line) + '\n';
  return text + "  see docs/errors/" + std::string{found.error->code} + ".md\n";
}

}  // namespace synth::detail

/// The error of a stack in plain words: the rule with its advice, the name, number or place in the SQL that it is
/// about, and the constructs that it concerns. Empty for a stack that can be deployed. The stack need not be `valid`,
/// so a program can print this where the compiler's output is hard to read; see also STRATA_EXPLAIN at `run`.
template <class Stack>
std::string explain() {
  return synth::detail::explain(core::verdict_of<Stack>(), core::resources_of<Stack>::descriptions);
}

/// The findings that keep a stack from complying with a pack of rules: a line for each finding without a waiver, and
/// for each unused waiver. Empty if the stack complies. A stack that cannot be deployed gives its own error.
template <class Stack, auto Pack>
std::string explain() {
  std::string text = explain<Stack>();
  if (!text.empty()) return text;
  auto const name_of = [](cfn::logical_id const& id) { return std::string{id.construct}.append(id.part); };
  policy::assessment const found = policy::assess<Stack, Pack>();
  for (policy::violation const& v : found.violations) {
    if (v.is_waived()) continue;
    policy::rule_record const& rule = policy::rule_info_at(Pack, v.rule);
    bool const known = v.type != policy::compliance_type::insufficient_data;
    text += name_of(v.resource) + (known ? " breaks " : " cannot be judged by ") + std::string{rule.id} + ": " +
            std::string{rule.info.description};
    if (!v.detail.empty()) text += std::string{known ? " (" : " (not known: "} + std::string{v.detail} + ")";
    text += rule.info.level == policy::severity::info ? "; for information\n" : "\n";
  }
  for (policy::waiver_use const& w : found.waivers)
    if (w.concerns_the_pack && w.uses == 0)
      text += "The waiver of " + std::string{w.what.rule} + (w.expired ? " has expired\n" : " waives nothing\n");
  return text;
}

}  // namespace strata
