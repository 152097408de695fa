// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/constructs/redshift/datashare.hpp>
#include <strata/core/stack.hpp>
#include <strata/sql/meaning.hpp>

#include <type_traits>
#include <utility>

/// The SQL of a stack against the columns of the relations that the stack itself creates, and of those that the
/// databases of datashares show to it. Each statement is read in constant evaluations of its own, which hold what the
/// next ones need: its columns, and where they come from.
namespace strata::detail {

template <class Kind, class Resource>
constexpr Kind const* as(Resource const& resource) {
  if constexpr (std::is_base_of_v<Kind, Resource>)
    return &resource;
  else
    return nullptr;
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
constexpr parsed_sql const* parsed_sql_of_kind() {
  if constexpr (std::is_base_of_v<Kind, std::remove_cvref_t<decltype(Resource)>>)
    return &parsed_sql_of<Resource>;
  else
    return nullptr;
}

/// Where something is wrong, as an error shows it.
struct located_error {
  core::error_code const* error = nullptr;
  char text[120]{};
  std::size_t size{};

  constexpr located_error() = default;
  constexpr located_error(core::error_code const* code, sql::fault const& found, std::string_view in) : error{code} {
    core::sequence<char> place;
    sql::describe(place, found, in);
    for (char c : place)
      if (size < sizeof(text)) text[size++] = c;
  }
  constexpr std::string_view subject() const { return {text, size}; }
};

/// Relations of the stack that one of them reads, by their position among the resources.
struct read_list {
  static constexpr std::size_t capacity = 64;  ///< those beyond are taken for unknown
  std::uint32_t items[capacity]{};
  std::uint16_t uses[capacity]{};  ///< of the text that reads them: the first that names it
  std::size_t count = 0;
};

}  // namespace strata::detail

namespace strata {

/// A column of a resource of the stack that another one is made of, and how.
struct stack_column_source {
  std::uint32_t resource{}, column{};
  sql::derivation how{};
};
/// A column of a resource of the stack; its sources are some of `stack_columns::sources`.
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

}  // namespace strata

namespace strata::detail {

/// The resources of a stack by their kind, each in its place of the list; null where a resource is of another kind.
template <class ResourceList>
struct resources_with_sql;
template <auto const&... Resources>
struct resources_with_sql<core::resource_list<Resources...>> {
  static constexpr std::size_t size = sizeof...(Resources);
  static constexpr redshift_relation const* relations[size + 1] = {as<redshift_relation>(Resources)..., nullptr};
  static constexpr redshift_custom_sql_base const* scripts[size + 1] = {as<redshift_custom_sql_base>(Resources)...,
                                                                        nullptr};
  static constexpr redshift_datashare_base const* shares[size + 1] = {as<redshift_datashare_base>(Resources)...,
                                                                      nullptr};
  static constexpr parsed_sql const* parsed_relations[size + 1] = {
      parsed_sql_of_kind<Resources, redshift_relation>()..., nullptr};
  static constexpr parsed_sql const* parsed_scripts[size + 1] = {
      parsed_sql_of_kind<Resources, redshift_custom_sql_base>()..., nullptr};
  static constexpr redshift_share_database_base const* share_databases[size + 1] = {
      as<redshift_share_database_base>(Resources)..., nullptr};
  static constexpr std::uint64_t hashes[size + 1] = {relation_hash<Resources>..., 0};
};

/// Named by the stack, which is short, and not by its resources: compilers spell each of the constants below in full.
template <class Stack>
struct sql_of_stack : resources_with_sql<core::resources_of<Stack>> {
  using all = resources_with_sql<core::resources_of<Stack>>;
  using all::size, all::relations, all::scripts, all::shares, all::parsed_relations, all::parsed_scripts,
      all::share_databases, all::hashes;

  /// Which resources are of a kind, by position.
  struct positions {
    std::size_t at[size + 1]{};
    std::size_t count{};

