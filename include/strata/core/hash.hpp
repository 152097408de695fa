// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace strata::core {

/// The 64-bit FNV-1a hash of some characters
/// (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv#section-6).
struct hasher {
  std::uint64_t value = 14695981039346656037u;
  constexpr void push_back(char c) { value = (value ^ static_cast<unsigned char>(c)) * 1099511628211u; }
  constexpr void append(std::string_view text) {
    for (char c : text) push_back(c);
  }
};
constexpr std::uint64_t hash_of(std::string_view text) {
  hasher h;
  h.append(text);
  return h.value;
}

/// The lower half of a hash as eight lower-case hexadecimal digits, for names that must be unique.
struct hash_digits {
  char digits[8]{};
  constexpr explicit hash_digits(std::uint64_t hash) {
    for (std::size_t i = 0; i < 8; ++i) digits[7 - i] = "0123456789abcdef"[(hash >> (4 * i)) & 15u];
  }
  [[nodiscard]] constexpr std::string_view view() const { return {digits, sizeof(digits)}; }
};

}  // namespace strata::core
