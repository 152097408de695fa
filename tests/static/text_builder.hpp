// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

namespace strata_test {

/// A text that a constant expression puts together; numbers have four digits.
template <std::size_t Capacity>
struct text_builder {
  char chars[Capacity]{};
  std::size_t size = 0;

  constexpr void add(std::string_view text) {
    for (char c : text) chars[size++] = c;
  }
  constexpr void add(std::size_t number) {
    for (std::size_t power = 1000; power > 0; power /= 10) chars[size++] = static_cast<char>('0' + number / power % 10);
  }
  constexpr std::string_view view() const { return {chars, size}; }
};

}  // namespace strata_test
