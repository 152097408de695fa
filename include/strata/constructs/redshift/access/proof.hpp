// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/questions.hpp>

/// Who sees which column, as constants of a stack. strata.hpp does not include this header: declaring access needs none
/// of it. See docs/how_to/access.md.
namespace strata {

namespace access {

/// What each column of a stack shows to a principal, as a constant.
template <std::size_t Nodes>
struct kept_answers {
  bounds at[Nodes + 1]{};
  std::uint32_t unknown = nowhere;  ///< a construct that does not say enough
  bool is_there = false;            ///< whether the stack has the principal

  constexpr kept_answers(construct_list const& of, flow::data_flow const& flow, asked_principal const& who) {
    answers const found{of, flow, who};
    for (std::size_t n = 0; n < Nodes; ++n) at[n] = found.at(n);
    unknown = found.unknown();
    is_there = found.is_there();
  }
};

template <class Stack>
inline constexpr std::size_t node_count_of = lineage_of<Stack>::graph().node_count();

template <class Stack, auto const& Who>
inline constexpr kept_answers<node_count_of<Stack>> answers_of{constructs_of<Stack>, lineage_of<Stack>::graph(),
                                                               asked_principal{Who}};

template <class Stack, auto const& Who, core::fixed_string Column>
constexpr bounds bounds_of() {
  bounds result;
  flow::data_flow const flow = lineage_of<Stack>::graph();
  for (column_place const& at : flow::places_of(flow, Column.view())) {
    bounds const one = answers_of<Stack, Who>.at[flow.node_of(at)];
    if (result.least < one.least) result.least = one.least;
    if (result.most < one.most) result.most = one.most;
  }
  return result;
}
template <class Stack, auto const& Who, core::fixed_string Column>
inline constexpr bounds bounds_to = bounds_of<Stack, Who, Column>();

/// Readers or writers, as a constant.
template <std::size_t Count>
struct kept_readers {
  reader items[Count + 1]{};

