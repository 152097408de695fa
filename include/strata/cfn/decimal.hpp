// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/value.hpp>

namespace strata::cfn {

/// A non-negative whole number as text, for properties that take numbers as strings.
constexpr text decimal(long long value) {
  constexpr std::string_view digits = "0123456789";
  text result;
  long long power = 1;
  while (value / power >= 10) power *= 10;
  for (; power > 0; power /= 10) result += digits.substr(static_cast<std::size_t>(value / power % 10), 1);
  return result;
}

}  // namespace strata::cfn
