// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Relations that the SQL of a stack reads, but that are in another database or that another program makes.
#include "stack_verdict.hpp"

namespace strata_test {

using namespace strata;

// Relations that exist already. If the program declares their columns, Strata checks and follows these like the
// stack's; without columns it checks nothing.
namespace existing {

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});

inline constexpr auto listed =
    wg.existing_relation<"Items">("public", "items", {.columns = "id int not null, price decimal(10, 2)"});
inline constexpr auto created = wg.existing_relation<"Items">(
    "public", "Items", {.columns = "CREATE TABLE somewhere.with_another_name (id int, price real)"});
inline constexpr auto unknown = wg.existing_relation<"Items">("public", "items");
inline constexpr auto in_a_schema = wg.existing_relation<"Items">("shop", "items", {.columns = "id int"});
inline constexpr auto in_a_database =
    wg.existing_relation<"Items">("public", "items", {.database = "archive", .columns = "id int"});

inline constexpr auto right =
    wg.create_view<"Right">("CREATE VIEW right_one AS SELECT price * 2 AS double_price FROM items");
inline constexpr auto wrong = wg.create_view<"Wrong">("CREATE VIEW wrong_one AS SELECT prise FROM items");

static_assert(accepted<listed, right>() && accepted<created, right>() && accepted<unknown, right, wrong>());
static_assert(rejected<listed, wrong>(errors::E0404, "line 1, column 33: prise; price?"));
static_assert(rejected<created, wrong>(errors::E0404, "line 1, column 33: prise; price?"));
static_assert(accepted<in_a_schema, wrong>() && accepted<in_a_database, wrong>(), "another table of this name");

template <auto const&... Resources>
struct with : stack<with<Resources...>, "With", warehouse, wg, Resources...> {};
static_assert(derives_from<with<listed, right>, "right_one.double_price", "items.price">);
static_assert(valid<with<listed, right>> && valid<with<unknown, right, wrong>>);

// Strata also checks the declaration of an existing relation.
template <auto const& Existing>
constexpr bool breaks(core::error_code const& code, std::string_view subject) {
  core::description const& made = core::description_of<Existing>;
  return made.first_problem.error == &code && made.text(made.first_problem) == subject;
}
inline constexpr auto no_comma = wg.existing_relation<"Items">("public", "items", {.columns = "id int price real"});
inline constexpr auto reserved = wg.existing_relation<"Items">("public", "items", {.columns = "id int, user int"});
inline constexpr auto cut = wg.existing_relation<"Items">("public", "items", {.columns = "id int,"});
static_assert(breaks<no_comma>(errors::E0401, "line 1, column 8: price"));
static_assert(breaks<reserved>(errors::E0402, "line 1, column 9: user"));
static_assert(breaks<cut>(errors::E0401, "line 1, column 8: the end"));

// A datashare can hold them too.
inline constexpr auto share = wg.create_share<"Share">("share", listed);
static_assert(exposes<with<listed, share>, "items.price"> && share.holds(listed) && !share.holds(in_a_schema));

}  // namespace existing