  constexpr explicit kept_readers(core::sequence<reader> const& from) {
    for (std::size_t i = 0; i < Count; ++i) items[i] = from[i];
  }
  [[nodiscard]] static constexpr std::size_t size() { return Count; }
  [[nodiscard]] constexpr reader const* begin() const { return items; }
  [[nodiscard]] constexpr reader const* end() const { return items + Count; }
  constexpr reader const& operator[](std::size_t i) const { return items[i]; }
  /// What a principal sees; `none` for one that is not in the list.
  [[nodiscard]] constexpr column_access level_of(asked_principal const& who) const {
    for (reader const& each : *this)
      if (who.is({each.warehouse, each.kind, each.name})) return each.level;
    return column_access::none;
  }
  /// Whether a principal writes.
  [[nodiscard]] constexpr core::tribool has(asked_principal const& who) const {
    for (reader const& each : *this)
      if (who.is({each.warehouse, each.kind, each.name})) return each.certain;
    return core::tribool::no;
  }
};

template <class Stack>
constexpr core::sequence<reader> find_readers(std::string_view column) {
  return readers_in(constructs_of<Stack>, lineage_of<Stack>::graph(), column);
}
template <class Stack>
constexpr core::sequence<reader> find_writers(std::string_view relation) {
  return writers_in(constructs_of<Stack>, lineage_of<Stack>::graph(), relation);
}
// Functions of their own: clang 16 frees no temporary of a template argument.
template <class Stack>
constexpr std::size_t count_readers(std::string_view column) {
  return find_readers<Stack>(column).size();
}
template <class Stack>
constexpr std::size_t count_writers(std::string_view relation) {
  return find_writers<Stack>(relation).size();
}

}  // namespace access

namespace detail {

/// The principal of a question, which must be in the stack: nothing is known of another one.
template <class Stack, auto const& Who>
constexpr auto principal_is_there() {
  if constexpr (!access::answers_of<Stack, Who>.is_there)
    return static_cast<errors::E0450_principal_is_not_in_the_stack<core::details<>, Who>*>(nullptr);
  else
    return static_cast<char*>(nullptr);
}

template <bool Known, class Column, auto const& Who, class Indexed>
struct access_not_known {
  using type = char;
};
template <class Column, auto const& Who, std::size_t I, auto const& Resource>
struct access_not_known<false, Column, Who, core::indexed<I, Resource>> {
  using type = errors::E0451_access_is_not_known<core::details<Column>, Who, Resource>;
};
template <class Column, auto const& Who>
struct access_not_known<false, Column, Who, void> {
  using type = errors::E0451_access_is_not_known<core::details<Column>, Who>;
};
template <class Stack, auto const& Who, core::fixed_string Column, bool Known>
constexpr auto access_is_known() {
  if constexpr (!Known && access::answers_of<Stack, Who>.unknown < core::resources_of<Stack>::size) {
    using all = decltype(core::index(core::resources_of<Stack>{}));
    using named = decltype(core::pick<access::answers_of<Stack, Who>.unknown>(static_cast<all const*>(nullptr)));
    return static_cast<typename access_not_known<Known, core::named<Column>, Who, named>::type*>(nullptr);
  } else {
    return static_cast<typename access_not_known<Known, core::named<Column>, Who, void>::type*>(nullptr);
  }
}

}  // namespace detail

/// How much of a column's values a principal sees: a role (with PUBLIC), user or group of the stack, `public_group`, or
/// an IAM role with database roles. It sees them where it reads the column's relation, a view, a materialized view, a
/// table that statements fill, or the database of a datashare, in which they arrive.
///
///     static_assert(access_of<app, analyst, "amazon_reviews.customer_id"> == column_access::none);
///
/// `unknown` where the stack does not say enough. Errors: E0409 for a column that does not exist, E0450.
template <class Stack, auto const& Who, core::fixed_string Column>
  requires(sizeof(*detail::columns_are_there<Stack, Column>()) > 0 &&
           sizeof(*detail::principal_is_there<Stack, Who>()) > 0)
inline constexpr column_access access_of = access::bounds_to<Stack, Who, Column>.level();

/// Whether a principal sees values of a column in any way, also masked ones or those of some rows.
///
///     static_assert(!can_see<app, analyst, "amazon_reviews.customer_id">);
///
/// Where the stack does not say enough, neither this nor its opposite holds. Errors: E0409, E0450, E0451.
template <class Stack, auto const& Who, core::fixed_string Column>
inline constexpr bool can_see =
    sizeof(*detail::columns_are_there<Stack, Column>()) > 0 && sizeof(*detail::principal_is_there<Stack, Who>()) > 0 &&
    sizeof(*detail::access_is_known<Stack, Who, Column,
                                    access::bounds_to<Stack, Who, Column>.most == column_access::none ||
                                        access::bounds_to<Stack, Who, Column>.least != column_access::none>()) > 0 &&
    access::bounds_to<Stack, Who, Column>.least != column_access::none;

/// All principals that see values of a column, or may: roles, users and groups that the stack names, IAM roles with
/// database roles, and PUBLIC.
///
///     static_assert(readers_of<app, "amazon_reviews.customer_id">.size() == 0);
///
/// Error: E0409.
template <class Stack, core::fixed_string Column>
  requires(sizeof(*detail::columns_are_there<Stack, Column>()) > 0)
inline constexpr access::kept_readers<access::count_readers<Stack>(Column.view())> readers_of{
    access::find_readers<Stack>(Column.view())};

/// All principals that insert, update, delete or truncate rows of a relation, "table" or "schema.table", or may.
template <class Stack, core::fixed_string Relation>
inline constexpr access::kept_readers<access::count_writers<Stack>(Relation.view())> writers_of{
    access::find_writers<Stack>(Relation.view())};

}  // namespace strata
