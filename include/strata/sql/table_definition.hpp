// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/table_reader.hpp>
#include <strata/sql/parse.hpp>

namespace strata::sql {

/// The definition in a CREATE TABLE that is not external. Any other statement gives an empty definition.
/// @param statement its node in the tree; 0, the value for a tree with a fault, gives an empty definition
constexpr table_definition table_definition_of(tree_view const& tree, std::uint32_t statement) {
  if (statement == 0 || static_cast<statement_kind>(tree[statement].detail) != statement_kind::create_table) return {};
  return detail::table_reader{tree}.read(statement);
}

/// The same for the first statement of a text. A text whose form is wrong gives an empty definition.
constexpr table_definition table_definition_of(token_range tokens) {
  syntax_tree const made{first_statement(tokens)};
  tree_view const tree = made.view();
  return table_definition_of(tree, tree.first_statement());
}

constexpr table_definition table_definition_of(std::string_view sql) {
  core::sequence<token> const tokens = tokenize(sql);
  return table_definition_of(all_of(tokens));
}

/// The column of this name, or null.
constexpr column_definition const* find_column(table_definition const& table, identifier name) {
  for (column_definition const& column : table.columns)
    if (equal(column.name, name)) return &column;
  return nullptr;
}

/// Whether a table may have the column: it has it, or the text does not show all of its columns.
constexpr bool has_column(table_definition const& table, identifier name) {
  return !table.columns_are_known || find_column(table, name) != nullptr;
}
constexpr bool has_column(table_definition const& table, std::string_view name) {
  return has_column(table, name_of(name));
}

/// Whether rows of one table fit another by position: the same number of columns, each with a compatible type. MERGE
/// ... REMOVE DUPLICATES demands this; names do not count. True if the columns of one table are unknown.
constexpr bool same_columns(table_definition const& source, table_definition const& target) {
  if (!source.columns_are_known || !target.columns_are_known) return true;
  if (source.columns.size() != target.columns.size()) return false;
  for (std::size_t i = 0; i < source.columns.size(); ++i)
    if (!compatible(source.columns[i].type, target.columns[i].type)) return false;
  return true;
}

/// Whether two tables have columns of the same names in the same order. True if the columns of one table are unknown.
constexpr bool same_column_names(table_definition const& a, table_definition const& b) {
  if (!a.columns_are_known || !b.columns_are_known) return true;
  if (a.columns.size() != b.columns.size()) return false;
  for (std::size_t i = 0; i < a.columns.size(); ++i)
    if (!equal(a.columns[i].name, b.columns[i].name)) return false;
  return true;
}

}  // namespace strata::sql
