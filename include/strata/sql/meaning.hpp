// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/created_relation.hpp>
#include <strata/sql/detail/statement_columns.hpp>
#include <strata/sql/detail/statement_form.hpp>
#include <strata/sql/parse.hpp>
#include <strata/sql/relations.hpp>
#include <strata/sql/statement.hpp>
#include <strata/sql/table_checks.hpp>
#include <strata/sql/table_definition.hpp>

namespace strata::sql {

/// The meaning of a statement, given the relations that exist.
struct meaning {
  fault error{};    ///< the first name without a meaning, or with more than one
  row_type rows{};  ///< the rows of its query: the columns of a view, of a SELECT, or of an INSERT
};

/// The columns of a CREATE TABLE; unknown if more come by LIKE or from a query.
constexpr row_type columns_of(table_definition const& table) {
  row_type result;
  result.known = table.columns_are_known && !table.from_query;
  for (column_definition const& column : table.columns)
    result.columns.push_back({.name = column.name,
                              .hash = hash(column.name),
                              .type = column.type,
                              .not_null = column.not_null,
                              .fills_itself = column.has_default || column.is_identity});
  return result;
}

constexpr meaning meaning_of(tree_view const& tree, std::uint32_t statement, catalog const& relations,
                             std::string_view sql);

namespace detail {

/// UNLOAD ('query'): the names in the query, and the columns of PARTITION BY among its own.
constexpr fault check_unloaded(tree_view const& tree, std::uint32_t statement, catalog const& relations) {
  std::uint32_t const string = tree.find(statement, node_kind::opaque);
  if (string == 0) return {};
  string_content const content{tree.first_token(string)};
  core::sequence<token> const tokens = tokenize(content.view());
  syntax_tree const made{all_of(tokens)};
  tree_view const inner = made.view();
  if (inner.first_statement() == 0) return {};
  meaning const found = meaning_of(inner, inner.first_statement(), relations, content.view());
  if (found.error) {
    token const at = content.place_of(tree.first_token(string), found.error);
    return {found.error.code, at.offset, at.text.size(), {}, found.error.reason};
  }
  if (!found.rows.known) return {};
  for (std::uint32_t c = tree[statement].child; c != 0; c = tree[c].next) {
    if (!tree[c].is(node_kind::option) || !tree.first_token(c).is(kw_partition)) continue;
    for (token const& t : tree.range(tree.find(c, node_kind::opaque))) {
      bool known = !t.is_name();
      for (output_column const& column : found.rows.columns) known = known || column.hash == hash(t.as_identifier());
      if (!known) return {fault_code::column_not_found, t.offset, t.text.size(), {}, {}};
    }
  }
  return {};
}

}  // namespace detail

constexpr bool has_default(table_definition const& table) {
  for (column_definition const& column : table.columns)
    if (column.has_default) return true;
  return false;
}

/// Resolves the names in one statement of a tree. Relations that the catalog does not have, and unknown columns, raise
/// no fault. Sources in the result are positions in the catalog.
///
/// Faults: column_not_found, relation_not_in_from, column_ambiguous, column_named_twice, column_counts_differ,
/// position_out_of_range; of a CREATE TABLE those of `check_table`; of all statements refused_here, beyond_a_limit and
/// keys_contradict for what Redshift refuses whatever the names mean, and argument_counts_differ for calls of built-in
/// functions.
/// @param sql the text of the tree
constexpr meaning meaning_of(tree_view const& tree, std::uint32_t statement, catalog const& relations,
                             std::string_view sql) {
  meaning result;
  bool const creates_table = static_cast<statement_kind>(tree[statement].detail) == statement_kind::create_table;
  table_definition table;
  if (creates_table) table = table_definition_of(tree, statement);
  bool const lists_columns = creates_table && !table.from_query;
  if (!lists_columns || has_default(table)) {
    detail::statement_columns reader{tree, relations};
    reader.statement(statement);
    result = {reader.error(), reader.take_rows()};
  }
  if (lists_columns) result.rows = columns_of(table);
  if (creates_table && !result.error) result.error = check_table(table, sql);
  if (!result.error) result.error = detail::check_form(tree, statement, relations);
  if (!result.error && static_cast<statement_kind>(tree[statement].detail) == statement_kind::unload)
    result.error = detail::check_unloaded(tree, statement, relations);
  return result;
}

namespace detail {

/// The rows of the query in UNLOAD ('query'). Columns have no names, because the text of these does not live on. If the
/// query has a fault, anything in the catalog may be in the rows.
constexpr row_type rows_in_string(token const& string, catalog const& relations) {
  unquoted const query{string};
  core::sequence<token> const tokens = tokenize(query.view());
  syntax_tree const made{all_of(tokens)};
  tree_view const tree = made.view();
  row_type result;
  if (tree.first_statement() == 0) {
    result.known = false;
    for (std::uint32_t r = 0; r < relations.size(); ++r) result.others.push_back({r, any_column, derivation::copied});
    return result;
  }
  statement_columns reader{tree, relations};
  reader.statement(tree.first_statement());
  result = reader.take_rows();
  for (output_column& column : result.columns) column.name = {};
  return result;
}

}  // namespace detail

/// The columns of the relation that a statement creates, or those of the table that it changes and that get values,
/// with the sources of these; of a SELECT or an UNLOAD, those of its query. Nothing is checked.
constexpr row_type rows_of(tree_view const& tree, std::uint32_t statement, catalog const& relations) {
  if (static_cast<statement_kind>(tree[statement].detail) == statement_kind::create_table) {
    table_definition const table = table_definition_of(tree, statement);
    if (!table.from_query) return columns_of(table);
  }
  std::uint32_t const string = tree.find(statement, node_kind::opaque);
  if (static_cast<statement_kind>(tree[statement].detail) == statement_kind::unload && string != 0)
    return detail::rows_in_string(tree.first_token(string), relations);
  detail::statement_columns reader{tree, relations};
  reader.statement(statement);
  return reader.take_rows();
}

/// The same for the first statement of a text, whose form must be right.
constexpr meaning meaning_of(std::string_view sql, catalog const& relations) {
  core::sequence<token> const tokens = tokenize(sql);
  syntax_tree const made{all_of(tokens)};
  if (made.error()) return {made.error(), {}};
  tree_view const tree = made.view();
  return meaning_of(tree, tree[tree.root].child, relations, sql);
}

/// Adds the relation that a statement creates, with its columns, so that later statements find it.
constexpr void add_created(catalog& relations, std::string_view sql, meaning const& of) {
  core::sequence<token> const tokens = tokenize(sql);
  statement_kind const kind = statement_kind_of(first_statement(all_of(tokens)));
  catalog_relation made;
  if (kind == statement_kind::create_table) {
    table_definition const table = table_definition_of(all_of(tokens));
    made.name = table.name;
    if (table.from_query)  // no conditional expression: g++ 12 destroys its result twice in constant evaluation
      made.columns = of.rows;
    else
      made.columns = columns_of(table);
    if (!table.from_query && table.like.size() == 1 && table.columns.empty())
      if (catalog_relation const* const model = relations.find(table.like[0])) made.columns = model->columns;
  } else if (kind == statement_kind::create_view || kind == statement_kind::create_materialized_view) {
    created_relation const head = created_relation_of(sql);
    made.name = head.name;
    made.kind = head.kind;
    made.columns = of.rows;
  }
  if (!made.name.empty()) relations.add(static_cast<catalog_relation&&>(made));
}

}  // namespace strata::sql
