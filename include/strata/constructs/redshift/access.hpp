// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/statement.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>
#include <strata/constructs/storage/bucket.hpp>

namespace strata {

struct schema_options {
  std::string_view database{};                      ///< empty: the namespace's first database
  removal_policy removal = removal_policy::retain;  ///< destroy: drop an empty schema when it leaves the stack
  /// An existing schema stays unchanged and is never dropped; with `fail`, there must be none.
  strata::if_exists if_exists = strata::if_exists::adopt;
};

/// A schema. It makes a custom resource. Errors: E0301, E0367.
class redshift_schema_base : public redshift_statement {
 public:
  constexpr redshift_schema_base(std::string_view id_, any_warehouse const& workgroup, std::string_view name,
                                 schema_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, options.database, line_},
        name_{name},
        removal_{options.removal},
        if_exists_{options.if_exists} {}

  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  /// A handle stands for the name where a function takes one.
  constexpr operator std::string_view() const { return name_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    require_name(out, name_);
    names().makes(out, core::verb::creates, sql::object_kind::schema, {{}, {}, {name_, true}});
    if (removal_ == removal_policy::destroy) out.mark(detail::destroys_data);
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    bool const may_be_there = if_exists_ == strata::if_exists::adopt;
    scripts.create.alone(cfn::concat("CREATE SCHEMA ", may_be_there ? "IF NOT EXISTS " : "", detail::sql_name(name_)));
    scripts.delete_.alone(cfn::concat("DROP SCHEMA IF EXISTS ", detail::sql_name(name_), " RESTRICT"));
    if (may_be_there)
      scripts.there = cfn::concat("SELECT 1 FROM pg_namespace WHERE nspname=", detail::sql_literal(stored_name(name_)));
    expand_statement(out, "Custom::RedshiftSchema", scripts, {.removal = detail::on_removal(removal_)});
  }

 private:
  std::string_view name_;
  removal_policy removal_;
  strata::if_exists if_exists_;
};

template <core::fixed_string Id>
struct redshift_schema : redshift_schema_base {
  constexpr redshift_schema(any_warehouse const& workgroup, std::string_view name, schema_options const& options,
                            core::source_line line_)
      : redshift_schema_base{Id.view(), workgroup, name, options, line_} {}
};

struct db_role_options {
  strata::if_exists if_exists = strata::if_exists::fail;
};

/// A database role. It makes a custom resource, which drops the role when it leaves the stack. Error: E0367.
class redshift_db_role_base : public redshift_statement {
 public:
  constexpr redshift_db_role_base(std::string_view id_, any_warehouse const& workgroup, std::string_view name,
                                  db_role_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, {}, line_}, name_{name}, if_exists_{options.if_exists} {}

  [[nodiscard]] constexpr std::string_view name() const { return name_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    out.mark(detail::says_access);
    require_name(out, name_);
    names().makes(out, core::verb::creates, sql::object_kind::role, {{}, {}, {name_, true}});
    if (if_exists_ == strata::if_exists::adopt) out.mark(detail::adopts_objects);
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    scripts.create.alone(cfn::text{"CREATE ROLE "} + detail::sql_name(name_));
    scripts.delete_.alone(cfn::text{"DROP ROLE "} + detail::sql_name(name_));
    cfn::text const name = stored_name(name_);
    // https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_ROLES.html
    if (if_exists_ == strata::if_exists::adopt)
      scripts.adopt = cfn::array(
          {cfn::json{cfn::concat("SELECT role_name FROM svv_roles WHERE role_name=", detail::sql_literal(name))},
           cfn::array({cfn::json{name}})});
    expand_statement(out, "Custom::RedshiftRole", scripts);
  }

 private:
  std::string_view name_;
  strata::if_exists if_exists_;
};

template <core::fixed_string Id>
struct redshift_db_role : redshift_db_role_base {
  constexpr redshift_db_role(any_warehouse const& workgroup, std::string_view name, db_role_options const& options,
                             core::source_line line_)
      : redshift_db_role_base{Id.view(), workgroup, name, options, line_} {}
};

/// Gives database roles to the sessions of an IAM role, by the role's tag RedshiftDbRoles. Each IAM role has at most
/// one assignment. https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-iam-access-federated-db-roles.html Errors:
/// E0371, and E0105 for a second assignment.
class redshift_role_assignment_base : public redshift_statement {
 public:
  constexpr redshift_role_assignment_base(std::string_view id_, any_warehouse const& workgroup,
                                          any_iam_role const& iam_role,
                                          std::initializer_list<redshift_db_role_base const*> roles,
                                          core::source_line line_)
      : redshift_statement{id_, workgroup, {}, line_}, iam_role_{&iam_role}, roles_(roles) {}

  [[nodiscard]] constexpr any_iam_role const& iam_role() const { return *iam_role_; }
  [[nodiscard]] constexpr auto const& roles() const { return roles_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    out.needs(iam_role_->id);
    detail::require_room(out, roles_, "roles");
    for (redshift_db_role_base const* r : roles_) {
      out.follows(r->id);
      out.require(r->owner().id == owner().id, errors::E0371, r->id);
    }
    out.name(core::verb::creates).show_from_here().append("the database roles of ").append(iam_role_->id);
  }
  constexpr void expand(auto& out) const {
    cfn::logical_id const permissions{id, "Policy"};
    cfn::text value;
    for (redshift_db_role_base const* r : roles_) {
      if (!value.empty()) value += ":";
      value += r->name();
    }
    // CloudFormation updates the policy before it removes the tag from a role that the assignment no longer names.
    cfn::attributes const attributes = custom_resources::allow(
        out, permissions,
        {{.actions = custom_resources::calls::tag_role.permissions,
          .resources = {iam_role_->arn()},
          .conditions = {{"ForAllValues:StringEquals", "aws:TagKeys", {"RedshiftDbRoles"}}}},
         {.actions = custom_resources::calls::tag_role.undo_permissions,
          .resources = {cfn::arn("iam", {}, cfn::aws_account_id, "role/*")},
          .conditions = {{"ForAllValues:StringEquals", "aws:TagKeys", {"RedshiftDbRoles"}}}}},
        {.metadata = detail::wildcard_reason("The tag is taken from a role that another one replaces.")});
    out.add({id, {}},
            custom_resources::call(
                "Custom::RedshiftRoleAssignment", custom_resources::calls::tag_role,
                cfn::object({{"RoleName", iam_role_->name()},
                             {"Tags", cfn::array({cfn::object({{"Key", "RedshiftDbRoles"}, {"Value", value}})})}}),
                cfn::object({{"RoleName", iam_role_->name()}, {"TagKeys", cfn::array({"RedshiftDbRoles"})}})),
            attributes);
  }

 private:
  any_iam_role const* iam_role_;
  fixed_list<redshift_db_role_base const*, 10> roles_;
};

template <core::fixed_string Id>
struct redshift_role_assignment : redshift_role_assignment_base {
  constexpr redshift_role_assignment(any_warehouse const& workgroup, any_iam_role const& iam_role,
                                     std::initializer_list<redshift_db_role_base const*> roles, core::source_line line_)
      : redshift_role_assignment_base{Id.view(), workgroup, iam_role, roles, line_} {}
};

}  // namespace strata
