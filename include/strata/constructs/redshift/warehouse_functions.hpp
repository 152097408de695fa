// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access.hpp>
#include <strata/constructs/redshift/access/grant.hpp>
#include <strata/constructs/redshift/access/ownership.hpp>
#include <strata/constructs/redshift/access/policies.hpp>
#include <strata/constructs/redshift/catalog.hpp>
#include <strata/constructs/redshift/custom_sql.hpp>
#include <strata/constructs/redshift/existing_objects.hpp>
#include <strata/constructs/redshift/merge.hpp>
#include <strata/constructs/redshift/share_database.hpp>
#include <strata/constructs/redshift/sql_domain.hpp>
#include <strata/constructs/redshift/wrong_calls.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

/// The place to declare the contents of a warehouse's databases, whether the stack makes the warehouse or it exists.
/// Every function gives a construct, which must be a constant of the program and a part of the stack.
///
///     inline constexpr auto reviews = producer.create_table<"Reviews">("CREATE TABLE reviews (id int)");
///
/// A parameter's type that starts with `detail::` shows by its name which argument fits; wrong_calls.hpp describes the
/// answer to any other argument.
class warehouse_functions : public any_warehouse {
 public:
  // ---- SQL ----------------------------------------------------------------------------------------------------------

  /// Runs any SQL on create, update and delete.
  template <core::fixed_string Id = "">
  constexpr auto run_custom_sql(custom_sql_options const& options, core::source_line line_ = {}) const {
    return redshift_custom_sql<Id>{*this, options, line_};
  }
  /// CREATE SCHEMA.
  template <core::fixed_string Id = "">
  constexpr auto create_schema(std::string_view name, schema_options const& options = {},
                               core::source_line line_ = {}) const {
    return redshift_schema<Id>{*this, name, options, line_};
  }
  /// One CREATE TABLE statement.
  template <core::fixed_string Id = "">
  constexpr auto create_table(sql_source const& sql, relation_options const& options = {},
                              core::source_line line_ = {}) const {
    return redshift_table<Id>{*this, sql, options, line_};
  }
  /// One CREATE VIEW statement.
  template <core::fixed_string Id = "">
  constexpr auto create_view(sql_source const& sql, relation_options const& options = {},
                             core::source_line line_ = {}) const {
    return redshift_view<Id>{*this, sql, options, line_};
  }
  /// One CREATE MATERIALIZED VIEW statement.
  template <core::fixed_string Id = "">
  constexpr auto create_materialized_view(sql_source const& sql, relation_options const& options = {},
                                          core::source_line line_ = {}) const {
    return redshift_materialized_view<Id>{*this, sql, options, line_};
  }
  /// A relation that exists already, so that SQL may read it. If it has columns, Strata checks SQL against them:
  ///
  ///     inline constexpr auto items = producer.existing_relation<"Items">(
  ///         "public", "items", {.columns = "id int, price decimal(10, 2)"});
  template <core::fixed_string Id = "">
  constexpr auto existing_relation(std::string_view schema, std::string_view name,
                                   existing_relation_options const& options = {}, core::source_line line_ = {}) const {
    return strata::existing_relation<Id>{*this, schema, name, options, line_};
  }

  // ---- what exists already, so that SQL may use it; none makes a resource
  // -----------------------------------------------