// The relations that a consumer reads through a datashare: of the same stack, of another stack, and of another database
// of its namespace.
namespace shared {

inline constexpr auto sales_ns = redshift_serverless_namespace<"SalesNamespace">({.name = "sales", .db_name = "sales"});
inline constexpr auto sales = redshift_serverless_workgroup<"Sales">(sales_ns, {.name = "sales"});
inline constexpr auto orders =
    sales.create_table<"Orders">("CREATE TABLE orders (id int not null, customer int, price decimal(10, 2))");
inline constexpr auto customers =
    sales.create_table<"Customers">("CREATE TABLE customers (id int, email varchar(100))");
inline constexpr auto revenue = sales.create_materialized_view<"Revenue">(
    "CREATE MATERIALIZED VIEW revenue AS SELECT customer, sum(price) AS total FROM orders GROUP BY customer");
inline constexpr auto legacy = sales.existing_relation<"Legacy">("public", "legacy", {.columns = "id int"});
inline constexpr auto share = sales.create_share<"Share">("sales_share", {revenue, table_named{"public.legacy"}});

inline constexpr auto reports_ns =
    redshift_serverless_namespace<"ReportsNamespace">({.name = "reports", .db_name = "reports"});
inline constexpr auto reports = redshift_serverless_workgroup<"Reports">(reports_ns, {.name = "reports"});
inline constexpr auto grant = sales.grant_access_to_share<"Grant">(share, reports_ns);
inline constexpr auto database = reports.create_database_from_share<"Database">(grant, "shop");

inline constexpr auto best = reports.create_view<"Best">(
    "CREATE VIEW best AS SELECT revenue.total, SHOP.public.revenue.customer FROM shop.public.revenue, shop.public.legacy WITH NO SCHEMA BINDING");
inline constexpr auto best_alone = reports.create_view<"BestAlone">(
    "CREATE VIEW best_alone AS SELECT total FROM shop.\"public\".Revenue WITH NO SCHEMA BINDING");
inline constexpr auto misspelt = reports.create_view<"Misspelt">(
    "CREATE VIEW misspelt AS\nSELECT totel FROM shop.public.revenue WITH NO SCHEMA BINDING");
inline constexpr auto unshared = reports.create_view<"Unshared">(
    "CREATE VIEW unshared AS SELECT id\nFROM shop.public.orders WITH NO SCHEMA BINDING");
inline constexpr auto absent =
    reports.create_view<"Absent">("CREATE VIEW absent AS SELECT id FROM shop.private.revenue WITH NO SCHEMA BINDING");
inline constexpr auto system = reports.create_view<"System">(
    "CREATE VIEW system_tables AS SELECT table_name FROM shop.information_schema.tables WITH NO SCHEMA BINDING");
inline constexpr auto producers_own = sales.create_view<"ProducersOwn">(
    "CREATE VIEW producers_own AS SELECT pirce FROM shop.public.orders WITH NO SCHEMA BINDING");

template <auto const&... Views>
constexpr bool right() {
  return accepted<orders, customers, revenue, share, grant, database, Views...>();
}
template <auto const&... Views>
constexpr bool wrong(core::error_code const& code, std::string_view subject) {
  return rejected<orders, customers, revenue, share, grant, database, Views...>(code, subject);
}
static_assert(right<best, best_alone>());
static_assert(wrong<system>(errors::E0411,
                            "line 1, column 53: shop.information_schema.tables; a catalog of another database"));
static_assert(wrong<misspelt>(errors::E0404, "line 2, column 8: totel; total?"));
static_assert(wrong<unshared>(errors::E0390, "line 2, column 6: shop.public.orders"));
static_assert(wrong<absent>(errors::E0390, "line 1, column 38: shop.private.revenue"));
static_assert(right<producers_own>(), "the database is the consumer's");
static_assert(accepted<orders, customers, revenue, share, grant, misspelt, unshared>(),
              "nothing tells what this database is");

// A view of a datashare is late-binding. A materialized view need not be, and reads no materialized view there.
inline constexpr auto bound =
    reports.create_view<"Bound">("CREATE VIEW bound AS SELECT total FROM shop.public.revenue");
inline constexpr auto kept =
    reports.create_materialized_view<"Kept">("CREATE MATERIALIZED VIEW kept AS SELECT id FROM shop.public.legacy");
inline constexpr auto kept_twice = reports.create_materialized_view<"KeptTwice">(
    "CREATE MATERIALIZED VIEW kept_twice AS\nSELECT total FROM shop.public.revenue");
static_assert(wrong<bound>(errors::E0411, "line 1, column 40: shop.public.revenue; WITH NO SCHEMA BINDING"));
static_assert(right<legacy, kept>());
static_assert(wrong<kept_twice>(errors::E0411, "line 2, column 31: revenue; a materialized view of a share"));

// A share must not hold a view over the relations of another share.
inline constexpr auto again = reports.create_share<"Again">("again", best_alone);
static_assert(wrong<best_alone, again>(errors::E0411, "what is shared is a view of a share"));

// Strata does not know the relations that custom SQL adds to a share.
inline constexpr auto added =
    sales.run_custom_sql<"Added">({.create = "ALTER DATASHARE sales_share ADD TABLE public.orders"});
static_assert(right<added, unshared>());

// A whole schema may hold any relation; Strata knows those that the stack creates in it.
inline constexpr auto schema_share = sales.create_share<"SchemaShare">("schema_share", whole_schema("public"));
inline constexpr auto schema_grant = sales.grant_access_to_share<"SchemaGrant">(schema_share, reports_ns);
inline constexpr auto schema_database = reports.create_database_from_share<"SchemaDatabase">(schema_grant, "shop");
static_assert(accepted<orders, customers, schema_share, schema_grant, schema_database, unshared>());
static_assert(rejected<orders, customers, schema_share, schema_grant, schema_database, unshared, absent>(
    errors::E0390, "line 1, column 38: shop.private.revenue"));

// Lineage goes through the share.
template <auto const&... Views>
struct platform : stack<platform<Views...>, "Platform", sales_ns, sales, orders, customers, revenue, legacy, share,
                        reports_ns, reports, grant, database, Views...> {};
static_assert(derives_from<platform<best_alone>, "best_alone.total", "orders.price">);
static_assert(!derives_from<platform<best_alone>, "best_alone.total", "customers.email">);
static_assert(valid<platform<best_alone>>);

// The producer is in another stack: its constants give the share's relations and their columns.
inline constexpr shared_by_account by_sales{.share = "sales_share",
                                            .account = "123456789012",
                                            .namespace_id = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8",
                                            .holds = &share};
inline constexpr auto foreign = reports.create_database_from_share<"Foreign">(by_sales, "shop");
inline constexpr auto foreign_revenue = reports.existing_relation<"ForeignRevenue">(
    "public", "revenue", {.database = "shop", .columns = revenue.sql_text()});
inline constexpr auto foreign_orders =
    reports.existing_relation<"ForeignOrders">("public", "orders", {.database = "shop", .columns = orders.sql_text()});
static_assert(accepted<foreign, best_alone, misspelt>(), "no columns are told");
static_assert(rejected<foreign, unshared>(errors::E0390, "line 2, column 6: shop.public.orders"));
static_assert(accepted<foreign, foreign_revenue, best_alone>());
static_assert(rejected<foreign, foreign_revenue, misspelt>(errors::E0404, "line 2, column 8: totel; total?"));
struct consumer
    : stack<consumer, "Consumer", reports_ns, reports, foreign, foreign_revenue, foreign_orders, best_alone> {};
static_assert(derives_from<consumer, "best_alone.total", "revenue.total"> &&
              derives_from<consumer, "best_alone.total", "orders.price">);
static_assert(valid<consumer>);

// Another database of the namespace needs no share.
inline constexpr auto archived =
    reports.create_table<"Archived">("CREATE TABLE items (id int)", {.database = "archive"});
inline constexpr auto of_archive = reports.create_view<"OfArchive">(
    "CREATE VIEW of_archive AS SELECT i.id FROM archive.public.items i WITH NO SCHEMA BINDING");
inline constexpr auto not_of_archive = reports.create_view<"NotOfArchive">(
    "CREATE VIEW not_of_archive AS SELECT i.idd FROM archive.public.items i WITH NO SCHEMA BINDING");
inline constexpr auto bound_to_archive =
    reports.create_view<"BoundToArchive">("CREATE VIEW bound_to_archive AS SELECT i.id FROM archive.public.items i");
inline constexpr auto kept_of_archive = reports.create_materialized_view<"KeptOfArchive">(
    "CREATE MATERIALIZED VIEW kept_of_archive AS SELECT i.id FROM archive.public.items i");
inline constexpr auto of_own =
    reports.create_view<"OfOwn">("CREATE VIEW of_own AS SELECT idd FROM reports.public.of_archive");
static_assert(accepted<archived, of_archive>() && accepted<archived, kept_of_archive>());
static_assert(rejected<archived, bound_to_archive>(errors::E0411,
                                                   "line 1, column 50: archive.public.items; WITH NO SCHEMA BINDING"));
static_assert(rejected<archived, not_of_archive>(errors::E0404, "line 1, column 40: idd; id?"));
static_assert(rejected<archived, of_archive, of_own>(errors::E0404, "line 1, column 30: idd; id?"));

// A query reaches one database further, and no view there that reads a third one; nor INTERLEAVED SORTKEY there.
inline constexpr auto kept_in_archive = reports.create_table<"KeptInArchive">(
    "CREATE TABLE woven (a int, b int) INTERLEAVED SORTKEY (a, b)", {.database = "archive"});
inline constexpr auto over_third = reports.create_view<"OverThird">(
    "CREATE VIEW over_third AS SELECT id FROM third.public.x WITH NO SCHEMA BINDING", {.database = "archive"});
inline constexpr auto over_own = reports.create_view<"OverOwn">(
    "CREATE VIEW over_own AS SELECT id FROM archive.public.items", {.database = "archive"});
inline constexpr auto two_hops = reports.create_view<"TwoHops">(
    "CREATE VIEW two_hops AS SELECT id FROM archive.public.over_third WITH NO SCHEMA BINDING");
inline constexpr auto one_hop = reports.create_view<"OneHop">(
    "CREATE VIEW one_hop AS SELECT id FROM archive.public.over_own WITH NO SCHEMA BINDING");
inline constexpr auto two_hops_sql =
    reports.run_custom_sql<"TwoHopsSql">({.create = "SELECT id FROM archive.public.over_third"});
inline constexpr auto of_woven =
    reports.create_view<"OfWoven">("CREATE VIEW of_woven AS SELECT a FROM archive.public.woven WITH NO SCHEMA BINDING");
static_assert(accepted<archived, over_own, one_hop>() && accepted<archived, over_third>());
static_assert(rejected<archived, over_third, two_hops>(
    errors::E0411, "line 1, column 40: archive; a view there over a third database"));
static_assert(rejected<archived, over_third, two_hops_sql>(
    errors::E0411, "line 1, column 16: archive; a view there over a third database"));
static_assert(rejected<kept_in_archive, of_woven>(
    errors::E0411, "line 1, column 39: archive; INTERLEAVED SORTKEY of another database"));

// A view over an external schema is late-binding, too.
inline constexpr auto spectrum = reports.run_custom_sql<"Spectrum">(
    {.create = "CREATE EXTERNAL SCHEMA spectrum FROM DATA CATALOG DATABASE 'd' IAM_ROLE default"});
inline constexpr auto has_spectrum = reports.existing_schema<"HasSpectrum">("spectrum", {.is_external = true});
inline constexpr auto bound_outside =
    reports.create_view<"BoundOutside">("CREATE VIEW outside AS SELECT id FROM spectrum.x");
inline constexpr auto late_outside =
    reports.create_view<"LateOutside">("CREATE VIEW outside AS SELECT id FROM spectrum.x WITH NO SCHEMA BINDING");
inline constexpr auto kept_outside =
    reports.create_materialized_view<"KeptOutside">("CREATE MATERIALIZED VIEW outside AS SELECT id FROM spectrum.x");
static_assert(rejected<spectrum, bound_outside>(errors::E0411,
                                                "line 1, column 39: spectrum.x; WITH NO SCHEMA BINDING"));
static_assert(rejected<has_spectrum, bound_outside>(errors::E0411,
                                                    "line 1, column 39: spectrum.x; WITH NO SCHEMA BINDING"));
static_assert(accepted<spectrum, late_outside>() && accepted<spectrum, kept_outside>() && accepted<bound_outside>());

// Loads into tables by name are checked like loads into handles.
inline constexpr auto events = reports.create_table<"Events">(
    "CREATE TABLE events (id int IDENTITY(1, 1), at timestamp NOT NULL, name varchar(20))");
inline constexpr auto recent = reports.create_view<"Recent">("CREATE VIEW recent AS SELECT id FROM events");
inline constexpr external_bucket files{"some-files", "us-west-2"};
template <core::fixed_string Columns>
inline constexpr auto load =
    reports.ingest_data<"Load">(table_named{"public.EVENTS"}, files / "in/", {.columns = Columns.view()});
inline constexpr auto load_of_view = reports.ingest_data<"Load">(table_named{"recent"}, files / "in/");
static_assert(accepted<events, load<"at, NAME">>() && accepted<load<"anything">>());
static_assert(rejected<events, load<"at, nam">>(errors::E0404, "nam"));
static_assert(rejected<events, load<"name">>(errors::E0377, "at"));
static_assert(rejected<events, load<"id, at">>(errors::E0376, "id"));
static_assert(rejected<events, load<"at, at">>(errors::E0375, "at"));
static_assert(rejected<events, recent, load_of_view>(errors::E0411, "a view takes no rows"));

// What a datashare cannot hold below its views.
inline constexpr auto catalogs =
    sales.create_view<"Catalogs">("CREATE VIEW catalogs AS SELECT schema_name FROM svv_all_schemas");
inline constexpr auto over_catalogs =
    sales.create_view<"OverCatalogs">("CREATE VIEW over_catalogs AS SELECT schema_name FROM catalogs");
inline constexpr auto shares_catalogs = sales.create_share<"SharesCatalogs">("c", over_catalogs);
inline constexpr auto shares_class = sales.create_share<"SharesClass">("c", table_named{"pg_catalog.pg_class"});
static_assert(rejected<catalogs, over_catalogs, shares_catalogs>(errors::E0411,
                                                                 "what is shared is a view of the system's"));
static_assert(core::description_of<shares_class>.first_problem.error == &errors::E0411);

}  // namespace shared
}  // namespace strata_test
