// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access.hpp>
#include <strata/constructs/redshift/load.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>

/// Datashares: the objects that a producer shares, and the grants to consumers
/// (https://docs.aws.amazon.com/redshift/latest/dg/datashare-overview.html).
namespace strata {

namespace detail {

/// CloudFormation updates a policy before it deletes replaced resources. So the policy covers shares by a pattern and
/// names none.
constexpr cfn::attributes until_the_old_share_goes() {
  return {.metadata = detail::wildcard_reason("A share that is replaced by another has to be taken back.")};
}

}  // namespace detail

/// An object of a datashare: a relation of the stack, a relation by name ("schema.name"), or a schema with all that it
/// has at that time.
struct share_object {
  redshift_relation const* relation = nullptr;
  table_named named{};
  std::string_view schema{};
  bool include_new = false;  ///< of a schema: also objects that appear in it later

  constexpr share_object() = default;
  constexpr share_object(redshift_relation const& of_the_stack) : relation{&of_the_stack} {}
  constexpr share_object(table_named name) : named{name} {}
  constexpr share_object(redshift_schema_base const& whole) : schema{whole.name()} {}
  constexpr share_object(std::string_view schema_, bool include_new_) : schema{schema_}, include_new{include_new_} {}
};

/// All objects that a schema has at that time; with `include_new` also later ones.
constexpr share_object whole_schema(std::string_view name, bool include_new = false) { return {name, include_new}; }

struct share_options {
  bool publicly_accessible = false;  ///< consumers can be publicly accessible warehouses
  std::string_view database{};       ///< empty: the namespace's first database
  /// `adopt` compares the database, the public access and the objects, unless the share holds whole schemas.
  strata::if_exists if_exists = strata::if_exists::fail;
};

/// A datashare of one database. It waits for the relations that it holds. It is dropped when it leaves the stack.
/// Errors: E0104, E0367, E0380, E0388.
class redshift_datashare_base : public redshift_statement {
 public:
  using holds_function = bool (*)(redshift_datashare_base const&, sql::object_name const&, bool by_itself);

  constexpr redshift_datashare_base(std::string_view id_, any_warehouse const& workgroup, std::string_view name,
                                    share_options const& options, holds_function asks, core::source_line line_)
      : redshift_statement{id_, workgroup, options.database, line_},
        name_{name},
        publicly_accessible_{options.publicly_accessible},
        if_exists_{options.if_exists},
        holds_{asks} {}

  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  /// Whether consumers may see a relation of this name, with its schema. It does not look into the contents of a whole
  /// schema.
  /// @param by_itself only if the share holds the relation itself, not its schema
  [[nodiscard]] constexpr bool may_hold(sql::object_name const& relation, bool by_itself = false) const {
    return holds_(*this, relation, by_itself);
  }
  /// Whether consumers see a relation of the stack.
  [[nodiscard]] constexpr bool holds(redshift_relation const& relation) const {
    return relation.same_database(*this) && may_hold(relation.qualified_name());
  }
  /// The ARN for other accounts, which authorize and associate the share by it.
  [[nodiscard]] constexpr cfn::text arn() const {
    return cfn::arn("redshift", cfn::concat("datashare:", owner().namespace_id(), "/", detail::folded_name(name_)));
  }

 protected:
  constexpr void describe_share(core::describer& out, share_object const* objects, std::size_t count) const {
    describe_statement(out);
    require_name(out, name_);
    out.require(count > 0, errors::E0388);
    names().makes(out, core::verb::creates, sql::object_kind::datashare, {{}, {}, {name_, true}});
    if (if_exists_ == strata::if_exists::adopt) out.mark(detail::adopts_objects);
    for (std::size_t i = 0; i < count; ++i) {
      share_object const& o = objects[i];
      if (o.relation) {
        out.follows(o.relation->id);
        out.require(o.relation->same_database(*this), errors::E0380, o.relation->id);
        names().needs(out, o.relation->kind(), o.relation->qualified_name(), {.lasting = true, .reads = false});
      } else if (!o.schema.empty()) {
        require_name(out, o.schema);
        out.require(!sql::is_system_relation({{}, {o.schema, true}, {o.schema, true}}), errors::E0411, o.schema);
        names().needs(out, sql::object_kind::schema, {{}, {}, {o.schema, true}}, {.lasting = true});
        names().contents(out, core::verb::may_read, {}, {o.schema, true});
      } else {
        require_name(out, o.named.name().name.text);
        out.require(!sql::is_surely_of_the_system(o.named.name()), errors::E0411, o.named.name().name.text);
        names().needs(out, sql::object_kind::relation, o.named.name(), {.lasting = true});
      }
    }
  }

