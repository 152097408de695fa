// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/principals.hpp>
#include <strata/constructs/redshift/load.hpp>
#include <strata/constructs/redshift/share_database.hpp>

/// What privileges are granted on.
namespace strata {

/// A kind of object by its name: `schema_named{"web"}`. A dot separates the schema from the name; a function or a
/// procedure has its arguments: `function_named{"web.area(int, int)"}`.
template <sql::grant_scope Scope>
struct object_named {
  std::string_view name{};
};
using schema_named = object_named<sql::grant_scope::schema>;
using database_named = object_named<sql::grant_scope::database>;
using function_named = object_named<sql::grant_scope::function>;
using procedure_named = object_named<sql::grant_scope::procedure>;
using language_named = object_named<sql::grant_scope::language>;
using model_named = object_named<sql::grant_scope::model>;
using datashare_named = object_named<sql::grant_scope::datashare>;
using template_named = object_named<sql::grant_scope::template_for_copy>;
using copy_job_named = object_named<sql::grant_scope::copy_job>;
using external_table_named = object_named<sql::grant_scope::external_table>;
using external_schema_named = object_named<sql::grant_scope::external_schema>;
/// CONNECT ON WORKGROUP; without a name, that of the session.
using workgroup_named = object_named<sql::grant_scope::workgroup>;
/// System privileges are for the whole warehouse.
using whole_warehouse = object_named<sql::grant_scope::warehouse>;

/// What somebody who has ASSUMEROLE may use the IAM role for.
enum class role_use : std::uint8_t { all, copy, unload, external_function, create_model };

/// The objects of a datashare's consumers, of a schema, of a database and so on, with the columns or the arguments.
class granted_object {
 public:
  using scope_type = sql::grant_scope;

  constexpr granted_object() = default;
  constexpr granted_object(redshift_relation const& of)
      : scope_{scope_type::relation}, kind_{of.kind()}, name_{of.qualified_name()}, handle_{&of}, relation_{&of} {}
  constexpr granted_object(table_named of)
      : scope_{scope_type::relation}, kind_{sql::object_kind::relation}, name_{of.name()} {}
  constexpr granted_object(redshift_schema_base const& of)
      : scope_{scope_type::schema}, kind_{sql::object_kind::schema}, name_{{}, {}, {of.name(), true}}, handle_{&of} {}
  constexpr granted_object(redshift_datashare_base const& of)
      : scope_{scope_type::datashare},
        kind_{sql::object_kind::datashare},
        name_{{}, {}, {of.name(), true}},
        handle_{&of} {}
  constexpr granted_object(redshift_share_database_base const& of)
      : scope_{scope_type::database},
        kind_{sql::object_kind::database},
        name_{{}, {}, {of.name(), true}},
        handle_{&of} {}
  constexpr granted_object(existing_object_base const& of)
      : scope_{scope_of(of.kind())},
        kind_{of.kind()},
        name_{of.qualified_name()},
        handle_{&of},
        is_none_{scope_ == scope_type::relation} {}
  template <scope_type Scope>
  constexpr granted_object(object_named<Scope> of)
      : scope_{Scope}, kind_{kind_of(Scope)}, name_{split(of.name)}, spelled_{of.name} {}

  /// `columns_in(table, "a, b")`
  static constexpr granted_object columns(granted_object of, std::string_view names) {
    of.is_none_ = of.is_none_ || of.scope_ != scope_type::relation;
    of.scope_ = scope_type::columns;
    of.list_ = names;
    return of;
  }
  /// `tables_in(schema)` and the like
  static constexpr granted_object all_in(scope_type scope, granted_object of) {
    bool const whole = of.scope_ == scope_type::database;
    of.is_none_ = of.is_none_ || !(whole || (of.scope_ == scope_type::schema && has_schemas(scope)));
    of.scope_ = scope;
    return of;
  }
  /// `new_tables(schema, &user)` and the like
  static constexpr granted_object to_come(scope_type scope, granted_object of, redshift_db_user_base const* made_by) {
    of.is_none_ = of.is_none_ || of.scope_ != scope_type::schema;
    of.scope_ = scope;
    of.made_by_ = made_by;
    return of;
  }
  static constexpr granted_object to_come(scope_type scope, redshift_db_user_base const* made_by) {
    granted_object result;
    result.scope_ = scope;
    result.made_by_ = made_by;
    return result;
  }
  /// `role_for(iam_role, {role_use::copy})`
  static constexpr granted_object assumed(iam_role_base const& role, std::initializer_list<role_use> uses) {
    granted_object result;
    result.scope_ = scope_type::iam_role;
    result.iam_role_ = &role;
    for (role_use each : uses) result.uses_ |= 1u << static_cast<unsigned>(each);
    return result;
  }

