// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

namespace strata::synth {

/// Whether a word is a pattern: it contains `*` or `?`.
constexpr bool is_glob(std::string_view word) { return word.find_first_of("*?") != std::string_view::npos; }

/// Whether a name matches a pattern, in which `*` stands for any characters and `?` for one. Takes at most the product
/// of both lengths.
constexpr bool matches_glob(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0, star = std::string_view::npos, resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++p, ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

}  // namespace strata::synth
