// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/stack.hpp>

#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

/// A stack's resources for metaprogramming with Boost.Hana. Not part of strata.hpp: the library itself never walks a
/// stack this way, since heterogeneous containers grow slowly (see docs/explanation/design.md).
namespace strata {

namespace core::detail {

template <auto const& Resource>
struct constant {
  using type = decltype(Resource);
  static constexpr auto const& value = Resource;
};

template <auto const&... Resources>
constexpr auto hana_tuple_of(resource_list<Resources...>) {
  return boost::hana::make_tuple(boost::hana::type_c<constant<Resources>>...);
}

}  // namespace core::detail

/// A tuple of `hana::type<T>`, one for each resource in the order of declaration. `T::value` is the user's constant.
template <class Stack>
inline constexpr auto resource_types = core::detail::hana_tuple_of(core::resources_of<Stack>{});

}  // namespace strata
