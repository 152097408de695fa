// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The sources of a stack's columns, and the columns that reach a datashare.
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});

inline constexpr auto customers = wg.create_table<"Customers">(
    "CREATE TABLE customers (id int, email varchar(100), country varchar(2), ssn varchar(11))");
inline constexpr auto orders =
    wg.create_table<"Orders">("CREATE TABLE orders (id int, customer int, price decimal(10,2), note varchar(200))");
inline constexpr auto lines = wg.create_view<"Lines">(
    "CREATE VIEW lines AS SELECT o.id, o.price * 2 AS gross, c.country AS land FROM orders o JOIN customers c ON c.id = o.customer WHERE c.ssn IS NOT NULL");
inline constexpr auto turnover = wg.create_materialized_view<"Turnover">(
    "CREATE MATERIALIZED VIEW turnover AS SELECT land, sum(gross) AS total FROM lines GROUP BY land");
inline constexpr auto hidden =
    wg.create_view<"Hidden">(opaque_sql{"CREATE VIEW hidden AS SELECT strange", "hidden", "orders"});
inline constexpr auto over_hidden = wg.create_view<"OverHidden">("CREATE VIEW over_hidden AS SELECT * FROM hidden");

struct chain : stack<chain, "Chain", warehouse, wg, customers, orders, lines, turnover> {};
static_assert(derives_from<chain, "lines.gross", "orders.price">);
static_assert(derives_from<chain, "turnover.total", "orders.price">);
static_assert(derives_from<chain, "public.turnover.land", "CUSTOMERS.Country">);
static_assert(!derives_from<chain, "turnover.total", "customers.country">);
static_assert(derives_from<chain, "turnover.total", "customers.country", true>, "it is grouped by it");
static_assert(!derives_from<chain, "turnover.land", "customers.ssn">);
static_assert(derives_from<chain, "turnover.land", "customers.ssn", true>, "through the WHERE of the view below");
static_assert(!derives_from<chain, "orders.price", "turnover.total">);
static_assert(!derives_from<chain, "orders.price", "orders.price">, "a column is not made of itself");
static_assert(!exposes<chain, "orders.price">, "nothing is shared");

inline constexpr auto share = wg.create_share<"Share">("share", turnover);
struct sharing : stack<sharing, "Sharing", warehouse, wg, customers, orders, lines, turnover, share> {};
static_assert(exposes<sharing, "orders.price"> && exposes<sharing, "customers.country">);
static_assert(exposes<sharing, "turnover.total"> && exposes<sharing, "lines.gross">);
static_assert(!exposes<sharing, "customers.ssn"> && !exposes<sharing, "customers.email"> &&
              !exposes<sharing, "orders.note">);

inline constexpr auto table_share = wg.create_share<"TableShare">("table_share", customers);
struct sharing_a_table : stack<sharing_a_table, "SharingATable", warehouse, wg, customers, orders, table_share> {};
static_assert(exposes<sharing_a_table, "customers.ssn"> && !exposes<sharing_a_table, "orders.price">);

inline constexpr auto schema_share = wg.create_share<"SchemaShare">("schema_share", whole_schema("public"));
struct sharing_a_schema
    : stack<sharing_a_schema, "SharingASchema", warehouse, wg, customers, orders, lines, schema_share> {};
static_assert(exposes<sharing_a_schema, "customers.ssn">);

inline constexpr auto unknown_share = wg.create_share<"UnknownShare">("unknown_share", over_hidden);
struct sharing_unknown
    : stack<sharing_unknown, "SharingUnknown", warehouse, wg, customers, orders, hidden, over_hidden, unknown_share> {};
static_assert(exposure_of<sharing_unknown, "orders.note"> == core::tribool::unknown, "what reads it is not understood");
static_assert(!exposes<sharing_unknown, "customers.ssn">, "what is not understood does not read it");

// A column that USING merges comes from the side of which all rows stay; FULL JOIN has both sides.
template <core::fixed_string Sql>
inline constexpr auto view = wg.create_view<"View">(Sql.view());
template <core::fixed_string Sql>
struct joined : stack<joined<Sql>, "Joined", warehouse, wg, customers, orders, view<Sql>> {};
template <core::fixed_string Sql>
constexpr bool comes_from(bool of_orders, bool of_customers) {
  return derives_from<joined<Sql>, "v.id", "orders.id"> == of_orders &&
         derives_from<joined<Sql>, "v.id", "customers.id"> == of_customers;
}
static_assert(comes_from<"CREATE VIEW v AS SELECT id FROM orders JOIN customers USING (id)">(true, false));
static_assert(comes_from<"CREATE VIEW v AS SELECT id FROM orders LEFT JOIN customers USING (id)">(true, false));
static_assert(comes_from<"CREATE VIEW v AS SELECT id FROM orders RIGHT JOIN customers USING (id)">(false, true));
static_assert(comes_from<"CREATE VIEW v AS SELECT id FROM orders FULL JOIN customers USING (id)">(true, true));
static_assert(comes_from<"CREATE VIEW v AS SELECT id FROM orders NATURAL RIGHT JOIN customers">(false, true));
static_assert(comes_from<"CREATE VIEW v AS SELECT * FROM orders RIGHT JOIN customers USING (id)">(false, true));
static_assert(comes_from<"CREATE VIEW v AS SELECT o.id FROM orders o RIGHT JOIN customers USING (id)">(true, false));
static_assert(comes_from<"CREATE VIEW v AS SELECT id + 1 AS id FROM orders RIGHT JOIN customers USING (id)">(false,
                                                                                                             true));

// UNPIVOT gives values of the columns that it names.
struct unpivoted
    : stack<unpivoted, "Unpivoted", warehouse, wg, customers, orders,
            view<"CREATE VIEW v AS SELECT x FROM (SELECT email, country, ssn FROM customers) UNPIVOT (x FOR n IN "
                 "(email, country))">> {};
static_assert(derives_from<unpivoted, "v.x", "customers.email"> && derives_from<unpivoted, "v.x", "customers.country">);
static_assert(detail::derivation_of<unpivoted, "v.x", "orders.note", false>.answer == core::tribool::no);

// Texts that need much room: many tokens, nodes and relations.
inline constexpr auto dense = wg.create_view<"Dense">(
    "CREATE VIEW dense AS SELECT ((((((((((((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))))))))))))+id a FROM orders");
inline constexpr auto wide = wg.create_view<"Wide">(
    "CREATE VIEW wide AS SELECT a.id FROM orders a,o1,o2,o3,o4,o5,o6,o7,o8,o9,p1,p2,p3,p4,p5,p6,p7,p8,p9,q1,q2,q3,q4,q5,q6,q7,q8,q9,r1,r2,r3,r4,r5,r6,r7,r8,r9");
static_assert(detail::parsed_sql_of<dense>.statements() == 1 && detail::parsed_sql_of<dense>.use_count == 2);
static_assert(detail::parsed_sql_of<wide>.use_count == 38);
struct crowded : stack<crowded, "Crowded", warehouse, wg, orders, dense> {};
static_assert(derives_from<crowded, "dense.a", "orders.id">);

}  // namespace strata_test
