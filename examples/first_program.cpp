// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The program of the README.
#include <strata/synth.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">();
inline constexpr auto lake_role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver()));

inline constexpr auto warehouse = redshift_serverless_namespace<"WarehouseNamespace">(
    {.name = "warehouse", .db_name = "dev"}, default_role(lake_role));
inline constexpr auto compute = redshift_serverless_workgroup<"Warehouse">(warehouse, {.name = "warehouse"});

inline constexpr auto reviews =
    compute.create_table<"Reviews">("CREATE TABLE reviews (product varchar(200), stars int, country char(2))");
inline constexpr auto load = compute.ingest_data<"LoadReviews">(
    reviews, lake.silver() / "reviews/", {.format = copy_format::parquet, .when_no_files = when_no_files::skip});
inline constexpr auto ratings = compute.create_materialized_view<"Ratings">(
    "CREATE MATERIALIZED VIEW ratings AS SELECT product, AVG(stars) AS rating FROM reviews GROUP BY 1");

struct app : stack<app, "Reviews", lake, lake_role, warehouse, compute, reviews, load, ratings> {};
static_assert(valid<app>);
}  // namespace dwh

int main(int argc, char** argv) { return strata::run<dwh::app>(argc, argv); }
