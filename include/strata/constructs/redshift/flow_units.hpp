// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/merge.hpp>
#include <strata/constructs/redshift/relation_columns.hpp>
#include <strata/sql/data_flow.hpp>

/// The statements of a stack that move rows between relations, besides the queries of views. Everything here is values,
/// for constant evaluation and for run time.
namespace strata::flow {

inline constexpr std::uint32_t nowhere = ~std::uint32_t{0};

/// The constructs of a stack by kind, each at its position; null for constructs of other kinds.
struct constructs_by_kind {
  std::size_t size{};
  redshift_relation const* const* relations{};
  parsed_sql const* const* parsed_relations{};
  std::uint64_t const* hashes{};  ///< of the relations' names
  redshift_custom_sql_base const* const* scripts{};
  parsed_sql const* const* parsed_scripts{};
  redshift_datashare_base const* const* shares{};
  redshift_share_database_base const* const* share_databases{};
  redshift_load_base const* const* loads{};
  redshift_merge_base const* const* merges{};
  s3_data_copy_base const* const* copies{};
};

/// A relation that statements name and that is no construct: another statement creates it, or it is not declared.
struct named_relation {
  redshift_statement const* user = nullptr;  ///< of its namespace
  sql::identifier database{}, schema{}, name{};
  std::uint64_t hash{};
  std::uint32_t session = 0;        ///< of a temporary table: the script, counted from 1
  std::uint32_t maker = nowhere;    ///< the unit that creates it
  bool has_several_makers = false;  ///< then its columns are unknown
};

/// A statement that moves rows, or a construct that stands for one.
struct row_unit {
  sql::row_movement what{};
  std::uint32_t resource{};
  std::uint32_t statement{}, first{};  ///< its node in the tree of the construct's text, and its first node; 0: none
};

/// An object that a unit names, and the relation that it means.
struct unit_name {
  std::uint32_t node{};
  std::uint32_t relation{};
  sql::usage how{};
  sql::object_name name{};
};

/// The units of a stack and the relations that they name. Relations have numbers: the positions of constructs, and
/// behind them those of `named`.
struct unit_table {
  constructs_by_kind const* of{};
  named_relation const* named{};
  std::size_t named_count{};
  row_unit const* units{};
  std::size_t unit_count{};
  std::uint32_t const* unit_of{};  ///< of each construct: the unit that gives its columns again, with named relations
  std::uint32_t const* altered{};  ///< of each relation: the script that alters its columns, counted from 1

