// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/file_flow.hpp>
#include <strata/core/sort.hpp>

namespace strata {

/// A column of a relation of the stack, by positions. The relation is a construct or, behind these, one that only
/// statements name; the column may be `sql::any_column`: one that Strata does not know.
struct column_place {
  std::uint32_t resource{}, column{};
  constexpr bool operator==(column_place const&) const = default;
};

/// What Strata would have to know to answer a question.
struct missing_knowledge {
  std::uint32_t resource = flow::nowhere;  ///< the construct whose text or columns are not known
  std::uint32_t relation = flow::nowhere;  ///< the relation that it is about
  constexpr bool operator==(missing_knowledge const&) const = default;
};

namespace flow {

/// The rows of a unit, with the relations that it names.
struct unit_rows {
  stack_columns rows{};
  unit_name const* names{};
  std::size_t name_count{};

  [[nodiscard]] constexpr unit_name const* begin() const { return names; }
  [[nodiscard]] constexpr unit_name const* end() const { return names + name_count; }
};

constexpr void each_of(stack_columns const& rows, std::size_t first, std::size_t count, auto visit) {
  for (std::size_t i = first; i < first + count; ++i) visit(rows.sources[i]);
}

/// A graph whose nodes are the columns of a stack. An edge leads from a column to one that gets its values. Each
/// relation has one more node for its columns that are not known, and each namespace one for all that it contains. An
/// edge of these is uncertain.
class data_flow {
 public:
  struct edge {
    std::uint32_t to{}, from{}, unit{};
    sql::derivation how{};
    bool certain = true;
  };

  /// @param columns of each construct, at its position
  /// @param units of each unit of the table
  constexpr data_flow(unit_table const& table, stack_columns const* columns, unit_rows const* units)
      : table_{table}, columns_{columns}, units_{units} {
    number_nodes();
    for (std::uint32_t u = 0; u < table.unit_count; ++u) add_unit(u);
    add_files();
    core::stable_sort(edges_, [](edge const& a, edge const& b) { return a.to < b.to; });
    first_edge_.reserve(node_count_ + 1);
    for (std::size_t n = 0, e = 0; n <= node_count_; ++n) {
      while (e < edges_.size() && edges_[e].to < n) ++e;
      first_edge_.push_back(static_cast<std::uint32_t>(e));
    }
  }

  [[nodiscard]] constexpr unit_table const& table() const { return table_; }
  [[nodiscard]] constexpr std::uint32_t relation_count() const {
    return static_cast<std::uint32_t>(table_.relation_count());
  }
  /// The columns of a relation, by its number.
  [[nodiscard]] constexpr stack_columns columns_of(std::uint32_t r) const {
    std::uint32_t const maker = table_.maker_of(r);
    if (maker != nowhere) return units_[maker].rows;
    return r < table_.of->size ? columns_[r] : stack_columns{};
  }
  [[nodiscard]] constexpr bool knows_columns(std::uint32_t r) const {
    return columns_of(r).known && table_.altered[r] == 0;
  }
  [[nodiscard]] constexpr std::uint32_t node_of(column_place at) const {
    std::uint32_t const rest = first_[at.resource + 1] - 1;
    return at.column == sql::any_column ? rest : first_[at.resource] + at.column;
  }
  [[nodiscard]] constexpr std::size_t node_count() const { return node_count_; }
  /// The node of all that a namespace contains.
  [[nodiscard]] constexpr std::uint32_t node_of_owner(std::string_view owner) const {
    for (std::uint32_t o = 0; o < owners_.size(); ++o)
      if (owners_[o] == owner) return first_[relation_count()] + o;
    return nowhere;
  }
  /// The unit of a namespace that may do anything, or `nowhere`.
  [[nodiscard]] constexpr std::uint32_t unknown_unit(std::string_view owner) const {
    for (std::uint32_t o = 0; o < owners_.size(); ++o)
      if (owners_[o] == owner) return unknown_[o];
    return nowhere;
  }

