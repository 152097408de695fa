// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace strata::core {

/// The characters of a text that ends in a null character. In constant expressions std::string_view's own constructor
/// counts them one by one, which takes clang dozens of times as long as this.
constexpr std::string_view literal(char const* text) {
#ifdef __clang__
  return {text, __builtin_strlen(text)};
#else
  return text;  // g++ 12 knows __builtin_strlen for literals alone, and what it has counted once
#endif
}

}  // namespace strata::core
