// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/fact_list.hpp>
#include <strata/sql/granted_rights.hpp>
#include <strata/sql/policy_definition.hpp>

/// The facts of a program, by its constructs and by the statements of its custom SQL. Everything here is values, for
/// constant evaluation and for run time.
namespace strata::access {

class facts : public fact_list {
 public:
  constexpr facts(construct_list const& of, flow::unit_table const& table) : fact_list{of, table} {
    std::size_t const count = table.relation_count();
    rls = core::sequence<core::tribool>::filled(count, core::tribool::no);
    rls_for_datashares = core::sequence<char>::filled(count, 1);
    owner = core::sequence<std::uint32_t>::filled(count, nowhere);
    owner_is_certain = masks_for_datashares = rls_for_datashares;
    first_like_ = core::sequence<std::uint32_t>::filled(buckets, nowhere);
    next_like_ = core::sequence<std::uint32_t>::filled(table.of->size, nowhere);
    for (std::uint32_t r = 0; r < count; ++r) {
      if (is_existing(r)) rls[r] = core::tribool::unknown, owner_is_certain[r] = 0;
      if (r >= table.of->size || table.of->relations[r] == nullptr) continue;
      std::uint32_t& first = first_like_[table.of->relations[r]->line % buckets];
      next_like_[r] = first;
      first = r;
    }
    for (std::uint32_t i = 0; i < of.size; ++i) {
      add_principals(i);
      if (of[i].existing_schema != nullptr) existing_schemas.push_back(of[i].existing_schema);
    }
    for (std::uint32_t i = 0; i < of.size; ++i) add(i);
    for (std::uint32_t i = 0; i < of.size; ++i)
      if (table.of->scripts[i] != nullptr && of[i].policy == nullptr) add_script(i);
    // Nobody knows whether what another construct grants comes before what a text takes, or after it.
    for (revoked const& taken : revoked_) {
      for (privilege_fact& each : privileges)
        if (each.resource != taken.what.resource && taken.may_take(each, name_of(each))) each.certain = false;
      for (membership& each : members)
        if (each.resource != taken.what.resource && taken.may_take(each)) each.certain = false;
    }
  }

 private:
  // ---- constructs

  constexpr void add_principals(std::uint32_t i) {
    auto const made = [&](redshift_statement const& of, sql::grantee_kind kind, std::string_view name) {
      principals[find_or_add(of.owner().id, kind, {name, true})].is_made = true;
    };
    if ((*of_)[i].role != nullptr && (*of_)[i].existing_role == nullptr)
      made(*(*of_)[i].role, sql::grantee_kind::role, (*of_)[i].role->name());
    if ((*of_)[i].user != nullptr) made(*(*of_)[i].user, sql::grantee_kind::user, (*of_)[i].user->name());
    if ((*of_)[i].group != nullptr) made(*(*of_)[i].group, sql::grantee_kind::group, (*of_)[i].group->name());
    if ((*of_)[i].assignment != nullptr)
      made(*(*of_)[i].assignment, sql::grantee_kind::iam_role, (*of_)[i].assignment->iam_role().id);
  }
  /// Whether sessions can have the privileges of such a principal.
  static constexpr bool is_identity(sql::grantee_kind kind) {
    return kind == sql::grantee_kind::role || kind == sql::grantee_kind::user || kind == sql::grantee_kind::group ||
           kind == sql::grantee_kind::everyone;
  }
  constexpr std::uint32_t principal_of(redshift_statement const& user, grantee const& who) {
    return find_or_add(user.owner().id, who.kind(), {who.name(), true});
  }
  /// The relation that an object means, or `nowhere`.
  [[nodiscard]] constexpr std::uint32_t relation_of(redshift_statement const& user,
                                                    granted_object const& object) const {
    if (redshift_relation const* const handle = object.relation()) {
      for (std::uint32_t r = first_like_[handle->line % buckets]; r != nowhere; r = next_like_[r])
        if (table_->of->relations[r] == handle) return r;
    }
    return flow::relation_meant(*table_, user, 0, object.name());
  }

