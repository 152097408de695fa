// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/located_error.hpp>
#include <strata/constructs/redshift/relation_reads.hpp>
#include <strata/sql/table_checks.hpp>

/// Checks foreign keys between the tables of a stack: their columns must exist and be a key of the table that they
/// refer to.
namespace strata::detail {

template <class Stack>
struct foreign_key_check : relation_reads<Stack> {
  using known = relation_reads<Stack>;
  using known::relations, known::parsed_relations, known::hashes, known::changes, known::is_reached;

  static constexpr sql::table_definition table_of(std::size_t relation) {
    sql::tree_view const& tree = parsed_relations[relation]->tree;
    return sql::table_definition_of(tree, tree.first_statement());
  }
  /// Finds the first foreign key of a table that refers to columns that are no key.
  static constexpr located_error find_keyless(std::size_t reader, read_list const& targets) {
    redshift_relation const& self = *relations[reader];
    sql::table_definition const table = table_of(reader);
    for (std::size_t k = 0; k < targets.count; ++k) {
      std::uint32_t const other = targets.items[k];
      if (changes.has[other]) continue;
      sql::table_definition const target = table_of(other);
      if (!target) continue;
      sql::fault const found = sql::check_references(table, self.sql_text(), target, [&](sql::object_name const& name) {
        return hash_of_relation(name.schema.empty() ? self.search_schema() : name.schema, name.name) == hashes[other] &&
               is_reached(self, name, *relations[other]);
      });
      if (found) return {sql::error_code_of(found.code), found, self.sql_text()};
    }
    return {};
  }
  template <std::size_t I>
  static constexpr located_error keyless = find_keyless(I, known::template reads<I>);
};

}  // namespace strata::detail