    constexpr explicit positions(auto const& row) {
      for (std::size_t i = 0; i < size; ++i)
        if (row[i] != nullptr) at[count++] = i;
    }
  };
  static constexpr positions all_relations{relations}, all_scripts{scripts}, all_shares{shares},
      all_share_databases{share_databases};

  static constexpr read_list find_reads(std::size_t reader) {
    read_list result;
    if (relations[reader] == nullptr) return result;
    std::uint16_t number = 0;
    for (sql::relation_use const& use : *parsed_relations[reader]) {
      if (use.how == sql::usage::reads && sql::is_relation(use.kind))
        add_relations(result, *relations[reader], reader, use, number);
      ++number;
    }
    return result;
  }
  static constexpr void add_relations(read_list& to, redshift_statement const& self, std::size_t reader,
                                      sql::relation_use const& use, std::uint16_t number) {
    sql::identifier const schema = use.name.schema.empty() ? self.search_schema() : use.name.schema;
    std::uint64_t const wanted = hash_of_relation(schema, use.name.name);
    for (std::uint32_t i = 0; i < size; ++i)
      if (hashes[i] == wanted && i != reader && relations[i] != nullptr && is_reached(self, use.name, *relations[i]) &&
          to.count < read_list::capacity) {
        to.uses[to.count] = number;
        to.items[to.count++] = i;
      }
  }
  /// Whether the database of a name in a resource's SQL is the one that a relation is in, or one of a datashare that
  /// holds it.
  static constexpr bool is_reached(redshift_statement const& reader, sql::object_name const& name,
                                   redshift_relation const& relation) {
    if (name.database.empty()) return relation.same_database(reader);
    if (relation.owner().id == reader.owner().id &&
        sql::equal(name.database, sql::identifier{relation.database(), true}))
      return true;
    redshift_share_database_base const* const made = share_database_of(reader, name.database);
    redshift_datashare_base const* const share = made == nullptr ? nullptr : made->share();
    return share != nullptr && share->holds(relation);
  }
  static constexpr redshift_share_database_base const* share_database_of(redshift_statement const& reader,
                                                                         sql::identifier const& name) {
    for (redshift_share_database_base const* made : share_databases)
      if (made != nullptr && made->owner().id == reader.owner().id &&
          sql::equal(name, sql::identifier{made->name(), true}))
        return made;
    return nullptr;
  }
  template <std::size_t I>
  static constexpr read_list reads = find_reads(I);

  /// What each may read without going in a circle: those that are read come first.
  struct ranking {
    std::uint32_t rank[size + 1]{};
  };
  template <std::size_t... N>
  static constexpr ranking rank_all(std::index_sequence<N...>) {
    read_list const* const read_by[] = {&reads<all_relations.at[N]>..., nullptr};
    ranking result;
    std::uint32_t next = 0;
    for (bool more = true; more;) {
      more = false;
      for (std::size_t n = 0; n < sizeof...(N); ++n) {
        std::uint32_t& rank = result.rank[all_relations.at[n]];
        bool ready = rank == 0;
        for (std::size_t k = 0; ready && k < read_by[n]->count; ++k) ready = result.rank[read_by[n]->items[k]] != 0;
        if (ready) rank = ++next, more = true;
      }
    }
    return result;
  }
  static constexpr ranking ranks = rank_all(std::make_index_sequence<all_relations.count>{});

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

