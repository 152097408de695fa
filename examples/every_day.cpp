// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A warehouse with its everyday life: a load each night, the materialized views behind it in their order, alarms, and a
// limit of what it may use. `every_day run-now` prints the commands that run the schedules at once.
#include "policies.hpp"

#include <strata/constructs/redshift/operations.hpp>
#include <strata/synth.hpp>

namespace every_day {

using namespace strata;

inline constexpr external_bucket exports{"exports-of-the-shop", "eu-central-1"};
inline constexpr auto exports_role = iam_role<"ExportsRole">(service_principal::redshift, can_read(exports));
inline constexpr auto shop_namespace =
    redshift_serverless_namespace<"ShopNamespace">({.name = "shop", .db_name = "shop"}, default_role(exports_role));
inline constexpr auto shop =
    redshift_serverless_workgroup<"Shop">(shop_namespace, {.name = "shop", .base_capacity = 8, .max_capacity = 64});
inline constexpr auto orders = shop.create_table<"Orders">(
    "CREATE TABLE orders (order_id bigint, customer_id bigint, ordered_on date, amount decimal(12, 2))");
inline constexpr auto load = shop.ingest_data<"LoadOrders">(
    orders, exports / "orders/", {.format = copy_format::csv, .mode = load_mode::truncate_then_load});
inline constexpr auto months = shop.create_materialized_view<"Months">(
    R"sql(CREATE MATERIALIZED VIEW months AS
      SELECT month, SUM(revenue) AS revenue FROM days GROUP BY month)sql");
inline constexpr auto days = shop.create_materialized_view<"Days">(
    R"sql(CREATE MATERIALIZED VIEW days AS
      SELECT ordered_on, DATE_TRUNC('month', ordered_on) AS month, SUM(amount) AS revenue FROM orders GROUP BY 1, 2)sql");

// Each day. Of the views, `days` is refreshed before `months`. If the refresh ran at 1:30, it would not compile: E0704.
inline constexpr auto nightly = schedule<"Nightly">(load, {.at = "cron(0 2 * * ? *)", .time_zone = "Europe/Berlin"});
inline constexpr auto morning = refresh<"Morning">(shop, {.at = "cron(0 3 * * ? *)", .time_zone = "Europe/Berlin"});
inline constexpr auto alerts = alert_topic<"Alerts">({.email = "data@example.com"});
inline constexpr auto watch = alarms<"Watch">(shop, alerts);
inline constexpr auto watch_load = alarms<"WatchLoad">(nightly, alerts);
inline constexpr auto limit = usage_limit<"Limit">(shop, {.amount = 200, .action = breach_action::deactivate});

struct app : stack<app, "EveryDay", exports_role, shop_namespace, shop, orders, load, months, days, nightly, morning,
                   alerts, watch, watch_load, limit> {
  static constexpr stack_options options{.description = "A shop's warehouse and what it does each day"};
};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);
static_assert(complies_with<app, (policy::cost | policy::usage_limits)>);

}  // namespace every_day

int main(int argc, char** argv) { return strata::run<every_day::app>(argc, argv); }
