// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Row-level security through views that join: rows that one relation lacks are missing beside those of the other one.
#include <strata/constructs/redshift/access/proof.hpp>
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;
using enum column_access;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto people = wg.create_table<"People">("CREATE TABLE people (id int, name varchar(50))");
inline constexpr auto orders = wg.create_table<"Orders">("CREATE TABLE orders (id int, what varchar(50))");
inline constexpr auto analyst = wg.create_db_role<"Analyst">("analyst");
inline constexpr auto own = wg.create_rls_policy<"Own">("CREATE RLS POLICY own WITH (id int) USING (id > 7)");
inline constexpr auto secured = wg.row_level_security<"Secured">(people);
inline constexpr auto filtered = wg.attach_rls_policy<"Filtered">(own, people, analyst);

/// The access to people.name and orders.what through a view, where people are filtered (or hidden, without `filtered`).
template <core::fixed_string Query>
inline constexpr auto view = wg.create_view<"View">(Query.view());
template <core::fixed_string Query>
inline constexpr auto reads = wg.grant<"Reads">(privilege::select, view<Query>, analyst);
template <core::fixed_string Query>
struct some : stack<some<Query>, "Some", warehouse, wg, people, orders, analyst, own, secured, filtered, view<Query>,
                    reads<Query>> {};
template <core::fixed_string Query>
struct hidden
    : stack<hidden<Query>, "Hidden", warehouse, wg, people, orders, analyst, own, secured, view<Query>, reads<Query>> {
};

/// Of people and orders: with the rows that a policy lets through, and without any.
template <core::fixed_string Query>
constexpr bool shows(column_access name, column_access what, column_access hidden_name, column_access hidden_what) {
  return access_of<some<Query>, analyst, "people.name"> == name &&
         access_of<some<Query>, analyst, "orders.what"> == what &&
         access_of<hidden<Query>, analyst, "people.name"> == hidden_name &&
         access_of<hidden<Query>, analyst, "orders.what"> == hidden_what;
}

static_assert(shows<"CREATE VIEW v AS SELECT p.name, o.what FROM people p JOIN orders o ON p.id = o.id">(some_rows,
                                                                                                         some_rows,
                                                                                                         none, none));
static_assert(shows<"CREATE VIEW v AS SELECT p.name, o.what FROM people p JOIN orders o USING (id)">(some_rows,
                                                                                                     some_rows, none,
                                                                                                     none));
static_assert(shows<"CREATE VIEW v AS SELECT p.name, o.what FROM people p LEFT JOIN orders o ON p.id = o.id">(
    some_rows, some_rows, none, none));
static_assert(shows<"CREATE VIEW v AS SELECT p.name, o.what FROM orders o LEFT JOIN people p ON p.id = o.id">(
    some_rows, full, none, full));
static_assert(shows<"CREATE VIEW v AS SELECT p.name, o.what FROM orders o FULL JOIN people p ON p.id = o.id">(
    some_rows, full, none, full));
static_assert(
    shows<"CREATE VIEW v AS SELECT name, NULL::varchar(50) AS w FROM people UNION ALL SELECT what, what FROM orders">(
        some_rows, full, none, full));
// the side that may be missing limits nothing that is joined afterwards
static_assert(
    shows<"CREATE VIEW v AS SELECT p.name, o.what FROM orders i LEFT JOIN people p ON p.id = i.id LEFT JOIN orders "
          "o ON o.id = i.id">(some_rows, unknown, none, unknown));
// a condition may need the rows that the join does not
static_assert(
    shows<"CREATE VIEW v AS SELECT p.name, o.what FROM orders o LEFT JOIN people p ON p.id = o.id WHERE p.name > 'a'">(
        some_rows, unknown, none, unknown));
// of a product, all rows of the other one are there, or none
static_assert(shows<"CREATE VIEW v AS SELECT p.name, o.what FROM orders o, people p">(some_rows, unknown, none, none));
static_assert(shows<"CREATE VIEW v AS SELECT p.name, o.what FROM orders o JOIN people p ON p.id > o.id">(some_rows,
                                                                                                         unknown, none,
                                                                                                         none));
// a query in a query
static_assert(shows<"CREATE VIEW v AS SELECT o.what, o.what AS n FROM orders o WHERE o.id IN (SELECT id FROM people)">(
    none, unknown, none, unknown));

}  // namespace strata_test
