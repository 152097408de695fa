// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/granted_object.hpp>

namespace strata {

using sql::privilege;

/// One privilege, or several in braces.
class privilege_list {
 public:
  constexpr privilege_list(privilege only) { set_.add(only); }
  constexpr privilege_list(std::initializer_list<privilege> several) {
    for (privilege each : several) {
      is_twice_ = is_twice_ || set_.has(each);
      if (is_twice_ && twice_ == privilege::all) twice_ = each;
      set_.add(each);
    }
  }
  [[nodiscard]] constexpr sql::privilege_set set() const { return set_; }
  [[nodiscard]] constexpr bool has_one_twice() const { return is_twice_; }
  [[nodiscard]] constexpr privilege twice() const { return twice_; }

 private:
  sql::privilege_set set_{};
  bool is_twice_ = false;
  privilege twice_ = privilege::all;
};

struct privilege_options {
  bool with_grant_option = false;  ///< users may grant the privileges on
  std::string_view database{};     ///< of objects that are given by name; empty: the namespace's first database
};

/// Privileges on an object for principals. A scoped grant (`tables_in`) covers the objects that are there and those to
/// come, one of default privileges (`new_tables`) those that a user will create. A grant waits for the policies that
/// the stack attaches to its relations. An update revokes before it grants; what leaves the stack is revoked. Errors:
/// E0104 for an unknown name, E0105 for the same privilege twice, E0371, E0430 to E0438.
class redshift_grant_base : public redshift_statement {
 public:
  constexpr redshift_grant_base(std::string_view id_, any_warehouse const& workgroup, privilege_list const& privileges,
                                granted_object const& object, grantee_list const& to, privilege_options const& options,
                                core::source_line line_)
      : redshift_statement{id_, workgroup, object.database().empty() ? options.database : object.database(), line_},
        privileges_{privileges},
        object_{object},
        grantees_{to},
        with_grant_option_{options.with_grant_option} {}

  [[nodiscard]] constexpr granted_object const& object() const { return object_; }
  [[nodiscard]] constexpr grantee_list const& grantees() const { return grantees_; }
  [[nodiscard]] constexpr bool with_grant_option() const { return with_grant_option_; }
  /// The privileges one by one; ALL stands for those of the object.
  [[nodiscard]] constexpr sql::privilege_set privileges() const {
    sql::grant_rule const& rule = sql::rule_of(object_.scope());
    return privileges_.set().has(privilege::all) ? rule.privileges : privileges_.set();
  }
  /// The schema of the object, or that contains the objects.
  [[nodiscard]] constexpr sql::identifier schema() const {
    if (object_.kind() == sql::object_kind::schema) return object_.name().name;
    return object_.name().schema.text.empty() ? search_schema() : object_.name().schema;
  }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    out.mark(detail::says_access);
    describe_object(out);
    check_privileges(out);
    check_grantees(out);
    for (grantee const& each : grantees_) each.describe(out, names(), owner().id);
    describe_grant(out);
  }
  constexpr void expand(auto& out) const {
    // a REVOKE of one grant also takes what another grant shares with it, so the old grant goes first
    detail::statement_scripts scripts{.changed = detail::name_of(on_change::recreate)};
    scripts.create.alone(statement("GRANT ", " TO ", with_grant_option_ ? " WITH GRANT OPTION" : ""));
    scripts.delete_.alone(statement("REVOKE ", " FROM ", ""));
    expand_statement(out, "Custom::RedshiftGrant", scripts);
  }

 private:
  constexpr void describe_object(core::describer& out) const {
    sql::object_name const& name = object_.name();
    out.require(!object_.is_none(), errors::E0437, object_.handle() ? object_.handle()->id : name.name.text);
    out.require(!object_.lacks_arguments(), errors::E0438, name.name.text);
    if (object_.iam_role()) out.needs(object_.iam_role()->id);
    if (object_.made_by()) grantee{*object_.made_by()}.describe(out, names(), owner().id);
    if (object_.handle()) {
      out.follows(object_.handle()->id);
      out.require(object_.handle()->owner().id == owner().id, errors::E0436, object_.handle()->id);
    }
    if (object_.kind() == sql::object_kind::other) return;
    require_name(out, name.name.text);
    names().needs(out, object_.kind(), name, {.lasting = true, .reads = false});
    switch (object_.scope()) {
      case sql::grant_scope::relation:
      case sql::grant_scope::columns:
        return names().protection(out, core::verb::may_read, name);
      case sql::grant_scope::tables_in:
        if (object_.kind() == sql::object_kind::schema)
          return names().protection(out, core::verb::may_read, {{}, name.name, {}});
        return names().protection(out, core::verb::may_read, {{}, {"*", true}, {}});
      default:
        return;
    }
  }

