// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <utility>

/// Access to the constants of a pack by position.
namespace strata::core {

/// A constant and its position.
template <std::size_t I, auto const& Constant>
struct indexed {};

/// The constants of a pack, each with its position, as the bases of one class.
template <class Indices, auto const&... Constants>
struct indexed_list;
template <std::size_t... I, auto const&... Constants>
struct indexed_list<std::index_sequence<I...>, Constants...> : indexed<I, Constants>... {};

/// `List<Constants...>` as an indexed list; for decltype.
template <template <auto const&...> class List, auto const&... Constants>
indexed_list<std::make_index_sequence<sizeof...(Constants)>, Constants...> index(List<Constants...>);

/// For decltype: from a pointer to an indexed list to the constant at position `I`. Overload resolution finds the base,
/// so no recursion over the pack is needed.
template <std::size_t I, auto const& Constant>
indexed<I, Constant> pick(indexed<I, Constant> const*);

}  // namespace strata::core
