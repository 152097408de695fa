// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access.hpp>
#include <strata/constructs/redshift/catalog.hpp>
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/constructs/redshift/datashare.hpp>
#include <strata/constructs/redshift/merge.hpp>
#include <strata/constructs/redshift/sql_domain.hpp>
#include <strata/constructs/rejected.hpp>

#include <type_traits>

namespace strata {

namespace detail {

template <class Target>
inline constexpr bool is_load_target = is_redshift_table<Target> || std::is_same_v<Target, table_named>;
/// Has the workgroup's own id, which is in the stack, so that no second error follows.
template <core::fixed_string Id>
inline constexpr redshift_serverless_namespace<Id> in_place_of_a_temporary{
    {.name = "temporary", .db_name = "temporary"}};
template <class Share>
inline constexpr bool is_datashare = std::is_base_of_v<redshift_datashare_base, Share>;

}  // namespace detail

/// The compute of a namespace, and the place to declare what is in its databases. Every function gives a resource,
/// which has to be a constant of the program and a part of the stack.
///
///     inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(producer_ns, {.name = "producer"});
///     inline constexpr auto reviews = producer.create_table<"Reviews">("CREATE TABLE reviews (id int)");
template <core::fixed_string WorkgroupId = "">
struct redshift_serverless_workgroup : redshift_serverless_workgroup_base {
  constexpr redshift_serverless_workgroup(redshift_serverless_namespace_base const& owner_,
                                          redshift_serverless_workgroup_options const& options,
                                          unsigned line_ = __builtin_LINE())
      : redshift_serverless_workgroup_base{WorkgroupId.view(), owner_, options, line_} {}
  /// E0309.
  constexpr redshift_serverless_workgroup(
      redshift_serverless_namespace_base const&&, redshift_serverless_workgroup_options const& options,
      unsigned line_ = __builtin_LINE()) noexcept(sizeof(errors::
                                                             E0309_argument_is_a_temporary<
                                                                 core::details<core::named<WorkgroupId>>>) > 0)
      : redshift_serverless_workgroup{detail::in_place_of_a_temporary<WorkgroupId>, options, line_} {}
  /// E0308.
  constexpr redshift_serverless_workgroup(
      redshift_serverless_workgroup_options const& options, redshift_serverless_namespace_base const& owner_,
      unsigned line_ = __builtin_LINE()) noexcept(sizeof(detail::in_another_order<WorkgroupId>) > 0)
      : redshift_serverless_workgroup{owner_, options, line_} {}

  /// Runs any SQL on create, update and delete.
  template <core::fixed_string Id = "">
  constexpr auto run_custom_sql(custom_sql_options const& options, unsigned line_ = __builtin_LINE()) const {
    return redshift_custom_sql<Id>{*this, options, line_};
  }
  /// CREATE SCHEMA.
  template <core::fixed_string Id = "">
  constexpr auto create_schema(std::string_view name, schema_options const& options = {},
                               unsigned line_ = __builtin_LINE()) const {
    return redshift_schema<Id>{*this, name, options, line_};
  }
  /// One CREATE TABLE statement.
  template <core::fixed_string Id = "">
  constexpr auto create_table(sql_source const& sql, relation_options const& options = {},
                              unsigned line_ = __builtin_LINE()) const {
    return redshift_table<Id>{*this, sql, options, line_};
  }
  /// One CREATE VIEW statement.
  template <core::fixed_string Id = "">
  constexpr auto create_view(sql_source const& sql, relation_options const& options = {},
                             unsigned line_ = __builtin_LINE()) const {
    return redshift_view<Id>{*this, sql, options, line_};
  }
  /// One CREATE MATERIALIZED VIEW statement.
  template <core::fixed_string Id = "">
  constexpr auto create_materialized_view(sql_source const& sql, relation_options const& options = {},
                                          unsigned line_ = __builtin_LINE()) const {
    return redshift_materialized_view<Id>{*this, sql, options, line_};
  }
  /// A relation that exists already, so that SQL may read it; with its columns, so that SQL is checked against them:
  ///
  ///     inline constexpr auto items = producer.existing_relation<"Items">("public", "items", {.columns = "id int,
  ///     price decimal(10, 2)"});
  template <core::fixed_string Id = "">
  constexpr auto existing_relation(std::string_view schema, std::string_view name,
                                   existing_relation_options const& options = {},
                                   unsigned line_ = __builtin_LINE()) const {
    return strata::existing_relation<Id>{*this, schema, name, options, line_};
  }

