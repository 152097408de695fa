// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/literal_values.hpp>
#include <strata/sql/detail/table_columns.hpp>
#include <strata/sql/detail/written_values.hpp>

namespace strata::sql::detail {

/// Finds the meaning of the names in one statement: its queries, and the columns that it makes, fills and changes.
class statement_columns : public table_columns {
 public:
  using table_columns::table_columns;

  /// The columns of the statement's query, or those of the changed table that get values, with the sources of these. If
  /// the work was too much, these are anything.
  constexpr row_type take_rows() {
    if (names_.is_exhausted()) {
      rows_ = unknown_rows();
      for (std::uint32_t r = 0; r < catalog_->size(); ++r) rows_.others.push_back({r, any_column, derivation::copied});
    }
    return static_cast<row_type&&>(rows_);
  }

  constexpr void statement(std::uint32_t i) {
    names_.enter();
    switch (static_cast<statement_kind>(nodes_[i].detail)) {
      case statement_kind::select:
        rows_ = query(tree_.find(i, node_kind::query));
        break;
      case statement_kind::create_table:
      case statement_kind::create_view:
      case statement_kind::create_materialized_view:
      case statement_kind::create_external_view:
        create(i);
        break;
      case statement_kind::insert:
        insert(i);
        break;
      case statement_kind::update:
      case statement_kind::delete_from:
      case statement_kind::merge:
        change(i);
        break;
      case statement_kind::copy:
        copy(i);
        break;
      case statement_kind::create_external_table:
        if (std::uint32_t const body = tree_.find(i, node_kind::query)) rows_ = query(body);
        break;
      case statement_kind::unload:
        if (std::uint32_t const body = tree_.find(i, node_kind::query)) rows_ = query(body);
        break;
      case statement_kind::alter_table:
        defaults(i);
        move_rows(i);
        alter(i);
        break;
      case statement_kind::declare:
        query(tree_.find(i, node_kind::query));
        break;
      case statement_kind::explain:
      case statement_kind::prepare:
        if (std::uint32_t const inner = tree_.find(i, node_kind::statement)) statement(inner);
        break;
      case statement_kind::create_rls_policy:
      case statement_kind::create_masking_policy:
        policy(i);
        break;
      default:
        named(i);
        break;
    }
    names_.leave();
  }

