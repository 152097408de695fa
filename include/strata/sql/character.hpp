// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>

namespace strata::sql::detail {

/// The classes of a byte. Bytes from 128 on are parts of multibyte letters.
enum character_class : std::uint8_t {
  is_space = 1,
  is_digit = 2,
  starts_name = 4,     ///< letters, `_`, multibyte
  continues_name = 8,  ///< the same, digits and `$`
  is_operator = 16,
  is_upper = 32,
};

struct character_table {
  std::uint8_t classes[256]{};
  char folded[256]{};

  constexpr character_table() {
    for (int c = 0; c < 256; ++c) folded[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    for (char const* c = " \t\n\r\f\v"; *c != 0; ++c) add(*c, is_space);
    for (char const* c = "+-*/<>=~!@#%^&|?"; *c != 0; ++c) add(*c, is_operator);
    for (char c = '0'; c <= '9'; ++c) add(c, is_digit | continues_name);
    for (char c = 'a'; c <= 'z'; ++c) add(c, starts_name | continues_name);
    for (char c = 'A'; c <= 'Z'; ++c) add(c, starts_name | continues_name | is_upper);
    for (int c = 128; c < 256; ++c) add(static_cast<char>(c), starts_name | continues_name);
    add('_', starts_name | continues_name);
    add('$', continues_name);
  }
  constexpr void add(char c, int bits) { classes[static_cast<unsigned char>(c)] |= static_cast<std::uint8_t>(bits); }
};
inline constexpr character_table characters{};

constexpr bool has_class(char c, int bits) { return (characters.classes[static_cast<unsigned char>(c)] & bits) != 0; }

/// Folds ASCII letters to lower case and leaves multibyte letters alone, as Redshift does.
constexpr char fold(char c) { return characters.folded[static_cast<unsigned char>(c)]; }

inline constexpr std::uint64_t fnv_offset = 14695981039346656037u;
inline constexpr std::uint64_t fnv_prime = 1099511628211u;

constexpr std::uint64_t fnv_step(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(fold(c))) * fnv_prime;
}

}  // namespace strata::sql::detail