  [[nodiscard]] constexpr std::size_t relation_count() const { return of->size + named_count; }
  [[nodiscard]] constexpr bool is_relation(std::uint32_t r) const {
    return r >= of->size || of->relations[r] != nullptr;
  }
  [[nodiscard]] constexpr std::string_view owner_of(std::uint32_t r) const {
    return r < of->size ? of->relations[r]->owner().id : named[r - of->size].user->owner().id;
  }
  [[nodiscard]] constexpr sql::object_name name_of(std::uint32_t r) const {
    if (r < of->size) return of->relations[r]->qualified_name();
    return {{}, named[r - of->size].schema, named[r - of->size].name};
  }
  [[nodiscard]] constexpr sql::identifier database_of(std::uint32_t r) const {
    return r < of->size ? of->relations[r]->home_database() : named[r - of->size].database;
  }
  /// The unit whose rows are the columns of a relation; `nowhere` if the construct's own columns are.
  [[nodiscard]] constexpr std::uint32_t maker_of(std::uint32_t r) const {
    if (r < of->size) return unit_of[r];
    return named[r - of->size].has_several_makers ? nowhere : named[r - of->size].maker;
  }
  /// The construct that a unit belongs to.
  [[nodiscard]] constexpr redshift_statement const& statement_of(std::uint32_t resource) const {
    if (of->scripts[resource] != nullptr) return *of->scripts[resource];
    if (of->merges[resource] != nullptr) return *of->merges[resource];
    if (of->loads[resource] != nullptr) return *of->loads[resource];
    return *of->relations[resource];
  }
  [[nodiscard]] constexpr parsed_sql const* text_of(std::uint32_t resource) const {
    return of->scripts[resource] != nullptr ? of->parsed_scripts[resource] : of->parsed_relations[resource];
  }
};

/// The database that a name in a construct's SQL means; another namespace's for the database of a datashare.
struct meant_database {
  std::string_view owner{};
  sql::identifier database{};
};
constexpr meant_database database_meant(constructs_by_kind const& of, redshift_statement const& reader,
                                        sql::identifier const& named) {
  if (named.empty()) return {reader.owner().id, {reader.database(), true}};
  for (std::size_t i = 0; i < of.size; ++i) {
    redshift_share_database_base const* const made = of.share_databases[i];
    if (made == nullptr || made->owner().id != reader.owner().id || !sql::equal(named, {made->name(), true})) continue;
    for (std::size_t s = 0; s < of.size; ++s)  // the producer may be another stack
      if (of.shares[s] != nullptr && of.shares[s] == made->share())
        return {made->share()->owner().id, {made->share()->database(), true}};
  }
  return {reader.owner().id, named};
}

/// The relation that a name in a construct's SQL means; `nowhere` if there is none of this name.
/// @param session the script, counted from 1, whose temporary tables the name may mean
constexpr std::uint32_t relation_meant(unit_table const& table, redshift_statement const& reader, std::uint32_t session,
                                       sql::object_name const& name) {
  constructs_by_kind const& of = *table.of;
  if (name.schema.empty())
    for (std::size_t n = 0; session != 0 && n < table.named_count; ++n)
      if (table.named[n].session == session && sql::equal(table.named[n].name, name.name))
        return static_cast<std::uint32_t>(of.size + n);
  sql::identifier const schema = name.schema.empty() ? reader.search_schema() : name.schema;
  std::uint64_t const wanted = detail::hash_of_relation(schema, name.name);
  auto const find = [&](meant_database const& in) {
    for (std::uint32_t i = 0; i < of.size; ++i)
      if (of.hashes[i] == wanted && of.relations[i] != nullptr && of.relations[i]->owner().id == in.owner &&
          sql::equal(of.relations[i]->home_database(), in.database) &&
          reader.same_name(of.relations[i]->name().name, name.name) &&
          reader.same_name(of.relations[i]->schema(), schema))
        return i;
    for (std::size_t n = 0; n < table.named_count; ++n) {
      named_relation const& one = table.named[n];
      if (one.hash == wanted && one.session == 0 && one.user->owner().id == in.owner &&
          sql::equal(one.database, in.database) && reader.same_name(one.name, name.name) &&
          reader.same_name(one.schema, schema))
        return static_cast<std::uint32_t>(of.size + n);
    }
    return nowhere;
  };
  std::uint32_t const found = find(database_meant(of, reader, name.database));
  if (found != nowhere || name.database.empty()) return found;
  return find({reader.owner().id, name.database});  // an `existing_relation` in the database of a datashare
}

/// Finds the units of a stack and the relations that they name.
class unit_finder {
 public:
  constexpr explicit unit_finder(constructs_by_kind const& of) : of_{&of} {
    for (std::size_t i = 0; i < of.size; ++i) unit_of_.push_back(nowhere);
    for (std::uint32_t i = 0; i < of.size; ++i) {
      if (of.scripts[i] != nullptr) find_names(*of.scripts[i], i + 1, *of.parsed_scripts[i]);
      if (of.relations[i] != nullptr) find_names(*of.relations[i], 0, *of.parsed_relations[i]);
    }
    for (std::uint32_t i = 0; i < of.size; ++i) find_units(i);
    find_again();
    for (std::size_t r = 0; r < of.size + named_.size(); ++r) altered_.push_back(0);
    for (std::uint32_t u = 0; u < units_.size(); ++u) find_made(u);
  }

  [[nodiscard]] constexpr unit_table view() const {
    return {of_, named_.data(), named_.size(), units_.data(), units_.size(), unit_of_.data(), altered_.data()};
  }

 private:
  constexpr void find_names(redshift_statement const& user, std::uint32_t session, parsed_sql const& text) {
    for (sql::relation_use const& use : text) {
      if (!sql::is_relation(use.kind) || use.name.name.empty()) continue;
      if (use.how != sql::usage::creates && sql::is_system_relation(use.name)) continue;
      if (relation_meant(view(), user, use.temporary ? session : 0, use.name) != nowhere) continue;
      if (session == 0 && use.how == sql::usage::creates) continue;  // the construct itself
      meant_database const in = database_meant(*of_, user, use.name.database);
      sql::identifier const schema = use.name.schema.empty() ? user.search_schema() : use.name.schema;
      named_.push_back({user_of(user, in.owner), in.database, schema, use.name.name,
                        detail::hash_of_relation(schema, use.name.name), use.temporary ? session : 0});
    }
  }
  /// A statement of that namespace: the reader's own, or the share's.
  [[nodiscard]] constexpr redshift_statement const* user_of(redshift_statement const& reader,
                                                            std::string_view owner) const {
    if (reader.owner().id == owner) return &reader;
    for (std::size_t i = 0; i < of_->size; ++i)
      if (of_->share_databases[i] != nullptr && of_->share_databases[i]->share() != nullptr &&
          of_->share_databases[i]->share()->owner().id == owner)
        return of_->share_databases[i]->share();
    return &reader;
  }

