// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/located_error.hpp>
#include <strata/constructs/redshift/relation_reads.hpp>
#include <strata/sql/alteration.hpp>
#include <strata/sql/meaning.hpp>

/// The columns of the relations that a stack creates, and the sources of their values. Each statement has its own
/// constant evaluation, whose result the next ones need.
namespace strata {

/// A column of a construct of the stack, or `sql::any_column`, and how it is used.
struct stack_column_source {
  std::uint32_t resource{}, column{};
  sql::derivation how{};
};
struct stack_column {
  sql::identifier name{};
  std::uint64_t hash{};
  sql::data_type type{};
  bool not_null = false;
  std::uint32_t first_source{}, source_count{};
  bool fills_itself = false;  ///< by DEFAULT or IDENTITY
};
/// The columns of one construct.
struct stack_columns {
  bool known = false;  ///< whether there are no others
  stack_column const* columns{};
  std::size_t count{};
  stack_column_source const* sources{};
  std::uint32_t first_condition{}, condition_count{};  ///< the sources that decide on its rows
  std::uint32_t first_other{}, other_count{};          ///< the sources of columns that are not known
};

namespace detail {

struct column_counts {
  std::size_t columns{}, sources{};
};

/// Keeps columns as a constant: those that it has room for, and how much room it would need.
template <column_counts Room>
struct kept_columns {
  column_counts sizes{};
  bool known{};
  stack_column columns[Room.columns + 1]{};
  stack_column_source sources[Room.sources + 1]{};
  std::uint32_t first_condition{}, first_other{};

  /// @param number_of gives the number of a relation in the stack, from its position in the catalog
  constexpr kept_columns(sql::row_type const& rows, auto number_of) : known{rows.known} {
    auto const put = [&](core::sequence<sql::column_source> const& all) {
      for (sql::column_source const& s : all) {
        if (sizes.sources < Room.sources) sources[sizes.sources] = {number_of(s.relation), s.column, s.how};
        ++sizes.sources;
      }
    };
    for (sql::output_column const& from : rows.columns) {
      if (sizes.columns < Room.columns)
        columns[sizes.columns] = {from.name,
                                  from.hash,
                                  from.type,
                                  from.not_null,
                                  static_cast<std::uint32_t>(sizes.sources),
                                  static_cast<std::uint32_t>(from.sources.size()),
                                  from.fills_itself};
      ++sizes.columns;
      put(from.sources);
    }
    first_condition = static_cast<std::uint32_t>(sizes.sources);
    put(rows.conditions);
    first_other = static_cast<std::uint32_t>(sizes.sources);
    put(rows.others);
  }
  [[nodiscard]] constexpr bool fits() const { return sizes.columns <= Room.columns && sizes.sources <= Room.sources; }
  [[nodiscard]] constexpr stack_columns view() const {
    return {known,           columns,
            sizes.columns,   sources,
            first_condition, first_other - first_condition,
            first_other,     static_cast<std::uint32_t>(sizes.sources) - first_other};
  }
};

template <class Stack>
struct relation_columns : relation_reads<Stack> {
  using reading = relation_reads<Stack>;
  using reading::relations, reading::parsed_relations, reading::changes;

  static constexpr void add_to(sql::catalog& known, redshift_statement const& reader, sql::identifier database,
                               std::size_t resource, stack_columns const& has) {
    if (sql::equal(database, sql::identifier{reader.database(), true})) database = {};
    sql::catalog_relation relation{{database, relations[resource]->schema(), relations[resource]->name().name},
                                   relations[resource]->kind()};
    relation.of_datashare = relations[resource]->owner().id != reader.owner().id;
    bool const changed = changes.has[resource];
    relation.columns.known = has.known && !changed;
    for (std::size_t i = 0; i < has.count; ++i)
      relation.columns.columns.push_back({has.columns[i].name,
                                          has.columns[i].hash,
                                          has.columns[i].type,
                                          has.columns[i].not_null && !changed,
                                          {},
                                          has.columns[i].fills_itself});
    if (changed) change(relation.columns, resource, has.known);
    known.add(static_cast<sql::catalog_relation&&>(relation));
  }

