// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/errors.hpp>
#include <strata/constructs/redshift/existing_objects.hpp>
#include <strata/constructs/security/iam_role.hpp>
#include <strata/sql/privileges.hpp>

/// Who can get privileges in a warehouse: roles, users, groups and PUBLIC.
namespace strata {

struct db_user_options {
  std::string_view external_id{};    ///< the user's id at an identity provider
  bool create_databases = false;     ///< CREATEDB
  bool unrestricted_syslog = false;  ///< SYSLOG ACCESS UNRESTRICTED: sees the log entries of others
};

/// A database user, without a password: it signs in through IAM or an identity provider. Its name is that of a database
/// user ("ann"), of a user or role of IAM ("IAM:ann", "IAMR:etl"), or of Identity Center with its namespace
/// ("aad:ann@example.com"). It makes a custom resource, which drops the user when it leaves the stack. Error: E0367.
/// Source: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_USER.html
class redshift_db_user_base : public redshift_statement {
 public:
  constexpr redshift_db_user_base(std::string_view id_, any_warehouse const& workgroup, std::string_view name,
                                  db_user_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, {}, line_}, name_{name}, options_{options} {}

  [[nodiscard]] constexpr std::string_view name() const { return name_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    require_name(out, name_);
    out.require(detail::is_utf8(options_.external_id), errors::E0324, "external id");
    names().makes(out, core::verb::creates, sql::object_kind::user, {{}, {}, {name_, true}});
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    scripts.create.alone(statement("CREATE USER "));
    scripts.update.alone(statement("ALTER USER "));
    scripts.delete_.alone(cfn::text{"DROP USER "} + detail::sql_name(name_));
    expand_statement(out, "Custom::RedshiftUser", scripts);
  }

 private:
  [[nodiscard]] constexpr cfn::text statement(std::string_view verb) const {
    cfn::text result = cfn::concat(verb, detail::sql_name(name_), " PASSWORD DISABLE",
                                   options_.create_databases ? " CREATEDB" : " NOCREATEDB", " SYSLOG ACCESS ",
                                   options_.unrestricted_syslog ? "UNRESTRICTED" : "RESTRICTED");
    if (!options_.external_id.empty()) result += cfn::concat(" EXTERNALID ", detail::sql_literal(options_.external_id));
    return result;
  }

  std::string_view name_;
  db_user_options options_;
};

template <core::fixed_string Id>
struct redshift_db_user : redshift_db_user_base {
  constexpr redshift_db_user(any_warehouse const& workgroup, std::string_view name, db_user_options const& options,
                             core::source_line line_)
      : redshift_db_user_base{Id.view(), workgroup, name, options, line_} {}
};

/// A group of users. Roles have taken their place; it is for what still uses groups. It makes a custom resource, which
/// drops the group when it leaves the stack. Errors: E0325, E0367, E0371.
/// Source: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_GROUP.html
class redshift_db_group_base : public redshift_statement {
 public:
  constexpr redshift_db_group_base(std::string_view id_, any_warehouse const& workgroup, std::string_view name,
                                   std::initializer_list<redshift_db_user_base const*> members, core::source_line line_)
      : redshift_statement{id_, workgroup, {}, line_}, name_{name}, members_(members) {}

  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  [[nodiscard]] constexpr auto const& members() const { return members_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    require_name(out, name_);
    detail::require_room(out, members_, "members");
    names().makes(out, core::verb::creates, sql::object_kind::group, {{}, {}, {name_, true}});
    for (redshift_db_user_base const* each : members_) {
      out.follows(each->id);
      out.require(each->owner().id == owner().id, errors::E0371, each->id);
      names().needs(out, sql::object_kind::user, {{}, {}, {each->name(), true}}, {.lasting = true, .reads = false});
    }
  }
  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    cfn::text const name = detail::sql_name(name_);
    scripts.create.alone(cfn::text{"CREATE GROUP "} + name);
    for (redshift_db_user_base const* each : members_)
      scripts.part(cfn::concat("ALTER GROUP ", name, " ADD USER ", detail::sql_name(each->name())),
                   cfn::concat("ALTER GROUP ", name, " DROP USER ", detail::sql_name(each->name())));
    scripts.delete_.alone(cfn::text{"DROP GROUP "} + name);
    expand_statement(out, "Custom::RedshiftGroup", scripts);
  }

 private:
  std::string_view name_;
  fixed_list<redshift_db_user_base const*, 16> members_;
};

template <core::fixed_string Id>
struct redshift_db_group : redshift_db_group_base {
  constexpr redshift_db_group(any_warehouse const& workgroup, std::string_view name,
                              std::initializer_list<redshift_db_user_base const*> members, core::source_line line_)
      : redshift_db_group_base{Id.view(), workgroup, name, members, line_} {}
};

/// PUBLIC, the group that every user is in, also users to come.
struct public_group_t {};
inline constexpr public_group_t public_group{};

/// Names of principals that the stack has no handle of.
struct role_named {
  std::string_view name;
};
struct user_named {
  std::string_view name;
};
struct group_named {
  std::string_view name;
};

