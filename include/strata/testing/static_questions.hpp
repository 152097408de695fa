// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/stack.hpp>

/// Questions about a stack that are answered while it is compiled. Needs neither JSON nor Catch2.
namespace strata {

namespace testing::detail {

template <class Wanted>
struct type_counter {
  stack_info const& info;
  std::size_t count = 0;
  constexpr stack_info const& stack() const { return info; }
  template <class Resource>
  constexpr void add(cfn::logical_id const&, Resource const& resource, cfn::attributes const& = {}) {
    if constexpr (__is_same(Resource, Wanted))
      ++count;
    else if constexpr (!cfn::Visitable<Resource>) {
      if constexpr (requires { Wanted::type_name; }) count += resource.type_name == Wanted::type_name;
    }
  }
  constexpr void add(cfn::section, std::string_view, cfn::json const&) {}
  constexpr void override_property(cfn::logical_id const&, std::string_view, cfn::json const&) {}
  constexpr void waive(cfn::waiver const&) {}
};

template <class Wanted, auto const& Resource>
inline constexpr std::size_t count_in = [] {
  type_counter<Wanted> counter{checked_stack};
  Resource.expand(counter);
  return counter.count;
}();
template <class Wanted, std::uint32_t Marks>
inline constexpr std::size_t count_in_shared_parts = [] {
  type_counter<Wanted> counter{checked_stack};
  expand_shared_parts(counter, Marks);
  return counter.count;
}();

template <class Wanted, auto const&... Resources>
constexpr std::size_t count(core::resource_list<Resources...>) {
  std::uint32_t const each_marks[] = {core::description_of<Resources>.marks..., 0u};
  static_cast<void>(each_marks);
  constexpr std::uint32_t marks = [] {
    std::uint32_t result = 0;
    for (std::uint32_t m : {core::description_of<Resources>.marks..., std::uint32_t{0}}) result |= m;
    return result;
  }();
  std::size_t sum = 0;
  for (std::size_t c : {count_in<Wanted, Resources>..., count_in_shared_parts<Wanted, marks>}) sum += c;
  return sum;
}

}  // namespace testing::detail

/// How many resources of a type a stack makes: `static_assert(count_of<app, aws::s3::Bucket> == 4)`.
template <class Stack, class Resource>
inline constexpr std::size_t count_of = testing::detail::count<Resource>(core::resources_of<Stack>{});

}  // namespace strata
