// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/granted_object.hpp>

namespace strata {

/// The owner of a relation, schema, database, function or procedure. Without it, the deployment's user owns what the
/// deployment creates. An owner has all privileges on an object, and a view reads with those of its owner. When it
/// leaves the stack, the namespace's admin user becomes the owner. Errors: E0104, E0105 for a second owner, E0371,
/// E0335 for an existing namespace whose admin user nobody says, E0435 to E0438. Sources:
/// https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html,
/// https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_SCHEMA.html
class redshift_ownership_base : public redshift_statement {
 public:
  constexpr redshift_ownership_base(std::string_view id_, any_warehouse const& workgroup, granted_object const& of,
                                    grantee const& user, std::string_view database, core::source_line line_)
      : redshift_statement{id_, workgroup, of.database().empty() ? database : of.database(), line_},
        object_{of},
        user_{user} {}

  [[nodiscard]] constexpr granted_object const& object() const { return object_; }
  [[nodiscard]] constexpr grantee const& user() const { return user_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    out.mark(detail::says_access);
    sql::object_name const& name = object_.name();
    bool const fits = !words().empty() && !object_.is_none();
    out.require(fits, errors::E0437, object_.handle() ? object_.handle()->id : name.name.text);
    out.require(!object_.lacks_arguments(), errors::E0438, name.name.text);
    detail::require_said(out, !owner().admin_username().empty(), "admin_username", owner().id);
    bool const is_user = user_.kind() == sql::grantee_kind::user && !user_.is_none();
    out.require(is_user, errors::E0435, user_.is_none() ? user_.name() : sql::name_of(user_.kind()));
    if (out.first_problem()) return;
    if (object_.handle()) {
      out.follows(object_.handle()->id);
      out.require(object_.handle()->owner().id == owner().id, errors::E0436, object_.handle()->id);
    }
    require_name(out, name.name.text);
    names().needs(out, object_.kind(), name, {.lasting = true, .reads = false});
    user_.describe(out, names(), owner().id);
    auto writer = out.name(core::verb::creates);
    writer.append(owner().id).append("/").append(database()).append("/").show_from_here().append("the owner of ");
    if (sql::scope_of(object_.kind()) == sql::name_scope::schema) {
      sql::append_folded(writer, name.schema.text.empty() ? search_schema() : name.schema);
      writer.append(".");
    } else {
      writer.append(sql::word_of(object_.kind())).append(" ");
    }
    sql::append_folded(writer, name.name);
    writer.append(object_.arguments());
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    cfn::text const head = cfn::concat("ALTER ", words(), object_.name_in_sql(), object_.arguments(), " OWNER TO ");
    scripts.create.alone(head + user_.in_sql());
    scripts.update.alone(head + user_.in_sql());
    scripts.delete_.alone(head + detail::sql_name(owner().admin_username()));
    expand_statement(out, "Custom::RedshiftOwnership", scripts);
  }

 private:
  /// ALTER TABLE is for views, too.
  [[nodiscard]] constexpr std::string_view words() const {
    switch (object_.scope()) {
      case sql::grant_scope::relation:
        return "TABLE ";
      case sql::grant_scope::schema:
      case sql::grant_scope::database:
      case sql::grant_scope::function:
      case sql::grant_scope::procedure:
        return sql::rule_of(object_.scope()).words;
      default:
        return {};
    }
  }

  granted_object object_;
  grantee user_;
};

template <core::fixed_string Id>
struct redshift_ownership : redshift_ownership_base {
  constexpr redshift_ownership(any_warehouse const& workgroup, granted_object const& of, grantee const& user,
                               std::string_view database, core::source_line line_)
      : redshift_ownership_base{Id.view(), workgroup, of, user, database, line_} {}
};

}  // namespace strata
