// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/detail/pattern_compiler.hpp>
#include <strata/cfn/detail/pattern_matcher.hpp>

/// Regular expressions as in CloudFormation's resource schemas (ECMAScript; they match anywhere unless anchored), in
/// constant expressions and at run time. In doubt a text passes: a pattern with unknown syntax, a text that is not
/// ASCII, more than `pattern_step_limit` steps, and repetitions of a group beyond `max_copies` are not checked.
namespace strata::cfn {

/// Whether `matches` can check the pattern.
constexpr bool supported(std::string_view pattern) { return !detail::pattern::compiler{pattern}.failed; }

/// Whether the text contains the pattern; also true for texts and patterns that it cannot check.
constexpr bool matches(std::string_view pattern, std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 128) return true;
  detail::pattern::compiler const compiled{pattern};
  return compiled.failed || detail::pattern::matcher{compiled.program, text}.search();
}

}  // namespace strata::cfn
