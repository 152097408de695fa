// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/datashare_check.hpp>

/// Checks what statements read from other databases of their namespace: E0411. Source: "Limitations" of cross-database
/// queries in the Amazon Redshift database developer guide.
namespace strata::detail {

template <class Stack>
struct cross_database_check : relation_reads<Stack> {
  using known = relation_reads<Stack>;
  using known::size, known::relations, known::parsed_relations, known::scripts, known::parsed_scripts,
      known::add_relations;

  static constexpr bool is_needed() {
    for (redshift_relation const* each : relations)
      if (each != nullptr && !sql::equal(each->home_database(), sql::name_of(each->owner().db_name()))) return true;
    return false;
  }

  /// Why a statement cannot read a relation of another database of its namespace; empty if it can.
  static constexpr std::string_view why_not_read(redshift_statement const& reader, std::size_t other) {
    redshift_relation const& from = *relations[other];
    if (from.owner().id != reader.owner().id || from.same_database(reader)) return {};
    if (datashare_check<Stack>::is_interleaved(other)) return "INTERLEAVED SORTKEY of another database";
    if (from.kind() != sql::object_kind::view) return {};
    for (sql::relation_use const& use : *parsed_relations[other])
      if (use.how == sql::usage::reads && sql::is_relation(use.kind) && !use.name.database.empty() &&
          !sql::equal(use.name.database, from.home_database()) &&
          !sql::equal(use.name.database, sql::identifier{reader.database(), true}))
        return "a view there over a third database";
    return {};
  }
  static constexpr located_error find(redshift_statement const& reader, std::size_t self, parsed_sql const& parsed,
                                      std::string_view text) {
    for (sql::relation_use const& use : parsed) {
      if (use.how != sql::usage::reads || !sql::is_relation(use.kind) || use.name.database.empty()) continue;
      read_list found;
      add_relations(found, reader, self, use, 0);
      for (std::size_t k = 0; k < found.count; ++k)
        if (std::string_view const reason = why_not_read(reader, found.items[k]); !reason.empty())
          return {
              &errors::E0411, {.offset = use.offset, .length = use.name.database.text.size(), .reason = reason}, text};
    }
    return {};
  }

  template <std::size_t I>
  static constexpr located_error relation = find(*relations[I], I, *parsed_relations[I], relations[I]->sql_text());
  template <std::size_t I>
  static constexpr located_error script = find(*scripts[I], size, *parsed_scripts[I], scripts[I]->source().text());
};

}  // namespace strata::detail