  /// Relations that custom SQL of the stack alters or drops: what is known of them is not certain.
  struct changed_relations {
    bool has[size + 1]{};
  };
  static constexpr changed_relations find_changes() {
    changed_relations result;
    for (std::size_t n = 0; n < all_scripts.count; ++n) {
      std::size_t const script = all_scripts.at[n];
      for (sql::relation_use const& use : *parsed_scripts[script]) {
        if ((use.how != sql::usage::alters && use.how != sql::usage::drops) || !sql::is_relation(use.kind)) continue;
        read_list found;
        add_relations(found, *scripts[script], size, use, 0);
        for (std::size_t k = 0; k < found.count; ++k) result.has[found.items[k]] = true;
      }
    }
    return result;
  }
  static constexpr changed_relations changes = find_changes();

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
                                          changed ? sql::data_type{} : has.columns[i].type,
                                          has.columns[i].not_null && !changed,
                                          {}});
    known.add(static_cast<sql::catalog_relation&&>(relation));
  }

  static constexpr sql::meaning meaning_of(std::size_t resource, sql::catalog const& known) {
    sql::meaning result;
    result.rows.known = false;
    redshift_relation const* const self = relations[resource];
    if (self->is_opaque()) return result;
    sql::tree_view const& tree = parsed_relations[resource]->tree;
    if (!tree) return result;  // reported with the resource
    return sql::meaning_of(tree, tree[tree.root].child, known, self->sql_text());
  }

  template <std::size_t I, class = std::make_index_sequence<earlier<I>.count>>
  struct resolved;
  template <std::size_t I, std::size_t... K>
  struct resolved<I, std::index_sequence<K...>> {
    static constexpr sql::meaning make() {
      sql::catalog known{relations[I]->search_schema(), {relations[I]->database(), true}};
      (add_to(known, *relations[I], parsed_relations[I]->uses[earlier<I>.uses[K]].name.database, earlier<I>.items[K],
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
      located_error fault{};

      constexpr stack_columns view() const {
        return {known,   columns,         sizes.columns,
                sources, first_condition, static_cast<std::uint32_t>(sizes.sources - first_condition)};
      }
      constexpr bool fits() const { return sizes.columns <= Room.columns && sizes.sources <= Room.sources; }
      constexpr void put(sql::column_source const& s) {
        if (sizes.sources < Room.sources) sources[sizes.sources] = {earlier<I>.items[s.relation], s.column, s.how};
        ++sizes.sources;
      }
      constexpr explicit store(sql::meaning const& made) : known{made.rows.known} {
        for (sql::output_column const& from : made.rows.columns) {
          if (sizes.columns < Room.columns)
            columns[sizes.columns] = {from.name,
                                      from.hash,
                                      from.type,
                                      from.not_null,
                                      static_cast<std::uint32_t>(sizes.sources),
                                      static_cast<std::uint32_t>(from.sources.size())};
          ++sizes.columns;
          for (sql::column_source const& s : from.sources) put(s);
        }
        first_condition = static_cast<std::uint32_t>(sizes.sources);
        for (sql::column_source const& s : made.rows.conditions) put(s);
        if (made.error) fault = {sql::error_code_of(made.error.code), made.error, relations[I]->sql_text()};
      }
    };
    static constexpr store<counts{32, 96}> first{make()};
    template <counts Size>
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

  /// Whether SQL of the stack changes what a datashare holds, so that it is not certain.
  static constexpr bool is_altered(redshift_datashare_base const& share) {
    for (parsed_sql const* script : parsed_scripts) {
      if (script == nullptr) continue;
      for (sql::relation_use const& use : *script)
        if (use.kind == sql::object_kind::datashare && use.how == sql::usage::alters &&
            sql::equal(use.name.name, sql::identifier{share.name(), true}))
          return true;
    }
    return false;
  }
  /// The first relation that a text reads from the database of a datashare which does not hold it; or that a view reads
  /// from one, when it is not late-binding ("Working with views in Amazon Redshift data sharing" in the developer
  /// guide).
  static constexpr located_error find_unshared(std::size_t reader, std::string_view text) {
    bool const binds =
        relations[reader]->kind() == sql::object_kind::view && !is_late_binding(*parsed_relations[reader]);
    for (sql::relation_use const& use : *parsed_relations[reader]) {
      if (use.how != sql::usage::reads || use.name.database.empty() || sql::is_system_relation(use.name)) continue;
      redshift_share_database_base const* const made = share_database_of(*relations[reader], use.name.database);
      if (made == nullptr) continue;
      std::string_view const last = use.name.name.text;
      std::size_t const end = static_cast<std::size_t>(last.data() + last.size() - text.data());
      sql::fault place{.offset = use.offset, .length = end - use.offset};
      redshift_datashare_base const* const share = made->share();
      if (share != nullptr && !share->may_hold(use.name) && !is_altered(*share)) return {&errors::E0390, place, text};
      if (!binds) continue;
      place.reason = "WITH NO SCHEMA BINDING";
      return {&errors::E0411, place, text};
    }
    return {};
  }
  static constexpr bool is_late_binding(parsed_sql const& view) {
    std::size_t end = view.tree.tokens.size();
    while (end > 0 && view.tree.tokens[end - 1].is(sql::token_kind::semicolon)) --end;
    return end > 0 && sql::equal(view.tree.tokens[end - 1].as_identifier(), sql::name_of("binding"));
  }
  template <std::size_t I>
  static constexpr located_error unshared = find_unshared(I, relations[I]->sql_text());

  static constexpr sql::table_definition table_of(std::size_t relation) {
    sql::tree_view const& tree = parsed_relations[relation]->tree;
    return sql::table_definition_of(tree, tree.first_statement());
  }
  /// The first foreign key of a table that refers to columns which are no key.
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
  static constexpr located_error keyless = find_keyless(I, reads<I>);

  template <std::size_t I>
  static constexpr located_error const* fault_of_relation() {
    if constexpr (resolved<I>::first.fault.error != nullptr)
      return &resolved<I>::first.fault;
    else if constexpr (relations[I]->kind() == sql::object_kind::table && reads<I>.count > 0 &&
                       keyless<I>.error != nullptr)
      return &keyless<I>;
    else if constexpr (all_share_databases.count > 0)
      return &unshared<I>;
    else
      return nullptr;
  }

  /// What the statements of custom SQL read and write in the stack, and do not make, alter or drop themselves. Nothing
  /// when they also choose where names are looked up.
  static constexpr read_list find_script_reads(std::size_t script) {
    read_list result;
    parsed_sql const& read = *parsed_scripts[script];
    for (std::uint32_t i = read.first_statement(); i != 0; i = read.tree[i].next)
      if (static_cast<sql::statement_kind>(read.tree[i].detail) == sql::statement_kind::set) return result;
    std::uint16_t number = 0;
    for (sql::relation_use const& use : read) {
      bool const looks = use.how == sql::usage::reads || use.how == sql::usage::writes;
      if (looks && sql::is_relation(use.kind) && !use.temporary && !is_made(read, use.name.name))
        add_relations(result, *scripts[script], size, use, number);
      ++number;
    }
    return result;
  }
  static constexpr bool is_made(parsed_sql const& script, sql::identifier const& name) {
    for (sql::relation_use const& use : script)
      if (sql::is_relation(use.kind) && sql::equal(use.name.name, name) &&
          (use.how == sql::usage::creates || use.how == sql::usage::alters || use.how == sql::usage::drops))
        return true;
    return false;
  }
  template <std::size_t I>
  static constexpr read_list script_reads = find_script_reads(I);

  template <std::size_t I, class = std::make_index_sequence<script_reads<I>.count>>
  struct script;
  template <std::size_t I, std::size_t... K>
  struct script<I, std::index_sequence<K...>> {
    static constexpr located_error check(std::uint32_t statement) {
      sql::catalog known{scripts[I]->search_schema(), {scripts[I]->database(), true}};
      (add_to(known, *scripts[I], parsed_scripts[I]->uses[script_reads<I>.uses[K]].name.database,
              script_reads<I>.items[K], columns_of_resource<script_reads<I>.items[K]>()),
       ...);
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
    /// Each statement is looked at in an evaluation of its own.
    template <std::size_t S>
    static constexpr located_error place = check(statements.at[S]);

    template <std::size_t... S>
    static constexpr located_error const* first(std::index_sequence<S...>) {
      located_error const* const all[] = {&place<S>..., nullptr};
      for (std::size_t i = 0; i < sizeof...(S);
           ++i)  // under its sanitizers g++ 12 compares the addresses with null at run time only
        if (all[i]->error != nullptr) return all[i];
      return nullptr;
    }
    static constexpr located_error const* first() { return first(std::make_index_sequence<count>{}); }
  };

  static constexpr bool is_interleaved(std::size_t relation) {
    if (relations[relation] == nullptr || parsed_relations[relation]->tree.root == 0) return false;
    sql::tree_view const& tree = parsed_relations[relation]->tree;
    for (std::uint32_t i = tree[parsed_relations[relation]->first_statement()].child; i != 0; i = tree[i].next)
      if (tree[i].is(sql::node_kind::attribute) &&
          static_cast<sql::attribute_kind>(tree[i].detail) == sql::attribute_kind::interleaved_sortkey)
        return true;
    return false;
  }
  /// Why a datashare cannot hold a relation; empty when it can. Source: "Considerations when using data sharing" in the
  /// developer guide.
  static constexpr std::string_view why_not_shared(std::size_t relation) {
    constexpr std::string_view interleaved = "INTERLEAVED SORTKEY of what is shared";
    if (is_interleaved(relation)) return interleaved;
    if (relations[relation]->kind() != sql::object_kind::view) return {};
    for (sql::relation_use const& use : *parsed_relations[relation]) {
      if (use.how != sql::usage::reads || !sql::is_relation(use.kind)) continue;
      if (!use.name.database.empty() && share_database_of(*relations[relation], use.name.database) != nullptr)
        return "what is shared is a view of a share";
      read_list found;
      add_relations(found, *relations[relation], relation, use, 0);
      for (std::size_t k = 0; k < found.count; ++k)
        if (is_interleaved(found.items[k])) return interleaved;
    }
    return {};
  }
  /// The first relation that a datashare holds by itself and cannot hold.
  static constexpr core::verdict check_shares() {
    core::verdict result;
    for (std::uint32_t s = 0; s < size; ++s)
      for (std::uint32_t r = 0; shares[s] != nullptr && r < size; ++r) {
        if (relations[r] == nullptr || !shares[s]->same_database(*relations[r])) continue;
        if (!shares[s]->may_hold(relations[r]->qualified_name(), true)) continue;
        std::string_view const reason = why_not_shared(r);
        if (reason.empty()) continue;
        result.error = &errors::E0411;
        result.resources.push_back(s);
        result.resources.push_back(r);
        result.subject = reason;
        return result;
      }
    return result;
  }

  /// The first statement that means nothing, or that Redshift would refuse: E0390, E0404 to E0411.
  static constexpr core::verdict check() {
    return check(std::make_index_sequence<all_relations.count>{}, std::make_index_sequence<all_scripts.count>{});
  }
  template <std::size_t... R, std::size_t... S>
  static constexpr core::verdict check(std::index_sequence<R...>, std::index_sequence<S...>) {
    located_error const* faults[size + 1]{};
    char const found[] = {(faults[all_relations.at[R]] = fault_of_relation<all_relations.at[R]>(), char{})...,
                          (faults[all_scripts.at[S]] = script<all_scripts.at[S]>::first(), char{})..., char{}};
    static_cast<void>(found);
    core::verdict result;
    for (std::uint32_t i = 0; i < size; ++i) {
      if (faults[i] == nullptr || faults[i]->error == nullptr) continue;
      result.error = faults[i]->error;
      result.resources.push_back(i);
      result.subject = faults[i]->subject();
      return result;
    }
    if (all_shares.count > 0) return check_shares();
    return result;
  }
};

}  // namespace strata::detail
