// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/lineage.hpp>
#include <strata/policy/evaluate.hpp>

/// What rules over SQL evaluate: the relations that a stack creates, and the columns that its datashares show.
namespace strata::policy {

/// A column of a table, view or materialized view of the stack.
struct column {
  sql::object_name relation{};  ///< with its schema
  sql::identifier name{};
  sql::data_type type{};
  bool not_null = false;

  /// Whether this is the column that is spelt "table.column" or "schema.table.column"; case does not count.
  constexpr bool is(std::string_view spelling) const { return column_spelling{spelling}.is(relation, name); }
  /// Whether its name, in lower case as Redshift keeps it, matches a regular expression (of ECMAScript, found
  /// anywhere).
  constexpr bool is_named_like(std::string_view pattern) const {
    core::sequence<char> chars;
    sql::append_folded(chars, name);
    return cfn::matches(pattern, {chars.data(), chars.size()});
  }
};

/// A table, view or materialized view that the stack creates, as a check takes it:
///
///     [](policy::relation const& made, policy::rule_context& context) { ... }
struct relation {
  sql::object_name name{};  ///< with its schema
  sql::object_kind kind{};
  std::string_view sql{};  ///< the statement that creates it
  bool has_known_columns = false;
  core::sequence<column> columns{};
};

/// A datashare of the stack, with each column whose values consumers can read: those of the relations that it holds,
/// and those that these are made of, through any number of views. See `exposes`.
struct datashare {
  std::string_view name{};
  core::sequence<column> shows{};
};

namespace detail {

template <class Pack>
inline constexpr bool any_is_over_sql =
    any_applies_to<relation>(typename Pack::rules{}) || any_applies_to<datashare>(typename Pack::rules{});

template <class Lineage>
constexpr column column_at(std::uint32_t resource, std::uint32_t number) {
  stack_column const& made = Lineage::columns[resource].columns[number];
  return {Lineage::sql::relations[resource]->qualified_name(), made.name, made.type, made.not_null};
}

template <class Resource>
inline constexpr bool has_sql_to_evaluate =
    (std::is_base_of_v<redshift_relation, Resource> && !std::is_base_of_v<existing_relation_base, Resource>) ||
    std::is_base_of_v<redshift_datashare_base, Resource>;

/// Judges a relation or a datashare by the SQL of its stack, and then what it expands to, the first of which is its
/// own.
template <auto const& Resource, class Lineage>
struct expand_with_sql {
  constexpr void operator()(auto& out) const {
    cfn::logical_id const id{Resource.id, {}};
    if constexpr (std::is_base_of_v<redshift_relation, std::remove_cvref_t<decltype(Resource)>>) {
      std::uint32_t number = 0;
      while (Lineage::sql::relations[number] != &Resource) ++number;
      relation made{Resource.qualified_name(), Resource.kind(), Resource.sql_text(), Lineage::columns[number].known};
      for (std::uint32_t c = 0; c < Lineage::columns[number].count; ++c)
        made.columns.push_back(column_at<Lineage>(number, c));
      out.evaluate_next(id, made);
    } else {
      datashare made{Resource.name()};
      for (column_place const& at : Lineage::places_shown_by(Resource))
        made.shows.push_back(column_at<Lineage>(at.resource, at.column));
      out.evaluate_next(id, made);
    }
    Resource.expand(out);
  }
};

/// How a construct is expanded to be evaluated by a pack, as a type.
template <class Pack, class Stack, auto const& Resource>
constexpr auto expansion_for() {
  if constexpr (any_is_over_sql<Pack> && has_sql_to_evaluate<std::remove_cvref_t<decltype(Resource)>>)
    return expand_with_sql<Resource, lineage_of<Stack>>{};
  else
    return expand_construct<Resource>{};
}

}  // namespace detail

/// Whether a pack has rules over SQL, which evaluate a stack only.
template <Pack P>
inline constexpr bool needs_sql = detail::any_is_over_sql<P>;

}  // namespace strata::policy
