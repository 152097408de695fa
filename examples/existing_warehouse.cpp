// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A team's mart inside a warehouse that another stack has made: the platform team exports the workgroup's name and the
// namespace's id. The mart's tables, load, views and share are this stack's; what it reads is the platform's. The
// reports run on a provisioned cluster that has been there for years, with a database of the share.
#include "policies.hpp"

#include <strata/synth.hpp>

namespace existing_warehouse {

using namespace strata;

/// The team's own role, which the platform team has given to the namespace.
inline constexpr auto load_role = existing_iam_role<"LoadRole">({.name = "marketing-loads"});
inline constexpr external_bucket campaign_files{"campaigns-of-marketing", "eu-west-1"};

inline constexpr auto sales_namespace =
    existing_namespace<"SalesNamespace">({.db_name = "sales",
                                          .namespace_id = imported("sales-namespace-id"),
                                          .secret = in_parameter_store("/platform/sales/secret"),
                                          .secret_key = existing_key{imported("sales-secret-key-arn")}},
                                         associated_role(load_role));
inline constexpr auto sales = existing_workgroup<"Sales">(sales_namespace, {.name = imported("sales-workgroup-name")});

inline constexpr auto orders = sales.existing_relation<"Orders">(
    "core", "orders", {.columns = "order_id bigint, campaign_id int, amount decimal(12, 2)"});
inline constexpr auto analysts = sales.existing_role<"Analysts">("analysts");

inline constexpr auto mart = sales.create_schema<"Mart">("marketing");
inline constexpr auto campaigns =
    sales.create_table<"Campaigns">("CREATE TABLE marketing.campaigns (campaign_id int, title varchar(100))");
inline constexpr auto load_campaigns = sales.ingest_data<"LoadCampaigns">(
    campaigns, campaign_files / "campaigns/", {.format = copy_format::json, .role = &load_role});
inline constexpr auto revenue = sales.create_materialized_view<"Revenue">(
    R"sql(CREATE MATERIALIZED VIEW marketing.revenue AS
      SELECT c.title, SUM(o.amount) AS revenue FROM core.orders o JOIN marketing.campaigns c ON c.campaign_id = o.campaign_id
      GROUP BY c.title)sql");
inline constexpr auto use_mart = sales.grant_db_schema_to_role<"UseMart">(analysts, "marketing");
inline constexpr auto read_mart = sales.grant_schema_read_to_role<"ReadMart">(analysts, "marketing");
inline constexpr auto share = sales.create_share<"Share">("marketing_share", revenue);

inline constexpr auto cluster_user = parameter<"ClusterUser">(
    {.default_value = "deployer", .description = "The database user that deploys to the cluster of the reports"});
inline constexpr auto reports_namespace = existing_namespace<"ReportsNamespace">(
    {.db_name = "reports", .namespace_id = "5a1e0000-0000-4000-8000-00000000000c"});
inline constexpr auto reports =
    existing_cluster<"Reports">(reports_namespace, {.identifier = "reports", .db_user = cluster_user.ref()});
inline constexpr auto grant = sales.grant_access_to_share<"Grant">(share, reports_namespace);
inline constexpr auto marketing_database = reports.create_database_from_share<"MarketingDatabase">(grant, "marketing");
inline constexpr auto best = reports.create_view<"Best">(
    R"sql(CREATE VIEW best_campaigns AS SELECT title, revenue FROM marketing.marketing.revenue WHERE revenue > 1000
      WITH NO SCHEMA BINDING)sql");

struct app : stack<app, "ExistingWarehouse", load_role, sales_namespace, sales, orders, analysts, mart, campaigns,
                   load_campaigns, revenue, use_mart, read_mart, share, cluster_user, reports_namespace, reports, grant,
                   marketing_database, best> {};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);

}  // namespace existing_warehouse

int main(int argc, char** argv) { return strata::run<existing_warehouse::app>(argc, argv); }
