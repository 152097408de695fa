// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/column_reference.hpp>

/// Columns that joins merge, and rows that outer joins leave out.
namespace strata::sql::detail {

/// The items of a join: the left ones start at `first`, the right ones at `second`.
struct joined_items {
  std::size_t first{}, second{}, end{};
};

/// Marks the columns of each side whose row may be missing: they may be null.
constexpr void mark_missing(column_scope& names, join_kind kind, joined_items const& of) {
  for (std::size_t k = of.first; k < of.end; ++k)
    if (kind == join_kind::full || (kind == join_kind::left && k >= of.second) ||
        (kind == join_kind::right && k < of.second))
      names[k].may_be_missing = true;
}

constexpr void natural_join(column_scope& names, joined_items const& of, column_sources& conditions) {
  for (std::size_t k = of.first; k < of.second; ++k)
    for (output_column const& column : names[k].rows.columns)
      for (std::size_t l = of.second; l < of.end; ++l)
        if (output_column const* const other = column_of(names[l].rows, column.hash)) {
          names.merge(column.hash);
          add_sources(conditions, column.sources, derivation::condition);
          add_sources(conditions, other->sources, derivation::condition);
        }
}

/// A name of USING: both sides need a column of this name.
constexpr void join_using(column_scope& names, token const& name, joined_items const& of, column_sources& conditions,
                          first_fault& faults) {
  std::uint64_t const wanted = hash(name.as_identifier());
  for (int side = 0; side < 2; ++side) {
    bool found = false, known = true;
    for (std::size_t k = side == 0 ? of.first : of.second; k < (side == 0 ? of.second : of.end); ++k) {
      known = known && names[k].rows.known;
      if (output_column const* const column = column_of(names[k].rows, wanted)) {
        found = true;
        add_sources(conditions, column->sources, derivation::condition);
      }
    }
    if (!found && known) faults.report(fault_code::column_not_found, name, names.closest_column(name.text));
  }
  names.merge(wanted);
}

}  // namespace strata::sql::detail