 private:
  constexpr void create(std::uint32_t i) {
    std::uint32_t const body = tree_.find(i, node_kind::query);
    if (body == 0) return defaults(i);  // table_reader reads the rest of its definition
    if (static_cast<statement_kind>(nodes_[i].detail) == statement_kind::create_materialized_view)
      checks_.begin(tree_, i, body);
    for (std::uint32_t w = nodes_[body].next; w != 0; w = nodes_[w].next)
      if (nodes_[w].is(node_kind::words) && tree_.tokens[nodes_[w].first + 2].is(kw_schema)) binds_late_ = true;
    binds_ = !binds_late_ && static_cast<statement_kind>(nodes_[i].detail) == statement_kind::create_view;
    rows_ = query(body);
    std::size_t count = 0;
    // the names in front of AS: the list of a view, or the columns of a table
    if (std::uint32_t const list = tree_.find(i, node_kind::column_list)) {
      for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next) rename(count++, c);
    } else {
      for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
        if (nodes_[c].is(node_kind::column_definition)) rename(count++, nodes_[c].child);
    }
    if (!rows_.known) return;
    name_table<std::size_t> known;
    std::size_t nameless = 0;
    for (std::size_t a = 0; a < rows_.columns.size(); ++a) {
      if (rows_.columns[a].name.empty()) {  // "?column?"
        if (++nameless == 2) return fail(fault_code::column_named_twice, place_of_output(body, a));
        continue;
      }
      if (known.find(rows_.columns[a].hash, [](std::size_t) { return true; }) != nullptr)
        return fail(fault_code::column_named_twice, place_of_output(body, a));
      known.add(rows_.columns[a].hash, a);
    }
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::attribute)) keys(c);
  }

  /// DISTKEY and SORTKEY of a table that a query fills.
  constexpr void keys(std::uint32_t attribute) {
    auto const kind = static_cast<attribute_kind>(nodes_[attribute].detail);
    if (kind != attribute_kind::distkey && kind != attribute_kind::sortkey &&
        kind != attribute_kind::interleaved_sortkey)
      return;
    std::uint32_t const list = nodes_[attribute].child;
    if (list == 0 || !nodes_[list].is(node_kind::column_list)) return;
    column_index index;
    for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next) {
      output_column const* column = nullptr;
      if (nodes_[c].is(node_kind::literal)) {
        if (std::size_t const number = position(c, rows_.columns.size())) column = &rows_.columns[number - 1];
      } else {
        column = written_column(rows_, index, tree_.first_token(c), faults_);
      }
      if (column != nullptr && (bit(column->type.kind) & refused_as_key) != 0)
        faults_.report(fault_code::not_for_this_type, tree_.first_token(c), {}, canonical_name(column->type.kind));
    }
  }

  constexpr void copy(std::uint32_t i) {
    std::uint32_t const target = tree_.find(i, node_kind::object);
    std::uint32_t const list = tree_.find(i, node_kind::column_list);
    if (target == 0) return;
    column_index index;
    catalog_relation const* const table = changed_table(tree_.first_token(target), name_of(target));
    if (list != 0) faults_.each_once(tree_, list);
    if (table == nullptr || list == 0) return;
    core::sequence<output_column const*> written;
    for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::name))
        written.push_back(written_column(table->columns, index, tree_.first_token(c), faults_));
    left_out(list, table->columns, written);
  }

  /// DEFAULT of new columns: a value without columns, of a type that the column takes.
  constexpr void defaults(std::uint32_t i) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::column_definition)) continue;
      data_type type;
      for (std::uint32_t part = nodes_[nodes_[c].child].next; part != 0; part = nodes_[part].next) {
        if (nodes_[part].is(node_kind::type)) type = type_at(tree_.range(part));
        if (nodes_[part].is(node_kind::attribute) &&
            static_cast<attribute_kind>(nodes_[part].detail) == attribute_kind::default_value)
          default_value(nodes_[part].child, type);
      }
    }
  }
  constexpr void default_value(std::uint32_t i, data_type const& type) {
    while (nodes_[i].is(node_kind::parentheses)) i = nodes_[i].child;
    if (faults_.get() || plain_literal{tree_, i}.value != nullptr) return;
    column_sources used;
    expression_type const given = expression(i, used);
    fault const& found = faults_.get();
    if (found.code == fault_code::column_not_found || found.code == fault_code::relation_not_in_from)
      faults_.replace("DEFAULT is without columns");
    if (surely_refused(given.type, type) || !compatible(given.type, type))
      faults_.report(fault_code::type_differs, tree_.first_token(i), {}, sql::name_of(type.kind));
  }

  constexpr void rename(std::size_t position, std::uint32_t name) {
    if (!rows_.known) return;
    if (position >= rows_.columns.size())
      return faults_.columns_differ(tree_.first_token(name), position + 1, rows_.columns.size());
    query_columns::rename(rows_.columns[position], name);
  }

  constexpr void insert(std::uint32_t i) {
    std::size_t const outer = names_.with_count();
    if (std::uint32_t const with_names = tree_.find(i, node_kind::with)) with(with_names);
    std::uint32_t const target = tree_.find(i, node_kind::object);
    catalog_relation const* const table = changed_table(tree_.first_token(target), name_of(target));
    std::uint32_t const list = tree_.find(i, node_kind::column_list);
    if (list != 0) faults_.each_once(tree_, list);
    std::size_t wanted = 0;
    column_index index;
    core::sequence<output_column const*> written;  // null where the column is unknown
    for (std::uint32_t c = list == 0 ? 0 : nodes_[list].child; c != 0; c = nodes_[c].next, ++wanted)
      written.push_back(table == nullptr ? nullptr
                                         : written_column(table->columns, index, tree_.first_token(c), faults_));
    if (list == 0 && table != nullptr && table->columns.known)
      for (output_column const& column : table->columns.columns) written.push_back(&column);
    if (table != nullptr && list != 0) left_out(list, table->columns, written);
    if (std::uint32_t const body = tree_.find(i, node_kind::query)) {
      rows_ = query(body);
      if (std::uint32_t const values = tree_.find(body, node_kind::values)) one_row_has_queries(values);
      if (rows_.known && list != 0 && rows_.columns.size() != wanted)
        faults_.columns_differ(tree_.first_token(body), rows_.columns.size(), wanted);
      if (rows_.known && list == 0 && table != nullptr && (table->columns.known || table->columns.closed) &&
          rows_.columns.size() > table->columns.columns.size())
        faults_.columns_differ(tree_.first_token(body), rows_.columns.size(), table->columns.columns.size());
      if (rows_.known && list == 0 && table != nullptr && rows_.columns.size() < written.size()) {
        while (written.size() > rows_.columns.size()) written.pop_back();
        left_out(body, table->columns, written);
      }
      if (rows_.known) written_values{tree_, faults_}.check_query(body, rows_, written);
      bool const by_position = rows_.known && (list != 0 || (table != nullptr && table->columns.known));
      if (!by_position) forget_columns(rows_);
      std::uint32_t name = list == 0 ? 0 : nodes_[list].child;
      for (std::size_t c = 0; c < rows_.columns.size(); ++c) {
        if (list == 0 && c < written.size()) name_like(rows_.columns[c], *written[c]);
        if (name != 0) query_columns::rename(rows_.columns[c], name), name = nodes_[name].next;
      }
    }
    names_.forget_with_from(outer);
  }
  /// "can't use subqueries in multi-row VALUES": the examples of INSERT.
  constexpr void one_row_has_queries(std::uint32_t values) {
    if (nodes_[nodes_[values].child].next == 0) return;
    for (std::uint32_t n = values; n > 0 && nodes_[n].first >= nodes_[values].first; --n)  // below it
      if (nodes_[n].is(node_kind::subquery)) faults_.refuse(tree_.first_token(n), "no queries in several rows");
  }
  static constexpr void name_like(output_column& column, output_column const& other) {
    column.name = other.name;
    column.hash = other.hash;
  }

  /// ALTER TABLE a APPEND FROM b, and ALTER TABLE b RENAME TO a: the values of b's columns become those of a's.
  constexpr void move_rows(std::uint32_t i) {
    std::uint32_t const first = nodes_[i].child;
    std::uint32_t const second = first == 0 ? 0 : nodes_[first].next;
    if (second == 0 || !nodes_[second].is(node_kind::object)) return;
    bool const appends = object_detail::usage_of(nodes_[first].detail) == usage::writes;
    item from;
    of_catalog(catalog_->find(name_of(appends ? second : first)), from);
    rows_ = static_cast<row_type&&>(from.rows);
  }

  /// CREATE RLS POLICY and CREATE MASKING POLICY: expressions over the columns of WITH. The rows are what a mask gives.
  constexpr void policy(std::uint32_t i) {
    column_scope::item input;
    if (std::uint32_t const alias = tree_.find(i, node_kind::alias))
      input.name = tree_.first_token(nodes_[alias].child).as_identifier();
    name_table<bool> known;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::column_definition)) continue;
      identifier const name = tree_.first_token(c).as_identifier();
      if (known.find(hash(name), [](bool) { return true; }) != nullptr) fail(fault_code::column_named_twice, c);
      known.add(hash(name), true);
      std::uint32_t const type = nodes_[nodes_[c].child].next;
      input.rows.columns.push_back({.name = name, .hash = hash(name), .type = type_at(tree_.range(type))});
    }
    names_.add(static_cast<column_scope::item&&>(input));
    bool const filters = static_cast<statement_kind>(nodes_[i].detail) == statement_kind::create_rls_policy;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      switch (nodes_[c].kind) {
        case node_kind::object:
        case node_kind::column_definition:
        case node_kind::alias:
          continue;
        default:
          break;
      }
      column_sources used;
      expression_type const value = expression(c, used);
      if (filters) condition(c, value);
      rows_.columns.push_back({.type = value.is_literal ? data_type{} : value.type});
    }
  }

  /// UPDATE, DELETE, MERGE: the target is one table among the others.
  constexpr void change(std::uint32_t i) {
    std::size_t const outer = names_.with_count();
    row_type read;
    sources(i, read);
    column_sources& used = read.conditions;
    set_once(i);
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::assignment)) assigned(c, used);
      if (nodes_[c].is(node_kind::where) || nodes_[c].is(node_kind::on))
        condition(nodes_[c].child, expression(nodes_[c].child, used));
      if (!nodes_[c].is(node_kind::when_clause)) continue;
      set_once(c);
      for (std::uint32_t part = nodes_[c].child; part != 0; part = nodes_[part].next)
        if (nodes_[part].is(node_kind::assignment)) assigned(part, used);
      merge_insert(c, used);
    }
    if (static_cast<statement_kind>(nodes_[i].detail) == statement_kind::merge) removes_duplicates(i);
    names_.forget_with_from(outer);
  }

  /// SET names each column once, without the table in front of it.
  constexpr void set_once(std::uint32_t i) {
    name_table<bool> known;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::assignment) || !nodes_[nodes_[c].child].is(node_kind::column)) continue;
      node const& column = nodes_[nodes_[c].child];
      identifier const name = tree_.tokens[column.first].as_identifier();
      if (column.last - column.first > 1) {
        if (names_.item_count() > names_.first_item() && equal(name, names_[names_.first_item()].name))
          faults_.refuse(tree_.tokens[column.first], "SET names columns alone");
        continue;
      }
      if (known.find(hash(name), [](bool) { return true; }) != nullptr)
        faults_.report(fault_code::column_named_twice, tree_.tokens[column.first]);
      known.add(hash(name), true);
    }
  }

  /// THEN INSERT (a, b) VALUES (1, 2)
  constexpr void merge_insert(std::uint32_t clause, column_sources& used) {
    core::sequence<column_sources> given_sources;
    std::uint32_t const list = tree_.find(clause, node_kind::column_list),
                        values = tree_.find(clause, node_kind::values);
    if (values == 0) return;
    std::size_t given = 0, wanted = 0;
    for (std::uint32_t v = nodes_[nodes_[values].child].child; v != 0; v = nodes_[v].next, ++given) {
      given_sources.push_back({});
      expression(v, given_sources.back());
      add_sources(used, given_sources.back(), derivation::condition);
    }
    item& target = names_[names_.first_item()];  // only here: a query in an expression adds items
    for (std::uint32_t c = list == 0 ? 0 : nodes_[list].child; c != 0; c = nodes_[c].next, ++wanted) {
      written_column(target.rows, target.index, tree_.first_token(c), faults_);
      if (wanted < given) fill(tree_.first_token(c).as_identifier(), given_sources[wanted]);
    }
    for (std::size_t g = 0; list == 0 && g < given; ++g) {
      if (target.rows.known && g < target.rows.columns.size())
        fill(target.rows.columns[g].name, given_sources[g]);
      else
        fill({}, given_sources[g]);
    }
    if (list != 0 ? given != wanted : target.rows.known && given > target.rows.columns.size())
      faults_.columns_differ(tree_.first_token(values), given, list != 0 ? wanted : target.rows.columns.size());
  }

  /// MERGE ... REMOVE DUPLICATES puts the rows of the source unchanged into the target.
  constexpr void removes_duplicates(std::uint32_t i) {
    if (!tree_.tokens[nodes_[i].last - 1].is(kw_duplicates) || names_.item_count() - names_.first_item() != 2) return;
    row_type const& target = names_[names_.first_item()].rows;
    row_type const& source = names_[names_.first_item() + 1].rows;
    if (target.known && source.known && target.columns.size() != source.columns.size())
      faults_.columns_differ(tree_.first_token(nodes_[tree_.find(i, node_kind::from)].child), source.columns.size(),
                             target.columns.size());
    rows_ = source;
    if (!target.known || !source.known) return forget_columns(rows_);
    for (std::size_t c = 0; c < rows_.columns.size() && c < target.columns.size(); ++c)
      name_like(rows_.columns[c], target.columns[c]);
  }

  /// A column of the changed table gets values, or one whose name is not certain. Several parts may fill one column.
  constexpr void fill(identifier const& name, column_sources const& sources) {
    if (name.empty()) {
      rows_.known = false;
      return add_sources(rows_.others, sources, derivation::copied);
    }
    rows_.columns.push_back({.name = name, .hash = hash(name), .sources = sources});
  }

  constexpr void assigned(std::uint32_t i, column_sources& used) {
    std::uint32_t const target = nodes_[i].child;
    data_type wanted;  // a copy, because a query in the value moves the items
    if (nodes_[target].is(node_kind::column) && nodes_[target].last - nodes_[target].first == 1) {
      item& changed = names_[names_.first_item()];
      output_column const* const column =
          written_column(changed.rows, changed.index, tree_.first_token(target), faults_);
      written_values{tree_, faults_}.check(nodes_[target].next, column);
      if (column != nullptr) wanted = column->type;
    }
    column_sources sources;
    expression_type const given = operand(nodes_[target].next, target, sources);
    token const& value = tree_.first_token(nodes_[target].next);
    if (given.is_row && wanted.kind != type_kind::unknown) faults_.refuse(value, "a row is no value");
    if (surely_refused(given.type, wanted))
      faults_.report(fault_code::type_differs, value, {}, canonical_name(wanted.kind));
    add_sources(used, sources, derivation::condition);
    if (nodes_[target].is(node_kind::column_list))
      for (std::uint32_t c = nodes_[target].child; c != 0; c = nodes_[c].next)
        fill(tree_.first_token(c).as_identifier(), sources);
    else if (nodes_[target].last - nodes_[target].first == 1)
      fill(tree_.first_token(target).as_identifier(), sources);
    else
      fill({}, sources);  // inside of a SUPER value
  }

  row_type rows_{};
};

}  // namespace strata::sql::detail
