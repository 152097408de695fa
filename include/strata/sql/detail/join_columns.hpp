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

/// The sources of a column that a join merges: its values are those of the side whose rows the join keeps, of FULL JOIN
/// those of either side.
constexpr column_sources merged_sources(column_scope& names, std::uint64_t name, join_kind kind,
                                        joined_items const& of) {
  column_sources result;
  auto const add = [&](std::size_t first, std::size_t end) {
    for (std::size_t k = first; k < end; ++k) {
      if (!names[k].rows.known) add_sources(result, names[k].rows.others, derivation::copied);
      if (output_column const* const column = names[k].find(name).first) {
        column_sources const* const merged =
            first == of.first ? names.merged_sources(name, names.level()) : nullptr;  // by an earlier join
        return add_sources(result, merged != nullptr ? *merged : column->sources, derivation::copied);
      }
    }
  };
  if (kind != join_kind::right) add(of.first, of.second);
  if (kind == join_kind::right || kind == join_kind::full) add(of.second, of.end);
  return result;
}

constexpr void natural_join(column_scope& names, join_kind kind, joined_items const& of, column_sources& conditions) {
  bool known = true;
  for (std::size_t k = of.first; k < of.end; ++k) known = known && names[k].rows.known;
  for (std::size_t k = of.first; !known && k < of.end; ++k)
    for (output_column const& column : names[k].rows.columns) {  // merged or not
      if (!names.spend(of.end - of.first)) return;
      names.merge(column.hash, merged_sources(names, column.hash, join_kind::full, of));
    }
  for (std::size_t k = of.first; k < of.second; ++k)
    for (output_column const& column : names[k].rows.columns) {
      for (std::size_t l = of.second; l < of.end; ++l) {
        if (!names.spend(column_index::cost(names[l].rows))) return;
        if (output_column const* const other = names[l].find(column.hash).first) {
          if (known) names.merge(column.hash, merged_sources(names, column.hash, kind, of));
          add_sources(conditions, column.sources, derivation::condition);
          add_sources(conditions, other->sources, derivation::condition);
        }
      }
    }
}

/// A name of USING: both sides need a column of this name.
constexpr void join_using(column_scope& names, token const& name, join_kind kind, joined_items const& of,
                          column_sources& conditions, first_fault& faults) {
  std::uint64_t const wanted = hash(name.as_identifier());
  for (int side = 0; side < 2; ++side) {
    bool found = false, known = true;
    for (std::size_t k = side == 0 ? of.first : of.second; k < (side == 0 ? of.second : of.end); ++k) {
      known = known && names[k].rows.known && names.spend(column_index::cost(names[k].rows));
      if (names.is_exhausted()) break;
      if (output_column const* const column = names[k].find(wanted).first) {
        found = true;
        add_sources(conditions, column->sources, derivation::condition);
      }
    }
    if (!found && known) faults.report(fault_code::column_not_found, name, names.closest_column(name.text));
  }
  names.merge(wanted, merged_sources(names, wanted, kind, of));
}

}  // namespace strata::sql::detail
