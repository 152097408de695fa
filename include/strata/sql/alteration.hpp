// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/tree.hpp>

namespace strata::sql {

/// What an ALTER TABLE does to the columns of its table. Source: "ALTER TABLE" in the Redshift SQL reference.
enum class column_change : std::uint8_t {
  none,     ///< to its columns: OWNER TO, keys, constraints, encodings
  adds,     ///< ADD [COLUMN]
  removes,  ///< DROP [COLUMN]
  renames,  ///< RENAME [COLUMN] a TO b
  retypes,  ///< ALTER COLUMN a TYPE t
};

struct alteration {
  column_change change = column_change::none;
  std::uint32_t column{};    ///< the node of the column's name, or of the definition of a new one
  std::uint32_t new_name{};  ///< the node behind TO
};

/// @param statement an ALTER TABLE in the tree; of any other statement nothing is known: `none`
constexpr alteration alteration_of(tree_view const& tree, std::uint32_t statement) {
  if (static_cast<statement_kind>(tree[statement].detail) != statement_kind::alter_table) return {};
  if (std::uint32_t const made = tree.find(statement, node_kind::column_definition))
    return {column_change::adds, made, 0};
  std::uint32_t const column = tree.find(statement, node_kind::name);
  if (column == 0 || tree[tree[statement].child].next != column) return {};
  std::uint32_t at = tree[column].first - 1;
  if (tree.tokens[at].is(kw_column)) --at;
  if (tree.tokens[at].is(kw_drop)) return {column_change::removes, column, 0};
  if (tree.tokens[at].is(kw_rename)) return {column_change::renames, column, tree[column].next};
  if (tree.tokens[at].is(kw_alter) && tree.find(statement, node_kind::type) != 0)
    return {column_change::retypes, column, 0};
  return {};
}

}  // namespace strata::sql
