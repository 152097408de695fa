#pragma once
#include <strata/strata.hpp>

// The platform: a lake, a warehouse that may read it, a table, its load, and a view.
namespace shop {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto lake_role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver()));

inline constexpr auto storage =
    redshift_serverless_namespace<"Storage">({.name = "shop", .db_name = "dev"}, default_role(lake_role));
inline constexpr auto compute = redshift_serverless_workgroup<"Compute">(storage, {.name = "shop", .base_capacity = 8});

inline constexpr auto orders = compute.create_table<"Orders">(
    "CREATE TABLE orders (id bigint, customer_id bigint, sold_at timestamp, price decimal(12, 2))");
// The lake is new: until files are there, the load skips. Then write when_no_files::fail.
inline constexpr auto load_orders = compute.ingest_data<"LoadOrders">(
    orders, lake.silver() / "orders/", {.format = copy_format::parquet, .when_no_files = when_no_files::skip});
inline constexpr auto revenue = compute.create_view<"Revenue">(
    "CREATE VIEW revenue AS SELECT customer_id, SUM(price) AS revenue FROM orders GROUP BY customer_id");

struct app : stack<app, "Shop", lake, lake_role, storage, compute, orders, load_orders, revenue> {
  static constexpr stack_options options{.description = "The shop's orders"};
};
static_assert(valid<app>);

}  // namespace shop
