// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/constructs/redshift/datashare.hpp>
#include <strata/core/stack.hpp>
#include <strata/sql/meaning.hpp>

#include <type_traits>
#include <utility>

/// The SQL of a stack against the columns of the relations that the stack itself creates, and of those that the databases of
/// datashares show to it. Each statement is read in
/// constant evaluations of its own, which hold what the next ones need: its columns, and where they come from.
namespace strata::detail {

template <class Resource>
constexpr redshift_relation const* as_relation(Resource const& resource) {
  if constexpr (std::is_base_of_v<redshift_relation, Resource>) return &resource;
  else return nullptr;
}

template <class Resource>
constexpr redshift_share_database_base const* as_share_database(Resource const& resource) {
  if constexpr (std::is_base_of_v<redshift_share_database_base, Resource>) return &resource;
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

template <auto const& Resource, class Kind>
constexpr sql_reading const* reading_of_kind() {
  if constexpr (std::is_base_of_v<Kind, std::remove_cvref_t<decltype(Resource)>>) return &reading_of<Resource>;
  else return nullptr;
}

/// Where something is wrong, as an error shows it.
struct faulty_place {
  core::rule const* rule = nullptr;
  char text[120]{};
  std::size_t size{};

  constexpr faulty_place() = default;
  constexpr faulty_place(core::rule const* broken, sql::fault const& found, std::string_view in) : rule{broken} {
    core::sequence<char> place;
    sql::describe(place, found, in);
    for (char c : place)
      if (size < sizeof(text)) text[size++] = c;
  }
  constexpr std::string_view about() const { return {text, size}; }
};

/// Relations of the stack that one of them reads, by their position among the resources.
struct read_list {
  static constexpr std::size_t capacity = 64;  ///< those beyond are taken for unknown
  std::uint32_t items[capacity]{};
  std::uint16_t uses[capacity]{};  ///< of the text that reads them: the first that names it
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
  static constexpr sql_reading const* readings[size + 1] = {reading_of_kind<Resources, redshift_relation>()..., nullptr};
  static constexpr sql_reading const* scripts[size + 1] = {reading_of_kind<Resources, redshift_custom_sql_base>()..., nullptr};
  static constexpr redshift_share_database_base const* share_databases[size + 1] = {as_share_database(Resources)..., nullptr};
  static constexpr std::uint64_t hashes[size + 1] = {relation_hash<Resources>..., 0};

  static constexpr read_list find_reads(std::size_t reader) {
    read_list result;
    redshift_relation const* const self = relations[reader];
    if (!self) return result;
    std::size_t number = 0;
    for (sql::relation_use const& use : *readings[reader]) {
      ++number;
      if (use.how != sql::usage::reads || !sql::is_relation(use.kind)) continue;
      sql::identifier const schema = use.name.schema.empty() ? self->search_schema() : use.name.schema;
      std::uint64_t const wanted = hash_of_relation(schema, use.name.name);
      for (std::uint32_t i = 0; i < size; ++i)
        if (hashes[i] == wanted && i != reader && relations[i] != nullptr && is_reached(*self, use.name, *relations[i]) &&
            result.count < read_list::capacity) {
          result.uses[result.count] = static_cast<std::uint16_t>(number - 1);
          result.items[result.count++] = i;
        }
    }
    return result;
  }
  /// Whether the database of a name in a resource's SQL is the one that a relation is in, or one of a datashare that holds it.
  static constexpr bool is_reached(redshift_statement const& reader, sql::object_name const& name, redshift_relation const& relation) {
    if (name.database.empty()) return relation.same_database(reader);
    if (relation.owner().id == reader.owner().id && sql::equal(name.database, sql::identifier{relation.database(), true})) return true;
    redshift_share_database_base const* const made = share_database_of(reader, name.database);
    redshift_datashare_base const* const share = made == nullptr ? nullptr : made->share();
    return share != nullptr && share->same_database(relation) && share->may_hold(relation.qualified_name());
  }
  static constexpr redshift_share_database_base const* share_database_of(redshift_statement const& reader, sql::identifier const& name) {
    for (redshift_share_database_base const* made : share_databases)
      if (made != nullptr && made->owner().id == reader.owner().id && sql::equal(name, sql::identifier{made->name(), true})) return made;
    return nullptr;
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
      if (ranks.rank[all.items[k]] != 0 && ranks.rank[all.items[k]] < ranks.rank[reader]) {
        result.uses[result.count] = all.uses[k];
        result.items[result.count++] = all.items[k];
      }
    return result;
  }
  template <std::size_t I>
  static constexpr read_list earlier = earlier_of(I, reads<I>);

  static constexpr void add_to(sql::catalog& known, redshift_statement const& reader, sql::identifier database, std::size_t resource,
                               stack_columns const& has) {
    if (sql::equal(database, sql::identifier{reader.database(), true})) database = {};
    sql::catalog_relation relation{{database, relations[resource]->schema(), relations[resource]->name().name},
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
    if (static_cast<sql::statement_kind>(tree[statement].detail) == sql::statement_kind::create_table)
      return sql::meaning_of_table(tree, statement, known, self->sql_text());
    return sql::meaning_of(tree, statement, known);
  }

  template <std::size_t I, class = std::make_index_sequence<earlier<I>.count>>
  struct resolved;
  template <std::size_t I, std::size_t... K>
  struct resolved<I, std::index_sequence<K...>> {
    static constexpr sql::meaning make() {
      sql::catalog known{relations[I]->search_schema(), {relations[I]->database(), true}};
      (add_to(known, *relations[I], readings[I]->uses[earlier<I>.uses[K]].name.database, earlier<I>.items[K],
              columns_of_resource<earlier<I>.items[K]>()),
       ...);
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
      faulty_place fault{};

      constexpr stack_columns view() const {
        return {known, columns, sizes.columns, sources, first_condition, static_cast<std::uint32_t>(sizes.sources - first_condition)};
      }
      constexpr bool fits() const { return sizes.columns <= Room.columns && sizes.sources <= Room.sources; }
      constexpr void put(sql::column_source const& s) {
        if (sizes.sources < Room.sources) sources[sizes.sources] = {earlier<I>.items[s.relation], s.column, s.how};
        ++sizes.sources;
      }
      constexpr explicit store(sql::meaning const& made) : known{made.rows.known} {
        for (sql::output_column const& from : made.rows.columns) {
          if (sizes.columns < Room.columns)
            columns[sizes.columns] = {from.name, from.hash, from.type, from.not_null, static_cast<std::uint32_t>(sizes.sources),
                                      static_cast<std::uint32_t>(from.sources.size())};
          ++sizes.columns;
          for (sql::column_source const& s : from.sources) put(s);
        }
        first_condition = static_cast<std::uint32_t>(sizes.sources);
        for (sql::column_source const& s : made.rows.conditions) put(s);
        if (made.error) fault = {sql::rule_of(made.error.code), made.error, relations[I]->sql_text()};
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

  static constexpr bool has_share_databases = ((as_share_database(Resources) != nullptr) || ... || false);

  /// Whether SQL of the stack changes what a datashare holds, so that it is not certain.
  static constexpr bool is_altered(redshift_datashare_base const& share) {
    for (sql_reading const* script : scripts) {
      if (script == nullptr) continue;
      for (sql::relation_use const& use : *script)
        if (use.kind == sql::object_kind::datashare && use.how == sql::usage::alters &&
            sql::equal(use.name.name, sql::identifier{share.name(), true}))
          return true;
    }
    return false;
  }
  /// The first relation that a text reads from the database of a datashare which does not hold it.
  static constexpr faulty_place find_unshared(std::size_t reader, std::string_view text) {
    for (sql::relation_use const& use : *readings[reader]) {
      if (use.how != sql::usage::reads || use.name.database.empty() || sql::is_system_relation(use.name)) continue;
      redshift_share_database_base const* const made = share_database_of(*relations[reader], use.name.database);
      redshift_datashare_base const* const share = made == nullptr ? nullptr : made->share();
      if (share == nullptr || share->may_hold(use.name) || is_altered(*share)) continue;
      std::string_view const last = use.name.name.text;
      std::size_t const end = static_cast<std::size_t>(last.data() + last.size() - text.data());
      return {&rules::E0390, {.offset = use.offset, .length = end - use.offset}, text};
    }
    return {};
  }
  template <std::size_t I>
  static constexpr faulty_place unshared = find_unshared(I, relations[I]->sql_text());

  template <std::size_t I>
  static constexpr faulty_place const* fault_of() {
    if constexpr (relations[I] == nullptr) return nullptr;
    else if constexpr (resolved<I>::first.fault.rule != nullptr) return &resolved<I>::first.fault;
    else if constexpr (has_share_databases) return &unshared<I>;
    else return nullptr;
  }

  /// The first name in a statement that means nothing: E0390, E0404 to E0407.
  static constexpr core::verdict check() { return check(std::make_index_sequence<size>{}); }
  template <std::size_t... I>
  static constexpr core::verdict check(std::index_sequence<I...>) {
    faulty_place const* const faults[] = {fault_of<I>()..., nullptr};
    core::verdict result;
    for (std::uint32_t i = 0; i < size; ++i) {
      if (faults[i] == nullptr || faults[i]->rule == nullptr) continue;
      result.broken = faults[i]->rule;
      result.resources.push_back(i);
      result.about = faults[i]->about();
      break;
    }
    return result;
  }
};

}  // namespace strata::detail
