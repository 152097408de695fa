// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/relation_use.hpp>

/// The privileges of Redshift, and what they are granted on. Source of all tables here:
/// https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html, and for what is created later
/// https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_DEFAULT_PRIVILEGES.html
namespace strata::sql {

/// The privileges of the page in its order; those behind `all` are system privileges, of a whole warehouse.
enum class privilege : std::uint8_t {
  select,
  insert,
  update,
  delete_,
  drop,
  references,
  alter,
  truncate,
  create,
  usage,
  temporary,
  execute,
  share,
  connect,
  assume_role,
  all,  ///< all that the object has
  create_user,
  drop_user,
  alter_user,
  create_schema,
  drop_schema,
  alter_default_privileges,
  access_catalog,
  access_system_table,
  create_table,
  drop_table,
  alter_table,
  create_or_replace_function,
  create_or_replace_external_function,
  drop_function,
  create_or_replace_procedure,
  drop_procedure,
  create_or_replace_view,
  drop_view,
  create_model,
  drop_model,
  create_datashare,
  alter_datashare,
  drop_datashare,
  create_library,
  drop_library,
  create_role,
  drop_role,
  truncate_table,
  vacuum,
  analyze,
  cancel,
  ignore_rls,
  explain_rls,
  explain_masking,
};
inline constexpr std::size_t privilege_count = 50;

constexpr std::string_view name_of(privilege which) {
  constexpr std::string_view names[privilege_count] = {"SELECT",
                                                       "INSERT",
                                                       "UPDATE",
                                                       "DELETE",
                                                       "DROP",
                                                       "REFERENCES",
                                                       "ALTER",
                                                       "TRUNCATE",
                                                       "CREATE",
                                                       "USAGE",
                                                       "TEMPORARY",
                                                       "EXECUTE",
                                                       "SHARE",
                                                       "CONNECT",
                                                       "ASSUMEROLE",
                                                       "ALL",
                                                       "CREATE USER",
                                                       "DROP USER",
                                                       "ALTER USER",
                                                       "CREATE SCHEMA",
                                                       "DROP SCHEMA",
                                                       "ALTER DEFAULT PRIVILEGES",
                                                       "ACCESS CATALOG",
                                                       "ACCESS SYSTEM TABLE",
                                                       "CREATE TABLE",
                                                       "DROP TABLE",
                                                       "ALTER TABLE",
                                                       "CREATE OR REPLACE FUNCTION",
                                                       "CREATE OR REPLACE EXTERNAL FUNCTION",
                                                       "DROP FUNCTION",
                                                       "CREATE OR REPLACE PROCEDURE",
                                                       "DROP PROCEDURE",
                                                       "CREATE OR REPLACE VIEW",
                                                       "DROP VIEW",
                                                       "CREATE MODEL",
                                                       "DROP MODEL",
                                                       "CREATE DATASHARE",
                                                       "ALTER DATASHARE",
                                                       "DROP DATASHARE",
                                                       "CREATE LIBRARY",
                                                       "DROP LIBRARY",
                                                       "CREATE ROLE",
                                                       "DROP ROLE",
                                                       "TRUNCATE TABLE",
                                                       "VACUUM",
                                                       "ANALYZE",
                                                       "CANCEL",
                                                       "IGNORE RLS",
                                                       "EXPLAIN RLS",
                                                       "EXPLAIN MASKING"};
  return names[static_cast<std::size_t>(which)];
}

/// A set of privileges.
class privilege_set {
 public:
  constexpr privilege_set() = default;
  constexpr privilege_set(std::initializer_list<privilege> items) {
    for (privilege each : items) add(each);
  }
  constexpr privilege_set& add(privilege which) {
    bits_ |= bit(which);
    return *this;
  }
  [[nodiscard]] constexpr bool has(privilege which) const { return (bits_ & bit(which)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr bool covers(privilege_set other) const { return (other.bits_ & ~bits_) == 0; }
  [[nodiscard]] constexpr privilege_set without(privilege_set other) const {
    return privilege_set{bits_ & ~other.bits_};
  }
  [[nodiscard]] constexpr privilege_set with(privilege_set other) const { return privilege_set{bits_ | other.bits_}; }
  constexpr void each(auto visit) const {
    for (std::size_t i = 0; i < privilege_count; ++i)
      if (has(static_cast<privilege>(i))) visit(static_cast<privilege>(i));
  }
  /// All from the first to the last one.
  static constexpr privilege_set range(privilege first, privilege last) {
    privilege_set result;
    for (auto i = static_cast<std::size_t>(first); i <= static_cast<std::size_t>(last); ++i)
      result.add(static_cast<privilege>(i));
    return result;
  }
  constexpr bool operator==(privilege_set const&) const = default;

 private:
  constexpr explicit privilege_set(std::uint64_t bits) : bits_{bits} {}
  static constexpr std::uint64_t bit(privilege which) { return std::uint64_t{1} << static_cast<unsigned>(which); }
  std::uint64_t bits_{};
};

/// What a privilege is granted on.
enum class grant_scope : std::uint8_t {
  relation,
  columns,
  database,
  schema,
  function,
  procedure,
  language,
  model,
  datashare,
  template_for_copy,
  copy_job,
  iam_role,         ///< ASSUMEROLE
  workgroup,        ///< CONNECT
  warehouse,        ///< system privileges
  external_table,   ///< of Lake Formation
  external_schema,  ///< of Lake Formation
  // all of a kind that there are, and those to come
  schemas_in,
  tables_in,
  functions_in,
  procedures_in,
  languages_in,
  copy_jobs_in,
  templates_in,
  // all of a kind that somebody will create
  new_tables,
  new_functions,
  new_procedures,
};
inline constexpr std::size_t grant_scope_count = 26;

/// Who can get privileges.
enum class grantee_kind : std::uint8_t {
  role,
  user,
  group,
  everyone,  ///< PUBLIC
  iam_role,  ///< for Lake Formation
  datashare,
  rls_policy,      ///< a lookup table is granted to the policy that reads it
  masking_policy,  ///< the same
};
inline constexpr std::size_t grantee_kind_count = 8;

constexpr std::string_view name_of(grantee_kind kind) {
  constexpr std::string_view names[grantee_kind_count] = {
      "a role", "a user", "a group", "PUBLIC", "an IAM role", "a datashare", "an RLS policy", "a masking policy"};
  return names[static_cast<std::size_t>(kind)];
}
/// The word in front of a name in TO and FROM.
constexpr std::string_view word_of(grantee_kind kind) {
  constexpr std::string_view words[grantee_kind_count] = {"ROLE ",     "",           "GROUP ",      "PUBLIC",
                                                          "IAM_ROLE ", "DATASHARE ", "RLS POLICY ", "MASKING POLICY "};
  return words[static_cast<std::size_t>(kind)];
}

/// A row of the page: which privileges a kind of object has, who can get them, and how the statement spells it.
struct grant_rule {
  std::string_view what{};   ///< in messages, behind "on"
  std::string_view words{};  ///< in SQL, in front of the name
  privilege_set privileges{};
  bool has_all = true;           ///< ALL [PRIVILEGES]
  std::uint8_t grantees = 0;     ///< bits of `grantee_kind`
  bool has_grant_option = true;  ///< for users
};

namespace detail {

constexpr std::uint8_t bits_of(std::initializer_list<grantee_kind> kinds) {
  unsigned result = 0;
  for (grantee_kind each : kinds) result |= 1u << static_cast<unsigned>(each);
  return static_cast<std::uint8_t>(result);
}
inline constexpr std::uint8_t identities =
    bits_of({grantee_kind::role, grantee_kind::user, grantee_kind::group, grantee_kind::everyone});
inline constexpr std::uint8_t roles_and_users = bits_of({grantee_kind::role, grantee_kind::user});

struct grant_rules {
  grant_rule rows[grant_scope_count]{};

  constexpr grant_rules() {
    using enum privilege;
    using enum grantee_kind;
    privilege_set const of_tables{select, insert, update, delete_, drop, references, alter, truncate};
    privilege_set const of_schemas{create, usage, alter, drop};
    at(grant_scope::relation) = {
        "a relation", "", of_tables, true,
        static_cast<std::uint8_t>(identities | bits_of({datashare, rls_policy, masking_policy}))};
    at(grant_scope::columns) = {"columns", "", {select, update}, true, identities, false};
    at(grant_scope::database) = {"a database", "DATABASE ", {create, usage, temporary, alter}, true, identities};
    at(grant_scope::schema) = {"a schema", "SCHEMA ", of_schemas, true,
                               static_cast<std::uint8_t>(identities | bits_of({datashare}))};
    at(grant_scope::function) = {"a function", "FUNCTION ", {execute}, true, identities};
    at(grant_scope::procedure) = {"a procedure", "PROCEDURE ", {execute}, true, identities};
    at(grant_scope::language) = {"a language", "LANGUAGE ", {usage}, false, identities};
    at(grant_scope::model) = {"a model", "MODEL ", {execute}, true, identities};
    at(grant_scope::datashare) = {"a datashare", "DATASHARE ", {alter, share}, false, identities};
    at(grant_scope::template_for_copy) = {"a template", "TEMPLATE ", {usage, alter, drop}, true, identities};
    at(grant_scope::copy_job) = {"a COPY job", "COPY JOB ", {create, alter, drop}, true, identities};
    at(grant_scope::iam_role) = {"an IAM role", "", {assume_role}, false, identities, false};
    at(grant_scope::workgroup) = {"a workgroup", "WORKGROUP", {connect}, false, bits_of({role, user, everyone}), false};
    at(grant_scope::warehouse) = {"a whole warehouse", "",   privilege_set::range(create_user, explain_masking), true,
                                  bits_of({role}),     false};
    at(grant_scope::external_table) = {"an external table",
                                       "EXTERNAL TABLE ",
                                       {select, alter, drop, delete_, insert},
                                       true,
                                       bits_of({grantee_kind::iam_role, everyone})};
    at(grant_scope::external_schema) = {
        "an external schema", "EXTERNAL SCHEMA ", {create, alter, drop}, true, bits_of({grantee_kind::iam_role})};
    at(grant_scope::schemas_in) = {"the schemas of a database", "SCHEMAS", of_schemas, true, roles_and_users};
    at(grant_scope::tables_in) = {"the tables of a schema or database", "TABLES", of_tables, true, roles_and_users};
    at(grant_scope::functions_in) = {
        "the functions of a schema or database", "FUNCTIONS", {execute}, true, roles_and_users};
    at(grant_scope::procedures_in) = {
        "the procedures of a schema or database", "PROCEDURES", {execute}, true, roles_and_users};
    at(grant_scope::languages_in) = {"the languages of a database", "LANGUAGES", {usage}, false, roles_and_users};
    at(grant_scope::copy_jobs_in) = {
        "the COPY jobs of a database", "COPY JOBS", {create, alter, drop}, true, roles_and_users};
    at(grant_scope::templates_in) = {
        "the templates of a schema or database", "TEMPLATES", {usage, alter, drop}, true, roles_and_users};
    at(grant_scope::new_tables) = {
        "tables to come", "TABLES", {select, insert, update, delete_, drop, references, truncate}, true, identities};
    at(grant_scope::new_functions) = {"functions to come", "FUNCTIONS", {execute}, true, identities};
    at(grant_scope::new_procedures) = {"procedures to come", "PROCEDURES", {execute}, true, identities};
  }
  constexpr grant_rule& at(grant_scope scope) { return rows[static_cast<std::size_t>(scope)]; }
};
inline constexpr grant_rules grant_table{};

}  // namespace detail

constexpr grant_rule const& rule_of(grant_scope scope) {
  return detail::grant_table.rows[static_cast<std::size_t>(scope)];
}
/// Whether a kind of grantee can get privileges of a scope.
constexpr bool takes(grant_scope scope, grantee_kind kind) {
  return (rule_of(scope).grantees >> static_cast<unsigned>(kind) & 1) != 0;
}
/// FOR TABLES IN SCHEMA and the like: what is there, and what is to come.
constexpr bool is_scoped(grant_scope scope) {
  return scope >= grant_scope::schemas_in && scope < grant_scope::new_tables;
}
/// ALTER DEFAULT PRIVILEGES: what somebody will create.
constexpr bool is_default(grant_scope scope) { return scope >= grant_scope::new_tables; }

}  // namespace strata::sql
