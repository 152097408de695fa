// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/pattern.hpp>
#include <strata/constructs/redshift/lineage.hpp>

/// The relations that a stack creates and the datashares that show them, in the form that rules of policies take.
namespace strata {

/// A column of a table, view or materialized view of the stack.
struct described_column {
  sql::object_name relation{};  ///< with its schema
  sql::identifier name{};
  sql::data_type type{};
  bool not_null = false;

  /// Whether the question's spelling "table.column" or "schema.table.column" means this column; case does not count.
  [[nodiscard]] constexpr bool is(std::string_view spelling) const {
    return column_spelling{spelling}.is(relation, name);
  }
  /// Whether a regular expression (ECMAScript) matches anywhere in the name, which is in lower case, as in Redshift.
  [[nodiscard]] constexpr bool is_named_like(std::string_view pattern) const {
    core::sequence<char> chars;
    sql::append_folded(chars, name);
    return cfn::matches(pattern, {chars.data(), chars.size()});
  }
};

/// A table, view or materialized view that the stack creates.
struct described_relation {
  sql::object_name name{};  ///< with its schema
  sql::object_kind kind{};
  std::string_view sql{};  ///< the statement that creates it
  bool has_known_columns = false;
  core::sequence<described_column> columns{};
};

/// A datashare of the stack, with each column whose values consumers can read: the columns of its relations, and the
/// columns that these derive from, through any number of views. See `exposes`.
struct described_datashare {
  std::string_view name{};
  core::sequence<described_column> shows{};
};

namespace detail {

template <class Stack>
constexpr described_column described_column_at(std::uint32_t resource, std::uint32_t number) {
  using lineage = lineage_of<Stack>;
  stack_column const& made = lineage::columns[resource].columns[number];
  return {lineage::sql::relations[resource]->qualified_name(), made.name, made.type, made.not_null};
}

template <class Stack>
constexpr described_relation describe(redshift_relation const& relation) {
  using lineage = lineage_of<Stack>;
  std::uint32_t number = 0;
  while (lineage::sql::relations[number] != &relation) ++number;
  stack_columns const& known = lineage::columns[number];
  described_relation result{relation.qualified_name(), relation.kind(), relation.sql_text(), known.known, {}};
  for (std::uint32_t c = 0; c < known.count; ++c) result.columns.push_back(described_column_at<Stack>(number, c));
  return result;
}
template <class Stack>
constexpr described_datashare describe(redshift_datashare_base const& share) {
  described_datashare result{share.name(), {}};
  for (column_place const& at : lineage_of<Stack>::places_shown_by(share))
    result.shows.push_back(described_column_at<Stack>(at.resource, at.column));
  return result;
}

}  // namespace detail
}  // namespace strata