  /// COPY into a table from a location, or from the target of an `s3_data_copy`, which it then waits for. E0368.
  template <core::fixed_string Id = "", class Target>
  constexpr auto ingest_data(Target const& target, load_source const& source, copy_options const& options = {},
                             unsigned line_ = __builtin_LINE()) const
      noexcept(sizeof(detail::accepted<detail::is_load_target<Target>,
                                       errors::E0368_target_is_not_a_table<core::details<core::named<Id>, Target>>,
                                       Target>) > 0) {
    if constexpr (detail::is_load_target<Target>)
      return redshift_load<Id, Target>{*this, target, source, options, line_};
    else
      return detail::rejected<Id>{};
  }
  /// E0308.
  template <core::fixed_string Id = "", class Source, class Target>
    requires(!detail::is_load_target<Source> && detail::is_load_target<Target>)
  constexpr auto ingest_data(Source const& source, Target const& target, copy_options const& options = {},
                             unsigned line_ = __builtin_LINE()) const
      noexcept(sizeof(detail::in_another_order<Id>) > 0) {
    return redshift_load<Id, Target>{*this, target, source, options, line_};
  }
  /// MERGE … REMOVE DUPLICATES of one table into another. E0368.
  template <core::fixed_string Id = "", class Source, class Target>
  constexpr auto merge_to_target_table(Source const& source, Target const& target, merge_options const& options = {},
                                       unsigned line_ = __builtin_LINE()) const
      noexcept(
          sizeof(detail::accepted<(is_redshift_table<Source> && is_redshift_table<Target>),
                                  errors::E0368_target_is_not_a_table<core::details<core::named<Id>, Source, Target>>,
                                  Source, Target>) > 0) {
    if constexpr (is_redshift_table<Source> && is_redshift_table<Target>)
      return redshift_merge<Id>{*this, source, target, options, line_};
    else
      return detail::rejected<Id>{};
  }

  /// CREATE ROLE.
  template <core::fixed_string Id = "">
  constexpr auto create_db_role(std::string_view name, unsigned line_ = __builtin_LINE()) const {
    return redshift_db_role<Id>{*this, name, line_};
  }
  /// GRANT USAGE ON SCHEMA.
  template <core::fixed_string Id = "">
  constexpr auto grant_db_schema_to_role(redshift_db_role_base const& role, std::string_view schema,
                                         std::string_view database = {}, unsigned line_ = __builtin_LINE()) const {
    return redshift_schema_grant<Id>{*this, role, schema, schema_privilege::usage, database, line_};
  }
  /// GRANT SELECT ON ALL TABLES IN SCHEMA.
  template <core::fixed_string Id = "">
  constexpr auto grant_schema_read_to_role(redshift_db_role_base const& role, std::string_view schema,
                                           std::string_view database = {}, unsigned line_ = __builtin_LINE()) const {
    return redshift_schema_grant<Id>{*this, role, schema, schema_privilege::select_all_tables, database, line_};
  }
  /// GRANT ALL ON ALL TABLES IN SCHEMA.
  template <core::fixed_string Id = "">
  constexpr auto grant_db_all_privileges_to_role(redshift_db_role_base const& role, std::string_view schema,
                                                 std::string_view database = {},
                                                 unsigned line_ = __builtin_LINE()) const {
    return redshift_schema_grant<Id>{*this, role, schema, schema_privilege::all_on_all_tables, database, line_};
  }
  /// Gives the sessions of an IAM role database roles.
  template <core::fixed_string Id = "">
  constexpr auto assign_db_roles_to_iam_role(iam_role_base const& role,
                                             std::initializer_list<redshift_db_role_base const*> roles,
                                             unsigned line_ = __builtin_LINE()) const {
    return redshift_role_assignment<Id>{*this, role, roles, line_};
  }

  /// The relations in the Glue Data Catalog, by a crawler.
  template <core::fixed_string Id = "">
  constexpr auto catalog_tables(std::string_view name, catalog_options const& options = {},
                                unsigned line_ = __builtin_LINE()) const {
    return redshift_catalog<Id>{*this, name, options, line_};
  }

