// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/constructs/redshift/share_database.hpp>
#include <strata/core/stack.hpp>

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
  static constexpr std::uint64_t hashes[size + 1] = {relation_hash<Resources>..., 0};
};

/// The stack names it, because its name is short; a list of constructs is not, and compilers spell each constant in
/// full.
template <class Stack>
struct sql_resources : rows_by_kind<core::resources_of<Stack>> {
  using rows = rows_by_kind<core::resources_of<Stack>>;
  using rows::size, rows::relations, rows::scripts, rows::shares, rows::share_databases;

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
};

}  // namespace strata::detail