  [[nodiscard]] constexpr bool holds_one(share_object const& o, sql::object_name const& relation,
                                         bool by_itself) const {
    if (!sql::equal(schema_of(o), relation.schema)) return false;
    if (!o.schema.empty()) return !by_itself;
    return sql::equal(o.relation ? o.relation->name().name : o.named.name().name, relation.name);
  }

  /// Adds each schema once, before its relations.
  constexpr void expand_share(auto& out, share_object const* objects, std::size_t count) const {
    detail::statement_scripts scripts;
    cfn::text const share = detail::sql_name(name_);
    scripts.create.alone(cfn::text{"CREATE DATASHARE "} + share);
    cfn::text const alter = cfn::concat("ALTER DATASHARE ", share, " ");
    if (publicly_accessible_)
      scripts.part(cfn::concat(alter, "SET PUBLICACCESSIBLE TRUE"), cfn::concat(alter, "SET PUBLICACCESSIBLE FALSE"));
    for (std::size_t i = 0; i < count; ++i) {
      sql::identifier const schema = schema_of(objects[i]);
      bool is_new = true;
      for (std::size_t j = 0; j < i; ++j) is_new = is_new && !sql::equal(schema_of(objects[j]), schema);
      if (is_new) add_schema(scripts, alter, schema, objects, count);
    }
    scripts.delete_.alone(cfn::text{"DROP DATASHARE "} + share);
    if (if_exists_ == strata::if_exists::adopt) adopt(scripts, objects, count);
    expand_statement(out, "Custom::RedshiftDatashare", scripts);
  }

 private:
  /// https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_DATASHARES.html,
  /// https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_DATASHARE_OBJECTS.html
  constexpr void adopt(detail::statement_scripts& scripts, share_object const* objects, std::size_t count) const {
    bool const case_sensitive = workgroup().has_case_sensitive_names();
    cfn::text const mine =
        cfn::concat(" WHERE share_type='OUTBOUND' AND share_name=", detail::sql_literal(stored_name(name_)));
    cfn::text query = cfn::concat(
        "SELECT source_database||CASE WHEN is_publicaccessible THEN ', public' ELSE '' END FROM svv_datashares", mine);
    cfn::json rows = cfn::array(
        {cfn::array({cfn::json{cfn::concat(stored_name(database()), publicly_accessible_ ? ", public" : "")}})});
    bool whole = false;
    for (std::size_t i = 0; i < count; ++i) whole = whole || !objects[i].schema.empty();
    scripts.adopt = cfn::array({});
    if (!whole) {
      query += cfn::concat(" UNION ALL SELECT object_name FROM svv_datashare_objects", mine);
      for (std::size_t i = 0; i < count; ++i) {
        share_object const& o = objects[i];
        cfn::text name;
        detail::append_as_shown(name, schema_of(o), case_sensitive);
        rows.items.push_back(cfn::array({cfn::json{name}}));
        name += ".";
        detail::append_as_shown(name, o.relation ? o.relation->name().name : o.named.name().name, case_sensitive);
        rows.items.push_back(cfn::array({cfn::json{name}}));
      }
    }
    scripts.adopt.items.push_back(cfn::json{query});
    for (cfn::json const& row : rows.items) scripts.adopt.items.push_back(row);
  }
  [[nodiscard]] constexpr sql::identifier schema_of(share_object const& o) const {
    if (o.relation) return o.relation->schema();
    if (!o.schema.empty()) return {o.schema, true};
    sql::identifier const named = o.named.name().schema;
    return named.text.empty() ? search_schema() : named;
  }
  static constexpr cfn::text spelled(sql::identifier const& name) {
    if (name.quoted && !sql::needs_quotes(name.text)) return name.text;
    return detail::sql_name(name);
  }

