// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access.hpp>

/// Objects that exist before the stack, so that SQL may use their names. They make no resource.
namespace strata {

struct existing_schema_options {
  std::string_view database{};  ///< empty: the namespace's first database
  bool is_external = false;     ///< its relations come from elsewhere: SQL may read any
};

/// A schema that exists already. Errors: E0105 if the stack creates it, E0367.
class existing_schema_base : public redshift_schema_base {
 public:
  constexpr existing_schema_base(std::string_view id_, any_warehouse const& workgroup, std::string_view name,
                                 existing_schema_options const& options, core::source_line line_)
      : redshift_schema_base{id_, workgroup, name, {.database = options.database}, line_},
        is_external_{options.is_external} {}

  constexpr void describe(core::describer& out) const {
    out.needs(workgroup().id);
    require_name(out, name());
    sql::object_name const mine{{}, {}, {name(), true}};
    names().declares(out, sql::object_kind::schema, mine);
    if (is_external_) names().opens(out, sql::object_kind::schema, mine);
  }
  constexpr void expand(auto&) const {}
  [[nodiscard]] constexpr bool is_external() const { return is_external_; }

 private:
  bool is_external_;
};

template <core::fixed_string Id>
struct existing_schema : existing_schema_base {
  constexpr existing_schema(any_warehouse const& workgroup, std::string_view name,
                            existing_schema_options const& options, core::source_line line_)
      : existing_schema_base{Id.view(), workgroup, name, options, line_} {}
};

/// A database role that exists already. Errors: E0105 if the stack creates it, E0367.
class existing_role_base : public redshift_db_role_base {
 public:
  using redshift_db_role_base::redshift_db_role_base;

  constexpr void describe(core::describer& out) const {
    out.needs(workgroup().id);
    require_name(out, name());
    names().declares(out, sql::object_kind::role, {{}, {}, {name(), true}});
  }
  constexpr void expand(auto&) const {}
};

template <core::fixed_string Id>
struct existing_role : existing_role_base {
  constexpr existing_role(any_warehouse const& workgroup, std::string_view name, core::source_line line_)
      : existing_role_base{Id.view(), workgroup, name, db_role_options{}, line_} {}
};

/// A user, group, database, datashare, function, procedure, model, library, policy, identity provider, template or COPY
/// job that exists already. A function is known with all of its arguments. Errors: E0105 if the stack creates it,
/// E0367.
class existing_object_base : public redshift_statement {
 public:
  constexpr existing_object_base(std::string_view id_, any_warehouse const& workgroup, sql::object_kind kind,
                                 std::string_view schema, std::string_view name, std::string_view database,
                                 core::source_line line_)
      : redshift_statement{id_, workgroup, database, line_}, kind_{kind}, schema_{schema}, name_{name} {}

  [[nodiscard]] constexpr sql::object_kind kind() const { return kind_; }
  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  [[nodiscard]] constexpr sql::object_name qualified_name() const { return {{}, {schema_, true}, {name_, true}}; }
  /// A handle stands for the name where a function takes one.
  constexpr operator std::string_view() const { return name_; }

  constexpr void describe(core::describer& out) const {
    out.needs(workgroup().id);
    require_name(out, name_);
    sql::object_name const mine = qualified_name();
    names().declares(out, kind_, mine);
    if (kind_ == sql::object_kind::database) names().opens(out, kind_, mine);
  }
  constexpr void expand(auto&) const {}

 private:
  sql::object_kind kind_;
  std::string_view schema_, name_;
};

template <core::fixed_string Id>
struct existing_object : existing_object_base {
  constexpr existing_object(any_warehouse const& workgroup, sql::object_kind kind, std::string_view schema,
                            std::string_view name, std::string_view database, core::source_line line_)
      : existing_object_base{Id.view(), workgroup, kind, schema, name, database, line_} {}
};

struct existing_object_options {
  std::string_view database{};  ///< empty: the namespace's first database
};

}  // namespace strata