  template <core::fixed_string Id = "">
  constexpr auto existing_schema(std::string_view name, existing_schema_options const& options = {},
                                 core::source_line line_ = {}) const {
    return strata::existing_schema<Id>{*this, name, options, line_};
  }
  /// A database role; functions that grant privileges take it.
  template <core::fixed_string Id = "">
  constexpr auto existing_role(std::string_view name, core::source_line line_ = {}) const {
    return strata::existing_role<Id>{*this, name, line_};
  }
  /// A function, with any arguments, in a schema.
  template <core::fixed_string Id = "">
  constexpr auto existing_function(std::string_view schema, std::string_view name,
                                   existing_object_options const& options = {}, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::function, schema, name, options.database, line_};
  }
  /// A procedure, with any arguments, in a schema.
  template <core::fixed_string Id = "">
  constexpr auto existing_procedure(std::string_view schema, std::string_view name,
                                    existing_object_options const& options = {}, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::procedure, schema, name, options.database, line_};
  }
  /// A model in a schema.
  template <core::fixed_string Id = "">
  constexpr auto existing_model(std::string_view schema, std::string_view name,
                                existing_object_options const& options = {}, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::model, schema, name, options.database, line_};
  }
  /// A template of COPY in a schema.
  template <core::fixed_string Id = "">
  constexpr auto existing_template(std::string_view schema, std::string_view name,
                                   existing_object_options const& options = {}, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::template_for_copy, schema, name, options.database, line_};
  }
  template <core::fixed_string Id = "">
  constexpr auto existing_masking_policy(std::string_view name, existing_object_options const& options = {},
                                         core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::masking_policy, {}, name, options.database, line_};
  }
  template <core::fixed_string Id = "">
  constexpr auto existing_rls_policy(std::string_view name, existing_object_options const& options = {},
                                     core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::rls_policy, {}, name, options.database, line_};
  }
  template <core::fixed_string Id = "">
  constexpr auto existing_library(std::string_view name, existing_object_options const& options = {},
                                  core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::library, {}, name, options.database, line_};
  }
  template <core::fixed_string Id = "">
  constexpr auto existing_copy_job(std::string_view name, existing_object_options const& options = {},
                                   core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::copy_job, {}, name, options.database, line_};
  }
  template <core::fixed_string Id = "">
  constexpr auto existing_user(std::string_view name, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::user, {}, name, {}, line_};
  }
  template <core::fixed_string Id = "">
  constexpr auto existing_group(std::string_view name, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::group, {}, name, {}, line_};
  }
  /// A database; SQL may use any name in it.
  template <core::fixed_string Id = "">
  constexpr auto existing_database(std::string_view name, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::database, {}, name, {}, line_};
  }
  template <core::fixed_string Id = "">
  constexpr auto existing_datashare(std::string_view name, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::datashare, {}, name, {}, line_};
  }
  template <core::fixed_string Id = "">
  constexpr auto existing_identity_provider(std::string_view name, core::source_line line_ = {}) const {
    return existing_object<Id>{*this, sql::object_kind::identity_provider, {}, name, {}, line_};
  }

  // ---- data ---------------------------------------------------------------------------------------------------------

  /// COPY into a table, or `table_named{"..."}`, from a location, or from the target of an `s3_data_copy`, which the
  /// load waits for. Errors: E0308, E0368.
  template <core::fixed_string Id = "", class Target>
  constexpr auto ingest_data(Target const& target, detail::source_of_load<Id, Target> const& source,
                             copy_options const& options = {}, core::source_line line_ = {}) const {
    return detail::load_into<Id, Target>{*this, target, source, options, line_};
  }
  /// MERGE … REMOVE DUPLICATES of one table into another. Error: E0368.
  template <core::fixed_string Id = "", class Source, class Target>
  constexpr auto merge_to_target_table(Source const& source, Target const& target, merge_options const& options = {},
                                       core::source_line line_ = {}) const {
    return detail::merge_of<Id, Source, Target>{*this, source, target, options, line_};
  }

  // ---- access -------------------------------------------------------------------------------------------------------

  /// CREATE ROLE.
  template <core::fixed_string Id = "">
  constexpr auto create_db_role(std::string_view name, db_role_options const& options = {},
                                core::source_line line_ = {}) const {
    return redshift_db_role<Id>{*this, name, options, line_};
  }
  /// CREATE USER, without a password.
  template <core::fixed_string Id = "">
  constexpr auto create_db_user(std::string_view name, db_user_options const& options = {},
                                core::source_line line_ = {}) const {
    return redshift_db_user<Id>{*this, name, options, line_};
  }
  /// CREATE GROUP of users of the stack.
  template <core::fixed_string Id = "">
  constexpr auto create_db_group(std::string_view name,
                                 std::initializer_list<redshift_db_user_base const*> members = {},
                                 core::source_line line_ = {}) const {
    return redshift_db_group<Id>{*this, name, members, line_};
  }
  /// GRANT of privileges on an object to principals:
  ///
  ///     inline constexpr auto reads = producer.grant<"Reads">(privilege::select, amazon_reviews, analyst);
  template <core::fixed_string Id = "">
  constexpr auto grant(privilege_list const& privileges, granted_object const& object, grantee_list const& to,
                       privilege_options const& options = {}, core::source_line line_ = {}) const {
    return redshift_grant<Id>{*this, privileges, object, to, options, line_};
  }
  /// GRANT of a role to users or to other roles.
  template <core::fixed_string Id = "">
  constexpr auto grant_role(grantee const& role, grantee_list const& to, role_grant_options const& options = {},
                            core::source_line line_ = {}) const {
    return redshift_role_grant<Id>{*this, role, to, options, line_};
  }
  /// ALTER TABLE, SCHEMA and so on OWNER TO a user.
  template <core::fixed_string Id = "">
  constexpr auto change_owner(granted_object const& object, grantee const& user, std::string_view database = {},
                              core::source_line line_ = {}) const {
    return redshift_ownership<Id>{*this, object, user, database, line_};
  }
  /// One CREATE RLS POLICY statement.
  template <core::fixed_string Id = "">
  constexpr auto create_rls_policy(sql_source const& sql, existing_object_options const& options = {},
                                   core::source_line line_ = {}) const {
    return redshift_rls_policy<Id>{*this, sql, options.database, line_};
  }
  /// One CREATE MASKING POLICY statement.
  template <core::fixed_string Id = "">
  constexpr auto create_masking_policy(sql_source const& sql, existing_object_options const& options = {},
                                       core::source_line line_ = {}) const {
    return redshift_masking_policy<Id>{*this, sql, options.database, line_};
  }
  /// ATTACH RLS POLICY to a relation for roles, users or PUBLIC.
  template <core::fixed_string Id = "">
  constexpr auto attach_rls_policy(redshift_rls_policy_base const& policy, granted_object const& relation,
                                   grantee_list const& to, core::source_line line_ = {}) const {
    return redshift_policy_attachment<Id>{*this, policy, relation, to, masking_options{}, line_};
  }
  /// ATTACH MASKING POLICY to `columns_in(relation, "a, b")` for roles, users or PUBLIC.
  template <core::fixed_string Id = "">
  constexpr auto attach_masking_policy(redshift_masking_policy_base const& policy, granted_object const& columns,
                                       grantee_list const& to, masking_options const& options = {},
                                       core::source_line line_ = {}) const {
    return redshift_policy_attachment<Id>{*this, policy, columns, to, options, line_};
  }
  /// ALTER TABLE ... ROW LEVEL SECURITY ON.
  template <core::fixed_string Id = "">
  constexpr auto row_level_security(granted_object const& relation, row_level_security_options const& options = {},
                                    core::source_line line_ = {}) const {
    return redshift_row_level_security<Id>{*this, relation, options, line_};
  }
  /// ALTER TABLE ... MASKING OFF FOR DATASHARES.
  template <core::fixed_string Id = "">
  constexpr auto masking_off_for_datashares(granted_object const& relation, core::source_line line_ = {}) const {
    return redshift_masking_off_for_datashares<Id>{*this, relation, line_};
  }
  /// GRANT USAGE ON SCHEMA.
  template <core::fixed_string Id = "">
  constexpr auto grant_db_schema_to_role(redshift_db_role_base const& role, std::string_view schema,
                                         std::string_view database = {}, core::source_line line_ = {}) const {
    return redshift_grant<Id>{*this, privilege::usage, schema_named{schema}, role, {.database = database}, line_};
  }
  /// GRANT SELECT FOR TABLES IN SCHEMA: on those that are there, and those to come.
  template <core::fixed_string Id = "">
  constexpr auto grant_schema_read_to_role(redshift_db_role_base const& role, std::string_view schema,
                                           std::string_view database = {}, core::source_line line_ = {}) const {
    return redshift_grant<Id>{*this, privilege::select,      tables_in(schema_named{schema}),
                              role,  {.database = database}, line_};
  }
  /// GRANT ALL FOR TABLES IN SCHEMA: on those that are there, and those to come.
  template <core::fixed_string Id = "">
  constexpr auto grant_db_all_privileges_to_role(redshift_db_role_base const& role, std::string_view schema,
                                                 std::string_view database = {}, core::source_line line_ = {}) const {
    return redshift_grant<Id>{*this, privilege::all,         tables_in(schema_named{schema}),
                              role,  {.database = database}, line_};
  }
  /// Gives database roles to the sessions of an IAM role.
  template <core::fixed_string Id = "">
  constexpr auto assign_db_roles_to_iam_role(any_iam_role const& role,
                                             std::initializer_list<redshift_db_role_base const*> roles,
                                             core::source_line line_ = {}) const {
    return redshift_role_assignment<Id>{*this, role, roles, line_};
  }

  // ---- catalog and datashares ---------------------------------------------------------------------------------------

  /// The relations in the Glue Data Catalog, through a crawler.
  template <core::fixed_string Id = "">
  constexpr auto catalog_tables(std::string_view name, catalog_options const& options = {},
                                core::source_line line_ = {}) const {
    return redshift_catalog<Id>{*this, name, options, line_};
  }
  /// A datashare of one relation, `table_named{"..."}` or `whole_schema("...")`. Errors: E0308, E0326.
  template <core::fixed_string Id = "", detail::no_share_list Object>
  constexpr auto create_share(detail::share_name<Id, Object> const& name, Object const& only,
                              share_options const& options = {}, core::source_line line_ = {}) const {
    return detail::share_of<Id, Object>{*this, name, only, options, line_};
  }
  /// A datashare of several objects in braces.
  template <core::fixed_string Id = "", std::size_t Count>
  constexpr auto create_share(std::string_view name, share_object const (&objects)[Count],
                              share_options const& options = {}, core::source_line line_ = {}) const {
    return redshift_datashare<Id, Count>{*this, name, std::to_array(objects), options, line_};
  }
  /// Grants a datashare to a namespace of this account. Errors: E0308, E0381.
  template <core::fixed_string Id = "", class Share>
  constexpr auto grant_access_to_share(Share const& share,
                                       detail::consumer_of_grant<Id, Share, any_namespace> const& consumer,
                                       core::source_line line_ = {}) const {
    return detail::grant_of<Id, Share>{*this, share, consumer, line_};
  }
  /// Grants a datashare to another account. Error: E0381.
  template <core::fixed_string Id = "", class Share>
  constexpr auto grant_access_to_share(Share const& share,
                                       detail::consumer_of_grant<Id, Share, account> const& consumer,
                                       grant_options const& options = {}, core::source_line line_ = {}) const {
    return detail::grant_of<Id, Share>{*this, share, consumer, options, line_};
  }
  /// A database of a datashare, from its grant to this namespace or from `shared_by_account{…}`. Errors: E0308, E0383.
  template <core::fixed_string Id = "", class Grant>
  constexpr auto create_database_from_share(Grant const& grant, detail::name_of_database<Id, Grant> const& name,
                                            share_database_options const& options = {},
                                            core::source_line line_ = {}) const {
    return detail::database_of<Id, Grant>{*this, grant, name, options, line_};
  }

 protected:
  using any_warehouse::any_warehouse;
};

}  // namespace strata
