// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Texts that a template cannot hold, and numbers that COPY does not take; a share of one relation in braces.
#include <strata/strata.hpp>

namespace strata_tests {

using namespace strata;

inline constexpr auto house = redshift_serverless_namespace<"House">({.name = "house", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Wg">(house, {.name = "compute"});

template <auto const& Resource>
inline constexpr core::error_code const* error_of = core::description_of<Resource>.first_problem.error;

template <core::fixed_string Sql>
inline constexpr auto table = wg.create_table<"T">(Sql.view());
template <core::fixed_string Sql>
inline constexpr auto script = wg.run_custom_sql<"Script">({.create = Sql.view()});
template <core::fixed_string Sql>
inline constexpr auto opaque = wg.run_custom_sql<"Opaque">({.create = opaque_sql{Sql.view()}});
static_assert(error_of<table<"CREATE TABLE t (a varchar(9) DEFAULT 'caf\u00E9')">> == nullptr);
static_assert(error_of<table<"CREATE TABLE t (a varchar(9) DEFAULT 'caf\xE9')">> == &errors::E0324);
static_assert(error_of<table<"CREATE TABLE t\xFF (a int)">> == &errors::E0324);
static_assert(error_of<script<"SELECT 1 -- caf\xE9">> == &errors::E0324);
static_assert(error_of<opaque<"SELECT '\xC3'">> == &errors::E0324);
static_assert(error_of<script<"SELECT '{{resolve:ssm:title}}'">> == &errors::E0372);
static_assert(error_of<script<"SELECT '{' || '{resolve:ssm:title}}'">> == nullptr);
static_assert(error_of<script<"SELECT '{{title}}', '{ {resolve:x}}'">> == nullptr);

inline constexpr auto latin_role = wg.create_db_role<"Role">("caf\xE9");
inline constexpr auto french_role = wg.create_db_role<"Role">("caf\u00E9");
inline constexpr auto latin_schema = wg.create_schema<"Schema">("caf\xE9");
static_assert(error_of<latin_role> == &errors::E0324 && error_of<french_role> == nullptr &&
              error_of<latin_schema> == &errors::E0324);

inline constexpr auto t = wg.create_table<"T">("CREATE TABLE t (a int)");
inline constexpr auto v = wg.create_view<"V">("CREATE VIEW v AS SELECT a FROM t");
inline constexpr auto m = wg.create_materialized_view<"M">("CREATE MATERIALIZED VIEW m AS SELECT a FROM t");
inline constexpr auto e = wg.existing_relation<"E">("public", "e", {.columns = "a int"});
inline constexpr external_bucket files{"files-of-others", "eu-west-1"};
inline constexpr auto role = iam_role<"Reader">(service_principal::redshift, can_read(files));
inline constexpr auto with_role =
    redshift_serverless_namespace<"WithRole">({.name = "with-role", .db_name = "dev"}, default_role(role));
inline constexpr auto loader = redshift_serverless_workgroup<"Loader">(with_role, {.name = "loader"});
inline constexpr auto u = loader.create_table<"U">("CREATE TABLE u (a int)");
template <int Lines>
inline constexpr auto skips =
    loader.ingest_data<"Load">(u, files, {.format = copy_format::csv, .ignore_header = Lines});
static_assert(error_of<skips<-5>> == &errors::E0204 && error_of<skips<0>> == nullptr && error_of<skips<1>> == nullptr);

inline constexpr auto share_of_t = wg.create_share<"A">("a", {t});
inline constexpr auto share_of_v = wg.create_share<"B">("b", {v});
inline constexpr auto share_of_m = wg.create_share<"C">("c", {m});
inline constexpr auto share_of_e = wg.create_share<"D">("d", {e});
static_assert(share_of_t.holds(t) && share_of_v.holds(v) && share_of_m.holds(m) && share_of_e.holds(e));
struct app : stack<app, "App", house, wg, t, v, m, e, share_of_t, share_of_v, share_of_m, share_of_e> {};
static_assert(valid<app>);

}  // namespace strata_tests
