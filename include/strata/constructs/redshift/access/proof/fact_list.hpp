// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/rows.hpp>
#include <strata/core/tribool.hpp>

/// What a program says about access, in one form. A fact is certain, or it may be so: what the program leaves to texts
/// that Strata does not read, and to what existed before, never proves anything.
namespace strata::access {

using flow::nowhere;

struct principal {
  std::string_view warehouse{};  ///< the id of its namespace
  sql::grantee_kind kind{};
  sql::identifier name{};
  bool is_made = false;  ///< the program creates it, so that it has the privileges that the program gives
  std::uint64_t hash{};  ///< of its name
};

/// A principal that is in another one: a user in a group, a role or a user with a role.
struct membership {
  std::uint32_t member{}, in{};
  std::uint32_t resource = nowhere;
  bool certain = true;
};

struct privilege_fact {
  enum class extent : std::uint8_t {
    relation,
    column,
    tables_in_schema,
    tables_in_database,
    schema,
    schemas_in_database,
    database,
    warehouse
  };
  extent on{};
  std::uint32_t principal{};
  sql::privilege_set privileges{};
  std::uint32_t relation = nowhere;
  std::uint64_t column{};  ///< the hash of its name
  sql::identifier database{}, schema{};
  std::uint32_t resource = nowhere;  ///< the construct that grants it
  bool certain = true;
};

/// A REVOKE in a text.
struct revoked {
  privilege_fact what{};
  std::uint32_t role = nowhere;  ///< of a role

  /// Whether it is about the same object, and no other.
  [[nodiscard]] constexpr bool is_about(privilege_fact const& one) const {
    using extent = privilege_fact::extent;
    if (one.on != what.on) return false;
    if (one.on == extent::relation) return true;
    return one.on == extent::column ? one.column == what.column : one.on == extent::schema;
  }
  /// Whether it may take a grant. @param on what the grant is on
  [[nodiscard]] constexpr bool may_take(privilege_fact const& one, sql::object_name const& on) const {
    using extent = privilege_fact::extent;
    if (role != nowhere || one.principal != what.principal || shares_none(one)) return false;
    switch (what.on) {
      case extent::relation:
      case extent::column:
        if (one.on == extent::column && what.on == extent::column && one.column != what.column) return false;
        return (one.on == extent::relation || one.on == extent::column) && one.relation == what.relation;
      case extent::tables_in_schema:
        return one.on != extent::schema && one.on != extent::schemas_in_database && one.on != extent::database &&
               one.on != extent::warehouse && (on.schema.empty() || sql::equal(on.schema, what.schema));
      case extent::schema:
        return one.on == extent::schemas_in_database ||
               (one.on == extent::schema && sql::equal(one.schema, what.schema));
      case extent::schemas_in_database:
        return one.on == extent::schemas_in_database || one.on == extent::schema;
      case extent::tables_in_database:
        return one.on != extent::schema && one.on != extent::schemas_in_database && one.on != extent::database &&
               one.on != extent::warehouse;
      default:
        return one.on == what.on;
    }
  }
  [[nodiscard]] constexpr bool may_take(membership const& one) const {
    return role != nowhere && one.member == what.principal && one.in == role;
  }
  /// Whether it takes USAGE on the schema `public`.
  [[nodiscard]] constexpr bool takes_public_schema() const {
    using extent = privilege_fact::extent;
    return role == nowhere && what.privileges.has(sql::privilege::usage) &&
           (what.on == extent::schemas_in_database ||
            (what.on == extent::schema && sql::equal(what.schema, sql::name_of("public"))));
  }

 private:
  [[nodiscard]] constexpr bool shares_none(privilege_fact const& one) const {
    return one.privileges.without(what.privileges) == one.privileges;
  }
};

struct filter_fact {
  std::uint32_t relation{}, principal{}, resource{};
  bool certain = true;
};
struct mask_fact {
  std::uint32_t relation{}, principal{}, resource{};
  std::uint64_t column{};
  int priority{};
  bool is_plain = false;  ///< it shows the column itself
};

class fact_list {
 public:
  core::sequence<principal> principals{};
  core::sequence<membership> members{};
  core::sequence<privilege_fact> privileges{};
  core::sequence<filter_fact> filters{};
  core::sequence<mask_fact> masks{};
  // of each relation
  core::sequence<core::tribool> rls{};
  core::sequence<char> rls_for_datashares{}, masks_for_datashares{};
  core::sequence<std::uint32_t> owner{};  ///< `nowhere`: the user of the deployment, who may do everything
  core::sequence<char> owner_is_certain{};
  /// Warehouses of which a text may have granted anything, with the construct that has it.
  struct unread {
    std::string_view warehouse{};
    std::uint32_t resource{};
  };
  core::sequence<unread> unread_texts{};
  core::sequence<existing_schema_base const*> existing_schemas{};
  core::sequence<std::string_view> revoked_public{};  ///< warehouses where PUBLIC has lost USAGE on `public`

  [[nodiscard]] constexpr std::uint32_t find(std::string_view warehouse, sql::grantee_kind kind,
                                             sql::identifier const& name) const {
    std::uint64_t const wanted = kind == sql::grantee_kind::everyone ? 0 : sql::hash(name);
    for (std::uint32_t p = 0; p < principals.size(); ++p)
      if (principals[p].hash == wanted && principals[p].kind == kind && principals[p].warehouse == warehouse &&
          (kind == sql::grantee_kind::everyone || sql::equal(principals[p].name, name)))
        return p;
    return nowhere;
  }
  constexpr std::uint32_t find_or_add(std::string_view warehouse, sql::grantee_kind kind, sql::identifier const& name) {
    std::uint32_t const known = find(warehouse, kind, name);
    if (known != nowhere) return known;
    bool const everyone = kind == sql::grantee_kind::everyone;
    principals.push_back({warehouse, kind, name, everyone, everyone ? 0 : sql::hash(name)});
    return static_cast<std::uint32_t>(principals.size() - 1);
  }
  /// Whether the program only describes a relation, or only names it: others may have privileges on it.
  [[nodiscard]] constexpr bool is_existing(std::uint32_t r) const {
    if (!table_->is_relation(r)) return false;
    if (r < table_->of->size) return table_->of->relations[r]->is_existing();
    return table_->named[r - table_->of->size].maker == nowhere;
  }
  [[nodiscard]] constexpr bool is_existing_schema(std::string_view warehouse, sql::identifier const& name) const {
    for (existing_schema_base const* each : existing_schemas)
      if (each->owner().id == warehouse && sql::equal(sql::identifier{each->name(), true}, name)) return true;
    return false;
  }
  [[nodiscard]] constexpr bool is_unread(std::string_view warehouse) const { return unread_in(warehouse) != nowhere; }
  [[nodiscard]] constexpr std::uint32_t unread_in(std::string_view warehouse) const {
    for (unread const& each : unread_texts)
      if (each.warehouse == warehouse) return each.resource;
    return nowhere;
  }
  [[nodiscard]] constexpr flow::unit_table const& table() const { return *table_; }

 protected:
  constexpr fact_list(construct_list const& of, flow::unit_table const& table) : of_{&of}, table_{&table} {}

  construct_list const* of_;
  flow::unit_table const* table_;
};

}  // namespace strata::access