  constexpr void check_privileges(core::describer& out) const {
    sql::grant_rule const& rule = sql::rule_of(object_.scope());
    sql::privilege_set const given = privileges_.set();
    out.require(!given.empty(), errors::E0433, "privilege");
    if (privileges_.has_one_twice()) report(out, errors::E0431, sql::name_of(privileges_.twice()), " twice");
    sql::privilege_set const others = given.without({privilege::all});
    if (given.has(privilege::all) && !others.empty()) report(out, errors::E0431, name_of_first(others), " beside ALL");
    sql::privilege_set const allowed = rule.has_all ? rule.privileges.with({privilege::all}) : rule.privileges;
    sql::privilege_set const wrong = given.without(allowed);
    if (!wrong.empty()) report(out, errors::E0430, name_of_first(wrong), " on ", rule.what);
    if (object_.scope() != sql::grant_scope::columns) return;
    detail::for_each_part(object_.column_list(), [&](std::string_view name) {
      out.require(!name.empty(), errors::E0433, "column");
      std::size_t times = 0;
      detail::for_each_part(object_.column_list(), [&](std::string_view other) {
        times += sql::equal(sql::identifier{other, true}, sql::identifier{name, true}) ? 1 : 0;
      });
      if (times > 1) report(out, errors::E0431, name, " twice");
    });
  }
  constexpr void check_grantees(core::describer& out) const {
    sql::grant_rule const& rule = sql::rule_of(object_.scope());
    detail::require_room(out, grantees_, "grantees");
    out.require(!grantees_.empty(), errors::E0433, "grantee");
    for (grantee const& each : grantees_) {
      out.require(!each.is_none(), errors::E0435, each.name());
      // CREATE MODEL is the one system privilege that is not for roles only
      bool const model = object_.scope() == sql::grant_scope::warehouse &&
                         privileges_.set() == sql::privilege_set{privilege::create_model} &&
                         sql::takes(sql::grant_scope::model, each.kind());
      if (!model && !sql::takes(object_.scope(), each.kind()))
        report(out, errors::E0435, sql::name_of(each.kind()), " for privileges on ", rule.what);
      bool const lookup =
          each.kind() == sql::grantee_kind::rls_policy || each.kind() == sql::grantee_kind::masking_policy;
      if (lookup && privileges_.set() != sql::privilege_set{privilege::select})
        report(out, errors::E0430, name_of_first(privileges_.set().without({privilege::select})), " for ",
               sql::name_of(each.kind()));
      if (with_grant_option_ && !takes_grant_option(each)) {
        if (rule.has_grant_option)
          report(out, errors::E0432, "WITH GRANT OPTION for ", sql::name_of(each.kind()));
        else
          report(out, errors::E0432, "WITH GRANT OPTION on ", rule.what);
      }
      std::size_t times = 0;
      for (grantee const& other : grantees_) times += each.is(other) ? 1 : 0;
      if (times > 1)
        report(out, errors::E0431, each.kind() == sql::grantee_kind::everyone ? "PUBLIC" : each.name(), " twice");
    }
  }
  [[nodiscard]] constexpr bool takes_grant_option(grantee const& each) const {
    bool const is_external =
        object_.scope() == sql::grant_scope::external_table || object_.scope() == sql::grant_scope::external_schema;
    return sql::rule_of(object_.scope()).has_grant_option &&
           each.kind() == (is_external ? sql::grantee_kind::iam_role : sql::grantee_kind::user);
  }
  static constexpr std::string_view name_of_first(sql::privilege_set set) {
    std::string_view result;
    set.each([&](privilege each) {
      if (result.empty()) result = sql::name_of(each);
    });
    return result;
  }
  static constexpr void report(core::describer& out, core::error_code const& error, std::string_view a,
                               std::string_view between, std::string_view b = {}) {
    core::sequence<char> subject;
    for (std::string_view part : {a, between, b}) core::append_text(subject, part);
    out.report(error, {subject.data(), subject.size()});
  }

