// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/questions.hpp>

/// Who sees which column, as constants of a stack. strata.hpp does not include this header: declaring access needs none
/// of it. See docs/how_to/access.md.
namespace strata {

namespace access {

/// The principals of a stack, as a constant: those that its grants and its scripts name.
template <std::size_t Count>
struct kept_principals {
  principal items[Count + 1]{};

  constexpr explicit kept_principals(facts const& of) {
    for (std::size_t p = 0; p < Count; ++p) items[p] = of.principals[p];
  }
  /// The one that a question is about; `nowhere` if there is none, or one in several warehouses.
  [[nodiscard]] constexpr std::uint32_t find(asked_principal const& who) const {
    std::uint32_t result = nowhere;
    for (std::uint32_t p = 0; p < Count && who.kind != sql::grantee_kind::everyone; ++p) {
      if (!who.is(items[p])) continue;
      if (result != nowhere) return nowhere;
      result = p;
    }
    return result;
  }
};
template <class Stack>
constexpr std::size_t count_principals() {
  return facts{constructs_of<Stack>, lineage_of<Stack>::graph().table()}.principals.size();
}
template <class Stack>
inline constexpr std::size_t principal_count_of = count_principals<Stack>();
template <class Stack>
constexpr auto keep_principals() {
  return kept_principals<principal_count_of<Stack>>{facts{constructs_of<Stack>, lineage_of<Stack>::graph().table()}};
}
template <class Stack>
inline constexpr auto principals_of = keep_principals<Stack>();

/// What each column of a stack shows to a principal.
struct seen_by {
  bounds const* at = nullptr;       ///< of each node
  std::uint32_t unknown = nowhere;  ///< a construct that does not say enough
  bool is_there = false;            ///< whether the stack has the principal
};

/// The same as a constant.
template <std::size_t Nodes>
struct kept_answers {
  bounds at[Nodes + 1]{};
  std::uint32_t unknown = nowhere;
  bool is_there = true;

  constexpr kept_answers(construct_list const& of, flow::data_flow const& flow, asked_principal const& who) {
    answers const found{of, flow, who};
    for (std::size_t n = 0; n < Nodes; ++n) at[n] = found.at(n);
    unknown = found.unknown();
    is_there = found.is_there();
  }
  constexpr kept_answers(construct_list const& of, flow::data_flow const& flow, std::uint32_t principal) {
    facts const known{of, flow.table()};
    reached const found{known, flow, principal};
    for (std::size_t n = 0; n < Nodes; ++n) at[n] = found.at(n);
    unknown = found.who().unknown();
  }
  [[nodiscard]] constexpr seen_by view() const { return {at, unknown, is_there}; }
};

template <class Stack>
inline constexpr std::size_t node_count_of = lineage_of<Stack>::graph().node_count();

/// Each principal in an evaluation of its own, because compilers limit them.
template <class Stack, std::uint32_t Principal>
inline constexpr kept_answers<node_count_of<Stack>> answers_to{constructs_of<Stack>, lineage_of<Stack>::graph(),
                                                               Principal};
template <class Stack, auto const& Who>
inline constexpr kept_answers<node_count_of<Stack>> answers_to_named{constructs_of<Stack>, lineage_of<Stack>::graph(),
                                                                     asked_principal{Who}};
template <class Stack, auto const& Who>
constexpr seen_by find_answers() {
  if constexpr (constexpr std::uint32_t found = principals_of<Stack>.find(asked_principal{Who}); found != nowhere)
    return answers_to<Stack, found>.view();
  else
    return answers_to_named<Stack, Who>.view();
}
template <class Stack, auto const& Who>
inline constexpr seen_by answers_of = find_answers<Stack, Who>();

template <class Stack, auto const& Who, core::fixed_string Column>
constexpr bounds bounds_of() {
  return widest(lineage_of<Stack>::graph(), answers_of<Stack, Who>.at, Column.view());
}
template <class Stack, auto const& Who, core::fixed_string Column>
inline constexpr bounds bounds_to = bounds_of<Stack, Who, Column>();

/// Readers or writers, as a constant.
template <std::size_t Most>
struct kept_readers {
  reader items[Most + 1]{};
  std::size_t count = 0;

  constexpr void add(reader const& one) { items[count++] = one; }
  [[nodiscard]] constexpr std::size_t size() const { return count; }
  [[nodiscard]] constexpr reader const* begin() const { return items; }
  [[nodiscard]] constexpr reader const* end() const { return items + count; }
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

template <class Stack, std::uint32_t... Principal>
constexpr auto find_readers(std::string_view column, std::integer_sequence<std::uint32_t, Principal...>) {
  kept_readers<sizeof...(Principal)> result;
  bounds const* const seen[] = {answers_to<Stack, Principal>.at..., nullptr};
  flow::data_flow const flow = lineage_of<Stack>::graph();
  for (std::size_t p = 0; p < sizeof...(Principal); ++p) {
    principal const& who = principals_of<Stack>.items[p];
    column_access const level = widest(flow, seen[p], column).level();
    if (level != column_access::none) result.add({who.kind, who.name, who.warehouse, level, core::tribool::yes});
  }
  return result;
}
template <class Stack>
constexpr auto find_readers(std::string_view column) {
  return find_readers<Stack>(column, std::make_integer_sequence<std::uint32_t, principal_count_of<Stack>>{});
}
template <class Stack>
constexpr auto find_writers(std::string_view relation) {
  kept_readers<principal_count_of<Stack>> result;
  for (reader const& each : writers_in(constructs_of<Stack>, lineage_of<Stack>::graph(), relation)) result.add(each);
  return result;
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
inline constexpr auto readers_of = access::find_readers<Stack>(Column.view());

/// All principals that insert, update, delete or truncate rows of a relation, "table" or "schema.table", or may.
template <class Stack, core::fixed_string Relation>
inline constexpr auto writers_of = access::find_writers<Stack>(Relation.view());

}  // namespace strata