  /// Calls `visit(from, how, certain, missing)` for each node whose values come to a node.
  constexpr void each_source(std::uint32_t node, auto visit) const {
    for (std::uint32_t e = first_edge_[node]; e < first_edge_[node + 1]; ++e)
      visit(edges_[e].from, edges_[e].how, edges_[e].certain && is_column(node) && is_column(edges_[e].from),
            missing_in_edge(edges_[e]));
    std::uint32_t const r = relation_at_[node];
    if (r == nowhere) return each_of_owner(node - first_[relation_count()], visit);
    if (is_column(node))
      sources_of_column(r, node - first_[r], visit);
    else
      sources_of_rest(r, visit);
    std::uint32_t const unknown = unknown_unit(table_.owner_of(r));
    if (unknown != nowhere && !is_view(r))
      visit(node_of_owner(table_.owner_of(r)), sql::derivation::transformed, false,
            missing_knowledge{table_.units[unknown].resource, r});
  }
  /// Calls the same for the columns that decide on the rows of the node's relation.
  constexpr void each_condition(std::uint32_t node, auto visit) const {
    std::uint32_t const r = relation_at_[node];
    if (r == nowhere) return;
    stack_columns const has = columns_of(r);
    each_stored(r, has, has.first_condition, has.condition_count, visit);
  }
  /// The nodes of a relation's columns; the last one is for those that are not known.
  [[nodiscard]] constexpr std::uint32_t first_node(std::uint32_t r) const { return first_[r]; }
  /// The relation of a node; `nowhere` for that of a namespace.
  [[nodiscard]] constexpr std::uint32_t relation_at(std::uint32_t node) const { return relation_at_[node]; }
  [[nodiscard]] constexpr bool is_column(std::uint32_t node) const {
    std::uint32_t const r = relation_at_[node];
    return r != nowhere && node + 1 != first_[r + 1];
  }
  /// What is not known of a relation with unknown columns.
  [[nodiscard]] constexpr missing_knowledge missing_in(std::uint32_t r) const {
    if (table_.altered[r] != 0) return {table_.altered[r] - 1, r};
    if (r < table_.of->size) return {r, r};
    std::uint32_t const maker = table_.named[r - table_.of->size].maker;
    if (maker != nowhere) return {table_.units[maker].resource, r};
    return {user_of(r), r};
  }

 private:
  constexpr void number_nodes() {
    std::uint32_t next = 0;
    first_.reserve(relation_count() + 1);
    filled_.reserve(relation_count());
    for (std::uint32_t r = 0; r < relation_count(); ++r) {
      first_.push_back(next);
      filled_.push_back(0);
      if (!table_.is_relation(r)) {
        ++next;
        relation_at_.push_back(r);
        continue;
      }
      std::size_t const count = columns_of(r).count + 1;
      for (std::size_t c = 0; c < count; ++c) relation_at_.push_back(r);
      next += static_cast<std::uint32_t>(count);
      add_owner(table_.owner_of(r));
    }
    for (std::uint32_t u = 0; u < table_.unit_count; ++u)
      add_owner(table_.statement_of(table_.units[u].resource).owner().id);
    first_.push_back(next);
    for (std::size_t o = 0; o < owners_.size(); ++o) relation_at_.push_back(nowhere), ++next;
    node_count_ = next;
  }
  constexpr void add_owner(std::string_view owner) {
    for (std::string_view known : owners_)
      if (known == owner) return;
    owners_.push_back(owner);
    unknown_.push_back(nowhere);
  }

  constexpr void add_unit(std::uint32_t u) {
    row_unit const& unit = table_.units[u];
    using sql::row_movement;
    if (unit.what == row_movement::unknown) {
      std::string_view const owner = table_.statement_of(unit.resource).owner().id;
      for (std::uint32_t o = 0; o < owners_.size(); ++o)
        if (owners_[o] == owner && unknown_[o] == nowhere) unknown_[o] = u;
    }
    for (unit_name const& one : units_[u]) {
      bool const target = one.how == sql::usage::writes || one.how == sql::usage::creates;
      if (one.how == sql::usage::drops && unit.what == row_movement::renames) add_rename(u, one.relation);
      bool const moves =
          unit.what == row_movement::fills || unit.what == row_movement::renames || unit.what == row_movement::external;
      if (!target || !moves) continue;
      if (table_.maker_of(one.relation) != u) add_rows(one.relation, u);
      if (reads_anything(u))
        edges_.push_back({node_of({one.relation, sql::any_column}), node_of_owner(table_.owner_of(one.relation)), u,
                          sql::derivation::transformed, false});
    }
  }
  /// What a relation gets under its new name, who knows the old one sees.
  constexpr void add_rename(std::uint32_t u, std::uint32_t before) {
    for (unit_name const& one : units_[u])
      if (one.how == sql::usage::creates) add_edge(before, sql::any_column, {one.relation, sql::any_column}, u);
  }

