// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/relation_columns.hpp>

/// Checks the statements of custom SQL against the columns of the relations in its stack.
namespace strata::detail {

template <class Stack>
struct custom_sql_check : relation_columns<Stack> {
  using known = relation_columns<Stack>;
  using known::size, known::scripts, known::parsed_scripts, known::add_relations, known::add_to;

  /// The relations of the stack that custom SQL names, without those that it makes itself.
  /// Empty if the SQL also changes the search path.
  static constexpr read_list find_script_reads(std::size_t script) {
    read_list result;
    parsed_sql const& read = *parsed_scripts[script];
    for (std::uint32_t i = read.first_statement(); i != 0; i = read.tree[i].next)
      if (static_cast<sql::statement_kind>(read.tree[i].detail) == sql::statement_kind::set) return result;
    std::uint16_t number = 0;
    for (sql::relation_use const& use : read) {
      if (use.how != sql::usage::creates && sql::is_relation(use.kind) && !use.temporary &&
          !is_made(read, use.name.name))
        add_relations(result, *scripts[script], size, use, number);
      ++number;
    }
    return result;
  }
  static constexpr bool is_made(parsed_sql const& script, sql::identifier const& name) {
    for (sql::relation_use const& use : script)
      if (sql::is_relation(use.kind) && sql::equal(use.name.name, name) && use.how == sql::usage::creates) return true;
    return false;
  }
  template <std::size_t I>
  static constexpr read_list script_reads = find_script_reads(I);

  template <std::size_t I, class = std::make_index_sequence<script_reads<I>.count>>
  struct script;
  template <std::size_t I, std::size_t... K>
  struct script<I, std::index_sequence<K...>> {
    static constexpr located_error check(std::uint32_t statement) {
      sql::catalog known{
          scripts[I]->search_schema(), {scripts[I]->database(), true}, scripts[I]->has_case_sensitive_names()};
      (add_to(known, *scripts[I], parsed_scripts[I]->uses[script_reads<I>.uses[K]].name.database,
              script_reads<I>.items[K], known::template columns_of_resource<script_reads<I>.items[K]>()),
       ...);
      known::add_functions(known);
      known::add_external_schemas(known, *scripts[I]);
      std::string_view const text = scripts[I]->source().text();
      sql::fault const found = sql::meaning_of(parsed_scripts[I]->tree, statement, known, text).error;
      if (!found) return {};
      return {sql::error_code_of(found.code), found, text};
    }
    static constexpr std::size_t count = parsed_scripts[I]->statements();
    struct positions {
      std::uint32_t at[count + 1]{};
      constexpr positions() {
        std::size_t next = 0;
        for (std::uint32_t i = parsed_scripts[I]->first_statement(); i != 0; i = parsed_scripts[I]->tree[i].next)
          at[next++] = i;
      }
    };
    static constexpr positions statements{};
    /// Checks each statement in a separate constant evaluation.
    template <std::size_t S>
    static constexpr located_error place = check(statements.at[S]);

    template <std::size_t... S>
    static constexpr located_error const* first(std::index_sequence<S...>) {
      located_error const* const all[] = {&place<S>..., nullptr};
      for (std::size_t i = 0; i < sizeof...(S);
           ++i)  // with its sanitizers, g++ 12 compares the addresses with null only at run time
        if (all[i]->error != nullptr) return all[i];
      return nullptr;
    }
    static constexpr located_error const* first() { return first(std::make_index_sequence<count>{}); }
  };
};

}  // namespace strata::detail