  constexpr void add_schema(detail::statement_scripts& scripts, cfn::text const& alter, sql::identifier const& schema,
                            share_object const* objects, std::size_t count) const {
    bool whole = false, include_new = false;
    add(scripts, alter, "SCHEMA ", spelled(schema));
    for (std::size_t i = 0; i < count; ++i) {
      share_object const& o = objects[i];
      if (!sql::equal(schema_of(o), schema)) continue;
      whole = whole || !o.schema.empty();
      include_new = include_new || o.include_new;
    }
    if (whole) add(scripts, alter, "ALL TABLES IN SCHEMA ", spelled(schema));
    for (std::size_t i = 0; i < count && !whole; ++i) {
      share_object const& o = objects[i];
      if (!sql::equal(schema_of(o), schema)) continue;
      add(scripts, alter, "TABLE ",
          cfn::concat(spelled(schema), ".", spelled(o.relation ? o.relation->name().name : o.named.name().name)));
    }
    if (include_new)
      scripts.part(cfn::concat(alter, "SET INCLUDENEW = TRUE FOR SCHEMA ", spelled(schema)),
                   cfn::concat(alter, "SET INCLUDENEW = FALSE FOR SCHEMA ", spelled(schema)));
  }

  static constexpr void add(detail::statement_scripts& scripts, cfn::text const& alter, std::string_view what,
                            cfn::text const& name) {
    scripts.part(cfn::concat(alter, "ADD ", what, name), cfn::concat(alter, "REMOVE ", what, name));
  }

  std::string_view name_;
  bool publicly_accessible_;
  strata::if_exists if_exists_;
  holds_function holds_;
};

template <core::fixed_string Id, std::size_t Count>
struct redshift_datashare : redshift_datashare_base {
  constexpr redshift_datashare(any_warehouse const& workgroup, std::string_view name,
                               std::array<share_object, Count> const& objects, share_options const& options,
                               core::source_line line_)
      : redshift_datashare_base{Id.view(),
                                workgroup,
                                name,
                                options,
                                [](redshift_datashare_base const& self, sql::object_name const& relation,
                                   bool by_itself) {
                                  return static_cast<redshift_datashare const&>(self).holds_name(relation, by_itself);
                                },
                                line_},
        objects_{objects} {}
  constexpr redshift_datashare(any_warehouse const& workgroup, std::string_view name, share_object const& only,
                               share_options const& options, core::source_line line_)
    requires(Count == 1)
      : redshift_datashare{workgroup, name, std::array{only}, options, line_} {}

  constexpr void describe(core::describer& out) const { describe_share(out, objects_.data(), Count); }
  constexpr void expand(auto& out) const { expand_share(out, objects_.data(), Count); }

 private:
  [[nodiscard]] constexpr bool holds_name(sql::object_name const& relation, bool by_itself) const {
    for (share_object const& o : objects_)
      if (holds_one(o, relation, by_itself)) return true;
    return false;
  }

  std::array<share_object, Count> objects_;
};

/// Another AWS account, by its id of 12 digits.
struct account {
  std::string_view id;
};

struct grant_options {
  bool authorize = false;     ///< to an account: authorize it at once; otherwise an administrator does
  bool allow_writes = false;  ///< of the authorization: it includes writes
};

/// The use of a datashare, granted to a namespace of this account or to another account. It is revoked when it leaves
/// the stack. Errors: E0105 for the same grant twice, E0322, E0381, E0382.
class redshift_share_grant_base : public redshift_statement {
 public:
  constexpr redshift_share_grant_base(std::string_view id_, any_warehouse const& workgroup,
                                      redshift_datashare_base const& share, any_namespace const* consumer,
                                      strata::account account, grant_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, share.database(), line_},
        share_{&share},
        consumer_{consumer},
        account_{account},
        options_{options} {}

