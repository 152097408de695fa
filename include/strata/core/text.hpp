// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

/// Characters of texts, and texts in pieces. An `Out` takes characters at its end.
namespace strata::core {

template <class Out>
constexpr void append_text(Out& out, std::string_view text) {
  for (char c : text) out.push_back(c);
}

template <class Out>
constexpr void append_number(Out& out, long long value) {
  if (value < 0) out.push_back('-');
  char digits[20]{};
  std::size_t count = 0;
  do {
    digits[count++] = static_cast<char>('0' + (value < 0 ? -(value % 10) : value % 10));
    value /= 10;
  } while (value != 0);
  while (count > 0) out.push_back(digits[--count]);
}

/// Whether a byte of UTF-8 continues a character.
constexpr bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

constexpr std::size_t count_characters(std::string_view utf8) {
  std::size_t count = 0;
  for (char c : utf8)
    if (!continues_character(c)) ++count;
  return count;
}

}  // namespace strata::core
