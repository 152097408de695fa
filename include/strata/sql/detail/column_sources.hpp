// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/catalog.hpp>

/// Lineage: the columns of the catalog that a value is made of.
namespace strata::sql::detail {

using column_sources = core::sequence<column_source>;

/// Adds a source, at most as strong as `how`. If one column arrives in two ways, the stronger way counts.
constexpr void add_source(column_sources& to, column_source source, derivation how) {
  if (source.how < how) source.how = how;
  for (column_source& known : to)
    if (known.relation == source.relation && known.column == source.column) {
      if (source.how < known.how) known.how = source.how;
      return;
    }
  to.push_back(source);
}

constexpr void add_sources(column_sources& to, column_sources const& from, derivation how) {
  for (column_source const& source : from) add_source(to, source, how);
}

/// Adds the sources of all columns.
constexpr void add_sources(column_sources& to, row_type const& from, derivation how) {
  for (output_column const& column : from.columns) add_sources(to, column.sources, how);
}

}  // namespace strata::sql::detail
