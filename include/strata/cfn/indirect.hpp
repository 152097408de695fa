// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::cfn {

/// Owns one value or none, on the heap of one evaluation, so that types can contain themselves.
template <class T>
class indirect {
 public:
  constexpr indirect() = default;
  constexpr explicit indirect(T&& value) : value_{new T{static_cast<T&&>(value)}} {}
  constexpr indirect(indirect const& other) : value_{other.value_ ? new T{*other.value_} : nullptr} {}
  constexpr indirect(indirect&& other) noexcept : value_{other.value_} { other.value_ = nullptr; }
  constexpr indirect& operator=(indirect other) noexcept {
    T* const mine = value_;
    value_ = other.value_;
    other.value_ = mine;
    return *this;
  }
  constexpr ~indirect() { delete value_; }

  [[nodiscard]] constexpr bool has_value() const { return value_ != nullptr; }
  constexpr explicit operator bool() const { return has_value(); }
  constexpr T const& operator*() const { return *value_; }
  constexpr T& operator*() { return *value_; }
  constexpr T const* operator->() const { return value_; }
  constexpr T* operator->() { return value_; }

 private:
  T* value_ = nullptr;
};

}  // namespace strata::cfn