  constexpr void add_rows(std::uint32_t to, std::uint32_t u) {
    stack_columns const& rows = units_[u].rows;
    stack_columns const has = columns_of(to);
    std::size_t at = 0;
    for (std::size_t c = 0; c < rows.count; ++c) {
      std::uint32_t const column = find(has, rows.columns[c].hash, at);
      each_of(rows, rows.columns[c].first_source, rows.columns[c].source_count, [&](stack_column_source const& s) {
        if (s.how != sql::derivation::condition) add_edge(to, column, {s.resource, s.column}, u, s.how);
      });
    }
    each_of(rows, rows.first_other, rows.other_count,
            [&](stack_column_source const& s) { add_edge(to, sql::any_column, {s.resource, s.column}, u); });
    if (reads_anything(u)) filled_[to] = 1;
  }
  /// Whether a unit is an opaque text that does not say what it reads.
  [[nodiscard]] constexpr bool reads_anything(std::uint32_t u) const {
    row_unit const& unit = table_.units[u];
    if (unit.statement != 0 || table_.of->merges[unit.resource] != nullptr) return false;
    sql_source const& source = table_.of->scripts[unit.resource] != nullptr
                                   ? table_.of->scripts[unit.resource]->source()
                                   : table_.of->relations[unit.resource]->source();
    return !source.declares_reads() && !source.moves_no_rows();
  }
  /// The position of a column of this name. Names mostly come in the order of the columns, so the search goes on where
  /// the last one ended.
  static constexpr std::uint32_t find(stack_columns const& has, std::uint64_t name, std::size_t& at) {
    for (std::size_t k = 0; k < has.count; ++k, ++at) {
      if (at >= has.count) at = 0;
      if (has.columns[at].hash == name) return static_cast<std::uint32_t>(at++);
    }
    return sql::any_column;
  }
  constexpr void add_edge(std::uint32_t to, std::uint32_t column, column_place from, std::uint32_t u,
                          sql::derivation how = sql::derivation::copied, bool certain = true) {
    if (column == sql::any_column) filled_[to] = 1;
    edges_.push_back({node_of({to, column}), node_of(from), u, how, certain});
  }

  // ---- files

  constexpr void add_files() {
    file_flows const files{table_, [this](std::uint32_t u) { return units_[u]; }};
    for (file_flow const& written : files.writes) {
      core::sequence<file_place> places{written.place};
      core::sequence<core::tribool> sure{core::tribool::yes};
      core::sequence<char> copied;
      for (std::size_t i = 0; i < table_.of->size; ++i) copied.push_back(0);
      for (std::size_t p = 0; p < places.size(); ++p)
        for (std::size_t i = 0; i < table_.of->size; ++i) {
          s3_data_copy_base const* const copy = table_.of->copies[i];
          if (copy == nullptr || copied[i] != 0) continue;
          core::tribool const found = overlap(file_place{copy->source()}, places[p]) && sure[p];
          if (found == core::tribool::no) continue;
          copied[i] = 1;
          places.push_back(file_place{copy->target()});
          sure.push_back(found);
        }
      for (file_flow const& read : files.reads) {
        core::tribool found = core::tribool::no;
        for (std::size_t p = 0; p < places.size(); ++p) found = found || (overlap(places[p], read.place) && sure[p]);
        if (found != core::tribool::no) add_load(written, read, found == core::tribool::yes);
      }
    }
  }
  constexpr void add_load(file_flow const& written, file_flow const& read, bool certain) {
    stack_columns const has = columns_of(read.relation);
    if (written.relation != nowhere)
      return add_edge(read.relation, sql::any_column, {written.relation, sql::any_column}, read.unit);
    stack_columns const& rows = units_[written.unit].rows;
    std::size_t const wanted = read.listed.empty() ? has.count : read.listed.size();
    bool const by_name = read.columns == file_columns::by_name;
    bool const fits = rows.known && has.known && written.columns != file_columns::unknown &&
                      (by_name || (read.columns == file_columns::by_position && rows.count == wanted));
    std::size_t at = 0;
    for (std::size_t c = 0; c < rows.count; ++c) {
      std::uint32_t column = sql::any_column;
      if (fits && (by_name || !read.listed.empty()))
        column = find(has, by_name ? rows.columns[c].hash : read.listed[c], at);
      else if (fits)
        column = static_cast<std::uint32_t>(c);
      each_of(rows, rows.columns[c].first_source, rows.columns[c].source_count, [&](stack_column_source const& s) {
        if (s.how != sql::derivation::condition)
          add_edge(read.relation, column, {s.resource, s.column}, read.unit, s.how, certain);
      });
    }
    each_of(rows, rows.first_other, rows.other_count, [&](stack_column_source const& s) {
      add_edge(read.relation, sql::any_column, {s.resource, s.column}, read.unit);
    });
  }