  constexpr void add(std::uint32_t i) {
    if ((*of_)[i].role_grant != nullptr) {
      redshift_role_grant_base const& made = *(*of_)[i].role_grant;
      for (grantee const& each : made.grantees())
        members.push_back({principal_of(made, each), principal_of(made, made.role()), i});
    }
    if ((*of_)[i].group != nullptr) {
      redshift_db_group_base const& made = *(*of_)[i].group;
      for (redshift_db_user_base const* each : made.members())
        members.push_back({principal_of(made, *each), principal_of(made, made), i});
    }
    if ((*of_)[i].assignment != nullptr) {
      redshift_role_assignment_base const& made = *(*of_)[i].assignment;
      std::uint32_t const role = find_or_add(made.owner().id, sql::grantee_kind::iam_role, {made.iam_role().id, true});
      for (redshift_db_role_base const* each : made.roles()) members.push_back({role, principal_of(made, *each), i});
    }
    if ((*of_)[i].grant != nullptr) add_grant(i, *(*of_)[i].grant);
    if ((*of_)[i].attachment != nullptr) add_attachment(i, *(*of_)[i].attachment);
    if ((*of_)[i].row_security != nullptr) {
      redshift_row_level_security_base const& made = *(*of_)[i].row_security;
      std::uint32_t const r = relation_of(made, made.object());
      if (r == nowhere) return;
      rls[r] = core::tribool::yes;
      rls_for_datashares[r] = made.options().for_datashares ? 1 : 0;
    }
    if ((*of_)[i].unmasked != nullptr)
      if (std::uint32_t const r = relation_of(*(*of_)[i].unmasked, (*of_)[i].unmasked->object()); r != nowhere)
        masks_for_datashares[r] = 0;
    if ((*of_)[i].owner != nullptr) {
      redshift_ownership_base const& made = *(*of_)[i].owner;
      if (made.object().scope() == sql::grant_scope::schema) {
        privileges.push_back({.on = privilege_fact::extent::schema,
                              .principal = principal_of(made, made.user()),
                              .privileges = {privilege::usage},
                              .database = {made.database(), true},
                              .schema = made.object().name().name,
                              .resource = i});
      } else if (std::uint32_t const r = relation_of(made, made.object()); r != nowhere) {
        owner[r] = principal_of(made, made.user());
        owner_is_certain[r] = 1;
      }
    }
  }

  constexpr void add_grant(std::uint32_t i, redshift_grant_base const& grant) {
    using extent = privilege_fact::extent;
    granted_object const& object = grant.object();
    privilege_fact fact{.privileges = grant.privileges(), .database = {grant.database(), true}, .resource = i};
    if (!object.name().database.text.empty()) fact.database = object.name().database;
    bool const whole = object.kind() == sql::object_kind::database;
    if (whole) fact.database = object.name().name;
    if (object.kind() == sql::object_kind::schema) fact.schema = object.name().name;
    switch (object.scope()) {
      case sql::grant_scope::relation:
      case sql::grant_scope::columns:
        fact.on = object.scope() == sql::grant_scope::relation ? extent::relation : extent::column;
        fact.relation = relation_of(grant, object);
        break;
      case sql::grant_scope::tables_in:
        fact.on = whole ? extent::tables_in_database : extent::tables_in_schema;
        break;
      case sql::grant_scope::schema:
        fact.on = extent::schema;
        break;
      case sql::grant_scope::schemas_in:
        fact.on = extent::schemas_in_database;
        break;
      case sql::grant_scope::database:
        fact.on = extent::database;
        break;
      case sql::grant_scope::warehouse:
        fact.on = extent::warehouse;
        break;
      case sql::grant_scope::new_tables:          // who knows what is created before it, and what behind it?
        if (object.made_by() != nullptr) return;  // the relations of the program are created by its deployment
        fact.certain = false;
        fact.on = fact.schema.text.empty() ? extent::tables_in_database : extent::tables_in_schema;
        break;
      default:
        return;
    }
    for (grantee const& each : grant.grantees()) {
      if (!is_identity(each.kind())) continue;
      fact.principal = principal_of(grant, each);
      if (fact.on != extent::column) {
        privileges.push_back(fact);
        continue;
      }
      detail::for_each_part(object.column_list(), [&](std::string_view column) {
        fact.column = sql::hash(sql::identifier{column, true});
        privileges.push_back(fact);
      });
    }
  }

  constexpr void add_attachment(std::uint32_t i, redshift_policy_attachment_base const& made) {
    std::uint32_t const r = relation_of(made, made.object());
    if (r == nowhere) return;
    for (grantee const& each : made.grantees()) {
      std::uint32_t const who = principal_of(made, each);
      if (!made.masks()) {
        filters.push_back({r, who, i});
        continue;
      }
      detail::sql_parse const read{made.policy().source()};
      sql::tree_view const tree = read.view().tree;
      sql::policy_definition const policy = sql::policy_definition_of(tree, tree.first_statement());
      std::size_t at = 0;
      detail::for_each_part(made.outputs(), [&](std::string_view column) {
        bool const plain = at < policy.is_plain.size() && policy.is_plain[at] != 0 && made.inputs() == made.outputs();
        masks.push_back({r, who, i, sql::hash(sql::identifier{column, true}), made.priority(), plain});
        ++at;
      });
    }
  }

  // ---- custom SQL

