// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/relations.hpp>
#include <strata/core/stack.hpp>
#include <strata/sql/meaning.hpp>

#include <type_traits>
#include <utility>

/// The SQL of a stack against the columns of the relations that the stack itself creates. Each statement is read in
/// constant evaluations of its own, which hold what the next ones need: its columns, and where they come from.
namespace strata::detail {

template <class Resource>
constexpr redshift_relation const* as_relation(Resource const& resource) {
  if constexpr (std::is_base_of_v<redshift_relation, Resource>) return &resource;
  else return nullptr;
}

constexpr std::uint64_t hash_of_relation(sql::identifier const& schema, sql::identifier const& name) {
  return sql::hash(sql::object_name{{}, schema, name});
}

template <class Resource>
constexpr std::uint64_t hash_of(Resource const& resource) {
  if constexpr (std::is_base_of_v<redshift_relation, Resource>)
    return hash_of_relation(resource.schema(), resource.name().name);
  else
    return 0;
}
template <auto const& Resource>
inline constexpr std::uint64_t relation_hash = hash_of(Resource);

template <auto const& Resource>
constexpr sql_reading const* reading_of_relation() {
  if constexpr (std::is_base_of_v<redshift_relation, std::remove_cvref_t<decltype(Resource)>>) return &reading_of<Resource>;
  else return nullptr;
}

/// Relations of the stack that one of them reads, by their position among the resources.
struct read_list {
  static constexpr std::size_t capacity = 64;  ///< those beyond are taken for unknown
  std::uint32_t items[capacity]{};
  std::size_t count = 0;
};

/// A column of a resource of the stack, and how it is used.
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
};
/// What is known of the columns of one resource.
struct stack_columns {
  bool known = false;
  stack_column const* columns{};
  std::size_t count{};
  stack_column_source const* sources{};
  std::uint32_t first_condition{}, condition_count{};  ///< what decides on its rows, among the sources
};

template <auto const&... Resources>
struct sql_of_stack {
  static constexpr std::size_t size = sizeof...(Resources);
  static constexpr redshift_relation const* relations[size + 1] = {as_relation(Resources)..., nullptr};
  static constexpr sql_reading const* readings[size + 1] = {reading_of_relation<Resources>()..., nullptr};
  static constexpr std::uint64_t hashes[size + 1] = {relation_hash<Resources>..., 0};

  static constexpr read_list find_reads(std::size_t reader) {
    read_list result;
    redshift_relation const* const self = relations[reader];
    if (!self) return result;
    for (sql::relation_use const& use : *readings[reader]) {
      if (use.how != sql::usage::reads || !sql::is_relation(use.kind) || !use.name.database.empty()) continue;
      sql::identifier const schema = use.name.schema.empty() ? self->search_schema() : use.name.schema;
      std::uint64_t const wanted = hash_of_relation(schema, use.name.name);
      for (std::uint32_t i = 0; i < size; ++i)
        if (hashes[i] == wanted && i != reader && relations[i]->same_database(*self) && result.count < read_list::capacity)
          result.items[result.count++] = i;
    }
    return result;
  }
  template <std::size_t I>
  static constexpr read_list reads = find_reads(I);

  /// What each may read without going in a circle: those that are read come first.
  struct ranking {
    std::uint32_t rank[size + 1]{};
  };
  template <std::size_t... I>
  static constexpr ranking rank_all(std::index_sequence<I...>) {
    read_list const* const all[] = {&reads<I>..., nullptr};
    ranking result;
    std::uint32_t next = 0;
    for (bool more = true; more;) {
      more = false;
      for (std::size_t i = 0; i < size; ++i) {
        bool ready = result.rank[i] == 0;
        for (std::size_t k = 0; ready && k < all[i]->count; ++k) ready = result.rank[all[i]->items[k]] != 0;
        if (ready) result.rank[i] = ++next, more = true;
      }
    }
    return result;
  }
  static constexpr ranking ranks = rank_all(std::make_index_sequence<size>{});

  static constexpr read_list earlier_of(std::size_t reader, read_list const& all) {
    read_list result;
    for (std::size_t k = 0; k < all.count; ++k)
      if (ranks.rank[all.items[k]] != 0 && ranks.rank[all.items[k]] < ranks.rank[reader])
        result.items[result.count++] = all.items[k];
    return result;
  }
  template <std::size_t I>
  static constexpr read_list earlier = earlier_of(I, reads<I>);

