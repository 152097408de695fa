// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// What SQL says about relations to the graph: self references, what does not stay, other databases, dots in names.
#include "stack_verdict.hpp"

namespace strata_test {

using namespace strata;

inline constexpr auto role = iam_role<"Role">(service_principal::redshift);
inline constexpr auto warehouse =
    redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"}, default_role(role));
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});

template <core::fixed_string Sql>
inline constexpr auto table = wg.create_table<"Table">(Sql.view());
template <core::fixed_string Sql>
inline constexpr auto view = wg.create_view<"View">(Sql.view());
template <core::fixed_string Sql>
inline constexpr auto runs = wg.run_custom_sql<"Runs">({.create = Sql.view()});

template <auto const&... Resources>
constexpr core::error_code const* error() {
  return core::verdict_of<stack_of<role, warehouse, wg, Resources...>>().error;
}

// a relation that reads itself
static_assert(error<view<"CREATE VIEW v AS SELECT 1 AS one FROM v">>() == &errors::E0106);
static_assert(error<view<"CREATE VIEW public.v AS SELECT 1 AS one FROM dev.public.v">>() == &errors::E0106);
static_assert(error<table<"CREATE TABLE t AS SELECT * FROM t">>() == &errors::E0106);
static_assert(error<table<"CREATE TABLE t (LIKE t)">>() == &errors::E0106);
static_assert(!error<table<"CREATE TABLE t (id int PRIMARY KEY, up int REFERENCES t (id))">>());
static_assert(!error<table<"CREATE TABLE t (id int PRIMARY KEY, up int, FOREIGN KEY (up) REFERENCES t (id))">>());
static_assert(!error<view<"CREATE VIEW v AS WITH v AS (SELECT 1 AS one) SELECT one FROM v">>());

// each statement has a session to itself
static_assert(error<table<"CREATE TEMP TABLE t (id int)">>() == &errors::E0411);
static_assert(error<table<"CREATE TABLE #t (id int)">>() == &errors::E0411);

// what a script drops is not there for others
static_assert(error<runs<"CREATE TABLE a (id int); DROP TABLE a">, view<"CREATE VIEW v AS SELECT id FROM a">>() ==
              &errors::E0104);
static_assert(
    !error<runs<"DROP TABLE IF EXISTS a; CREATE TABLE a (id int)">, view<"CREATE VIEW v AS SELECT id FROM a">>());

// databases and dots
static_assert(error<table<"CREATE TABLE other.public.t (id int)">, view<"CREATE VIEW v AS SELECT id FROM t">>() ==
              &errors::E0104);
static_assert(!error<table<"CREATE TABLE dev.public.t (id int)">, view<"CREATE VIEW v AS SELECT id FROM t">>());
inline constexpr auto dot_in_schema = wg.existing_relation<"DotInSchema">("a.b", "c");
inline constexpr auto dot_in_name = wg.existing_relation<"DotInName">("a", "b.c");
static_assert(!error<dot_in_schema, dot_in_name>());

// columns that custom SQL drops or renames
inline constexpr auto wide = wg.create_table<"Wide">("CREATE TABLE wide (id int, title varchar(20), spare int)");
template <core::fixed_string Sql, core::fixed_string View>
constexpr bool breaks_columns(std::string_view column) {
  core::verdict const v = core::verdict_of<stack_of<role, warehouse, wg, wide, runs<Sql>, view<View>>>();
  return v.error == &errors::E0115 && v.resources[0] == 4 && v.resources[1] == 5 && v.subject == column;
}
static_assert(breaks_columns<"ALTER TABLE wide DROP COLUMN title", "CREATE VIEW v AS SELECT title FROM wide">("title"));
static_assert(
    breaks_columns<"ALTER TABLE wide DROP title", "CREATE VIEW v AS SELECT id FROM wide WHERE title = 'x'">("title"));