  /// What custom SQL of the stack may do to the columns of a relation.
  static constexpr void change(sql::row_type& rows, std::size_t resource, bool known) {
    rows.closed = known;
    reading::for_each_change([&](std::size_t relation, parsed_sql const& script, sql::relation_use const& use) {
      if (relation == resource) change(rows, script, use);
    });
  }
  static constexpr void change(sql::row_type& rows, parsed_sql const& script, sql::relation_use const& use) {
    sql::tree_view const& tree = script.tree;
    std::uint32_t statement = script.first_statement();
    for (std::uint32_t i = 0; i < use.statement; ++i) statement = tree[statement].next;
    bool const alters_table =
        static_cast<sql::statement_kind>(tree[statement].detail) == sql::statement_kind::alter_table;
    if (use.how == sql::usage::drops || !alters_table) rows.closed = false;
    sql::alteration const made = sql::alteration_of(tree, statement);
    if (made.change == sql::column_change::none) return;
    sql::identifier const name = tree.first_token(made.column).as_identifier();
    for (sql::output_column& column : rows.columns) {
      if (made.change == sql::column_change::adds || column.hash != sql::hash(name)) continue;
      if (made.change == sql::column_change::retypes) {
        column.type.length = 0;  // only VARCHAR changes, and only its size
      } else {
        column.type = {};
        column.maybe = true;
      }
    }
    bool const names = made.change == sql::column_change::adds || made.new_name != 0;
    sql::identifier const given = made.new_name != 0 ? tree.first_token(made.new_name).as_identifier() : name;
    bool there = false;
    for (sql::output_column const& column : rows.columns) there = there || column.hash == sql::hash(given);
    if (names && !there) rows.columns.push_back({.name = given, .hash = sql::hash(given), .maybe = true});
  }

  static constexpr sql::meaning meaning_of(std::size_t resource, sql::catalog const& known) {
    sql::meaning result;
    result.rows.known = false;
    redshift_relation const* const self = relations[resource];
    if (self->is_opaque()) return result;
    sql::tree_view const& tree = parsed_relations[resource]->tree;
    if (!tree) return result;  // the construct reports the fault
    return sql::meaning_of(tree, tree[tree.root].child, known, self->sql_text());
  }

  template <std::size_t I, class = std::make_index_sequence<reading::template earlier<I>.count>>
  struct resolved;
  template <std::size_t I, std::size_t... K>
  struct resolved<I, std::index_sequence<K...>> {
    static constexpr sql::meaning make() {
      sql::catalog known{
          relations[I]->search_schema(), {relations[I]->database(), true}, relations[I]->has_case_sensitive_names()};
      [[maybe_unused]] constexpr read_list const& reads = reading::template earlier<I>;
      (add_to(known, *relations[I], parsed_relations[I]->uses[reads.uses[K]].name.database, reads.items[K],
              columns_of_resource<reading::template earlier<I>.items[K]>()),
       ...);
      reading::add_functions(known);
      reading::add_external_schemas(known, *relations[I]);
      return meaning_of(I, known);
    }
    template <column_counts Room>
    struct store : kept_columns<Room> {
      located_error fault{};

      constexpr explicit store(sql::meaning const& made)
          : kept_columns<Room>{made.rows,
                               [](std::uint32_t position) { return reading::template earlier<I>.items[position]; }} {
        if (made.error) fault = {sql::error_code_of(made.error.code), made.error, relations[I]->sql_text()};
      }
    };
    static constexpr store<column_counts{32, 96}> first{make()};
    template <column_counts Size>
    static constexpr store<Size> exact{make()};

    static constexpr stack_columns columns() {
      if constexpr (first.fits())
        return first.view();
      else
        return exact<first.sizes>.view();
    }
  };

  template <std::size_t I>
  static constexpr stack_columns columns_of_resource() {
    if constexpr (relations[I] == nullptr) {
      return {};
    } else {
      return resolved<I>::columns();
    }
  }
};

}  // namespace detail
}  // namespace strata