  // ---- sources

  [[nodiscard]] constexpr bool is_view(std::uint32_t r) const {
    return r < table_.of->size && table_.of->relations[r]->kind() != sql::object_kind::table;
  }
  [[nodiscard]] constexpr missing_knowledge missing_in_edge(edge const& e) const {
    std::uint32_t const from = relation_at_[e.from];
    if (from != nowhere && !is_column(e.from) && !knows_columns(from)) return missing_in(from);
    return {table_.units[e.unit].resource, relation_at_[e.to]};
  }
  constexpr void each_stored(std::uint32_t r, stack_columns const& has, std::uint32_t first, std::uint32_t count,
                             auto visit) const {
    for (std::uint32_t i = first; i < first + count; ++i) {
      stack_column_source const& s = has.sources[i];
      std::uint32_t const from = node_of({s.resource, s.column});
      visit(from, s.how, is_column(from), is_column(from) ? missing_in(r) : missing_in(s.resource));
    }
  }
  constexpr void sources_of_column(std::uint32_t r, std::uint32_t column, auto visit) const {
    stack_columns const has = columns_of(r);
    each_stored(r, has, has.columns[column].first_source, has.columns[column].source_count, visit);
    if (filled_[r] != 0 || table_.altered[r] != 0)
      visit(node_of({r, sql::any_column}), sql::derivation::transformed, false, missing_in(r));
  }
  /// Any column may be one that is not known.
  constexpr void sources_of_rest(std::uint32_t r, auto visit) const {
    for (std::uint32_t n = first_[r]; n + 1 < first_[r + 1]; ++n)
      visit(n, sql::derivation::copied, false, missing_in(r));
    stack_columns const has = columns_of(r);
    each_stored(r, has, has.first_other, has.other_count,
                [&](std::uint32_t from, auto how, bool, auto missing) { visit(from, how, false, missing); });
    if (table_.is_relation(r) && !is_declared(r))
      visit(node_of_owner(table_.owner_of(r)), sql::derivation::transformed, false, missing_in(r));
  }
  /// Whether the program says what a relation is. One that exists, and whose columns are not known, may be a view.
  [[nodiscard]] constexpr bool is_declared(std::uint32_t r) const {
    if (r < table_.of->size) return !table_.of->relations[r]->source().empty();
    return table_.named[r - table_.of->size].maker != nowhere;
  }
  /// All of a namespace: its relations, and those of the datashares that it has databases of.
  constexpr void each_of_owner(std::uint32_t owner, auto visit) const {
    for (std::uint32_t r = 0; r < relation_count(); ++r)
      if (table_.is_relation(r) && (table_.owner_of(r) == owners_[owner] || is_shared_with(r, owners_[owner])))
        for (std::uint32_t n = first_[r]; n < first_[r + 1]; ++n)
          visit(n, sql::derivation::copied, false, missing_knowledge{});
  }
  [[nodiscard]] constexpr bool is_shared_with(std::uint32_t r, std::string_view owner) const {
    for (std::size_t i = 0; i < table_.of->size; ++i) {
      redshift_share_database_base const* const made = table_.of->share_databases[i];
      if (made != nullptr && made->owner().id == owner && made->share() != nullptr &&
          made->share()->owner().id == table_.owner_of(r))
        return true;
    }
    return false;
  }
  /// A construct that names a relation which nothing declares.
  [[nodiscard]] constexpr std::uint32_t user_of(std::uint32_t r) const {
    for (std::uint32_t u = 0; u < table_.unit_count; ++u)
      for (unit_name const& one : units_[u])
        if (one.relation == r) return table_.units[u].resource;
    return nowhere;
  }

  unit_table table_;
  stack_columns const* columns_;
  unit_rows const* units_;
  std::size_t node_count_ = 0;
  core::sequence<std::uint32_t> first_{};        ///< node of each relation
  core::sequence<std::uint32_t> relation_at_{};  ///< of each node; `nowhere` for those of namespaces
  core::sequence<char> filled_{};                ///< of each relation: whether any of its columns may get values
  core::sequence<std::string_view> owners_{};
  core::sequence<std::uint32_t> unknown_{};  ///< of each namespace: a unit that may do anything
  core::sequence<edge> edges_{};
  core::sequence<std::uint32_t> first_edge_{};
};

}  // namespace flow
}  // namespace strata