static_assert(breaks_columns<"ALTER TABLE public.wide RENAME COLUMN title TO name",
                             "CREATE VIEW v AS SELECT upper(title) AS t "
                             "FROM wide">("title"));
static_assert(breaks_columns<"ALTER TABLE wide DROP COLUMN title", "CREATE VIEW v AS SELECT * FROM wide">("title"));
static_assert(
    !error<wide, runs<"ALTER TABLE wide DROP COLUMN spare">, view<"CREATE VIEW v AS SELECT title FROM wide">>());
static_assert(
    !error<wide, runs<"ALTER TABLE wide ADD COLUMN more int">, view<"CREATE VIEW v AS SELECT * FROM wide">>());
static_assert(!error<wide, runs<"ALTER TABLE wide RENAME COLUMN title TO name">,
                     view<"CREATE VIEW v AS SELECT name FROM wide">>());
static_assert(
    !error<wide, runs<"ALTER TABLE wide DROP CONSTRAINT title">, view<"CREATE VIEW v AS SELECT title FROM wide">>());
static_assert(!error<wide, runs<"ALTER TABLE wide DROP COLUMN title; ALTER TABLE wide ADD COLUMN title varchar(90)">,
                     view<"CREATE VIEW v AS SELECT title FROM wide">>());

// the database of a datashare
inline constexpr auto shares_wide = wg.create_share<"SharesWide">("shares_wide", wide);
inline constexpr auto consumer = redshift_serverless_namespace<"Consumer">({.name = "consumer", .db_name = "reports"});
inline constexpr auto consumer_wg = redshift_serverless_workgroup<"ConsumerWorkgroup">(consumer, {.name = "consumer"});
inline constexpr auto grants_wide = wg.grant_access_to_share<"GrantsWide">(shares_wide, consumer);
inline constexpr auto shared = consumer_wg.create_database_from_share<"Shared">(grants_wide, "shared");
inline constexpr auto by_option =
    consumer_wg.create_table<"ByOption">("CREATE TABLE t (id int)", {.database = "SHARED"});
inline constexpr auto by_name = consumer_wg.create_table<"ByName">("CREATE TABLE shared.public.t (id int)");
inline constexpr auto described = consumer_wg.existing_relation<"Described">("public", "wide", {.database = "shared"});
template <auto const& More>
inline constexpr auto shared_error = error<wide, shares_wide, consumer, consumer_wg, grants_wide, shared, More>();
static_assert(shared_error<by_option> == &errors::E0391);
static_assert(shared_error<by_name> == &errors::E0391);
static_assert(shared_error<described> == nullptr);

// columns of the right database
inline constexpr auto other_t = wg.create_table<"OtherT">("CREATE TABLE other.public.t (other int)");
inline constexpr auto dev_t = wg.create_table<"DevT">("CREATE TABLE t (id int)");
static_assert(!error<runs<"CREATE DATABASE other">, other_t, dev_t, view<"CREATE VIEW v AS SELECT id FROM t">>());
static_assert(error<runs<"CREATE DATABASE other">, other_t, dev_t, view<"CREATE VIEW v AS SELECT other FROM t">>() ==
              &errors::E0404);
static_assert(!error<runs<"CREATE DATABASE other">, other_t, dev_t,
                     view<"CREATE VIEW v AS SELECT other FROM other.public.t WITH NO SCHEMA BINDING">>());

// datashares hold nothing of the system's
inline constexpr auto of_catalog =
    wg.create_view<"OfCatalog">("CREATE VIEW c AS SELECT relname FROM pg_catalog.pg_class");
inline constexpr auto shares_view = wg.create_share<"SharesView">("shares_view", of_catalog);
inline constexpr auto shares_system =
    wg.create_share<"SharesSystem">("shares_system", whole_schema("information_schema"));
static_assert(error<of_catalog, shares_view>() == &errors::E0411);
static_assert(error<shares_system>() == &errors::E0411);

}  // namespace strata_test
