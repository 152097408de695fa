// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <initializer_list>
// std::allocator and std::construct_at, which alone may allocate and construct in constant expressions. <memory> of
// libstdc++ brings streams and threads, and <vector> 37,000 tokens; these two headers have 1,200.
#ifdef __GLIBCXX__
#include <bits/allocator.h>
#include <bits/stl_construct.h>
#else
#include <memory>
#endif

namespace strata::core {

/// A sequence of values that owns its memory, like std::vector. In constant expressions an operation takes one or two
/// calls, where std::vector takes a dozen. Most sequences in a template have one item, so the capacity starts at one
/// and doubles.
template <class T>
class sequence {
 public:
  constexpr sequence() = default;
  constexpr sequence(std::initializer_list<T> items) : sequence{items.begin(), items.end()} {}
  constexpr sequence(T const* first, T const* last) {
    if (first == last) return;
    reserve(static_cast<std::size_t>(last - first));
    for (; first != last; ++first) std::construct_at(items_ + size_++, *first);
  }
  /// Equal items.
  static constexpr sequence filled(std::size_t count, T const& item) {
    sequence result;
    result.reserve(count);
    for (; result.size_ < count; ++result.size_) std::construct_at(result.items_ + result.size_, item);
    return result;
  }
  constexpr sequence(sequence const& other) : sequence{other.items_, other.items_ + other.size_} {}
  constexpr sequence(sequence&& other) noexcept : items_{other.items_}, size_{other.size_}, capacity_{other.capacity_} {
    other.items_ = nullptr;
    other.size_ = other.capacity_ = 0;
  }
  constexpr sequence& operator=(sequence other) noexcept {
    swap(other);
    return *this;
  }
  constexpr ~sequence() {
    if (items_ == nullptr) return;
    for (std::size_t i = size_; i > 0; --i) items_[i - 1].~T();
    std::allocator<T>{}.deallocate(items_, capacity_);
  }

  constexpr void push_back(T const& item) { push_back(T(item)); }
  constexpr void push_back(T&& item) {
    if (size_ == capacity_) reserve(capacity_ == 0 ? 1 : 2 * capacity_);
    std::construct_at(items_ + size_, static_cast<T&&>(item));
    ++size_;
  }
  constexpr void pop_back() {
    --size_;  // not in the next expression: g++ 12 skips it for types whose destruction does nothing
    items_[size_].~T();
  }
  /// Keeps the first items.
  constexpr void truncate(std::size_t size) {
    while (size_ > size) pop_back();
  }
  constexpr void clear() { truncate(0); }
  constexpr void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    T* const more = std::allocator<T>{}.allocate(capacity);
    for (std::size_t i = 0; i < size_; ++i) {
      std::construct_at(more + i, static_cast<T&&>(items_[i]));
      items_[i].~T();
    }
    if (items_ != nullptr) std::allocator<T>{}.deallocate(items_, capacity_);
    items_ = more;
    capacity_ = capacity;
  }
  constexpr void swap(sequence& other) noexcept {
    T* const items = items_;
    std::size_t const size = size_, capacity = capacity_;
    items_ = other.items_, size_ = other.size_, capacity_ = other.capacity_;
    other.items_ = items, other.size_ = size, other.capacity_ = capacity;
  }

  constexpr T* begin() { return items_; }
  constexpr T* end() { return items_ + size_; }
  [[nodiscard]] constexpr T const* begin() const { return items_; }
  [[nodiscard]] constexpr T const* end() const { return items_ + size_; }
  [[nodiscard]] constexpr T const* data() const { return items_; }
  constexpr T& operator[](std::size_t i) { return items_[i]; }
  constexpr T const& operator[](std::size_t i) const { return items_[i]; }
  constexpr T& front() { return items_[0]; }
  [[nodiscard]] constexpr T const& front() const { return items_[0]; }
  constexpr T& back() { return items_[size_ - 1]; }
  [[nodiscard]] constexpr T const& back() const { return items_[size_ - 1]; }
  [[nodiscard]] constexpr std::size_t size() const { return size_; }
  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }

 private:
  T* items_ = nullptr;
  std::size_t size_ = 0, capacity_ = 0;
};

/// Whether one of many values is true. A fold expression is not enough for a stack, because clang nests at most 256
/// operators.
constexpr bool any_of(std::initializer_list<bool> answers) {
  for (bool answer : answers)
    if (answer) return true;
  return false;
}

}  // namespace strata::core
