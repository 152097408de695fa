// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A star schema: staged and merged dimensions, a fact table, views over them and over each other, and a datashare for
// partners. Strata follows each column through all of them; assertions keep personal data out of the share.
#include "policies.hpp"

#include <strata/synth.hpp>

namespace star_schema {

using namespace strata;

inline constexpr external_bucket exports{"exports-of-the-shop", "eu-central-1"};
inline constexpr auto exports_role = iam_role<"ExportsRole">(service_principal::redshift, can_read(exports));
inline constexpr auto shop_namespace =
    redshift_serverless_namespace<"ShopNamespace">({.name = "shop", .db_name = "shop"}, default_role(exports_role));
inline constexpr auto shop =
    redshift_serverless_workgroup<"Shop">(shop_namespace, {.name = "shop", .base_capacity = 8, .max_capacity = 64});

inline constexpr auto staging = shop.create_schema<"Staging">("staging");
inline constexpr auto mart = shop.create_schema<"Mart">("mart");
inline constexpr auto partners = shop.create_schema<"Partners">("partners");

// A dimension: a staging table takes each delivery, whose rows replace their older versions. Both tables need the same
// columns (E0365).
inline constexpr auto new_customers = shop.create_table<"NewCustomers">(
    "CREATE TABLE staging.new_customers (customer_id bigint, email varchar(200), country char(2), segment varchar(20))",
    {.removal = removal_policy::destroy});
inline constexpr auto load_customers = shop.ingest_data<"LoadCustomers">(
    new_customers, exports / "customers/",
    {.format = copy_format::csv, .mode = load_mode::truncate_then_load, .ignore_header = 1});
inline constexpr auto customers = shop.create_table<"Customers">(
    R"sql(CREATE TABLE mart.customers (customer_id bigint, email varchar(200), country char(2), segment varchar(20))
      DISTSTYLE ALL)sql");
inline constexpr auto merge_customers = shop.merge_to_target_table<"MergeCustomers">(
    new_customers, customers, {.source_key = "customer_id", .target_key = "customer_id"});

inline constexpr auto products = shop.create_table<"Products">(
    "CREATE TABLE mart.products (product_id int, title varchar(200), category varchar(50)) DISTSTYLE ALL");
inline constexpr auto load_products =
    shop.ingest_data<"LoadProducts">(products, exports / "products/", {.format = copy_format::parquet});

inline constexpr auto sales = shop.create_table<"Sales">(
    R"sql(CREATE TABLE mart.sales (sold_on date, customer_id bigint, product_id int, quantity int, price decimal(12, 2))
      DISTKEY (customer_id) COMPOUND SORTKEY (sold_on))sql");
inline constexpr auto load_sales =
    shop.ingest_data<"LoadSales">(sales, exports / "sales/", {.format = copy_format::parquet});

inline constexpr auto sales_by_customer = shop.create_view<"SalesByCustomer">(
    R"sql(CREATE VIEW mart.sales_by_customer AS
      SELECT s.sold_on, c.email, c.country, p.category, s.quantity * s.price AS revenue
      FROM mart.sales s JOIN mart.customers c ON s.customer_id = c.customer_id JOIN mart.products p ON s.product_id = p.product_id)sql");
inline constexpr auto revenue = shop.create_view<"Revenue">(
    R"sql(CREATE VIEW partners.revenue AS
      SELECT sold_on, country, category, SUM(revenue) AS revenue, COUNT(DISTINCT email) AS customers
      FROM mart.sales_by_customer GROUP BY sold_on, country, category)sql");
inline constexpr auto prices = shop.create_view<"Prices">(
    R"sql(CREATE VIEW partners.prices AS
      SELECT p.title, MAX(s.price) AS highest FROM mart.sales s JOIN mart.products p ON s.product_id = p.product_id GROUP BY p.title)sql");

inline constexpr auto share = shop.create_share<"PartnersShare">("partners_share", prices);
inline constexpr auto grant = shop.grant_access_to_share<"GrantToPartner">(share, account{"210987654321"});

struct app : stack<app, "StarSchema", exports_role, shop_namespace, shop, staging, mart, partners, new_customers,
                   load_customers, customers, merge_customers, products, load_products, sales, load_sales,
                   sales_by_customer, revenue, prices, share, grant> {
  static constexpr stack_options options{.description = "A shop's star schema", .remove_data_on_destroy = true};
};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);

// The sources of a figure, through two views. Even a count derives from the column that it counts.
static_assert(derives_from<app, "revenue.revenue", "sales.price"> &&
              derives_from<app, "revenue.revenue", "sales.quantity">);
static_assert(derives_from<app, "revenue.customers", "customers.email">);
static_assert(!derives_from<app, "revenue.revenue", "customers.email">);
// So the partners' share holds only the prices: with `revenue` in it, neither of these would compile.
static_assert(!exposes<app, "customers.email"> && exposes<app, "sales.price">);
static_assert(complies_with<app, (policy::never_shared<"customers.email"> |
                                  policy::no_column_named_like<"(^|_)ssn$", "passport">)>);

}  // namespace star_schema

int main(int argc, char** argv) { return strata::run<star_schema::app>(argc, argv); }
