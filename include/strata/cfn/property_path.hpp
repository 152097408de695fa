// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/read.hpp>
#include <strata/core/closest_name.hpp>

namespace strata::cfn {

/// The first step of a path that a typed resource does not have, and the name that it most likely means.
struct wrong_step {
  std::string_view step{};
  std::string_view closest{};
  constexpr explicit operator bool() const { return !step.empty(); }
};

namespace detail {

template <class T>
struct item_of_list {};
template <class T>
struct item_of_list<list<T>> {
  using type = T;
};

template <class T>
constexpr void find_wrong_step(wrong_step& found, std::string_view path);

/// Looks for a step among the members of a property's type.
template <class T>
constexpr void find_among_members(wrong_step& found, std::string_view step, std::string_view rest) {
  T const shown = blank<T>(std::make_index_sequence<member_count<T>>{});
  core::closest_name closest{step};
  bool known = false;
  shown.each([&]<class Member>(char const* name, Member const&, auto const&...) {
    closest.offer(core::literal(name));
    if (core::literal(name) != step) return;
    known = true;
    using type = std::remove_cvref_t<decltype(*std::declval<Member const&>())>;
    if (!rest.empty()) find_wrong_step<type>(found, rest);
  });
  if (!known) found = {step, closest.found()};
}

/// Documents, maps and policies take any path, and a function may stand in the place of any value.
template <class T>
constexpr void find_wrong_step(wrong_step& found, std::string_view path) {
  std::size_t const dot = path.find('.');
  std::string_view const step = path.substr(0, dot),
                         rest = dot == path.npos ? std::string_view{} : path.substr(dot + 1);
  if (step == "Ref" || step.substr(0, 4) == "Fn::") return;
  if constexpr (Visitable<T>) {
    find_among_members<T>(found, step, rest);
  } else if constexpr (requires { typename item_of_list<T>::type; }) {
    if (step.empty() || step.find_first_not_of("0123456789") != step.npos)
      found = {step, {}};
    else if (!rest.empty())
      find_wrong_step<typename item_of_list<T>::type>(found, rest);
  } else if constexpr (__is_same(T, text) || __is_same(T, integer) || __is_same(T, number) || __is_same(T, boolean)) {
    found = {step, {}};
  }
}

}  // namespace detail

/// Follows a path such as "VersioningConfiguration.Status" or "Tags.0.Key" through the properties of a resource type.
template <Visitable T>
constexpr wrong_step wrong_step_of(std::string_view path) {
  wrong_step found;
  detail::find_wrong_step<T>(found, path);
  return found;
}

}  // namespace strata::cfn
