// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sentence.hpp>
#include <strata/policy/complies.hpp>
#include <strata/policy/listing.hpp>
#include <strata/strata.hpp>

#include <string>

namespace strata {

namespace synth::detail {

inline std::string explain(core::finding const& found) {
  if (found.error == nullptr) return {};
  std::string text;
  core::append_sentence(text, found);
  return text + '\n';
}

}  // namespace synth::detail

/// The error of a stack as a sentence: the constructs with their places, the name or the number that is wrong, the line
/// of SQL, what to do, and the page. Compilers that take a computed text in static_assert print the same. Empty for a
/// stack that can be deployed. The stack need not be `valid`, so a program can print this where the compiler's output
/// is hard to read; see also STRATA_EXPLAIN at `run`.
template <class Stack>
std::string explain() {
  return synth::detail::explain(core::finding_in<Stack>());
}

/// The findings that keep a stack from complying with a pack of rules: a line for each finding without a waiver, and
/// for each unused waiver. Empty if the stack complies. A stack that cannot be deployed gives its own error.
template <class Stack, auto Pack>
std::string explain() {
  std::string text = explain<Stack>();
  if (!text.empty()) return text;
  using list = core::resources_of<Stack>;
  policy::assessment const found = policy::assess<Stack, Pack>();
  for (policy::violation const& v : found.violations) {
    if (v.is_waived()) continue;
    policy::rule_record const& rule = policy::rule_info_at(Pack, v.rule);
    policy::append_violation(text, v, rule, {list::descriptions, list::size});
    text += rule.info.level == policy::severity::info ? "; for information\n" : "\n";
  }
  for (policy::waiver_use const& w : found.waivers) {
    if (!w.concerns_the_pack || w.uses > 0) continue;
    policy::append_unused(text, w, {list::descriptions, list::size});
    text += '\n';
  }
  return text;
}

}  // namespace strata