  /// A datashare of one or several relations or schemas.
  template <core::fixed_string Id = "">
  constexpr auto create_share(std::string_view name, share_object only, share_options const& options = {},
                              unsigned line_ = __builtin_LINE()) const {
    return redshift_datashare<Id, 1>{*this, name, {only}, options, line_};
  }
  template <core::fixed_string Id = "", std::size_t Count>
  constexpr auto create_share(std::string_view name, share_object const (&objects)[Count],
                              share_options const& options = {}, unsigned line_ = __builtin_LINE()) const {
    std::array<share_object, Count> copied{};
    for (std::size_t i = 0; i < Count; ++i) copied[i] = objects[i];
    return redshift_datashare<Id, Count>{*this, name, copied, options, line_};
  }
  /// E0308.
  template <core::fixed_string Id = "">
  constexpr auto create_share(share_object only, std::string_view name, share_options const& options = {},
                              unsigned line_ = __builtin_LINE()) const
      noexcept(sizeof(detail::in_another_order<Id>) > 0) {
    return redshift_datashare<Id, 1>{*this, name, {only}, options, line_};
  }

  /// Grants a datashare to a namespace of this account. E0381.
  template <core::fixed_string Id = "", class Share>
  constexpr auto grant_access_to_share(Share const& share, redshift_serverless_namespace_base const& consumer,
                                       unsigned line_ = __builtin_LINE()) const
      noexcept(
          sizeof(detail::accepted<detail::is_datashare<Share>,
                                  errors::E0381_grant_needs_a_share<core::details<core::named<Id>, Share>>, Share>) >
          0) {
    return grant<Id>(share, &consumer, {}, {}, line_);
  }
  /// E0308.
  template <core::fixed_string Id = "", class Share>
    requires(detail::is_datashare<Share>)
  constexpr auto grant_access_to_share(redshift_serverless_namespace_base const& consumer, Share const& share,
                                       unsigned line_ = __builtin_LINE()) const
      noexcept(sizeof(detail::in_another_order<Id>) > 0) {
    return grant<Id>(share, &consumer, {}, {}, line_);
  }
  /// Grants a datashare to another account. E0381.
  template <core::fixed_string Id = "", class Share>
  constexpr auto grant_access_to_share(Share const& share, account to, grant_options const& options = {},
                                       unsigned line_ = __builtin_LINE()) const
      noexcept(
          sizeof(detail::accepted<detail::is_datashare<Share>,
                                  errors::E0381_grant_needs_a_share<core::details<core::named<Id>, Share>>, Share>) >
          0) {
    return grant<Id>(share, nullptr, to, options, line_);
  }

  /// A database of a datashare, by its grant to this namespace, or `shared_by_account{…}`. E0383.
  template <core::fixed_string Id = "", class Grant>
  constexpr auto create_database_from_share(Grant const& grant_, std::string_view name,
                                            share_database_options const& options = {},
                                            unsigned line_ = __builtin_LINE()) const
      noexcept(sizeof(detail::accepted<
                      std::is_base_of_v<redshift_share_grant_base, Grant> || std::is_same_v<Grant, shared_by_account>,
                      errors::E0383_database_needs_a_grant<core::details<core::named<Id>, Grant>>, Grant>) > 0) {
    if constexpr (std::is_base_of_v<redshift_share_grant_base, Grant>)
      return redshift_share_database<Id>{*this, &grant_, {}, name, options, line_};
    else if constexpr (std::is_same_v<Grant, shared_by_account>)
      return redshift_share_database<Id>{*this, nullptr, grant_, name, options, line_};
    else
      return detail::rejected<Id>{};
  }
  /// E0308.
  template <core::fixed_string Id = "", class Grant>
    requires(std::is_base_of_v<redshift_share_grant_base, Grant> || std::is_same_v<Grant, shared_by_account>)
  constexpr auto create_database_from_share(std::string_view name, Grant const& grant_,
                                            share_database_options const& options = {},
                                            unsigned line_ = __builtin_LINE()) const
      noexcept(sizeof(detail::in_another_order<Id>) > 0) {
    return create_database_from_share<Id>(grant_, name, options, line_);
  }

 private:
  template <core::fixed_string Id, class Share>
  constexpr auto grant(Share const& share, redshift_serverless_namespace_base const* consumer, account to,
                       grant_options const& options, unsigned line_) const {
    if constexpr (detail::is_datashare<Share>)
      return redshift_share_grant<Id>{*this, share, consumer, to, options, line_};
    else
      return detail::rejected<Id>{};
  }
};

}  // namespace strata
