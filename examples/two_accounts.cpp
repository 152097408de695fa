// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A platform of three stacks in two accounts, in one program. Sales shares its revenue with marketing's account; the
// id of its namespace goes there as a parameter of the deployment. Its own reports are a stack beside it, whose tables
// are in the same warehouse: that takes the workgroup's name and the secret by exports.
#include "policies.hpp"

#include <strata/synth.hpp>
#include <strata/synth/platform.hpp>

namespace two_accounts {

using namespace strata;

inline constexpr place sales_account{.account = "123456789012", .region = "eu-west-1", .profile = "sales"};
inline constexpr place marketing_account{.account = "210987654321", .region = "eu-west-1", .profile = "marketing"};

namespace sales {

inline constexpr auto sales_namespace = redshift_serverless_namespace<"SalesNamespace">(
    {.name = "sales",
     .db_name = "sales",
     .log_exports = {log_export::userlog, log_export::connectionlog, log_export::useractivitylog}});
inline constexpr auto warehouse = redshift_serverless_workgroup<"Sales">(
    sales_namespace, {.name = "sales", .base_capacity = 32, .max_capacity = 128});
inline constexpr auto orders = warehouse.create_table<"Orders">(
    "CREATE TABLE orders (order_id bigint NOT NULL, ordered_at timestamp NOT NULL, amount decimal(12, 2) NOT NULL)");
inline constexpr auto revenue = warehouse.create_materialized_view<"DailyRevenue">(
    "CREATE MATERIALIZED VIEW daily_revenue AS SELECT TRUNC(ordered_at) AS day, SUM(amount) AS revenue FROM orders GROUP BY 1");
inline constexpr auto share = warehouse.create_share<"SalesShare">("sales_share", revenue);
inline constexpr auto grant =
    warehouse.grant_access_to_share<"GrantToMarketing">(share, account{marketing_account.account}, {.authorize = true});

inline constexpr auto namespace_id =
    handed_over<"SalesNamespaceId">(sales_account, marketing_account, [] { return sales_namespace.namespace_id(); });
inline constexpr auto workgroup_name =
    handed_over<"SalesWorkgroupName">(sales_account, sales_account, [] { return cfn::ref(warehouse.handle()); });
inline constexpr auto secret =
    handed_over<"SalesSecret">(sales_account, sales_account, [] { return sales_namespace.admin_secret_arn(); });
inline constexpr auto secret_key = handed_over<"SalesSecretKey">(
    sales_account, sales_account, [] { return sales_namespace.admin_secret_key().arn(); });

struct app : stack<app, "SalesWarehouse", sales_namespace, warehouse, orders, revenue, share, grant, namespace_id,
                   workgroup_name, secret, secret_key> {};
static_assert(complies_with<app, example_policies::production>);

}  // namespace sales

namespace reports {

inline constexpr auto workgroup_name = sales::workgroup_name.received();
inline constexpr auto secret = sales::secret.received();
inline constexpr auto secret_key = sales::secret_key.received();

inline constexpr auto reports_namespace = existing_namespace<"ReportsNamespace">(
    {.db_name = "sales", .secret = secret.value(), .secret_key = existing_key{secret_key.value()}});
inline constexpr auto warehouse = existing_workgroup<"Reports">(reports_namespace, {.name = workgroup_name.value()});
/// Its columns are those of the other stack's statement.
inline constexpr auto orders =
    warehouse.existing_relation<"Orders">("public", "orders", {.columns = sales::orders.sql_text()});
inline constexpr auto schema = warehouse.create_schema<"Schema">("reports");
inline constexpr auto best_orders = warehouse.create_view<"BestOrders">(
    "CREATE VIEW reports.best_orders AS SELECT order_id, amount FROM public.orders WHERE amount > 1000");

struct app : stack<app, "SalesReports", workgroup_name, secret, secret_key, reports_namespace, warehouse, orders,
                   schema, best_orders> {};
static_assert(complies_with<app, example_policies::trial>);

}  // namespace reports

namespace marketing {

inline constexpr auto sales_namespace_id = sales::namespace_id.received();
inline constexpr auto network = data_vpc<"Network">({.cidr = "10.1.0.0/16", .nat_gateways = 1});
inline constexpr auto marketing_namespace =
    redshift_serverless_namespace<"MarketingNamespace">({.name = "marketing", .db_name = "marketing"});
inline constexpr auto warehouse =
    redshift_serverless_workgroup<"Marketing">(marketing_namespace, {.name = "marketing", .network = &network});
inline constexpr shared_by_account sales_share{.share = "sales_share",
                                               .account = sales_account.account,
                                               .namespace_id = sales_namespace_id.value(),
                                               .holds = &sales::share};
inline constexpr auto database = warehouse.create_database_from_share<"SalesDatabase">(sales_share, "sales");
inline constexpr auto best_days = warehouse.create_view<"BestDays">(
    R"sql(CREATE VIEW best_days AS SELECT day, revenue FROM sales.public.daily_revenue WHERE revenue > 10000
      WITH NO SCHEMA BINDING)sql");

struct app : stack<app, "Marketing", sales_namespace_id, network, marketing_namespace, warehouse, database, best_days> {
};
static_assert(complies_with<app, example_policies::trial>);

}  // namespace marketing

/// Marketing stands first here, and is deployed last.
struct shop : platform<shop, "Shop", placed<marketing::app, marketing_account>, placed<sales::app, sales_account>,
                       placed<reports::app, sales_account>> {};
static_assert(valid_platform<shop>);

}  // namespace two_accounts

int main(int argc, char** argv) { return strata::run<two_accounts::shop>(argc, argv); }
