// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/builtin_names.hpp>
#include <strata/sql/quote.hpp>
#include <strata/sql/relations.hpp>
#include <strata/sql/statement.hpp>

#include <utility>
#include <vector>

/// The uses of a statement as one line of text, "creates table a, reads b.c", so that a case is two strings and runs
/// both in a constant expression and at run time.
namespace strata_test {

using strata::sql::object_kind;
using strata::sql::usage;

struct sql_case {
  std::string_view sql, expected;
};

constexpr std::string_view text_of(usage how) {
  constexpr std::string_view texts[] = {"creates", "reads",  "writes", "alters",
                                        "drops",   "refers", "grants", "protects"};
  return texts[static_cast<std::size_t>(how)];
}

constexpr std::string_view text_of(object_kind kind) {
  constexpr std::string_view relations[] = {"relation", "table", "view", "materialized view"};
  if (strata::sql::is_relation(kind)) return relations[static_cast<std::size_t>(kind)];
  return kind == object_kind::other ? "other" : strata::sql::word_of(kind);
}

constexpr void append(std::vector<char>& out, std::string_view text) {
  for (char c : text) out.push_back(c);
}

/// The names as they are spelled in the source.
constexpr void append(std::vector<char>& out, strata::sql::object_name const& name) {
  strata::sql::identifier const parts[] = {name.database, name.schema, name.name};
  bool first = true;
  for (strata::sql::identifier const part : parts) {
    if (part.empty()) continue;
    if (!first) out.push_back('.');
    first = false;
    append(out, part.quoted ? "\"" : "");
    append(out, part.text);
    append(out, part.quoted ? "\"" : "");
  }
}

constexpr std::vector<char> summary(std::string_view sql) {
  std::vector<char> out;
  for (strata::sql::relation_use const& use : strata::sql::relations(sql)) {
    if (!out.empty()) append(out, ", ");
    append(out, text_of(use.how));
    append(out, use.temporary ? " temporary " : " ");
    if (use.kind != object_kind::relation) {
      append(out, text_of(use.kind));
      out.push_back(' ');
    }
    append(out, use.name);
  }
  return out;
}

constexpr bool equals(std::vector<char> const& text, std::string_view expected) {
  return std::string_view{text.data(), text.size()} == expected;
}

constexpr bool holds(sql_case const& c) { return equals(summary(c.sql), c.expected); }

/// The error names a failed case by its number in the table.
template <auto const& Cases, std::size_t Number>
struct one_case {
  static constexpr bool value = holds(Cases[Number]);
  static_assert(value, "this case does not hold");
};

template <auto const& Cases, std::size_t... Numbers>
consteval bool all_hold(std::index_sequence<Numbers...>) {
  bool const results[] = {one_case<Cases, Numbers>::value...};
  for (bool result : results)
    if (!result) return false;
  return true;
}

template <auto const& Cases>
inline constexpr bool all_hold_v = all_hold<Cases>(std::make_index_sequence<sizeof(Cases) / sizeof(Cases[0])>{});

}  // namespace strata_test
