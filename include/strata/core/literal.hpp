// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace strata::core {

/// A view of a text with a null character at its end. In constant expressions the constructor of std::string_view
/// counts one character at a time, which takes clang dozens of times as long.
constexpr std::string_view literal(char const* text) {
#ifdef __clang__
  return {text, __builtin_strlen(text)};
#else
  return text;  // g++ 12 evaluates __builtin_strlen only for literals, and caches what it has counted
#endif
}

}  // namespace strata::core
