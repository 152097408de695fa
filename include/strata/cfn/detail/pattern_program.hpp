// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The program that a regular expression compiles to.
namespace strata::cfn::detail::pattern {

/// A set of ASCII characters.
struct character_set {
  std::uint64_t bits[2]{};
  /// In two steps and not one per character, because a range may have ninety.
  constexpr void add(unsigned first, unsigned last) {
    if (last > 127) last = 127;
    if (first > last) return;
    if (first < 64) bits[0] |= (~std::uint64_t{0} << first) & (~std::uint64_t{0} >> (last < 64 ? 63 - last : 0));
    if (last >= 64)
      bits[1] |= (~std::uint64_t{0} << (first < 64 ? 0 : first - 64)) & (~std::uint64_t{0} >> (127 - last));
  }
  constexpr void add(character_set const& other) {
    bits[0] |= other.bits[0];
    bits[1] |= other.bits[1];
  }
  constexpr void invert() {
    bits[0] = ~bits[0];
    bits[1] = ~bits[1];
  }
  [[nodiscard]] constexpr bool has(char c) const {
    auto const u = static_cast<unsigned char>(c);
    return u < 128 && (bits[u / 64] >> (u % 64) & 1u) != 0;
  }
};

enum class operation : std::uint8_t { set, repeat_set, split, jump, begin, end, boundary, ahead, not_ahead, match };

/// `x` and `y` are the targets of a split, the target of a jump, the counts of a repetition, or the end of a
/// look-ahead.
struct instruction {
  operation what{};
  unsigned x{}, y{};
  character_set set{};
};

/// Whether `x` of the instruction is a target in the program; for a split, `y` is one too.
constexpr bool has_target(instruction const& i) {
  return i.what == operation::split || i.what == operation::jump || i.what == operation::ahead ||
         i.what == operation::not_ahead;
}

}  // namespace strata::cfn::detail::pattern