  [[nodiscard]] constexpr scope_type scope() const { return scope_; }
  /// Of the object, or of the schema or database that contains it.
  [[nodiscard]] constexpr sql::object_kind kind() const { return kind_; }
  [[nodiscard]] constexpr sql::object_name const& name() const { return name_; }
  /// The name in SQL: of a relation in the spelling of its SQL, of anything else without its database.
  [[nodiscard]] constexpr cfn::text name_in_sql() const {
    if (relation_) return detail::sql_name(name_);
    cfn::text own = detail::sql_name(name_.name.text);
    if (name_.schema.text.empty()) return own;
    return cfn::concat(detail::sql_name(name_.schema.text), ".", own);
  }
  /// The construct, or null for a name.
  [[nodiscard]] constexpr redshift_statement const* handle() const { return handle_; }
  [[nodiscard]] constexpr redshift_relation const* relation() const { return relation_; }
  /// The list of columns.
  [[nodiscard]] constexpr std::string_view column_list() const { return list_; }
  /// Who creates what it is about; null: the user of the deployment.
  [[nodiscard]] constexpr redshift_db_user_base const* made_by() const { return made_by_; }
  [[nodiscard]] constexpr iam_role_base const* iam_role() const { return iam_role_; }
  [[nodiscard]] constexpr unsigned uses() const { return uses_; }
  /// Whether it is no object that privileges can be granted on in this way.
  [[nodiscard]] constexpr bool is_none() const { return is_none_; }
  [[nodiscard]] constexpr bool lacks_arguments() const {
    bool const routine = scope_ == scope_type::function || scope_ == scope_type::procedure;
    return routine && (spelled_.empty() || spelled_.back() != ')' || spelled_.find('(') == spelled_.npos);
  }
  /// (int, int)
  [[nodiscard]] constexpr std::string_view arguments() const {
    std::size_t const open = spelled_.find('(');
    return open == spelled_.npos ? std::string_view{} : spelled_.substr(open);
  }
  /// The database of its statement; empty: that of the grant's options.
  [[nodiscard]] constexpr std::string_view database() const {
    if (relation_ != nullptr && name_.database.text.empty()) return relation_->home_database().text;
    return handle_ != nullptr && kind_ == sql::object_kind::schema ? handle_->database() : std::string_view{};
  }

 private:
  static constexpr bool has_schemas(scope_type scope) {
    return scope == scope_type::tables_in || scope == scope_type::functions_in || scope == scope_type::procedures_in ||
           scope == scope_type::templates_in;
  }
  static constexpr sql::object_name split(std::string_view text) {
    std::string_view const name = text.substr(0, text.find('('));
    return table_named{name}.name();
  }
  static constexpr sql::object_kind kind_of(scope_type scope) {
    switch (scope) {
      case scope_type::schema:
      case scope_type::external_schema:
        return sql::object_kind::schema;
      case scope_type::database:
        return sql::object_kind::database;
      case scope_type::function:
        return sql::object_kind::function;
      case scope_type::procedure:
        return sql::object_kind::procedure;
      case scope_type::model:
        return sql::object_kind::model;
      case scope_type::datashare:
        return sql::object_kind::datashare;
      case scope_type::template_for_copy:
        return sql::object_kind::template_for_copy;
      case scope_type::copy_job:
        return sql::object_kind::copy_job;
      case scope_type::external_table:
        return sql::object_kind::relation;
      default:
        return sql::object_kind::other;
    }
  }
  /// `relation` of what has no privileges.
  static constexpr scope_type scope_of(sql::object_kind kind) {
    for (scope_type scope : {scope_type::database, scope_type::function, scope_type::procedure, scope_type::model,
                             scope_type::datashare, scope_type::template_for_copy, scope_type::copy_job})
      if (kind_of(scope) == kind) return scope;
    return scope_type::relation;
  }

