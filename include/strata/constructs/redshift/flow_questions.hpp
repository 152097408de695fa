// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/shared_columns.hpp>

/// Questions about the data flow of a stack, by the spelling of columns.
namespace strata {

/// The spelling of a column in a question: "table.column" or "schema.table.column". Case does not count.
class column_spelling {
 public:
  constexpr explicit column_spelling(std::string_view text) {
    auto const tokens = sql::tokenize(text);
    spelt_ = sql::name_of_tokens(sql::all_of(tokens), 0, tokens.size());
  }
  /// @param relation with its schema
  [[nodiscard]] constexpr bool is_of(sql::object_name const& relation) const {
    return sql::equal(spelt_.schema, relation.name) &&
           (spelt_.database.empty() || sql::equal(spelt_.database, relation.schema));
  }
  [[nodiscard]] constexpr bool is(sql::object_name const& relation, sql::identifier const& column) const {
    return is_of(relation) && sql::equal(spelt_.name, column);
  }

 private:
  sql::object_name spelt_{};  ///< the column is its name, the relation its schema
};

/// The answer to a question about the data flow of a stack.
struct flow_verdict {
  core::tribool answer = core::tribool::no;
  missing_knowledge missing{};  ///< of an unknown answer
};

namespace flow {

/// The columns with a spelling: one of each warehouse that has such a relation. A relation with unknown columns may
/// have it.
constexpr core::sequence<column_place> places_of(unit_table const& table, auto columns_of, std::string_view text) {
  core::sequence<column_place> result;
  column_spelling const spelling{text};
  for (std::uint32_t r = 0; r < table.relation_count(); ++r) {
    if (!table.is_relation(r) || !spelling.is_of(table.name_of(r))) continue;
    stack_columns const has = columns_of(r);
    for (std::uint32_t c = 0; c < has.count; ++c)
      if (spelling.is(table.name_of(r), has.columns[c].name)) result.push_back({r, c});
    if (!has.known || table.altered[r] != 0) result.push_back({r, sql::any_column});
  }
  return result;
}
constexpr core::sequence<column_place> places_of(data_flow const& flow, std::string_view text) {
  return places_of(flow.table(), [&flow](std::uint32_t r) { return flow.columns_of(r); }, text);
}

/// Whether values of the places come to a root.
constexpr flow_verdict reached(data_flow const& flow, core::sequence<column_place> const& places,
                               root_list const& roots, bool conditions) {
  reached_columns const found{flow, roots, conditions};
  flow_verdict result;
  for (column_place const& at : places) {
    std::uint32_t const node = flow.node_of(at);
    if (!(result.answer < found.at(node))) continue;
    result.answer = found.at(node);
    result.missing = found.missing_at(node);
  }
  return result;
}

/// A column does not derive from itself.
constexpr flow_verdict derivation_in(data_flow const& flow, std::string_view of, std::string_view from,
                                     bool conditions) {
  core::sequence<column_place> const sources = places_of(flow, from);
  flow_verdict result;
  for (column_place const& made : places_of(flow, of)) {
    core::sequence<column_place> others;
    for (column_place const& source : sources)
      if (!(made == source)) others.push_back(source);
    bool const known = made.column != sql::any_column;
    flow_verdict const one = reached(
        flow, others, {{flow.node_of(made), known, known ? missing_knowledge{} : flow.missing_in(made.resource)}},
        conditions);
    if (result.answer < one.answer) result = one;
  }
  return result;
}

}  // namespace flow
}  // namespace strata
