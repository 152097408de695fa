// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/identifier.hpp>

namespace strata::sql {

/// The ways in which a statement uses an object.
enum class usage : std::uint8_t {
  creates,
  reads,     ///< reads its rows, or calls it: it must exist, and the statements that fill it must have run
  writes,    ///< its rows change: INSERT, UPDATE, DELETE, MERGE, COPY, TRUNCATE, REFRESH
  alters,    ///< its definition or its properties change
  drops,     ///< nothing has its name any more: DROP, RENAME TO
  refers,    ///< it must exist, but its rows do not matter: TO ROLE, ALTER DATASHARE ADD TABLE, COMMENT ON
  grants,    ///< privileges on it are granted or revoked
  protects,  ///< a policy of masking or of row-level security is attached to it or detached
};

enum class object_kind : std::uint8_t {
  relation,  ///< a table, a view or a materialized view: the statement does not distinguish them
  table,
  view,
  materialized_view,
  schema,
  database,
  datashare,
  role,
  user,
  group,
  function,
  procedure,
  library,
  model,
  masking_policy,
  rls_policy,
  identity_provider,
  template_for_copy,
  copy_job,
  search_path,  ///< of the session: a statement that alters it uses each schema in it, one that drops it resets it
  other,
};

constexpr bool is_relation(object_kind kind) {
  switch (kind) {
    case object_kind::relation:
    case object_kind::table:
    case object_kind::view:
    case object_kind::materialized_view:
      return true;
    default:
      return false;
  }
}

struct relation_use {
  usage how{};
  object_kind kind{};
  object_name name{};
  std::size_t offset{};       ///< of the name's first character in the text
  bool temporary = false;     ///< a temporary table, or a use of one that the same text creates
  bool optional = false;      ///< the statement works either way: IF EXISTS, IF NOT EXISTS, OR REPLACE
  bool contents = false;      ///< of a schema or a database: what is in it too; of a new one: what comes from elsewhere
  bool foreign_key = false;   ///< a table that REFERENCES names
  std::uint32_t statement{};  ///< the number of its statement in the text
};

namespace detail {

constexpr bool starts_with_folded(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i)
    if (fold(text[i]) != prefix[i]) return false;
  return true;
}

}  // namespace detail

/// Whether a relation belongs to the database system: it is in `pg_catalog`, `information_schema` or another schema
/// `pg_...`, or it has no schema and begins like a system table or view (stl_, stv_, svl_, svv_, svcs_, sys_, pg_). A
/// user's table may begin like this too, so a caller that knows the user's tables must look there first.
constexpr bool is_system_relation(object_name const& name) {
  if (!name.schema.empty())
    return detail::starts_with_folded(name.schema.text, "pg_") || equal(name.schema, name_of("information_schema"));
  constexpr std::string_view prefixes[] = {"stl_", "stv_", "svl_", "svv_", "svcs_", "sys_", "pg_"};
  for (std::string_view prefix : prefixes)
    if (detail::starts_with_folded(name.name.text, prefix)) return true;
  return false;
}

/// The same without `sys_...`, which begins names of users, too.
constexpr bool is_surely_of_the_system(object_name const& name) {
  return is_system_relation(name) && (!name.schema.empty() || !detail::starts_with_folded(name.name.text, "sys_"));
}

}  // namespace strata::sql
