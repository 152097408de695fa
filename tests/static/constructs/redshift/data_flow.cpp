// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Where values go through the statements of a stack, and what is not known of it.
#include <strata/policy.hpp>
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;
using enum core::tribool;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto people =
    wg.create_table<"People">("CREATE TABLE people (id int, ssn varchar(11), name varchar(100))");
inline constexpr auto mart = wg.create_table<"Mart">("CREATE TABLE mart (id int, ssn varchar(11), name varchar(100))");
inline constexpr auto share = wg.create_share<"Share">("share", mart);

template <auto const&... More>
struct flow : stack<flow<More...>, "Flow", warehouse, wg, people, mart, share, More...> {};
/// Whether values of people.ssn and of people.name come to the datashare.
template <auto const&... More>
constexpr bool shows(core::tribool ssn, core::tribool name) {
  return exposure_of<flow<More...>, "people.ssn"> == ssn && exposure_of<flow<More...>, "people.name"> == name;
}
static_assert(shows(no, no) && exposes<flow<>, "mart.ssn">);

// ---- what constructs and statements do

inline constexpr auto merge = wg.merge_to_target_table<"Merge">(people, mart);
static_assert(shows<merge>(yes, yes));
static_assert(derives_from<flow<merge>, "mart.ssn", "people.ssn"> &&
              !derives_from<flow<merge>, "mart.name", "people.ssn"> &&
              !derives_from<flow<merge>, "people.ssn", "mart.ssn">);

template <core::fixed_string Id>
constexpr auto sql(sql_source const& create) {
  return wg.run_custom_sql<Id>({.create = create});
}
inline constexpr auto positions = sql<"Positions">("INSERT INTO mart SELECT id, 'x', name FROM people");
static_assert(shows<positions>(no, yes));
inline constexpr auto listed = sql<"Listed">("INSERT INTO mart (name, id) SELECT ssn, id FROM people");
static_assert(shows<listed>(yes, no) && derives_from<flow<listed>, "mart.name", "people.ssn">);
inline constexpr auto values = sql<"Values">("INSERT INTO mart VALUES (1, (SELECT max(ssn) FROM people), 'x')");
static_assert(shows<values>(yes, no));
inline constexpr auto update = sql<"Update">("UPDATE mart SET name = upper(p.name) FROM people p WHERE p.id = mart.id");
static_assert(shows<update>(no, yes));
inline constexpr auto merge_sql = sql<"MergeSql">(
    "MERGE INTO mart USING people p ON mart.id = p.id WHEN MATCHED THEN UPDATE SET name = p.ssn WHEN NOT MATCHED THEN INSERT (id, ssn) VALUES (p.id, 'x')");
static_assert(shows<merge_sql>(yes, no) && derives_from<flow<merge_sql>, "mart.name", "people.ssn">);
inline constexpr auto deletes = sql<"Deletes">("DELETE FROM mart USING people WHERE people.ssn = mart.ssn");
static_assert(shows<deletes>(no, no), "a condition on the rows is no value");
inline constexpr auto append = sql<"Append">("ALTER TABLE mart APPEND FROM people");
static_assert(shows<append>(yes, yes));
inline constexpr auto stage = sql<"Stage">(
    "CREATE TEMP TABLE s AS SELECT id, name AS n FROM people; INSERT INTO mart (id, name) SELECT * FROM s; DROP TABLE s");
static_assert(shows<stage>(no, yes));
inline constexpr auto into = sql<"Into">("SELECT ssn INTO kept FROM people");
inline constexpr auto from_kept = sql<"FromKept">("INSERT INTO mart (ssn) SELECT ssn FROM kept");
static_assert(shows<into>(no, no) && shows<into, from_kept>(yes, no));
inline constexpr auto upper_view =
    wg.create_view<"UpperView">("CREATE VIEW upper_view AS SELECT upper(ssn) AS u FROM kept");
static_assert(derives_from<flow<into, upper_view>, "upper_view.u", "people.ssn"> &&
              !derives_from<flow<into, upper_view>, "upper_view.u", "people.name">);
inline constexpr auto granted = sql<"Granted">("GRANT SELECT ON people TO ROLE analyst");
static_assert(shows<granted>(no, no));

// A circle of tables.
inline constexpr auto there = sql<"There">("INSERT INTO mart (ssn) SELECT name FROM people");
inline constexpr auto back = sql<"Back">("INSERT INTO people (name) SELECT ssn FROM mart");
static_assert(shows<there, back>(no, yes) && derives_from<flow<there, back>, "mart.ssn", "people.name"> &&
              derives_from<flow<there, back>, "people.name", "mart.ssn">);

// Files: what is unloaded, copied and loaded again.
inline constexpr external_bucket bucket{"files-of-ours", "eu-west-1"};
inline constexpr auto unload =
    sql<"Unload">("UNLOAD ('SELECT name, ssn FROM people') TO 's3://files-of-ours/out/people_' IAM_ROLE default");
inline constexpr auto load =
    wg.ingest_data<"Load">(mart, bucket / "out/", {.format = copy_format::csv, .columns = "name, id"});
inline constexpr auto load_other = wg.ingest_data<"LoadOther">(mart, bucket / "other/", {.format = copy_format::csv});
inline constexpr auto load_json = wg.ingest_data<"LoadJson">(mart, bucket / "out/", {.format = copy_format::json});
inline constexpr auto copy = s3_data_copy<"Copy">(bucket / "out/", bucket / "other/");
inline constexpr auto copy_sql =
    sql<"CopySql">("COPY mart (name, ssn) FROM 's3://files-of-ours/out/' IAM_ROLE default CSV");