  /// Who revokes one of two equal privileges revokes both.
  constexpr void describe_grant(core::describer& out) const {
    if (out.first_problem()) return;
    privileges().each([&](privilege which) {
      for (grantee const& each : grantees_) {
        if (object_.scope() != sql::grant_scope::columns) {
          describe_one(out, which, {}, each);
          continue;
        }
        detail::for_each_part(object_.column_list(),
                              [&](std::string_view column) { describe_one(out, which, column, each); });
      }
    });
  }
  constexpr void describe_one(core::describer& out, privilege which, std::string_view column, grantee const& to) const {
    auto writer = out.name(core::verb::creates);
    writer.append(owner().id).append("/").append(database()).append("/").show_from_here();
    writer.append(sql::name_of(which));
    if (!column.empty()) {
      writer.append(" (");
      sql::append_folded(writer, {column, true});
      writer.append(")");
    }
    append_object(writer);
    writer.append(" TO ");
    to.append_to(writer);
  }
  constexpr void append_object(core::describer::name_writer& writer) const {
    sql::grant_scope const scope = object_.scope();
    sql::grant_rule const& rule = sql::rule_of(scope);
    auto const container = [&] {
      if (object_.kind() == sql::object_kind::other) return;
      writer.append(object_.kind() == sql::object_kind::schema ? " IN SCHEMA " : " IN DATABASE ");
      sql::append_folded(writer, object_.name().name);
    };
    if (sql::is_scoped(scope)) {
      writer.append(" FOR ").append(rule.words);
      return container();
    }
    if (sql::is_default(scope)) {
      writer.append(" ON NEW ").append(rule.words);
      if (object_.made_by()) writer.append(" OF ").append(object_.made_by()->name());
      return container();
    }
    if (scope == sql::grant_scope::warehouse) return;
    writer.append(" ON ").append(rule.words);
    if (object_.iam_role()) {
      writer.append(object_.iam_role()->id).append(" FOR ");
      for (unsigned bit = 0; bit < 5; ++bit) writer.push_back((object_.uses() >> bit & 1) != 0 ? '1' : '0');
      return;
    }
    bool const in_schema =
        object_.kind() != sql::object_kind::other && sql::scope_of(object_.kind()) == sql::name_scope::schema;
    if (in_schema) {
      sql::append_folded(writer, schema());
      writer.append(".");
    }
    if (scope == sql::grant_scope::workgroup) writer.append(" ");
    sql::append_folded(writer, object_.name().name);
    writer.append(object_.arguments());
  }

  // ---- SQL

  [[nodiscard]] constexpr cfn::text statement(std::string_view verb, std::string_view to,
                                              std::string_view option) const {
    sql::grant_scope const scope = object_.scope();
    bool const is_external = scope == sql::grant_scope::external_table || scope == sql::grant_scope::external_schema;
    cfn::text result;
    if (sql::is_default(scope)) {
      result += "ALTER DEFAULT PRIVILEGES ";
      if (object_.made_by()) result += cfn::concat("FOR USER ", detail::sql_name(object_.made_by()->name()), " ");
      if (object_.kind() == sql::object_kind::schema)
        result += cfn::concat("IN SCHEMA ", detail::sql_name(object_.name().name.text), " ");
    }
    result += verb;
    bool first = true;
    privileges_.set().each([&](privilege which) {
      if (!first) result += ", ";
      first = false;
      result += sql::name_of(which);
      if (scope == sql::grant_scope::columns)
        result += cfn::concat(" (", detail::sql_names(object_.column_list()), ")");
    });
    result += object_text();
    result += cfn::concat(to, grantees_.in_sql(is_external ? "" : option), is_external ? option : "");
    if (scope == sql::grant_scope::iam_role) result += uses();
    return result;
  }
  [[nodiscard]] constexpr cfn::text object_text() const {
    sql::grant_scope const scope = object_.scope();
    sql::grant_rule const& rule = sql::rule_of(scope);
    if (sql::is_default(scope)) return cfn::concat(" ON ", rule.words);
    if (scope == sql::grant_scope::warehouse) return {};
    if (scope == sql::grant_scope::iam_role)
      return cfn::concat(" ON '", cfn::get_att<"Arn">(object_.iam_role()->role()), "'");
    cfn::text const name = object_.name_in_sql();
    if (sql::is_scoped(scope))
      return cfn::concat(" FOR ", rule.words,
                         object_.kind() == sql::object_kind::schema ? " IN SCHEMA " : " IN DATABASE ", name);
    if (scope == sql::grant_scope::workgroup && object_.name().name.text.empty()) return " ON WORKGROUP";
    if (scope == sql::grant_scope::workgroup) return cfn::concat(" ON WORKGROUP ", name);
    return cfn::concat(" ON ", rule.words, name, object_.arguments());
  }
  [[nodiscard]] constexpr cfn::text uses() const {
    constexpr std::string_view names[] = {"ALL", "COPY", "UNLOAD", "EXTERNAL FUNCTION", "CREATE MODEL"};
    cfn::text result{" FOR "};
    bool first = true;
    for (unsigned i = 0; i < 5; ++i) {
      if ((object_.uses() >> i & 1) == 0) continue;
      if (!first) result += ", ";
      first = false;
      result += names[i];
    }
    return result;
  }