/// Who gets a privilege: a handle of a role, user or group, PUBLIC, or a name.
class grantee {
 public:
  using kind_type = sql::grantee_kind;

  constexpr grantee() = default;
  constexpr grantee(redshift_db_role_base const& of) : kind_{kind_type::role}, name_{of.name()}, handle_{&of} {}
  constexpr grantee(redshift_db_user_base const& of) : kind_{kind_type::user}, name_{of.name()}, handle_{&of} {}
  constexpr grantee(redshift_db_group_base const& of) : kind_{kind_type::group}, name_{of.name()}, handle_{&of} {}
  constexpr grantee(public_group_t) : kind_{kind_type::everyone} {}
  /// `existing_user` and `existing_group`
  constexpr grantee(existing_object_base const& of)
      : kind_{of.kind() == sql::object_kind::group ? kind_type::group : kind_type::user},
        name_{of.name()},
        handle_{&of},
        is_none_{of.kind() != sql::object_kind::group && of.kind() != sql::object_kind::user} {}
  constexpr grantee(role_named of) : kind_{kind_type::role}, name_{of.name} {}
  constexpr grantee(user_named of) : kind_{kind_type::user}, name_{of.name} {}
  constexpr grantee(group_named of) : kind_{kind_type::group}, name_{of.name} {}
  /// For objects that Lake Formation guards.
  constexpr grantee(iam_role_base const& of) : kind_{kind_type::iam_role}, name_{of.id}, iam_role_{&of} {}
  /// Another principal of SQL: a datashare, or a policy that reads a lookup table.
  constexpr grantee(kind_type kind, redshift_statement const& handle, std::string_view name)
      : kind_{kind}, name_{name}, handle_{&handle} {}

  [[nodiscard]] constexpr kind_type kind() const { return kind_; }
  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  /// The construct, or null for a name.
  [[nodiscard]] constexpr redshift_statement const* handle() const { return handle_; }
  [[nodiscard]] constexpr iam_role_base const* iam_role() const { return iam_role_; }
  /// Whether it is a handle of something that gets no privileges.
  [[nodiscard]] constexpr bool is_none() const { return is_none_; }
  [[nodiscard]] constexpr bool is(grantee const& other) const {
    return kind_ == other.kind_ && sql::equal(sql::identifier{name_, true}, sql::identifier{other.name_, true});
  }

  /// As in TO and FROM.
  [[nodiscard]] constexpr cfn::text in_sql() const {
    if (kind_ == kind_type::everyone) return sql::word_of(kind_);
    if (kind_ == kind_type::iam_role)
      return cfn::concat(sql::word_of(kind_), "'", cfn::get_att<"Arn">(iam_role_->role()), "'");
    return cfn::concat(sql::word_of(kind_), detail::sql_name(name_));
  }
  /// The same as a name in messages, in lower case.
  constexpr void append_to(auto& out) const {
    core::append_text(out, sql::word_of(kind_));
    sql::append_folded(out, {name_, true});
  }
  /// Mentions it as what the construct needs as long as it is there.
  constexpr void describe(core::describer& out, warehouse_names const& names, std::string_view owner) const {
    if (iam_role_ != nullptr) return out.needs(iam_role_->id);
    if (handle_ != nullptr) {
      out.follows(handle_->id);
      out.require(handle_->owner().id == owner, errors::E0371, handle_->id);
    }
    if (kind_ == kind_type::everyone) return;
    names.needs(out, object_kind_of(kind_), {{}, {}, {name_, true}}, {.lasting = true, .reads = false});
  }

 private:
  static constexpr sql::object_kind object_kind_of(kind_type kind) {
    constexpr sql::object_kind kinds[sql::grantee_kind_count] = {
        sql::object_kind::role,       sql::object_kind::user,          sql::object_kind::group,
        sql::object_kind::other,      sql::object_kind::other,         sql::object_kind::datashare,
        sql::object_kind::rls_policy, sql::object_kind::masking_policy};
    return kinds[static_cast<std::size_t>(kind)];
  }

  kind_type kind_{};
  std::string_view name_{};
  redshift_statement const* handle_ = nullptr;
  iam_role_base const* iam_role_ = nullptr;
  bool is_none_ = false;
};

/// One who gets a privilege, or several in braces.
class grantee_list : public fixed_list<grantee, 10> {
 public:
  constexpr grantee_list() = default;
  template <class One>
    requires(std::is_convertible_v<One const&, grantee>)
  constexpr grantee_list(One const& one) {
    push_back(one);
  }
  constexpr grantee_list(std::initializer_list<grantee> several) {
    for (grantee const& each : several) push_back(each);
  }

  /// Writes them with commas between.
  [[nodiscard]] constexpr cfn::text in_sql(std::string_view behind_each = "") const {
    cfn::text result;
    for (grantee const& each : *this) {
      if (!result.empty()) result += ", ";
      result += each.in_sql();
      result += behind_each;
    }
    return result;
  }
};

}  // namespace strata
