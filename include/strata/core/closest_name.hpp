// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string_view>

namespace strata::core {

/// Finds the name that a misspelt one most likely means: at most two letters (one in a short word) more, less or
/// different. ASCII case does not count.
class closest_name {
 public:
  /// @param max_offers the maximum number of comparisons with names of a similar length, because a constant evaluation
  /// has a budget
  constexpr explicit closest_name(std::string_view wanted, std::size_t max_offers = 200)
      : wanted_{wanted}, best_{wanted.size() < 5 ? 2u : 3u}, max_offers_{max_offers} {}

  constexpr void offer(std::string_view name) {
    if (wanted_.size() < 3 || name.size() > limit || wanted_.size() > limit || name.size() + best_ <= wanted_.size() ||
        wanted_.size() + best_ <= name.size() || offered_++ > max_offers_)
      return;
    std::size_t row[limit + 1]{};
    for (std::size_t j = 0; j <= name.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= wanted_.size(); ++i) {
      std::size_t diagonal = row[0]++, least = row[0];
      for (std::size_t j = 1; j <= name.size(); ++j) {
        std::size_t const changed = diagonal + (fold(wanted_[i - 1]) == fold(name[j - 1]) ? 0 : 1);
        diagonal = row[j];
        std::size_t const moved = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
        row[j] = changed < moved ? changed : moved;
        if (row[j] < least) least = row[j];
      }
      if (least >= best_) return;
    }
    if (row[name.size()] >= best_) return;
    best_ = row[name.size()];
    found_ = name;
  }
  /// The closest of the offered names; empty if none is close.
  [[nodiscard]] constexpr std::string_view found() const { return found_; }

 private:
  static constexpr std::size_t limit = 40;
  static constexpr char fold(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

  std::string_view wanted_;
  std::size_t best_;  ///< starts one above the permitted distance
  std::size_t max_offers_;
  std::size_t offered_ = 0;
  std::string_view found_{};
};

}  // namespace strata::core
