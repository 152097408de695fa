// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/constructs/redshift/existing_objects.hpp>
#include <strata/constructs/redshift/load.hpp>
#include <strata/constructs/redshift/share_database.hpp>
#include <strata/core/stack.hpp>
#include <strata/sql/catalog.hpp>

#include <type_traits>

/// The constructs of a stack that have SQL, or that affect the meaning of SQL.
namespace strata::detail {

template <class Kind, class Resource>
constexpr Kind const* as(Resource const& resource) {
  if constexpr (__is_base_of(Kind, Resource))
    return &resource;
  else
    return nullptr;
}

constexpr std::uint64_t hash_of_relation(sql::identifier const& schema, sql::identifier const& name) {
  return sql::hash(sql::object_name{{}, schema, name});
}

template <class Resource>
constexpr std::uint64_t hash_of(Resource const& resource) {
  if constexpr (__is_base_of(redshift_relation, Resource))
    return hash_of_relation(resource.schema(), resource.name().name);
  else
    return 0;
}
template <auto const& Resource>
inline constexpr std::uint64_t relation_hash = hash_of(Resource);

template <auto const& Resource, class Kind>
constexpr parsed_sql const* parsed_sql_of_kind() {
  if constexpr (__is_base_of(Kind, std::remove_cvref_t<decltype(Resource)>))
    return &parsed_sql_of<Resource>;
  else
    return nullptr;
}

/// The constructs of a stack by kind, each at its position in the stack; null for a construct of another kind.
template <class ResourceList>
struct rows_by_kind;
template <auto const&... Resources>
struct rows_by_kind<core::resource_list<Resources...>> {
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
  static constexpr redshift_load_base const* loads[size + 1] = {as<redshift_load_base>(Resources)..., nullptr};
  static constexpr existing_object_base const* existing_objects[size + 1] = {as<existing_object_base>(Resources)...,
                                                                             nullptr};
  static constexpr existing_schema_base const* existing_schemas[size + 1] = {as<existing_schema_base>(Resources)...,
                                                                             nullptr};
  static constexpr std::uint64_t hashes[size + 1] = {relation_hash<Resources>..., 0};
};

/// The stack names it, because its name is short; a list of constructs is not, and compilers spell each constant in
/// full.
template <class Stack>
struct sql_resources : rows_by_kind<core::resources_of<Stack>> {
  using rows = rows_by_kind<core::resources_of<Stack>>;
  using rows::size, rows::relations, rows::scripts, rows::parsed_scripts, rows::shares, rows::share_databases,
      rows::existing_objects, rows::existing_schemas, rows::loads;

  /// The positions of the constructs of one kind.
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

  /// Calls `use(name)` for the functions that the stack creates or declares under the name of a built-in one.
  static constexpr void for_each_namesake(auto use) {
    auto const offer = [&use](sql::identifier const& name) {
      if (sql::is_builtin_function(name)) use(name);
    };
    for (std::size_t n = 0; n < all_scripts.count; ++n)
      for (sql::relation_use const& made : *parsed_scripts[all_scripts.at[n]])
        if (made.how == sql::usage::creates && made.kind == sql::object_kind::function) offer(made.name.name);
    for (existing_object_base const* each : existing_objects)
      if (each != nullptr && each->kind() == sql::object_kind::function) offer({each->name(), true});
  }
  /// Adds the external schemas of a statement's database.
  static constexpr void add_external_schemas(sql::catalog& known, redshift_statement const& reader) {
    for (std::size_t n = 0; n < all_scripts.count; ++n) {
      if (!scripts[all_scripts.at[n]]->same_database(reader)) continue;
      for (sql::relation_use const& made : *parsed_scripts[all_scripts.at[n]])
        if (made.how == sql::usage::creates && made.kind == sql::object_kind::schema && made.contents)
          known.add_external_schema(made.name.name);
    }
    for (existing_schema_base const* each : existing_schemas)
      if (each != nullptr && each->is_external() && each->same_database(reader))
        known.add_external_schema({each->name(), true});
  }

  static constexpr std::size_t count_namesakes() {
    std::size_t result = 0;
    for_each_namesake([&result](sql::identifier const&) { ++result; });
    return result;
  }
  struct namesake_list {
    sql::identifier items[count_namesakes() + 1]{};
  };
  static constexpr namesake_list find_namesakes() {
    namesake_list result;
    std::size_t next = 0;
    for_each_namesake([&](sql::identifier const& name) { result.items[next++] = name; });
    return result;
  }
  static constexpr namesake_list namesakes = find_namesakes();
  /// Calls of these may be calls of built-in functions, or not.
  static constexpr void add_functions(sql::catalog& known) {
    for (sql::identifier const& name : namesakes.items)
      if (!name.empty()) known.add_function(name);
  }
};

}  // namespace strata::detail