  [[nodiscard]] constexpr redshift_datashare_base const& share() const { return *share_; }
  /// The consumer's namespace; null if the grant is for an account.
  [[nodiscard]] constexpr any_namespace const* consumer() const { return consumer_; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    out.follows(share_->id);
    names().needs(out, sql::object_kind::datashare, {{}, {}, {share_->name(), true}}, {.lasting = true});
    describe_grant(out);
    if (consumer_) {
      out.needs(consumer_->id);
      consumer_->require_namespace_id(out);
      out.require(consumer_->id != share_->owner().id, errors::E0382, consumer_->id);
    } else {
      if (options_.authorize) share_->owner().require_namespace_id(out);
      out.require(detail::is_account_id(account_.id), errors::E0322, account_.id,
                  static_cast<long long>(account_.id.size()), 12);
    }
  }

  constexpr void expand(auto& out) const {
    detail::statement_scripts scripts;
    scripts.create.alone(statement("GRANT", "TO"));
    scripts.delete_.alone(statement("REVOKE", "FROM"));
    expand_statement(out, "Custom::RedshiftDatashareGrant", scripts);
    if (!consumer_ && options_.authorize) expand_authorization(out);
  }

 private:
  /// Who revokes one of two equal grants revokes both.
  constexpr void describe_grant(core::describer& out) const {
    auto writer = out.name(core::verb::creates);
    writer.append(owner().id).append("/").show_from_here().append("USAGE ON DATASHARE ");
    sql::append_folded(writer, {share_->name(), true});
    writer.append(consumer_ ? " TO NAMESPACE " : " TO ACCOUNT ").append(consumer_ ? consumer_->id : account_.id);
  }
  [[nodiscard]] constexpr cfn::text statement(std::string_view verb, std::string_view to) const {
    cfn::text const usage = cfn::concat(verb, " USAGE ON DATASHARE ", detail::sql_name(share_->name()), " ", to);
    if (consumer_) return cfn::concat(usage, " NAMESPACE ", detail::sql_literal(consumer_->namespace_id()));
    return cfn::concat(usage, " ACCOUNT ", detail::sql_literal(account_.id));
  }

  constexpr void expand_authorization(auto& out) const {
    cfn::logical_id const permissions{id, "AuthorizationPolicy"};
    cfn::attributes attributes = custom_resources::allow(
        out, permissions,
        {{.actions = custom_resources::calls::authorize_data_share.permissions,
          .resources = {cfn::arn("redshift", cfn::concat("datashare:", share_->owner().namespace_id(), "/*"))}},
         {.actions = custom_resources::calls::authorize_data_share.undo_permissions,
          .resources = {cfn::arn("redshift", "datashare:*")}}},
        detail::until_the_old_share_goes());
    attributes.depends_on.push_back({id, {}});
    out.add(
        {id, "Authorization"},
        custom_resources::call("Custom::RedshiftDatashareAuthorization", custom_resources::calls::authorize_data_share,
                               cfn::object({{"DataShareArn", share_->arn()},
                                            {"ConsumerIdentifier", account_.id},
                                            {"AllowWrites", options_.allow_writes}}),
                               cfn::object({{"DataShareArn", share_->arn()}, {"ConsumerIdentifier", account_.id}})),
        attributes);
  }

  redshift_datashare_base const* share_;
  any_namespace const* consumer_;
  strata::account account_;
  grant_options options_;
};

template <core::fixed_string Id>
struct redshift_share_grant : redshift_share_grant_base {
  constexpr redshift_share_grant(any_warehouse const& workgroup, redshift_datashare_base const& share,
                                 any_namespace const& consumer, core::source_line line_)
      : redshift_share_grant_base{Id.view(), workgroup, share, &consumer, {}, {}, line_} {}
  constexpr redshift_share_grant(any_warehouse const& workgroup, redshift_datashare_base const& share,
                                 strata::account const& consumer, grant_options const& options, core::source_line line_)
      : redshift_share_grant_base{Id.view(), workgroup, share, nullptr, consumer, options, line_} {}
};

}  // namespace strata
