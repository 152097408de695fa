// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/relation_use.hpp>
#include <strata/sql/tree.hpp>

/// What statements do with the rows of relations.
namespace strata::sql {

enum class row_movement : std::uint8_t {
  none,      ///< it moves no values
  fills,     ///< values of columns become values of the relation that it creates or changes: see `meaning::rows`
  renames,   ///< a relation gets another name
  loads,     ///< COPY: files become rows
  unloads,   ///< rows become files
  external,  ///< creates a table of files
  shares,    ///< puts relations into a datashare
  alters,    ///< columns of a relation change
  unknown,   ///< nobody knows: it may move the rows of any relation
};

/// Whether a statement contains a word.
constexpr bool has_word(tree_view const& tree, std::uint32_t statement, keyword word) {
  for (std::size_t t = tree[statement].first; t < tree[statement].last; ++t)
    if (tree.tokens[t].is(word)) return true;
  return false;
}

namespace detail {

constexpr bool creates_relation(tree_view const& tree, std::uint32_t statement) {
  for (std::uint32_t c = tree[statement].child; c != 0; c = tree[c].next)
    if (tree[c].is(node_kind::object) && object_detail::usage_of(tree[c].detail) == usage::creates &&
        is_relation(object_detail::kind_of(tree[c].detail)))
      return true;
  return false;
}

constexpr bool sets_search_path(tree_view const& tree, std::uint32_t statement) {
  for (std::size_t t = tree[statement].first; t < tree[statement].last; ++t)
    if (equal(tree.tokens[t].as_identifier(), name_of("search_path"))) return true;
  return false;
}

}  // namespace detail

/// Calls the function with each node of a statement that names an object.
/// @param first the first node behind those of the statement before it
template <class Visit>
constexpr void each_object(tree_view const& tree, std::uint32_t first, std::uint32_t statement, Visit visit) {
  for (std::uint32_t i = first; i < statement; ++i)
    if (tree[i].is(node_kind::object)) visit(i);
}

/// How a statement moves rows. What runs a text that nobody reads, changes the search path or renames a schema is
/// unknown; a definition that moves rows only when it is called moves none.
constexpr row_movement row_movement_of(tree_view const& tree, std::uint32_t statement) {
  switch (static_cast<statement_kind>(tree[statement].detail)) {
    case statement_kind::select:
      return tree.find(statement, node_kind::query) != 0 && has_word(tree, statement, kw_into) ? row_movement::fills
                                                                                               : row_movement::none;
    case statement_kind::insert:
    case statement_kind::update:
    case statement_kind::merge:
    case statement_kind::create_table:
    case statement_kind::create_view:
    case statement_kind::create_materialized_view:
    case statement_kind::create_external_view:
      return row_movement::fills;
    case statement_kind::copy:
      return row_movement::loads;
    case statement_kind::unload:
      return row_movement::unloads;
    case statement_kind::create_external_table:
      return row_movement::external;
    case statement_kind::alter_table: {
      std::uint32_t const first = tree[statement].child;
      if (first != 0 && object_detail::usage_of(tree[first].detail) == usage::writes) return row_movement::fills;
      if (detail::creates_relation(tree, statement)) return row_movement::renames;
      return has_word(tree, statement, kw_location) ? row_movement::unknown : row_movement::alters;
    }
    case statement_kind::alter_view:
    case statement_kind::alter_external_view:
    case statement_kind::alter_materialized_view:
    case statement_kind::alter_external_table:
      return detail::creates_relation(tree, statement) ? row_movement::renames : row_movement::alters;
    case statement_kind::alter_datashare:
    case statement_kind::grant:
      return has_word(tree, statement, kw_datashare) && !has_word(tree, statement, kw_remove) ? row_movement::shares
                                                                                              : row_movement::none;
    case statement_kind::alter_schema:
    case statement_kind::alter_external_schema:
    case statement_kind::alter_database:
      return has_word(tree, statement, kw_rename) ? row_movement::unknown : row_movement::none;
    case statement_kind::set:
      return detail::sets_search_path(tree, statement) ? row_movement::unknown : row_movement::none;
    case statement_kind::call:
    case statement_kind::execute:
    case statement_kind::use:
    case statement_kind::unknown:
      return row_movement::unknown;
    default:
      return row_movement::none;
  }
}

}  // namespace strata::sql
