// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>

namespace strata::core {

/// Room for a fixed number of items, all zero at first. In constant expressions an operation takes a step or two, where
/// std::vector takes a dozen, and clang allows about a million.
template <class T>
class buffer {
 public:
  constexpr explicit buffer(std::size_t capacity) : items_{new T[capacity + 1]{}} {}
  constexpr buffer(buffer&& other) noexcept : items_{other.items_}, size_{other.size_} { other.items_ = nullptr; }
  buffer(buffer const&) = delete;
  buffer& operator=(buffer const&) = delete;
  constexpr ~buffer() { delete[] items_; }

  constexpr void push_back(T const& item) { items_[size_++] = item; }
  constexpr void pop_back() { --size_; }
  constexpr void clear() { size_ = 0; }
  constexpr void swap(buffer& other) noexcept {
    T* const mine = items_;
    std::size_t const my_size = size_;
    items_ = other.items_;
    size_ = other.size_;
    other.items_ = mine;
    other.size_ = my_size;
  }
  /// An index beyond `size()` is valid up to the capacity.
  constexpr T& operator[](std::size_t i) { return items_[i]; }
  constexpr T const& operator[](std::size_t i) const { return items_[i]; }
  constexpr T& back() { return items_[size_ - 1]; }
  [[nodiscard]] constexpr T const* begin() const { return items_; }
  [[nodiscard]] constexpr T const* end() const { return items_ + size_; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }

 private:
  T* items_;
  std::size_t size_ = 0;
};

}  // namespace strata::core
