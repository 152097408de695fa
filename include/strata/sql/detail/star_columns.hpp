// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/column_reference.hpp>

namespace strata::sql::detail {

/// The columns that `*` and `t.*` stand for.
class star_columns {
 public:
  /// @param star the node of the star
  /// @param result the columns of the SELECT so far; the star adds its columns
  constexpr star_columns(tree_view const& tree, column_scope& names, first_fault& faults, std::uint32_t star,
                         row_type& result)
      : tree_{&tree}, names_{&names}, faults_{&faults}, result_{&result} {
    if (tree.first_token(star).is_name())
      of_one(tree[star].first);
    else
      of_all();
  }

 private:
  /// `t.*`, `s.t.*`
  constexpr void of_one(std::size_t first) {
    token_range const tokens = tree_->tokens;
    std::size_t end = first;
    while (tokens[end].is_name() && tokens[end + 1].is(token_kind::dot)) end += 2;
    identifier const name = tokens[end - 2].as_identifier();
    column_scope::item const* from = nullptr;
    if (end - first > 2)
      from = names_->find_item(tokens[end - 4].as_identifier(), name);
    else
      from = names_->find_item(name);
    if (from != nullptr) {
      return of_item(*from);
    }
    if (names_->all_known())
      faults_->report(fault_code::relation_not_in_from, tokens[end - 2], names_->closest_item(name.text));
    names_->add_everything(result_->others);
    result_->known = false;
  }

  /// Columns that a join merged come first, the last of them in front.
  constexpr void of_all() {
    column_scope& names = *names_;
    std::size_t const first = names.first_item(), end = names.item_count();
    names.each_merged([&](std::uint64_t name) {
      if (!names.spend(end - first)) result_->known = false;
      if (names.is_exhausted()) return;
      for (std::size_t k = first; k < end; ++k)
        if (output_column const* const column = names[k].find(name).first)
          return put(names[k], *column, names.merged_sources(name, names.level()));
    });
    for (std::size_t k = first; k < end; ++k) of_item(names[k], true);
  }

  constexpr void of_item(column_scope::item const& from, bool without_merged = false) {
    bool const fits = result_->columns.size() + from.rows.columns.size() <= max_columns;
    if (!names_->spend(from.rows) || !fits) result_->known = false;
    if (names_->is_exhausted()) return;
    if (!fits) return add_sources(result_->others, from.rows, derivation::copied);
    add_unknown(from);
    for (output_column const& column : from.rows.columns)
      if (!without_merged || !names_->is_merged(column.hash)) put(from, column);
  }

  constexpr void add_unknown(column_scope::item const& from) {
    if (from.rows.known) return;
    result_->known = false;
    add_sources(result_->others, from.rows.others, derivation::copied);
  }

  constexpr void put(column_scope::item const& from, output_column const& column,
                     column_sources const* merged = nullptr) {
    output_column copy = column;
    if (merged != nullptr) copy.sources = *merged;
    copy.not_null = column.not_null && !from.may_be_missing;
    result_->columns.push_back(static_cast<output_column&&>(copy));
  }

  /// The list of a SELECT is shorter in PostgreSQL, and tables have at most 1600 columns.
  static constexpr std::size_t max_columns = 1664;

  tree_view const* tree_;
  column_scope* names_;
  first_fault* faults_;
  row_type* result_;
};

}  // namespace strata::sql::detail
