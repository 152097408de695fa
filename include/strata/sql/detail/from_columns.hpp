// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/column_reference.hpp>
#include <strata/sql/detail/materialized_view_checks.hpp>
#include <strata/sql/detail/query_walk.hpp>

namespace strata::sql::detail {

/// Gives the columns of the items of a FROM that contain no expressions. It answers the questions of a walk.
class from_columns : public walk_state<column_scope> {
 public:
  constexpr from_columns(tree_view const& tree, catalog const& relations) : walk_state{tree}, catalog_{&relations} {}

  [[nodiscard]] constexpr fault const& error() const { return faults_.get(); }

 protected:
  constexpr void fail(fault_code code, std::uint32_t node) { faults_.report(code, tree_.first_token(node)); }

  // ---- rows and their names

  static constexpr row_type unknown_rows() {
    row_type result;
    result.known = false;
    return result;
  }
  static constexpr row_type other_rows(std::uint32_t) { return unknown_rows(); }

  /// Gives columns the names of a list. If the columns are unknown, the length of the list is their number.
  constexpr void name_columns(row_type& rows, std::uint32_t list) {
    if (!rows.known) forget_columns(rows);
    std::size_t at = 0;
    for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::name)) continue;
      if (at == rows.columns.size()) {
        if (rows.known) return faults_.columns_differ(tree_.first_token(c), size_of_list(list), at);
        rows.columns.push_back({.sources = rows.others});
      }
      rename(rows.columns[at++], c);
    }
  }
  [[nodiscard]] constexpr std::size_t size_of_list(std::uint32_t list) const {
    std::size_t size = 0;
    for (std::uint32_t c = nodes_[list].child; c != 0; c = nodes_[c].next)
      size += nodes_[c].is(node_kind::name) ? 1 : 0;
    return size;
  }
  /// Takes up the sources of a recursive query, for those that read it.
  static constexpr bool grows(row_type& before, row_type const& now) {
    std::size_t const size = size_of(before);
    if (!before.known) {
      add_sources(before.others, now, derivation::copied);
    } else {
      for (std::size_t c = 0; c < before.columns.size(); ++c) {
        if (now.known && c < now.columns.size())
          add_sources(before.columns[c].sources, now.columns[c].sources, derivation::copied);
        else if (!now.known)
          add_sources(before.columns[c].sources, now, derivation::copied);
      }
    }
    add_sources(before.conditions, now.conditions, derivation::condition);
    return size_of(before) != size;
  }
  static constexpr std::size_t size_of(row_type const& rows) {
    std::size_t size = rows.others.size() + rows.conditions.size();
    for (output_column const& column : rows.columns) size += column.sources.size();
    return size;
  }
  constexpr void rename_columns(item& one, std::uint32_t list) {
    if (one.rows.known) name_columns(one.rows, list);
  }
  constexpr row_type listed_rows(std::uint32_t list) {
    row_type result = unknown_rows();
    name_columns(result, list);
    result.known = true;
    return result;
  }
  constexpr void rename(output_column& column, std::uint32_t name) const {
    column.name = tree_.first_token(name).as_identifier();
    column.hash = hash(column.name);
  }

  // ---- items

  constexpr void target(std::uint32_t i, object_name const& name, item& one) {
    of_catalog(changed_table(tree_.first_token(i), name), one);
  }
  /// The relation that gets, changes or loses rows, or null. It is a table.
  constexpr catalog_relation const* changed_table(token const& at, object_name const& name) {
    catalog_relation const* const found = catalog_->find(name);
    if (found != nullptr && (found->kind == object_kind::view || found->kind == object_kind::materialized_view))
      faults_.refuse(at, "a view takes no rows");
    return found;
  }

  constexpr void relation(std::uint32_t i, object_name const& name, item& one) {
    catalog_relation const* const found = catalog_->find(name);
    if (checks_.materializes()) checks_.reads(found, name, tree_.tokens[nodes_[i].last - 1]);
    if (binds_late_ && name.schema.empty() && !name.name.text.starts_with('#'))
      faults_.refuse(tree_.first_token(i), "NO SCHEMA BINDING: name its schema");
    if (binds_ && catalog_->is_elsewhere(name)) faults_.refuse(whole_name(i), "WITH NO SCHEMA BINDING");
    if (catalog_->is_of_other_database(name) && is_system_relation(name))
      faults_.refuse(whole_name(i), "a catalog of another database");
    of_catalog(found, one);
  }

  /// A name with more parts than one of a relation has, where no value can be meant.
  constexpr void no_relation(std::uint32_t i) { faults_.refuse(whole_name(i), "a name has three parts at most"); }

  /// A name of several parts as one word.
  [[nodiscard]] constexpr token whole_name(std::uint32_t i) const {
    token result = tree_.first_token(i);
    token const& last = tree_.tokens[nodes_[i].last - 1];
    result.text = {result.text.data(), last.offset + last.text.size() - result.offset};
    return result;
  }

  constexpr void of_catalog(catalog_relation const* found, item& one) {
    one.rows.known = found != nullptr && found->columns.known && names_.spend(found->columns);
    if (found == nullptr || names_.is_exhausted()) return;
    std::uint32_t const position = catalog_->position(found);
    one.rows.closed = !one.rows.known && found->columns.closed;
    if (!one.rows.known) one.rows.others.push_back({position, any_column, derivation::copied});
    std::uint32_t column = 0;
    for (output_column const& c : found->columns.columns)
      one.rows.columns.push_back(
          {c.name, c.hash, c.type, c.not_null, {{position, column++, derivation::copied}}, c.fills_itself, c.maybe});
  }

  constexpr void with_query(row_type const& rows, item& one) {
    if (names_.spend(rows))
      one.rows = rows;
    else
      one.rows.known = false;
  }

  /// `t.items`: the sources of all of `t` if it is a value itself, else those of its column.
  constexpr void value_of(std::uint32_t i, item* base, std::size_t parts, item& one) {
    one.rows.known = false;
    if (base == nullptr) return names_.add_everything(one.rows.others);
    one.rows.others = base->rows.others;
    std::size_t const at = nodes_[i].first + 2 * parts;
    if (base->is_value) return;
    if (at >= nodes_[i].last) return add_sources(one.rows.others, base->rows, derivation::transformed);
    identifier const column = tree_.tokens[at].as_identifier();
    if (output_column const* const found = base->find(hash(column)).first)
      add_sources(one.rows.others, found->sources, derivation::transformed);
    else if (parts == 1 && base->rows.known && !catalog_->find(name_of(i)))
      faults_.report(fault_code::column_not_found, tree_.tokens[at], names_.closest_column(column.text));
  }

  /// PIVOT and UNPIVOT reshape the columns, so the result is unknown.
  constexpr void reshaped(std::uint32_t, row_type const& inner, item& one) {
    one.rows.known = false;
    one.rows.others = inner.conditions;
    for (std::size_t k = names_.first_item(); k < names_.item_count(); ++k)
      add_sources(one.rows.others, names_[k].rows, derivation::transformed);
  }

  constexpr void renamed(std::size_t first, row_type const& around, item& one) {
    one.rows.known = false;
    one.rows.others = around.conditions;
    for (std::size_t k = first; k < names_.item_count(); ++k) {
      add_sources(one.rows.others, names_[k].rows, derivation::copied);
      names_[k].rows.known = false;
      names_[k].is_hidden = true;
    }
  }

  /// Each name stands once in a FROM. Relations of one name from several schemas or databases may stand side by side.
  constexpr void named_once() {
    std::size_t const first = names_.first_item(), end = names_.item_count();
    if (end - first > max_compared_items) return;
    for (std::size_t k = first; k + 1 < end; ++k) {
      item const& one = names_[k];
      if (one.is_hidden || one.name.empty()) continue;
      item const* const newest = names_.newest_like(one);
      if (newest != &one) faults_.refuse(tree_.first_token(newest->node), "this name stands twice in FROM");
    }
  }
  /// Longer lists are not compared, since clang counts the steps of an evaluation.
  static constexpr std::size_t max_compared_items = 100;

  catalog const* catalog_;
  bool binds_late_ = false;  ///< in a view WITH NO SCHEMA BINDING
  bool binds_ = false;       ///< in a view without it, which is over its own database alone. Source: "Limitations" of
                             ///< cross-database queries, and CREATE VIEW
  first_fault faults_{};
  materialized_view_checks checks_{faults_};
  column_reference columns_{tree_.tokens, names_, faults_};
};

}  // namespace strata::sql::detail
