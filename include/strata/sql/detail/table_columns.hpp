// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/alteration.hpp>
#include <strata/sql/detail/query_columns.hpp>

namespace strata::sql::detail {

/// Finds the columns of one table that a statement names, fills or leaves out: ALTER TABLE, ANALYZE, COMMENT, GRANT,
/// REVOKE, and the lists of INSERT and COPY.
class table_columns : public query_columns {
 protected:
  using query_columns::query_columns;

  /// The table that a statement names first, or null.
  [[nodiscard]] constexpr catalog_relation const* first_table(std::uint32_t i) const {
    std::uint32_t const named = tree_.find(i, node_kind::object);
    return named == 0 ? nullptr : catalog_->find(name_of(named));
  }

  /// Statements without queries and values.
  constexpr void named(std::uint32_t i) {
    switch (static_cast<statement_kind>(nodes_[i].detail)) {
      case statement_kind::drop_table:
      case statement_kind::drop_view:
      case statement_kind::drop_materialized_view:
      case statement_kind::refresh_materialized_view:
      case statement_kind::truncate:
        return kinds(i);
      case statement_kind::attach_masking_policy:
        return masked_columns(i);
      case statement_kind::comment:
        kinds(i);
        return listed_columns(i);
      case statement_kind::analyze:
      case statement_kind::grant:
      case statement_kind::revoke:
        return listed_columns(i);
      default:
        return;
    }
  }

  /// DROP VIEW is of no table, and TRUNCATE of no view. Sources: the pages of the statements.
  constexpr void kinds(std::uint32_t i) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::object)) continue;
      object_kind const wanted = object_detail::kind_of(nodes_[c].detail);
      if (wanted != object_kind::table && wanted != object_kind::view && wanted != object_kind::materialized_view)
        continue;
      if (catalog_relation const* const found = catalog_->find(name_of(c)))
        if (std::string_view const reason = why_not(wanted, found->kind); !reason.empty())
          faults_.refuse(tree_.first_token(c), reason);
    }
  }
  static constexpr std::string_view why_not(object_kind wanted, object_kind found) {
    bool const is_view = found == object_kind::view || found == object_kind::materialized_view;
    if (wanted == object_kind::table) return is_view ? "it is a view" : "";
    if (found == object_kind::table) return "it is a table";
    return wanted == object_kind::materialized_view && found == object_kind::view ? "it is no materialized view" : "";
  }

  /// The columns that ALTER TABLE names.
  constexpr void alter(std::uint32_t i) {
    catalog_relation const* const table = first_table(i);
    if (table == nullptr) return;
    row_type const& rows = table->columns;
    column_index index;
    alteration const made = alteration_of(tree_, i);
    if (made.change != column_change::none) kinds(i);
    std::uint32_t const given = made.change == column_change::adds ? made.column : made.new_name;
    if (given != 0) {
      token const& name = tree_.first_token(given);
      output_column const* const there = index.find(rows, hash(name.as_identifier())).first;
      if (there != nullptr && !there->maybe) faults_.report(fault_code::column_named_twice, name);
    }
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::constraint))
        if (std::uint32_t const list = tree_.find(c, node_kind::column_list)) written_list(rows, index, list);
      if (!nodes_[c].is(node_kind::name) || c == made.new_name) continue;
      token const& before = tree_.tokens[nodes_[c].first - 1];
      if (!before.is(kw_column) && !before.is(kw_drop) && !before.is(kw_rename)) continue;
      output_column const* const column = written_column(rows, index, tree_.first_token(c), faults_);
      if (column == nullptr || made.change != column_change::retypes) continue;
      if (column->type.kind != type_kind::varchar && column->type.kind != type_kind::unknown)
        faults_.refuse(tree_.first_token(c), "only VARCHAR changes its size");
    }
    new_keys(i, rows, index);
  }
  /// ALTER DISTKEY a, ALTER DISTSTYLE KEY DISTKEY a, ALTER SORTKEY (a, b)
  constexpr void new_keys(std::uint32_t i, row_type const& rows, column_index& index) {
    std::uint32_t const rest = tree_.find(i, node_kind::opaque);
    if (rest == 0 || !tree_.first_token(rest).is(kw_alter)) return;
    for (std::size_t t = nodes_[rest].first; t + 1 < nodes_[rest].last; ++t) {
      if (tree_.tokens[t].is(kw_distkey) && tree_.tokens[t + 1].is_name())
        written_column(rows, index, tree_.tokens[t + 1], faults_);
      if (!tree_.tokens[t].is(kw_sortkey) || !tree_.tokens[t + 1].is(token_kind::left_parenthesis)) continue;
      for (std::size_t k = t + 2; k < nodes_[rest].last && tree_.tokens[k].is_name(); k += 2)
        written_column(rows, index, tree_.tokens[k], faults_);
    }
  }
  constexpr void written_list(row_type const& rows, column_index& index, std::uint32_t list) {
    for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::name)) written_column(rows, index, tree_.first_token(c), faults_);
  }

  /// ATTACH MASKING POLICY p ON t (a)
  constexpr void masked_columns(std::uint32_t i) {
    std::uint32_t const policy = tree_.find(i, node_kind::object);
    std::uint32_t const table = policy == 0 ? 0 : nodes_[policy].next;
    std::uint32_t const list = table == 0 ? 0 : nodes_[table].next;
    if (list == 0 || !nodes_[table].is(node_kind::object) || !nodes_[list].is(node_kind::opaque)) return;
    catalog_relation const* const found = catalog_->find(name_of(table));
    column_index index;
    for (std::size_t t = nodes_[list].first + 1; found != nullptr && t + 1 < nodes_[list].last; ++t)
      if (tree_.tokens[t].is_name() && !tree_.tokens[t + 1].is(token_kind::dot) &&
          !tree_.tokens[t - 1].is(token_kind::dot))
        written_column(found->columns, index, tree_.tokens[t], faults_);
  }

  /// ANALYZE t (a), COMMENT ON COLUMN t.a, GRANT SELECT (a) ON t
  constexpr void listed_columns(std::uint32_t i) {
    catalog_relation const* const table = first_table(i);
    if (table == nullptr) return;
    column_index index;
    std::uint32_t const rights = tree_.find(i, node_kind::words);
    for (std::uint32_t const in : {i, rights})
      for (std::uint32_t c = in == 0 ? 0 : nodes_[in].child; c != 0; c = nodes_[c].next)
        if (nodes_[c].is(node_kind::column_list)) written_list(table->columns, index, c);
    std::size_t const object = tree_.find(i, node_kind::object);
    if (tree_.tokens[nodes_[object].first - 1].is(kw_column))
      written_column(table->columns, index, tree_.tokens[nodes_[object].last + 1], faults_);
  }

  /// Columns that get no value are NULL, or have a DEFAULT or an IDENTITY.
  constexpr void left_out(std::uint32_t at, row_type const& rows, core::sequence<output_column const*> const& written) {
    if (!rows.known || faults_.get()) return;
    core::sequence<bool> has;
    for (std::size_t k = 0; k < rows.columns.size(); ++k) has.push_back(false);
    for (output_column const* const column : written)
      if (column != nullptr) has[static_cast<std::size_t>(column - rows.columns.data())] = true;
    for (std::size_t k = 0; k < rows.columns.size(); ++k) {
      output_column const& column = rows.columns[k];
      if (!has[k] && column.not_null && !column.fills_itself)
        return faults_.report(fault_code::refused_here, tree_.first_token(at), column.name.text,
                              "a column that is NOT NULL gets no value");
    }
  }
};

}  // namespace strata::sql::detail
