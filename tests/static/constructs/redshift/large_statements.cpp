// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Statements of 20 KB in a stack that knows the columns of the relations that they read, under the compilers' default
// limits.
#include <strata/strata.hpp>

#include "../../text_builder.hpp"

namespace strata_test {

using namespace strata;

inline constexpr auto ns = redshift_serverless_namespace<"Namespace">({.name = "main-ns", .db_name = "dev"});
inline constexpr auto warehouse = redshift_serverless_workgroup<"Workgroup">(ns, {.name = "main-wg"});
inline constexpr auto orders = warehouse.create_table<"Orders">(
    "CREATE TABLE orders (order_id bigint, customer_id bigint, product_id bigint, order_date date, status varchar(20), "
    "amount decimal(10, 2), region varchar(20))");
inline constexpr auto products =
    warehouse.create_table<"Products">("CREATE TABLE products (product_id bigint, price decimal(10, 2))");

/// Steps that build on each other, and a union of them all.
constexpr auto chain = [] {
  text_builder<24000> text;
  text.add("CREATE VIEW chain AS WITH step_0000 AS (SELECT customer_id, product_id, order_date, amount FROM orders)");
  std::size_t const steps = 42;
  for (std::size_t i = 1; i <= steps; ++i) {
    text.add(",\nstep_");
    text.add(i);
    text.add(
        " AS (\n  SELECT o.customer_id, o.product_id, o.order_date, SUM(CASE WHEN o.amount > 10 THEN o.amount ELSE 0 END) AS amount,\n"
        "         ROW_NUMBER() OVER (PARTITION BY o.customer_id ORDER BY o.order_date DESC) AS position\n  FROM step_");
    text.add(i - 1);
    text.add(
        " AS o JOIN products AS p ON p.product_id = o.product_id\n"
        "  WHERE p.price::decimal(10, 2) > 1.5 AND o.order_date BETWEEN '2020-01-01' AND '2030-01-01'\n  GROUP BY 1, 2, 3)");
  }
  text.add("\nSELECT customer_id, amount FROM step_0001");
  for (std::size_t i = 2; i <= steps; ++i) {
    text.add("\nUNION ALL SELECT customer_id, COALESCE(amount, 0) FROM step_");
    text.add(i);
  }
  return text;
}();
static_assert(chain.size > 20'000);

/// As wide as a report: as many columns as a view of this size can have.
constexpr auto report = [] {
  text_builder<24000> text;
  text.add("CREATE VIEW report AS SELECT customer_id");
  for (std::size_t i = 1; i <= 280; ++i) {
    text.add(",\n  SUM(CASE WHEN status = 'S");
    text.add(i);
    text.add("' THEN amount ELSE 0 END) AS total_of_status_");
    text.add(i);
  }
  text.add("\nFROM orders GROUP BY customer_id");
  return text;
}();
static_assert(report.size > 20'000);

inline constexpr auto chain_view = warehouse.create_view<"Chain">(chain.view());
inline constexpr auto report_view = warehouse.create_view<"Report">(report.view());

struct app : stack<app, "Large", ns, warehouse, orders, products, chain_view, report_view> {};
static_assert(valid<app>);
static_assert(derives_from<app, "chain.amount", "orders.amount"> &&
              derives_from<app, "report.total_of_status_0280", "orders.amount">);
static_assert(derives_from<app, "report.total_of_status_0280", "orders.status"> &&
              !derives_from<app, "report.customer_id", "orders.amount">);

}  // namespace strata_test
