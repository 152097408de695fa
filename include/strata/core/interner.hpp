// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/buffer.hpp>

#include <cstdint>
#include <string_view>

namespace strata::core::detail {

/// A comparison with fewer steps in a constant evaluation than that of views.
constexpr bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  char const* left = a.data();
  char const* right = b.data();
  for (std::size_t i = a.size(); i > 0; --i)
    if (*left++ != *right++) return false;
  return true;
}

/// Numbers texts in the order of their first appearance, with a hash table: constant evaluation counts steps, and
/// sorting costs ten times as many.
class interner {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  constexpr explicit interner(std::size_t most) : mask_{slots_for(most) - 1}, slots_{mask_ + 1}, texts_{most} {}

  /// The number of the text. A new text gets the number of texts before it.
  constexpr std::uint32_t number(std::uint64_t hash, std::string_view text) {
    std::size_t const slot = find(hash, text);
    if (slots_[slot] == 0) {
      texts_.push_back({hash, text});
      slots_[slot] = static_cast<std::uint32_t>(texts_.size());
    }
    return slots_[slot] - 1;
  }
  /// The number of the text, or `none`.
  [[nodiscard]] constexpr std::uint32_t known(std::uint64_t hash, std::string_view text) const {
    return slots_[find(hash, text)] - 1;
  }

 private:
  struct entry {
    std::uint64_t hash;
    std::string_view text;
  };
  [[nodiscard]] constexpr std::size_t find(std::uint64_t hash, std::string_view text) const {
    std::size_t at = static_cast<std::size_t>(hash ^ (hash >> 32)) & mask_;
    while (slots_[at] != 0) {
      entry const& e = texts_[slots_[at] - 1];
      if (e.hash == hash && same_text(e.text, text)) break;
      at = (at + 1) & mask_;
    }
    return at;
  }
  static constexpr std::size_t slots_for(std::size_t most) {
    std::size_t slots = 16;
    while (slots < 2 * most) slots *= 2;
    return slots;
  }

  std::size_t mask_;
  buffer<std::uint32_t> slots_;  ///< numbers, from 1; 0 is free
  buffer<entry> texts_;
};

}  // namespace strata::core::detail
