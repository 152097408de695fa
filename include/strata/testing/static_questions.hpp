// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/stack.hpp>

/// Questions about a stack that the compiler answers. This header needs neither JSON nor Catch2.
namespace strata {

namespace testing::detail {

template <class Wanted>
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): the base is the one that its inherited constructor makes
struct type_counter : ignoring_sink {
  using ignoring_sink::add, ignoring_sink::ignoring_sink;
  std::size_t count = 0;
  template <class Resource>
  constexpr void add(cfn::logical_id const&, Resource const& resource, cfn::attributes const& = {}) {
    if constexpr (__is_same(Resource, Wanted))
      ++count;
    else if constexpr (!cfn::Visitable<Resource>) {
      if constexpr (requires { Wanted::type_name; }) count += resource.type_name == Wanted::type_name;
    }
  }
};

template <class Wanted, class Expansion>
inline constexpr std::size_t count_in = [] {
  type_counter<Wanted> counter{checked_stack};
  Expansion{}(counter);
  return counter.count;
}();

template <class Wanted, class Stack, auto const&... Resources>
constexpr std::size_t count(core::resource_list<Resources...>) {
  std::size_t sum = 0;
  for (std::size_t c : {count_in<Wanted, expand_construct<Resources>>..., count_in<Wanted, shared_parts_of<Stack>>})
    sum += c;
  return sum;
}

}  // namespace testing::detail

/// The number of resources of a type in a stack: `static_assert(count_of<app, aws::s3::Bucket> == 4)`.
template <class Stack, class Resource>
inline constexpr std::size_t count_of = testing::detail::count<Resource, Stack>(core::resources_of<Stack>{});

namespace testing {
using strata::count_of;
}  // namespace testing

}  // namespace strata