  static constexpr void add_to(sql::catalog& known, std::size_t resource, stack_columns const& has) {
    sql::catalog_relation relation{{{}, relations[resource]->schema(), relations[resource]->name().name},
                                   relations[resource]->kind()};
    relation.columns.known = has.known;
    for (std::size_t i = 0; i < has.count; ++i)
      relation.columns.columns.push_back(
          {has.columns[i].name, has.columns[i].hash, has.columns[i].type, has.columns[i].not_null, {}});
    known.add(static_cast<sql::catalog_relation&&>(relation));
  }

  static constexpr sql::meaning meaning_of(std::size_t resource, sql::catalog const& known) {
    sql::meaning result;
    result.rows.known = false;
    redshift_relation const* const self = relations[resource];
    if (self->is_opaque()) return result;
    sql::tree_view const& tree = readings[resource]->tree;
    if (!tree) return result;  // reported with the resource
    std::uint32_t const statement = tree[tree.root].child;
    if (self->kind() == sql::object_kind::table && tree.find(statement, sql::node_kind::query) == 0) {
      result.rows = sql::columns_of(sql::table_definition_of(tree.tokens));
      return result;
    }
    return sql::meaning_of(tree, statement, known);
  }

  template <std::size_t I, class = std::make_index_sequence<earlier<I>.count>>
  struct resolved;
  template <std::size_t I, std::size_t... K>
  struct resolved<I, std::index_sequence<K...>> {
    static constexpr sql::meaning make() {
      sql::catalog known{relations[I]->search_schema()};
      (add_to(known, earlier<I>.items[K], columns_of_resource<earlier<I>.items[K]>()), ...);
      return meaning_of(I, known);
    }
    struct counts {
      std::size_t columns, sources;
    };
    template <counts Room>
    struct store {
      counts sizes{};
      bool known{};
      stack_column columns[Room.columns]{};
      stack_column_source sources[Room.sources]{};
      std::uint32_t first_condition{};
      sql::fault error{};
      char about[120]{};
      std::size_t about_size{};

      constexpr stack_columns view() const {
        return {known, columns, sizes.columns, sources, first_condition, static_cast<std::uint32_t>(sizes.sources - first_condition)};
      }
      constexpr bool fits() const { return sizes.columns <= Room.columns && sizes.sources <= Room.sources; }
      constexpr void put(sql::column_source const& s) {
        if (sizes.sources < Room.sources) sources[sizes.sources] = {earlier<I>.items[s.relation], s.column, s.how};
        ++sizes.sources;
      }
      constexpr explicit store(sql::meaning const& made) : known{made.rows.known}, error{made.error} {
        for (sql::output_column const& from : made.rows.columns) {
          if (sizes.columns < Room.columns)
            columns[sizes.columns] = {from.name, from.hash, from.type, from.not_null, static_cast<std::uint32_t>(sizes.sources),
                                      static_cast<std::uint32_t>(from.sources.size())};
          ++sizes.columns;
          for (sql::column_source const& s : from.sources) put(s);
        }
        first_condition = static_cast<std::uint32_t>(sizes.sources);
        for (sql::column_source const& s : made.rows.conditions) put(s);
        if (!error) return;
        core::sequence<char> text;
        sql::describe(text, error, relations[I]->sql_text());
        for (char c : text)
          if (about_size < sizeof(about)) about[about_size++] = c;
      }
    };
    static constexpr store<counts{32, 96}> first{make()};
    template <counts Size>
    static constexpr store<Size> exact{make()};

    static constexpr stack_columns columns() {
      if constexpr (first.fits()) return first.view();
      else return exact<first.sizes>.view();
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

  struct found_fault {
    sql::fault_code code = sql::fault_code::none;
    std::string_view about{};
  };
  template <std::size_t I>
  static constexpr found_fault fault_of() {
    if constexpr (relations[I] == nullptr) return {};
    else return {resolved<I>::first.error.code, {resolved<I>::first.about, resolved<I>::first.about_size}};
  }

  /// The first name in a statement that means nothing: E0404 to E0407.
  static constexpr core::verdict check() { return check(std::make_index_sequence<size>{}); }
  template <std::size_t... I>
  static constexpr core::verdict check(std::index_sequence<I...>) {
    found_fault const faults[] = {fault_of<I>()..., {}};
    core::verdict result;
    for (std::uint32_t i = 0; i < size; ++i) {
      if (faults[i].code == sql::fault_code::none) continue;
      result.broken = sql::rule_of(faults[i].code);
      result.resources.push_back(i);
      result.about = faults[i].about;
      break;
    }
    return result;
  }
};

}  // namespace strata::detail
