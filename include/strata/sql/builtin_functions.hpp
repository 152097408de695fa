// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/sql/function_table.hpp>
#include <strata/sql/identifier.hpp>

namespace strata::sql {

namespace detail {

/// Compares a name of the table with another one, in any case: below 0, 0 or above 0.
constexpr int compare(char const* known, identifier name) {
  char const* const text = name.text.data();
  std::size_t const size = name.text.size();
  for (std::size_t i = 0; i < size; ++i) {
    char const c = characters.folded[static_cast<unsigned char>(text[i])];
    if (known[i] != c) return known[i] < c ? -1 : 1;
  }
  return known[size] == '\0' ? 0 : 1;
}

}  // namespace detail

/// The built-in function of this name, without schema; `none` if the table has none. A search of a sorted table:
/// about ten comparisons, most of which end at the first letters.
constexpr builtin_function find_function(identifier name) {
  std::size_t first = 0, last = detail::function_rows::size;
  while (first < last) {
    std::size_t const middle = (first + last) / 2;
    int const order = detail::compare(detail::function_rows::all[middle].name, name);
    if (order == 0) return detail::function_rows::all[middle];
    if (order < 0)
      first = middle + 1;
    else
      last = middle;
  }
  return {.kind = function_kind::none};
}

/// Whether Redshift may have a function of this name without anybody creating it. False is certain: the name is
/// neither documented nor known from PostgreSQL 8, and it does not begin with `pg_`, like functions over the catalog.
///
/// An unqualified call of any other name needs a function that the program creates or declares as existing. Whoever
/// knows those functions raises the error; `closest_function` gives the name to suggest.
constexpr bool is_builtin_function(identifier name) {
  return find_function(name) || (name.text.size() > 3 && detail::compare("pg_", {name.text.substr(0, 3)}) == 0);
}

/// The built-in function with the most similar name; empty if none is similar.
constexpr std::string_view closest_function(std::string_view name) {
  core::closest_name best{name, detail::function_rows::size};
  for (builtin_function const& each : detail::function_rows::all) best.offer(each.name);
  return best.found();
}

}  // namespace strata::sql
