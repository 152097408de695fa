// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/builtin_functions.hpp>
#include <strata/sql/relation_use.hpp>

/// Where names belong, and which of them every warehouse has.
namespace strata::sql {

/// What a name is unique in.
enum class name_scope : std::uint8_t { warehouse, database, schema };

/// Source: "Namespaces and objects" in the pages of the statements that create each kind, in the Amazon Redshift
/// database developer guide. Roles, users and datashares are of the whole warehouse; policies and libraries of a
/// database.
constexpr name_scope scope_of(object_kind kind) {
  switch (kind) {
    case object_kind::database:
    case object_kind::datashare:
    case object_kind::role:
    case object_kind::user:
    case object_kind::group:
    case object_kind::identity_provider:
      return name_scope::warehouse;
    case object_kind::schema:
    case object_kind::library:
    case object_kind::masking_policy:
    case object_kind::rls_policy:
    case object_kind::copy_job:
      return name_scope::database;
    default:
      return name_scope::schema;
  }
}

/// Whether the part in front of a name with two parts is its database: `dev.sales` of a schema.
constexpr bool is_outside_of_schemas(object_kind kind) { return scope_of(kind) == name_scope::database; }

/// The kind of a name in messages. Kinds with one word share their names; relations need no word.
constexpr std::string_view word_of(object_kind kind) {
  constexpr std::string_view words[] = {"",
                                        "",
                                        "",
                                        "",
                                        "schema",
                                        "database",
                                        "datashare",
                                        "role",
                                        "user",
                                        "group",
                                        "function",
                                        "procedure",
                                        "library",
                                        "model",
                                        "masking policy",
                                        "RLS policy",
                                        "identity provider",
                                        "template",
                                        "COPY job",
                                        "search path",
                                        "object"};
  return words[static_cast<std::size_t>(kind)];
}

/// Whether every warehouse has a schema of this name, or Redshift makes it itself.
constexpr bool is_builtin_schema(identifier name) {
  return equal(name, name_of("public")) || equal(name, name_of("information_schema")) ||
         equal(name, name_of("catalog_history")) || detail::starts_with_folded(name.text, "pg_");
}

/// Whether nobody can create an object of this name: schemas that begin with `pg_`, what is in the system's schemas,
/// and roles that Redshift and datashares have. Sources: CREATE SCHEMA, CREATE ROLE, "Amazon Redshift system-defined
/// roles".
constexpr bool is_reserved(object_kind kind, object_name const& name) {
  auto const is_system_schema = [](identifier schema) {
    return (detail::starts_with_folded(schema.text, "pg_") && !equal(schema, name_of("pg_temp"))) ||
           equal(schema, name_of("information_schema"));
  };
  if (kind == object_kind::schema) return is_system_schema(name.name);
  if (kind == object_kind::role)
    return detail::starts_with_folded(name.name.text, "sys:") || detail::starts_with_folded(name.name.text, "ds:");
  return scope_of(kind) == name_scope::schema && is_system_schema(name.schema);
}

/// Whether a warehouse has the name without a statement that creates it, or may have it: what belongs to Redshift, and
/// what identity providers, IAM and the Data Catalog bring in. Sources: "Default privileges", "Amazon Redshift
/// system-defined roles", "CREATE USER", "Querying the AWS Glue Data Catalog" in the Amazon Redshift guides.
constexpr bool is_built_in(object_kind kind, identifier name) {
  if (name.empty()) return true;
  bool const has_prefix = name.text.find(':') != std::string_view::npos;
  switch (kind) {
    case object_kind::schema:
      return is_builtin_schema(name);
    case object_kind::role:  // sys:dba, ds:share, and those of identity providers
    case object_kind::group:
      return has_prefix;
    case object_kind::user: {
      constexpr std::string_view names[] = {"rdsdb", "current_user", "session_user", "public"};
      for (std::string_view known : names)
        if (equal(name, name_of(known))) return true;
      return has_prefix;  // IAM:ann, IAMR:role, aad:ann
    }
    case object_kind::database: {
      constexpr std::string_view names[] = {"awsdatacatalog", "dev",       "sample_data_dev",
                                            "padb_harvest",   "template0", "template1"};
      for (std::string_view known : names)
        if (equal(name, name_of(known))) return true;
      return name.text.find('@') != std::string_view::npos || has_prefix;  // a catalog of S3 Tables; sys:internal
    }
    default:
      return false;
  }
}

/// Whether a function is Redshift's: in a schema of the system, or without a schema and of a built-in name.
constexpr bool is_builtin_function(object_name const& name) {
  if (!name.schema.empty()) return is_builtin_schema(name.schema) && !equal(name.schema, name_of("public"));
  return is_builtin_function(name.name);
}

}  // namespace strata::sql
