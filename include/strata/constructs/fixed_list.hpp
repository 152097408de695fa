// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <initializer_list>

namespace strata {

/// A short list that a constant can hold, of at most `Capacity` items. It leaves out what is beyond, and the construct
/// that gets it reports that: E0325.
template <class T, std::size_t Capacity>
class fixed_list {
 public:
  constexpr fixed_list() = default;
  constexpr fixed_list(T const& only) { push_back(only); }
  constexpr fixed_list(std::initializer_list<T> items) {
    for (T const& item : items) push_back(item);
  }
  constexpr void push_back(T const& item) {
    if (size_ < Capacity) items_[size_++] = item;
    ++given_;
  }
  static constexpr std::size_t capacity = Capacity;
  /// The number of all items, including those without room.
  [[nodiscard]] constexpr std::size_t given() const { return given_; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr T const* begin() const { return items_; }
  [[nodiscard]] constexpr T const* end() const { return items_ + size_; }
  constexpr T const& operator[](std::size_t i) const { return items_[i]; }
  [[nodiscard]] constexpr bool contains(T const& item) const {
    for (T const& mine : *this)
      if (mine == item) return true;
    return false;
  }

 private:
  T items_[Capacity]{};
  std::size_t size_{}, given_{};
};

}  // namespace strata