  constexpr void find_units(std::uint32_t i) {
    using sql::row_movement;
    if (of_->merges[i] != nullptr) units_.push_back({row_movement::fills, i});
    if (of_->loads[i] != nullptr) units_.push_back({row_movement::loads, i});
    if (of_->relations[i] != nullptr && of_->relations[i]->is_opaque())
      unit_of_[i] = static_cast<std::uint32_t>(units_.size()), units_.push_back({row_movement::fills, i});
    if (of_->scripts[i] == nullptr) return;
    bool later = false;  // an update or a deletion moves rows
    of_->scripts[i]->each_later_source([&](sql_source const& other) { later = later || moves_rows(i, other); });
    if (later) units_.push_back({row_movement::unknown, i});
    sql_source const& source = of_->scripts[i]->source();
    parsed_sql const& text = *of_->parsed_scripts[i];
    if (source.is_opaque()) {
      if (!source.moves_no_rows())
        units_.push_back({source.declares_targets() ? row_movement::fills : row_movement::unknown, i});
      return;
    }
    std::uint32_t first = 1;
    for (std::uint32_t s = text.first_statement(); s != 0; s = text.tree[s].next) {
      row_movement const what = sql::row_movement_of(text.tree, s);
      if (what != row_movement::none) units_.push_back({what, i, s, first});
      first = s + 1;
    }
  }

  /// Whether a text that is not the script's own, which is parsed once, moves rows.
  [[nodiscard]] constexpr bool moves_rows(std::uint32_t script, sql_source const& other) const {
    if (other.text() == of_->scripts[script]->source().text()) return false;
    if (other.is_opaque()) return !other.moves_no_rows();
    detail::sql_parse const parse{other};
    parsed_sql const read = parse.view();
    for (std::uint32_t s = read.first_statement(); s != 0; s = read.tree[s].next)
      if (sql::row_movement const what = sql::row_movement_of(read.tree, s);
          what != sql::row_movement::none && what != sql::row_movement::alters)
        return true;
    return false;
  }

  /// Constructs that read a named relation, directly or through others, or very many relations, get their columns
  /// again.
  constexpr void find_again() {
    for (bool more = true; more;) {
      more = false;
      for (std::uint32_t i = 0; i < of_->size; ++i) {
        if (of_->relations[i] == nullptr || unit_of_[i] != nowhere) continue;
        bool const many = of_->parsed_relations[i]->use_count > detail::read_list::capacity;
        if (!many && ((named_.empty() && !again_) || !reads_named(view(), i))) continue;
        more = again_ = true;
        std::uint32_t const statement = of_->parsed_relations[i]->first_statement();
        unit_of_[i] = static_cast<std::uint32_t>(units_.size());
        units_.push_back({sql::row_movement::fills, i, statement, 1});
      }
    }
  }
  [[nodiscard]] constexpr bool reads_named(unit_table const& table, std::uint32_t i) const {
    for (sql::relation_use const& use : *of_->parsed_relations[i]) {
      if (use.how != sql::usage::reads || !sql::is_relation(use.kind)) continue;
      std::uint32_t const read = relation_meant(table, *of_->relations[i], 0, use.name);
      if (read != nowhere && (read >= of_->size || (read != i && unit_of_[read] != nowhere))) return true;
    }
    return false;
  }

  constexpr void find_made(std::uint32_t u) {
    row_unit const& unit = units_[u];
    if (of_->scripts[unit.resource] == nullptr) return;
    redshift_custom_sql_base const& script = *of_->scripts[unit.resource];
    auto const made = [&](sql::object_name const& name) {
      std::uint32_t const r = relation_meant(view(), script, unit.resource + 1, name);
      if (r == nowhere || r < of_->size) return;
      named_relation& one = named_[r - of_->size];
      one.has_several_makers = one.maker != nowhere;
      one.maker = u;
    };
    if (unit.statement == 0) {
      for (sql::relation_use const& use : *of_->parsed_scripts[unit.resource])
        if (use.how == sql::usage::creates) made(use.name);
      return;
    }
    sql::tree_view const& tree = of_->parsed_scripts[unit.resource]->tree;
    sql::each_object(tree, unit.first, unit.statement, [&](std::uint32_t node) {
      if (!sql::is_relation(sql::object_detail::kind_of(tree[node].detail))) return;
      sql::usage const how = sql::object_detail::usage_of(tree[node].detail);
      sql::object_name const name = name_in(tree, unit.statement, node);
      if (how == sql::usage::creates) made(name);
      if (how != sql::usage::alters || unit.what != sql::row_movement::alters) return;
      std::uint32_t const r = relation_meant(view(), script, unit.resource + 1, name);
      if (r != nowhere) altered_[r] = unit.resource + 1;
    });
  }

