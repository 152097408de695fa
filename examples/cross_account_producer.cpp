// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The producer's side of a datashare between two AWS accounts: the share is granted to the consumer's account, and
// authorized at once. The consumer's side is cross_account_consumer.cpp.
#include "policies.hpp"

#include <strata/synth.hpp>

namespace producer_account {

using namespace strata;

inline constexpr auto sales_namespace = redshift_serverless_namespace<"SalesNamespace">(
    {.name = "sales",
     .db_name = "sales",
     .log_exports = {log_export::userlog, log_export::connectionlog, log_export::useractivitylog}});
inline constexpr auto sales = redshift_serverless_workgroup<"Sales">(
    sales_namespace, {.name = "sales", .base_capacity = 32, .max_capacity = 128});

inline constexpr auto mart = sales.create_schema<"Mart">("mart");
inline constexpr auto orders = sales.create_table<"Orders">(
    R"sql(CREATE TABLE mart.orders (
      order_id bigint NOT NULL,
      customer_id bigint NOT NULL,
      ordered_at timestamp NOT NULL,
      amount decimal(12, 2) NOT NULL)
      DISTKEY (customer_id) COMPOUND SORTKEY (ordered_at))sql");
inline constexpr auto daily_revenue = sales.create_materialized_view<"DailyRevenue">(
    R"sql(CREATE MATERIALIZED VIEW mart.daily_revenue AS
      SELECT TRUNC(ordered_at) AS day, SUM(amount) AS revenue, COUNT(*) AS orders FROM mart.orders GROUP BY 1)sql");

inline constexpr auto analyst = sales.create_db_role<"Analyst">("analyst");
inline constexpr auto analyst_usage = sales.grant_db_schema_to_role<"AnalystUsage">(analyst, "mart");
inline constexpr auto analyst_read = sales.grant_schema_read_to_role<"AnalystRead">(analyst, "mart");
inline constexpr auto dashboards = iam_role<"Dashboards">(service_principal::ec2);
inline constexpr auto dashboards_roles = sales.assign_db_roles_to_iam_role<"DashboardsRoles">(dashboards, {&analyst});

inline constexpr auto share = sales.create_share<"SalesShare">("sales_share", {orders, daily_revenue});
inline constexpr auto grant =
    sales.grant_access_to_share<"GrantToMarketing">(share, account{"210987654321"}, {.authorize = true});

struct app : stack<app, "CrossAccountProducer", sales_namespace, sales, mart, orders, daily_revenue, analyst,
                   analyst_usage, analyst_read, dashboards, dashboards_roles, share, grant> {};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::production>);

}  // namespace producer_account

int main(int argc, char** argv) { return strata::run<producer_account::app>(argc, argv); }