static_assert(shows<unload>(no, no) && shows<unload, load>(yes, yes) && shows<load>(no, no));
static_assert(derives_from<flow<unload, load>, "mart.name", "people.name"> &&
              !derives_from<flow<unload, load>, "mart.name", "people.ssn">);
static_assert(!derives_from<flow<unload, load_json>, "mart.name", "people.ssn">, "JSON goes by name");
static_assert(shows<unload, load_other>(no, no) && shows<unload, load_other, copy>(unknown, unknown));
static_assert(derives_from<flow<unload, copy_sql>, "mart.ssn", "people.ssn">);

// ---- datashares

inline constexpr auto added = sql<"Added">("ALTER DATASHARE share ADD TABLE public.people");
inline constexpr auto own_share =
    sql<"OwnShare">("CREATE DATASHARE s2; ALTER DATASHARE s2 ADD SCHEMA public, ADD ALL TABLES IN SCHEMA public");
inline constexpr auto own_table = sql<"OwnTable">("ALTER DATASHARE s2 ADD TABLE people");
inline constexpr auto granted_to = sql<"GrantedTo">("GRANT SELECT ON ALL TABLES IN SCHEMA public TO DATASHARE s2");
inline constexpr auto removed = sql<"Removed">("ALTER DATASHARE share REMOVE TABLE public.people");
static_assert(shows<added>(yes, yes) && shows<own_table>(yes, yes) && shows<granted_to>(yes, yes) &&
              shows<removed>(no, no));
inline constexpr auto elsewhere = sql<"Elsewhere">("CREATE TABLE other.t AS SELECT ssn FROM people");
inline constexpr auto schema_share = wg.create_share<"SchemaShare">("schema_share", whole_schema("other"));
static_assert(shows<elsewhere>(no, no) && shows<elsewhere, schema_share>(yes, no));
inline constexpr auto renamed = sql<"Renamed">("ALTER TABLE people RENAME TO persons");
inline constexpr auto persons_share = wg.create_share<"PersonsShare">("persons_share", table_named{"persons"});
static_assert(shows<renamed, persons_share>(yes, yes));
inline constexpr auto later = wg.run_custom_sql<"Later">(
    {.create = "SELECT 1", .update = "INSERT INTO mart SELECT * FROM people", .changed = on_change::rerun});
static_assert(shows<later>(unknown, unknown));

// ---- what is not known proves nothing

inline constexpr auto call = sql<"Call">("CALL fill_mart()");
inline constexpr auto silent = sql<"Silent">(opaque_sql{"CALL fill_mart()"});
inline constexpr auto harmless = sql<"Harmless">(opaque_sql{.text = "CALL vacuum_all()", .moves_no_rows = true});
inline constexpr auto told = sql<"Told">(opaque_sql{.text = "CALL f()", .reads = "other.x", .fills = "mart"});
inline constexpr auto half_told = sql<"HalfTold">(opaque_sql{.text = "CALL f()", .fills = "mart"});
inline constexpr auto path = sql<"Path">("SET search_path TO other; INSERT INTO mart SELECT * FROM people");
static_assert(shows<call>(unknown, unknown) && shows<silent>(unknown, unknown) && shows<harmless>(no, no));
static_assert(shows<half_told>(unknown, unknown) && shows<path>(yes, yes));
inline constexpr auto x_with =
    wg.existing_relation<"XWith">("other", "x", {.columns = "id int, ssn varchar(11), name varchar(10)"});
inline constexpr auto x_without = wg.existing_relation<"XWithout">("other", "x");
static_assert(shows<told, x_with>(no, no) && shows<told, x_without>(unknown, unknown));
inline constexpr auto reads_x = sql<"ReadsX">("INSERT INTO mart SELECT * FROM other.x");
static_assert(shows<reads_x, x_with>(no, no) && shows<reads_x, x_without>(unknown, unknown) &&
              shows<reads_x>(unknown, unknown));
static_assert(exposure_of<flow<reads_x, x_without>, "other.x.secret"> == unknown);
inline constexpr auto column = sql<"Column">("ALTER TABLE people RENAME COLUMN ssn TO number");
inline constexpr auto from_number = sql<"FromNumber">("INSERT INTO mart (id) SELECT number FROM people");
static_assert(shows<column, from_number>(unknown, unknown));

// ---- policies

constexpr auto never = policy::never_shared<"people.ssn">;
static_assert(policy::compliance_of<flow<positions>, never> && !policy::compliance_of<flow<listed>, never>);
static_assert(policy::compliance_of<flow<call>, never>.undetermined == 2, "the datashare, and the call may share");
static_assert(policy::compliance_of<flow<own_table>, never>.violations == 1 &&
              policy::compliance_of<flow<own_table>, never>.undetermined == 0);
constexpr auto no_ssn = policy::no_column_named_like<"^n$">;
inline constexpr auto makes_n = sql<"MakesN">("CREATE TABLE made AS SELECT 1 AS n");
static_assert(policy::compliance_of<flow<>, no_ssn> && !policy::compliance_of<flow<makes_n>, no_ssn>);

}  // namespace strata_test
