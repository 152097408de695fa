// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/catalog.hpp>

/// Lineage: the columns of the catalog that a value is made of.
namespace strata::sql::detail {

/// In the order of the catalog, each column once.
using column_sources = core::sequence<column_source>;

constexpr bool comes_before(column_source const& a, column_source const& b) {
  return a.relation != b.relation ? a.relation < b.relation : a.column < b.column;
}
constexpr bool is_same_column(column_source const& a, column_source const& b) {
  return a.relation == b.relation && a.column == b.column;
}
constexpr column_source weakened(column_source source, derivation how) {
  if (source.how < how) source.how = how;
  return source;
}

/// Adds a source, at most as strong as `how`. If one column arrives in two ways, the stronger way counts.
constexpr void add_source(column_sources& to, column_source source, derivation how) {
  source = weakened(source, how);
  std::size_t at = to.size();
  while (at > 0 && comes_before(source, to[at - 1])) --at;
  if (at > 0 && is_same_column(to[at - 1], source)) {
    if (source.how < to[at - 1].how) to[at - 1].how = source.how;
    return;
  }
  to.push_back(source);
  for (std::size_t i = to.size() - 1; i > at; --i) to[i] = to[i - 1];
  to[at] = source;
}

/// The time grows with the number of sources on both sides.
constexpr void add_sources(column_sources& to, column_sources const& from, derivation how) {
  if (from.size() == 1) return add_source(to, from[0], how);
  if (from.empty()) return;
  column_sources merged;
  merged.reserve(to.size() + from.size());
  std::size_t i = 0;
  for (column_source const& each : from) {
    while (i < to.size() && comes_before(to[i], each)) merged.push_back(to[i++]);
    column_source added = weakened(each, how);
    if (i < to.size() && is_same_column(to[i], each)) {
      if (to[i].how < added.how) added.how = to[i].how;
      ++i;
    }
    merged.push_back(added);
  }
  while (i < to.size()) merged.push_back(to[i++]);
  to = static_cast<column_sources&&>(merged);
}

/// Adds the sources of all columns, known or not. Those of a table are in order, so they are collected first.
constexpr void add_sources(column_sources& to, row_type const& from, derivation how) {
  column_sources all;
  for (output_column const& column : from.columns) add_sources(all, column.sources, how);
  add_sources(all, from.others, how);
  add_sources(to, all, how);
}

/// Forgets which column has which sources.
constexpr void forget_columns(row_type& rows) {
  column_sources all;
  add_sources(all, rows, derivation::copied);
  rows.columns.clear();
  rows.others = static_cast<column_sources&&>(all);
  rows.known = false;
}

}  // namespace strata::sql::detail
