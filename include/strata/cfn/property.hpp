// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/errors.hpp>
#include <strata/cfn/facts.hpp>
#include <strata/cfn/value.hpp>

#include <array>
#include <type_traits>

/// The types for the members of typed resources.
namespace strata::cfn {

namespace detail {

template <class U, class T>
concept value_for = !__is_base_of(indirect<T>, std::remove_cvref_t<U>) && !std::is_same_v<std::remove_cvref_t<U>, T> &&
                    std::is_convertible_v<U, T>;

/// For code that fills typed resources from data: the member gets its value later, or not at all.
struct not_given {};

}  // namespace detail

/// An optional property.
template <class T>
class optional : public indirect<T> {
 public:
  constexpr optional() = default;
  constexpr optional(detail::not_given) {}
  constexpr optional(T value) : indirect<T>{static_cast<T&&>(value)} {}
  template <detail::value_for<T> U>
  constexpr optional(U&& value) : indirect<T>{T(static_cast<U&&>(value))} {}
};

/// A required property: its omission is the error E0201, with the property's name. The error is in the exception
/// specification because an error in the body would make clang also report each use of the function.
template <class T, core::fixed_string Name>
class required : public indirect<T> {
 public:
  template <class Missing = core::named<Name>>
  constexpr required() noexcept(sizeof(errors::E0201_required_property_is_missing<Missing>) > 0) {}
  constexpr required(detail::not_given) {}
  constexpr required(T value) : indirect<T>{static_cast<T&&>(value)} {}
  template <detail::value_for<T> U>
  constexpr required(U&& value) : indirect<T>{T(static_cast<U&&>(value))} {}
};

/// A member whose type contains this one again.
template <class T>
using boxed = optional<T>;

/// A list, or a function that gives one (`Fn::Split`, `Fn::GetAZs`, a `Ref` of a list parameter).
template <class T>
class list {
 public:
  constexpr list() = default;
  constexpr list(std::initializer_list<T> items) : items_(items) {}
  constexpr list(core::sequence<T> items) : items_(static_cast<core::sequence<T>&&>(items)) {}
  /// Needs parentheses: braces would make a list of one item.
  constexpr explicit list(text function) : function_{static_cast<text&&>(function)} {}
  constexpr void push_back(T item) { items_.push_back(static_cast<T&&>(item)); }
  [[nodiscard]] constexpr bool is_literal() const { return !function_.has_value(); }
  [[nodiscard]] constexpr core::sequence<T> const& items() const { return items_; }
  [[nodiscard]] constexpr std::size_t size() const { return items_.size(); }
  /// Valid only if the list is not a literal.
  [[nodiscard]] constexpr text const& function() const { return *function_; }

 private:
  core::sequence<T> items_{};
  indirect<text> function_{};
};

/// Names and values, in the given order.
template <class T>
class map {
 public:
  struct entry {
    std::string_view key;
    T value;
  };
  constexpr map() = default;
  constexpr map(std::initializer_list<entry> entries) : entries_(entries) {}
  constexpr explicit map(core::sequence<entry> entries) : entries_(static_cast<core::sequence<entry>&&>(entries)) {}
  [[nodiscard]] constexpr core::sequence<entry> const& entries() const { return entries_; }

 private:
  core::sequence<entry> entries_{};
};

namespace detail {
struct no_visit {
  constexpr void operator()(auto&&...) const {}
};
}  // namespace detail

/// A typed resource or property: it shows its members to a visitor, `visit(name, member, facts)`.
template <class T>
concept Visitable = requires(T const& value, detail::no_visit visit) { value.each(visit); };

}  // namespace strata::cfn