  scope_type scope_{};
  sql::object_kind kind_ = sql::object_kind::other;
  sql::object_name name_{};
  std::string_view spelled_{}, list_{};
  redshift_statement const* handle_ = nullptr;
  redshift_relation const* relation_ = nullptr;
  redshift_db_user_base const* made_by_ = nullptr;
  iam_role_base const* iam_role_ = nullptr;
  unsigned uses_ = 0;
  bool is_none_ = false;
};

/// Some columns of a relation: `columns_in(customers, "id, email")`.
constexpr granted_object columns_in(granted_object const& relation, std::string_view names) {
  return granted_object::columns(relation, names);
}

// ---- all objects of a kind in a schema or a database, those that are there and those to come
// https://docs.aws.amazon.com/redshift/latest/dg/t_scoped-permissions.html

constexpr granted_object schemas_in(granted_object const& database) {
  return granted_object::all_in(sql::grant_scope::schemas_in, database);
}
/// Tables, views and materialized views.
constexpr granted_object tables_in(granted_object const& schema_or_database) {
  return granted_object::all_in(sql::grant_scope::tables_in, schema_or_database);
}
constexpr granted_object functions_in(granted_object const& schema_or_database) {
  return granted_object::all_in(sql::grant_scope::functions_in, schema_or_database);
}
constexpr granted_object procedures_in(granted_object const& schema_or_database) {
  return granted_object::all_in(sql::grant_scope::procedures_in, schema_or_database);
}
constexpr granted_object languages_in(granted_object const& database) {
  return granted_object::all_in(sql::grant_scope::languages_in, database);
}
constexpr granted_object copy_jobs_in(granted_object const& database) {
  return granted_object::all_in(sql::grant_scope::copy_jobs_in, database);
}
constexpr granted_object templates_in(granted_object const& schema_or_database) {
  return granted_object::all_in(sql::grant_scope::templates_in, schema_or_database);
}

// ---- what a user will create; without a user, what the deployment will
// https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_DEFAULT_PRIVILEGES.html

constexpr granted_object new_tables(redshift_db_user_base const* made_by = nullptr) {
  return granted_object::to_come(sql::grant_scope::new_tables, made_by);
}
constexpr granted_object new_tables(granted_object const& schema, redshift_db_user_base const* made_by = nullptr) {
  return granted_object::to_come(sql::grant_scope::new_tables, schema, made_by);
}
constexpr granted_object new_functions(redshift_db_user_base const* made_by = nullptr) {
  return granted_object::to_come(sql::grant_scope::new_functions, made_by);
}
constexpr granted_object new_functions(granted_object const& schema, redshift_db_user_base const* made_by = nullptr) {
  return granted_object::to_come(sql::grant_scope::new_functions, schema, made_by);
}
constexpr granted_object new_procedures(redshift_db_user_base const* made_by = nullptr) {
  return granted_object::to_come(sql::grant_scope::new_procedures, made_by);
}
constexpr granted_object new_procedures(granted_object const& schema, redshift_db_user_base const* made_by = nullptr) {
  return granted_object::to_come(sql::grant_scope::new_procedures, schema, made_by);
}

/// An IAM role that statements of the grantee may use.
/// https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT-usage-notes.html
constexpr granted_object role_for(iam_role_base const& role, std::initializer_list<role_use> uses) {
  return granted_object::assumed(role, uses);
}

}  // namespace strata
