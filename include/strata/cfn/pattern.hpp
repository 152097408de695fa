// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/detail/pattern_compiler.hpp>
#include <strata/cfn/detail/pattern_matcher.hpp>

/// Regular expressions as they occur in CloudFormation's resource schemas (ECMAScript, searched for unless anchored),
/// in constant expressions and at run time. When in doubt it accepts: a pattern it cannot read, a text that is not
/// ASCII, more than `pattern_step_limit` steps, and repetitions of a group beyond `max_copies` are not judged.
namespace strata::cfn {

/// True when the pattern is one that `matches` judges.
constexpr bool supported(std::string_view pattern) { return !detail::pattern::compiler{pattern}.failed; }

/// True when the text contains the pattern, or when that is not judged.
constexpr bool matches(std::string_view pattern, std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 128) return true;
  detail::pattern::compiler const compiled{pattern};
  return compiled.failed || detail::pattern::matcher{compiled.program, text}.search();
}

}  // namespace strata::cfn
