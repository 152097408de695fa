// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/column_reference.hpp>
#include <strata/sql/detail/materialized_view_checks.hpp>
#include <strata/sql/detail/query_walk.hpp>

namespace strata::sql::detail {

/// Gives the columns of the items of a FROM that contain no expressions. It answers the questions of a walk.
class from_columns : public walk_state<column_scope> {
 public:
  constexpr from_columns(tree_view const& tree, catalog const& relations) : walk_state{tree}, catalog_{&relations} {}

  [[nodiscard]] constexpr fault const& error() const { return faults_.get(); }

 protected:
  constexpr void fail(fault_code code, std::uint32_t node) { faults_.report(code, tree_.first_token(node)); }

  // ---- rows and their names

  static constexpr row_type unknown_rows() {
    row_type result;
    result.known = false;
    return result;
  }
  static constexpr row_type other_rows(std::uint32_t) { return unknown_rows(); }

  /// Gives columns the names of a list. If the columns are unknown, the length of the list is their number.
  constexpr void name_columns(row_type& rows, std::uint32_t list) {
    if (!rows.known) rows.columns.clear();
    std::size_t at = 0;
    for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::name)) continue;
      if (at == rows.columns.size()) {
        if (rows.known) return fail(fault_code::column_counts_differ, c);
        rows.columns.push_back({});
      }
      rename(rows.columns[at++], c);
    }
  }
  constexpr void rename_columns(item& one, std::uint32_t list) {
    if (one.rows.known) name_columns(one.rows, list);
  }
  constexpr row_type listed_rows(std::uint32_t list) {
    row_type result = unknown_rows();
    name_columns(result, list);
    result.known = true;
    return result;
  }
  constexpr void rename(output_column& column, std::uint32_t name) const {
    column.name = tree_.first_token(name).as_identifier();
    column.hash = hash(column.name);
  }

  // ---- items

  constexpr void target(std::uint32_t, object_name const& name, item& one) { of_catalog(catalog_->find(name), one); }

  constexpr void relation(std::uint32_t i, object_name const& name, item& one) {
    catalog_relation const* const found = catalog_->find(name);
    if (checks_.materializes()) checks_.reads(found, name, tree_.tokens[nodes_[i].last - 1]);
    if (binds_late_ && name.schema.empty() && !name.name.text.starts_with('#'))
      faults_.refuse(tree_.first_token(i), "NO SCHEMA BINDING: name its schema");
    of_catalog(found, one);
  }

  constexpr void of_catalog(catalog_relation const* found, item& one) const {
    one.rows.known = found != nullptr && found->columns.known;
    if (found == nullptr) return;
    std::uint32_t const position = catalog_->position(found);
    std::uint32_t column = 0;
    for (output_column const& c : found->columns.columns)
      one.rows.columns.push_back({c.name, c.hash, c.type, c.not_null, {{position, column++, derivation::copied}}});
  }

  /// `t.items`: the sources of all of `t` if it is a value itself, else those of its column.
  constexpr void value_of(std::uint32_t i, item const* base, std::size_t parts, item& one) {
    one.rows.known = false;
    if (base == nullptr) return;
    one.whole = base->whole;
    std::size_t const at = nodes_[i].first + 2 * parts;
    if (base->is_value || at >= nodes_[i].last) return;
    identifier const column = tree_.tokens[at].as_identifier();
    if (output_column const* const found = column_of(base->rows, hash(column)))
      add_sources(one.whole, found->sources, derivation::transformed);
    else if (parts == 1 && base->rows.known && !catalog_->find(name_of(i)))
      faults_.report(fault_code::column_not_found, tree_.tokens[at], names_.closest_column(column.text));
  }

  /// PIVOT and UNPIVOT reshape the columns, so the result is unknown.
  constexpr void reshaped(std::uint32_t, row_type const& inner, item& one) {
    one.rows.known = false;
    one.whole = inner.conditions;
    for (std::size_t k = names_.first_item(); k < names_.item_count(); ++k)
      add_sources(one.whole, names_[k].rows, derivation::transformed);
  }

  constexpr void renamed(std::size_t first, row_type const& around, item& one) {
    for (std::size_t k = first; k < names_.item_count(); ++k) names_[k].rows.known = false;
    one.rows.known = false;
    one.whole = around.conditions;
  }

  catalog const* catalog_;
  bool binds_late_ = false;  ///< in a view WITH NO SCHEMA BINDING
  first_fault faults_{};
  materialized_view_checks checks_{faults_};
  column_reference columns_{tree_.tokens, names_, faults_};
};

}  // namespace strata::sql::detail