  constexpr void add_script(std::uint32_t i) {
    redshift_custom_sql_base const& script = *table_->of->scripts[i];
    if (script.source().is_opaque()) {
      if (!script.source().grants_nothing()) unread_texts.push_back({script.owner().id, i});
      return;
    }
    script.each_later_source([&](sql_source const& later) {
      detail::sql_parse const read{later};
      for (std::uint32_t s = read.view().first_statement(); s != 0; s = read.view().tree[s].next)
        if (changes_access(read.view().tree, s) && kind_of(read.view().tree, s) != sql::statement_kind::revoke)
          unread_texts.push_back({script.owner().id, i});
    });
    parsed_sql const& text = *table_->of->parsed_scripts[i];
    for (std::uint32_t s = text.first_statement(); s != 0; s = text.tree[s].next)
      add_statement(i, script, text.tree, s);
  }
  static constexpr sql::statement_kind kind_of(sql::tree_view const& tree, std::uint32_t s) {
    return static_cast<sql::statement_kind>(tree[s].detail);
  }
  static constexpr bool changes_access(sql::tree_view const& tree, std::uint32_t s) {
    switch (kind_of(tree, s)) {
      case sql::statement_kind::grant:
      case sql::statement_kind::revoke:
      case sql::statement_kind::alter_default_privileges:
      case sql::statement_kind::attach_masking_policy:
      case sql::statement_kind::attach_rls_policy:
      case sql::statement_kind::detach_masking_policy:
      case sql::statement_kind::detach_rls_policy:
      case sql::statement_kind::alter_masking_policy:
      case sql::statement_kind::alter_rls_policy:
      case sql::statement_kind::create_user:
      case sql::statement_kind::alter_user:
      case sql::statement_kind::create_group:
      case sql::statement_kind::alter_group:
      case sql::statement_kind::call:
      case sql::statement_kind::execute:
      case sql::statement_kind::unknown:
        return true;
      case sql::statement_kind::alter_table:
        return sql::has_word(tree, s, sql::kw_security) || sql::has_word(tree, s, sql::kw_owner) ||
               sql::has_word(tree, s, sql::kw_masking);
      case sql::statement_kind::alter_materialized_view:
        return sql::has_word(tree, s, sql::kw_security);
      case sql::statement_kind::set:
        return sql::has_word(tree, s, sql::kw_session) || sql::has_word(tree, s, sql::kw_authorization);
      default:
        return sql::has_word(tree, s, sql::kw_owner) || sql::has_word(tree, s, sql::kw_authorization);
    }
  }

  constexpr void add_statement(std::uint32_t i, redshift_custom_sql_base const& script, sql::tree_view const& tree,
                               std::uint32_t s) {
    std::string_view const warehouse = script.owner().id;
    switch (kind_of(tree, s)) {
      case sql::statement_kind::grant:
      case sql::statement_kind::revoke:
        return add_rights(i, script, sql::granted_rights_of(tree.range(s)),
                          kind_of(tree, s) == sql::statement_kind::grant);
      case sql::statement_kind::alter_default_privileges:
        return add_default(i, script, sql::default_rights_of(tree.range(s)));
      case sql::statement_kind::create_user:
      case sql::statement_kind::create_role:
      case sql::statement_kind::create_group: {
        sql::statement_kind const kind = kind_of(tree, s);
        std::uint32_t const object = tree.find(s, sql::node_kind::object);
        bool const plain = kind == sql::statement_kind::create_role ||
                           (kind == sql::statement_kind::create_user && !sql::has_word(tree, s, sql::kw_createuser) &&
                            !sql::has_word(tree, s, sql::kw_group));
        if (!plain || object == 0) return unread_texts.push_back({warehouse, i});
        sql::object_name const name = sql::name_of_tokens(tree.tokens, tree[object].first, tree[object].last);
        principals[find_or_add(
                       warehouse,
                       kind == sql::statement_kind::create_role ? sql::grantee_kind::role : sql::grantee_kind::user,
                       name.name)]
            .is_made = true;
        return;
      }
      default:
        if (changes_access(tree, s)) unread_texts.push_back({warehouse, i});
    }
  }

