// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/catalog.hpp>
#include <strata/sql/detail/canonical_name.hpp>
#include <strata/sql/detail/expression_type.hpp>
#include <strata/sql/detail/first_fault.hpp>
#include <strata/sql/detail/literal_values.hpp>
#include <strata/sql/table_checks.hpp>

namespace strata::sql::detail {

/// Checks that values fit the columns that they go into. It looks only at values whose type the text shows: literals,
/// columns, casts.
class written_values {
 public:
  constexpr written_values(tree_view const& tree, first_fault& faults) : tree_{&tree}, faults_{&faults} {}

  /// @param column null where it is unknown
  constexpr void check(std::uint32_t value, output_column const* column) {
    check(value, plain_type(*tree_, value), column);
    plain_literal const written{*tree_, value};
    if (column == nullptr || written.value == nullptr) return;
    if (written.value->is(kw_null) && column->not_null && !column->fills_itself)
      return faults_->refuse(*written.value, "the column is NOT NULL");
    std::string_view const reason = why_not_written(*written.value, written.negative, column->type);
    if (!reason.empty())
      faults_->report(reason == does_not_fit ? fault_code::beyond_a_limit : fault_code::type_differs, *written.value,
                      {}, reason);
  }

  /// Checks the query of an INSERT.
  /// @param rows the rows that the query gives
  /// @param written the columns, null where they are unknown
  constexpr void check_query(std::uint32_t query, row_type const& rows,
                             core::sequence<output_column const*> const& written) {
    if (std::uint32_t const values = tree_->find(query, node_kind::values)) check_values(values, written);
    if (std::uint32_t const select = tree_->find(query, node_kind::select)) check_items(select, rows, written);
  }

 private:
  constexpr void check_values(std::uint32_t values, core::sequence<output_column const*> const& written) {
    node const* const nodes = tree_->nodes;
    for (std::uint32_t row = nodes[values].child; row != 0; row = nodes[row].next) {
      std::size_t k = 0;
      for (std::uint32_t at = nodes[row].child; at != 0 && k < written.size(); at = nodes[at].next)
        check(at, written[k++]);
    }
  }

  constexpr void check_items(std::uint32_t select, row_type const& rows,
                             core::sequence<output_column const*> const& written) {
    node const* const nodes = tree_->nodes;
    std::size_t k = 0;
    for (std::uint32_t item = nodes[select].child; item != 0 && k < written.size() && k < rows.columns.size();
         item = nodes[item].next) {
      if (!nodes[item].is(node_kind::item)) continue;
      std::uint32_t const at = nodes[item].child;
      if (nodes[at].is(node_kind::star)) return;
      if (nodes[at].is(node_kind::column))
        check(at, rows.columns[k].type, written[k]);
      else
        check(at, written[k]);
      ++k;
    }
  }

  constexpr void check(std::uint32_t at, data_type const& type, output_column const* column) {
    if (column != nullptr && surely_refused(type, column->type))
      faults_->report(fault_code::type_differs, tree_->first_token(at), {}, canonical_name(column->type.kind));
  }

  tree_view const* tree_;
  first_fault* faults_;
};

}  // namespace strata::sql::detail
