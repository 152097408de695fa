// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

namespace strata::core {

/// A string that can be a template argument: `N` counts the terminating zero.
template <std::size_t N>
struct fixed_string {
  char chars[N]{};

  consteval fixed_string(char const (&literal)[N]) {
    for (std::size_t i = 0; i < N; ++i) chars[i] = literal[i];
  }
  /// From a view of exactly `N - 1` characters. It also writes the null character at the end, because clang prints an
  /// array as a text only if every element was written.
  constexpr explicit fixed_string(std::string_view text) {
    for (std::size_t i = 0; i < N; ++i) chars[i] = i < text.size() ? text[i] : '\0';
  }
  [[nodiscard]] constexpr std::string_view view() const { return {chars, N - 1}; }
  constexpr bool operator==(fixed_string const&) const = default;
};

}  // namespace strata::core
