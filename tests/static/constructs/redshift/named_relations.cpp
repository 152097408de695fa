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

// datashares hold nothing of the system's
inline constexpr auto of_catalog =
    wg.create_view<"OfCatalog">("CREATE VIEW c AS SELECT relname FROM pg_catalog.pg_class");
inline constexpr auto shares_view = wg.create_share<"SharesView">("shares_view", of_catalog);
inline constexpr auto shares_system =
    wg.create_share<"SharesSystem">("shares_system", whole_schema("information_schema"));
static_assert(error<of_catalog, shares_view>() == &errors::E0411);
static_assert(error<shares_system>() == &errors::E0411);

}  // namespace strata_test