 public:
  /// The name of an object node; a renamed relation stays in its schema.
  static constexpr sql::object_name name_in(sql::tree_view const& tree, std::uint32_t statement, std::uint32_t node) {
    sql::object_name name = sql::name_of_tokens(tree.tokens, tree[node].first, tree[node].last);
    if (sql::row_movement_of(tree, statement) == sql::row_movement::renames && name.schema.empty()) {
      std::uint32_t const renamed = tree[statement].child;
      sql::object_name const before = sql::name_of_tokens(tree.tokens, tree[renamed].first, tree[renamed].last);
      name.schema = before.schema;
      name.database = before.database;
    }
    return name;
  }

 private:
  constructs_by_kind const* of_;
  core::sequence<named_relation> named_{};
  core::sequence<row_unit> units_{};
  core::sequence<std::uint32_t> unit_of_{};
  core::sequence<std::uint32_t> altered_{};
  bool again_ = false;  ///< whether a construct gets its columns again
};

/// The relations that a unit names.
constexpr core::sequence<unit_name> names_of_unit(unit_table const& table, std::uint32_t u) {
  row_unit const& unit = table.units[u];
  core::sequence<unit_name> result;
  redshift_statement const& user = table.statement_of(unit.resource);
  std::uint32_t const session = table.of->scripts[unit.resource] != nullptr ? unit.resource + 1 : 0;
  auto const add = [&](std::uint32_t node, sql::usage how, sql::object_name const& name) {
    std::uint32_t const relation = relation_meant(table, user, session, name);
    if (relation != nowhere) result.push_back({node, relation, how, name});
  };
  if (redshift_merge_base const* const merge = table.of->merges[unit.resource]) {
    add(0, sql::usage::reads, merge->source().name());
    add(0, sql::usage::writes, merge->target().name());
    return result;
  }
  if (redshift_load_base const* const load = table.of->loads[unit.resource]) {
    add(0, sql::usage::writes, load->target_name());
    return result;
  }
  parsed_sql const& text = *table.text_of(unit.resource);
  bool const all = unit.statement == 0 || unit.what == sql::row_movement::unloads;  // UNLOAD reads in a string
  if (all)
    for (sql::relation_use const& use : text)
      if (sql::is_relation(use.kind)) add(0, use.how, use.name);
  if (unit.statement == 0) return result;
  sql::each_object(text.tree, unit.first, unit.statement, [&](std::uint32_t node) {
    if (sql::is_relation(sql::object_detail::kind_of(text.tree[node].detail)))
      add(node, sql::object_detail::usage_of(text.tree[node].detail),
          unit_finder::name_in(text.tree, unit.statement, node));
  });
  return result;
}

/// The rows that a unit moves: see `sql::rows_of`; their sources are positions in `names`.
/// @param columns_of gives the columns of a relation by its position in `names`, as `stack_columns`
constexpr sql::row_type rows_of_unit(unit_table const& table, std::uint32_t u, auto const& names, auto columns_of) {
  row_unit const& unit = table.units[u];
  redshift_statement const& user = table.statement_of(unit.resource);
  sql::catalog known{user.search_schema(), {user.database(), true}};
  for (std::size_t n = 0; n < names.size(); ++n) {
    unit_name const& one = names[n];
    stack_columns const has = columns_of(n);
    sql::catalog_relation relation{one.name};
    if (sql::equal(relation.name.database, {user.database(), true})) relation.name.database = {};
    relation.columns.known = has.known && table.altered[one.relation] == 0;
    for (std::size_t c = 0; c < has.count; ++c)
      relation.columns.columns.push_back({.name = has.columns[c].name, .hash = has.columns[c].hash});
    known.add(static_cast<sql::catalog_relation&&>(relation));
  }
  if (unit.statement != 0) return sql::rows_of(table.text_of(unit.resource)->tree, unit.statement, known);
  sql::row_type result;
  result.known = false;
  if (table.of->merges[unit.resource] == nullptr) {  // an opaque text
    for (std::uint32_t n = 0; n < names.size(); ++n)
      if (names[n].how == sql::usage::reads) result.others.push_back({n, sql::any_column, sql::derivation::copied});
    return result;
  }
  // MERGE of a construct goes by position
  sql::row_type const& source = known[0].columns;
  sql::row_type const& target = known[1].columns;
  if (!source.known || !target.known || source.columns.size() != target.columns.size()) {
    result.others.push_back({0, sql::any_column, sql::derivation::copied});
    return result;
  }
  result.known = true;
  for (std::uint32_t c = 0; c < target.columns.size(); ++c)
    result.columns.push_back(
        {.name = target.columns[c].name, .hash = target.columns[c].hash, .sources = {{0, c, sql::derivation::copied}}});
  return result;
}

}  // namespace strata::flow
