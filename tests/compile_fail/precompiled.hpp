// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A precompiled prefix of the cases: the library, and a platform for which the compiler instantiates the templates that nearly all
// cases need. The compilers print the same messages without it.
#include <strata/strata.hpp>

#include <strata/policy.hpp>

namespace precompiled {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto copy = s3_data_copy<"Copy">(external_bucket{"elsewhere", "eu-west-1"} / "in/", lake.silver() / "in/");
inline constexpr auto role = iam_role<"Role">(service_principal::redshift, can_read(lake.silver()));
inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"}, default_role(role));
inline constexpr auto workgroup = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto reviews = workgroup.create_table<"Reviews">("CREATE TABLE reviews (id integer, title varchar(100))");
inline constexpr auto load = workgroup.ingest_data<"Load">(reviews, copy, {.format = copy_format::parquet});
inline constexpr auto titles = workgroup.create_view<"Titles">("CREATE VIEW titles AS SELECT title, count(*) AS n FROM reviews GROUP BY title");
inline constexpr auto share = workgroup.create_share<"Share">("share", titles);
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{.RetentionInDays = 30}; });

struct app : stack<app, "Precompiled", lake, copy, role, warehouse, workgroup, reviews, load, titles, share, logs> {};
static_assert(valid<app>);

}  // namespace precompiled
