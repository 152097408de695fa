// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::core {

/// The answer to a question about a program, in Kleene's three-valued logic. Each use decides what `unknown` means to
/// it: no error of syntax, names or types follows from it, and no proof holds by it.
enum class tribool : unsigned char { no, unknown, yes };

constexpr tribool operator||(tribool a, tribool b) { return a < b ? b : a; }
constexpr tribool operator&&(tribool a, tribool b) { return a < b ? a : b; }
constexpr tribool operator!(tribool a) {
  return a == tribool::yes ? tribool::no : a == tribool::no ? tribool::yes : tribool::unknown;
}

}  // namespace strata::core