  privilege_list privileges_;
  granted_object object_;
  grantee_list grantees_;
  bool with_grant_option_;
};

template <core::fixed_string Id>
struct redshift_grant : redshift_grant_base {
  constexpr redshift_grant(any_warehouse const& workgroup, privilege_list const& privileges,
                           granted_object const& object, grantee_list const& to, privilege_options const& options,
                           core::source_line line_)
      : redshift_grant_base{Id.view(), workgroup, privileges, object, to, options, line_} {}
};

struct role_grant_options {
  bool with_admin_option = false;  ///< users may grant the role on
};

/// A role for users or other roles, which then have all of its privileges. It is revoked when it leaves the stack.
/// Errors: E0105 for the same role twice, E0371, E0432, E0433, E0435, E0439 for roles that contain each other.
/// Source: https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html
class redshift_role_grant_base : public redshift_statement {
 public:
  constexpr redshift_role_grant_base(std::string_view id_, any_warehouse const& workgroup, grantee const& role,
                                     grantee_list const& to, role_grant_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, {}, line_},
        role_{role},
        grantees_{to},
        with_admin_option_{options.with_admin_option} {}

  [[nodiscard]] constexpr grantee const& role() const { return role_; }
  [[nodiscard]] constexpr grantee_list const& grantees() const { return grantees_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    out.mark(detail::says_access);
    detail::require_room(out, grantees_, "grantees");
    out.require(!grantees_.empty(), errors::E0433, "grantee");
    out.require(role_.kind() == sql::grantee_kind::role, errors::E0435, role_.name());
    role_.describe(out, names(), owner().id);
    for (grantee const& each : grantees_) {
      bool const fits = each.kind() == sql::grantee_kind::role || each.kind() == sql::grantee_kind::user;
      out.require(fits && !each.is_none(), errors::E0435, fits ? each.name() : sql::name_of(each.kind()));
      out.require(!with_admin_option_ || each.kind() == sql::grantee_kind::user, errors::E0432,
                  "WITH ADMIN OPTION for a role");
      out.require(!each.is(role_), errors::E0439, role_.name());
      each.describe(out, names(), owner().id);
      auto writer = out.name(core::verb::creates);
      writer.append(owner().id).append("/").show_from_here();
      role_.append_to(writer);
      writer.append(" TO ");
      each.append_to(writer);
    }
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts{.changed = detail::name_of(on_change::recreate)};
    scripts.create.alone(cfn::concat("GRANT ", role_.in_sql(), " TO ",
                                     grantees_.in_sql(with_admin_option_ ? " WITH ADMIN OPTION" : "")));
    scripts.delete_.alone(cfn::concat("REVOKE ", role_.in_sql(), " FROM ", grantees_.in_sql()));
    expand_statement(out, "Custom::RedshiftRoleGrant", scripts);
  }

 private:
  grantee role_;
  grantee_list grantees_;
  bool with_admin_option_;
};

template <core::fixed_string Id>
struct redshift_role_grant : redshift_role_grant_base {
  constexpr redshift_role_grant(any_warehouse const& workgroup, grantee const& role, grantee_list const& to,
                                role_grant_options const& options, core::source_line line_)
      : redshift_role_grant_base{Id.view(), workgroup, role, to, options, line_} {}
};

}  // namespace strata