  static constexpr sql::privilege_set all_of(sql::grant_scope scope) { return sql::rule_of(scope).privileges; }
  /// Calls `use(fact)` for what a GRANT or REVOKE is about.
  constexpr void each_right(redshift_custom_sql_base const& script, sql::granted_rights const& rights,
                            privilege_fact fact, sql::object_name const& object, auto use) const {
    using extent = privilege_fact::extent;
    switch (rights.scope) {
      case sql::grant_scope::relation:
      case sql::grant_scope::columns:
        fact.relation = flow::relation_meant(*table_, script, 0, object);
        fact.on = rights.scope == sql::grant_scope::relation ? extent::relation : extent::column;
        if (fact.on == extent::relation) return use(fact);
        for (sql::identifier const& column : rights.columns) {
          fact.column = sql::hash(column);
          use(fact);
        }
        return;
      case sql::grant_scope::schema:
        fact.on = extent::schema;
        break;
      case sql::grant_scope::tables_in:
        fact.on = rights.in_database ? extent::tables_in_database : extent::tables_in_schema;
        break;
      case sql::grant_scope::schemas_in:
        fact.on = extent::schemas_in_database;
        break;
      case sql::grant_scope::database:
        fact.on = extent::database;
        break;
      default:
        return;
    }
    bool const of_database =
        fact.on == extent::schemas_in_database || fact.on == extent::database || rights.in_database;
    (of_database ? fact.database : fact.schema) = object.name;
    if (!of_database && !object.schema.text.empty()) fact.database = object.schema;
    use(fact);
  }

  constexpr void add_rights(std::uint32_t i, redshift_custom_sql_base const& script, sql::granted_rights const& rights,
                            bool gives) {
    using extent = privilege_fact::extent;
    std::string_view const warehouse = script.owner().id;
    if (!rights.is_known) return unread_texts.push_back({warehouse, i});
    if (rights.is_option) return;
    for (sql::granted_rights::principal const& who : rights.to) {
      std::uint32_t const p = find_or_add(warehouse, who.kind, who.name);
      privilege_fact fact{
          .principal = p, .privileges = rights.privileges, .database = {script.database(), true}, .resource = i};
      if (rights.privileges.has(privilege::all)) fact.privileges = all_of(rights.scope);
      auto const use = [&](privilege_fact const& one) { gives ? privileges.push_back(one) : take({.what = one}); };
      if (rights.scope == sql::grant_scope::warehouse && !rights.is_role) {
        fact.on = extent::warehouse;
        use(fact);
      }
      for (sql::object_name const& object : rights.objects) {
        if (!rights.is_role) {
          each_right(script, rights, fact, object, use);
          continue;
        }
        std::uint32_t const role = find_or_add(warehouse, sql::grantee_kind::role, object.name);
        if (gives)
          members.push_back({p, role, i});
        else
          take({.what = fact, .role = role});
      }
    }
  }
  /// A REVOKE. What the same text has granted before, it takes for sure if it names the same object.
  constexpr void take(revoked const& taken) {
    for (privilege_fact& each : privileges) {
      if (each.resource != taken.what.resource || !taken.may_take(each, name_of(each))) continue;
      if (taken.is_about(each))
        each.privileges = each.privileges.without(taken.what.privileges);
      else
        each.certain = false;
    }
    for (membership& each : members)
      if (each.resource == taken.what.resource && taken.may_take(each)) each.in = each.member;
    if (principals[taken.what.principal].kind == sql::grantee_kind::everyone && taken.takes_public_schema())
      revoked_public.push_back(principals[taken.what.principal].warehouse);
    revoked_.push_back(taken);
  }
  [[nodiscard]] constexpr sql::object_name name_of(privilege_fact const& of) const {
    if (of.relation == nowhere) return {of.database, of.schema, {}};
    sql::object_name result = table_->name_of(of.relation);
    result.database = table_->database_of(of.relation);
    return result;
  }
  /// ALTER DEFAULT PRIVILEGES: nobody knows which relations its user creates afterwards; another user none of the
  /// program.
  constexpr void add_default(std::uint32_t i, redshift_custom_sql_base const& script, sql::default_rights const& of) {
    if (!of.rights.is_known || of.has_unknown_user) return unread_texts.push_back({script.owner().id, i});
    if (!of.gives || !of.users.empty()) {
      for (sql::identifier const& user : of.users)
        if (std::uint32_t const p = find(script.owner().id, sql::grantee_kind::user, user);
            p == nowhere || !principals[p].is_made)
          return unread_texts.push_back({script.owner().id, i});
      return;
    }
    for (sql::granted_rights::principal const& who : of.rights.to) {
      privilege_fact fact{.on = privilege_fact::extent::tables_in_database,
                          .principal = find_or_add(script.owner().id, who.kind, who.name),
                          .privileges = of.rights.privileges,
                          .database = {script.database(), true},
                          .resource = i,
                          .certain = false};
      if (fact.privileges.has(privilege::all)) fact.privileges = all_of(sql::grant_scope::new_tables);
      if (of.schemas.empty()) privileges.push_back(fact);
      for (sql::identifier const& schema : of.schemas) {
        fact.on = privilege_fact::extent::tables_in_schema;
        fact.schema = schema;
        privileges.push_back(fact);
      }
    }
  }
  static constexpr std::size_t buckets = 256;
  core::sequence<std::uint32_t> first_like_{}, next_like_{};  ///< the relations of the program by their lines
  core::sequence<revoked> revoked_{};
};

}  // namespace strata::access
