// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Errors that concern more than one statement of the stack: foreign keys, custom SQL, datashares.
#include "stack_verdict.hpp"

namespace strata_test {

using namespace strata;

inline constexpr auto role = iam_role<"Role">(service_principal::redshift);
inline constexpr auto warehouse =
    redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"}, default_role(role));
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto customers = wg.create_table<"Customers">(
    "CREATE TABLE customers (id int PRIMARY KEY, email varchar(100) UNIQUE, country char(2), no int, UNIQUE (country, no))");
inline constexpr auto plain = wg.create_table<"Plain">("CREATE TABLE plain (id int, name varchar(100), since date)");
inline constexpr auto sums =
    wg.create_materialized_view<"Sums">("CREATE MATERIALIZED VIEW sums AS SELECT count(*) AS n FROM plain");

// Foreign keys
inline constexpr auto to_keys = wg.create_table<"ToKeys">(
    "CREATE TABLE to_keys (a int REFERENCES customers, b int REFERENCES customers (id), c varchar(100) REFERENCES public.customers (email), d char(2), "
    "e int, f int REFERENCES elsewhere (x), FOREIGN KEY (e, d) REFERENCES customers (no, country))");
inline constexpr auto to_no_key = wg.create_table<"ToNoKey">("CREATE TABLE to_no_key (a int REFERENCES plain (id))");
inline constexpr auto to_no_primary_key =
    wg.create_table<"ToNoPrimaryKey">("CREATE TABLE to_no_primary_key (a int REFERENCES plain)");
inline constexpr auto to_half_a_key =
    wg.create_table<"ToHalfAKey">("CREATE TABLE half (a int,\nFOREIGN KEY (a) REFERENCES customers (no))");
inline constexpr auto to_no_column =
    wg.create_table<"ToNoColumn">("CREATE TABLE to_no_column (a int REFERENCES customers (emial))");
static_assert(accepted<customers, plain, to_keys>());
static_assert(rejected<plain, to_no_key>(errors::E0411, "line 1, column 49: id; no PRIMARY KEY or UNIQUE"));
static_assert(rejected<plain, to_no_primary_key>(errors::E0411, "line 1, column 50: plain; no PRIMARY KEY or UNIQUE"));
static_assert(rejected<customers, to_half_a_key>(errors::E0411, "line 2, column 39: no; no PRIMARY KEY or UNIQUE"));
static_assert(rejected<customers, to_no_column>(errors::E0404, "line 1, column 56: emial; email?"));

// Strata checks custom SQL statement by statement.
template <core::fixed_string Sql>
inline constexpr auto runs = wg.run_custom_sql<"Runs">({.create = Sql.view()});
static_assert(
    accepted<
        plain,
        runs<
            "INSERT INTO plain VALUES (1, 'x', current_date); DELETE FROM plain WHERE id = 2; GRANT SELECT ON plain TO PUBLIC">>());
static_assert(rejected<plain, runs<"SELECT 1;\nINSERT INTO plain (id, nam) VALUES (1, 'x')">>(
    errors::E0404, "line 2, column 24: nam; name?"));
static_assert(rejected<plain, runs<"INSERT INTO plain VALUES (1, 'x', current_date, 4)">>(
    errors::E0407, "line 1, column 19: VALUES; 4 given, 3 wanted"));
static_assert(rejected<plain, runs<"INSERT INTO plain (since) VALUES (20200101)">>(
    errors::E0411, "line 1, column 35: 20200101; date"));
static_assert(rejected<plain, runs<"UPDATE plain SET name = 'x' WHERE idd = 1">>(errors::E0404,
                                                                                 "line 1, column 35: idd; id?"));
static_assert(
    rejected<plain, customers, runs<"MERGE INTO plain USING customers ON plain.id = customers.id REMOVE DUPLICATES">>(
        errors::E0407, "line 1, column 24: customers; 4 given, 3 wanted"));
static_assert(rejected<plain, runs<"COPY plain (id, nme) FROM 's3://b/k' IAM_ROLE default CSV">>(
    errors::E0404, "line 1, column 17: nme; name?"));
// A function of the stack may have the name of a built-in one, and other arguments.
inline constexpr auto own_len = wg.run_custom_sql<"OwnLen">(
    {.create = "CREATE FUNCTION len(varchar, int) RETURNS int IMMUTABLE AS $$ SELECT $2 $$ LANGUAGE sql"});
inline constexpr auto existing_len = wg.existing_function<"ExistingLen">("public", "LEN");
inline constexpr auto lengths = wg.create_view<"Lengths">("CREATE VIEW lengths AS SELECT len(name, 2) AS n FROM plain");
static_assert(rejected<plain, lengths>(errors::E0408, "line 1, column 31: len; 2 given, 1 wanted"));
static_assert(accepted<plain, lengths, own_len>() && accepted<plain, lengths, existing_len>());
static_assert(rejected<plain, runs<"SELECT len(name, 2) FROM plain">>(errors::E0408,
                                                                      "line 1, column 8: len; 2 given, 1 wanted"));
static_assert(accepted<plain, own_len, runs<"SELECT len(name, 2) FROM plain">>());
static_assert(rejected<runs<"COPY t FROM 's3://b/k' IAM_ROLE default DELIMITER ',' FORMAT PARQUET">>(
    errors::E0411, "line 1, column 41: DELIMITER; not with PARQUET or ORC"));
static_assert(rejected<runs<"CREATE TABLE t (a varchar(70000))">>(
    errors::E0410, "line 1, column 19: varchar(70000); 1 to 65535 bytes"));
static_assert(rejected<plain, sums, runs<"CREATE MATERIALIZED VIEW m AUTO REFRESH YES AS SELECT n FROM sums">>(
    errors::E0411, "line 1, column 62: sums; AUTO REFRESH is over tables"));
inline constexpr auto names = wg.create_view<"Names">("CREATE VIEW names AS SELECT name FROM plain");
inline constexpr auto late =
    wg.create_view<"Late">("CREATE VIEW late AS SELECT name FROM public.plain WITH NO SCHEMA BINDING");
inline constexpr auto over_names =
    wg.create_materialized_view<"OverNames">("CREATE MATERIALIZED VIEW over_names AS\nSELECT name FROM names");
inline constexpr auto over_late =
    wg.create_materialized_view<"OverLate">("CREATE MATERIALIZED VIEW over_late AS SELECT name FROM late");
inline constexpr auto over_sums =
    wg.create_materialized_view<"OverSums">("CREATE MATERIALIZED VIEW over_sums AS SELECT n FROM sums");
static_assert(rejected<plain, names, over_names>(errors::E0411,
                                                 "line 2, column 18: names; not below a materialized view"));
static_assert(rejected<plain, late, over_late>(errors::E0411,
                                               "line 1, column 56: late; not below a materialized view"));
static_assert(accepted<plain, sums, over_sums>() && accepted<over_names>());
// Strata does not know the relations that the text itself makes or drops, nor other search paths.
static_assert(accepted<plain, runs<"CREATE TEMP TABLE plain (x int); INSERT INTO plain (x) VALUES (1)">>());
static_assert(accepted<plain, runs<"ALTER TABLE plain ADD COLUMN x int; INSERT INTO plain (x) VALUES (1)">>());
static_assert(accepted<plain, runs<"DROP TABLE plain; INSERT INTO plain (x) VALUES (1)">>());
static_assert(accepted<plain, runs<"SET search_path TO other; INSERT INTO plain (x) VALUES (1)">>());
static_assert(accepted<plain, runs<"INSERT INTO other.plain (x) SELECT y FROM unknown">>());
// Nor does Strata know the order of the columns of a relation that custom SQL alters.
inline constexpr auto over_plain = wg.create_view<"OverPlain">("CREATE VIEW over_plain AS SELECT x FROM plain");
static_assert(rejected<plain, over_plain>(errors::E0404, "line 1, column 34: x"));
static_assert(accepted<plain, runs<"ALTER TABLE plain ADD COLUMN x int">, over_plain>());
static_assert(accepted<plain, runs<"ALTER TABLE plain ADD UNIQUE (id)">, to_no_key>());
// But it knows which columns there can be.
static_assert(rejected<plain, runs<"ALTER TABLE plain ADD COLUMN y int">, over_plain>(errors::E0404,
                                                                                      "line 1, column 34: x"));
static_assert(accepted<plain, runs<"ALTER TABLE plain RENAME COLUMN since TO x">, over_plain>());
static_assert(rejected<plain, runs<"ALTER TABLE plain DROP COLUMN sinc">>(errors::E0404,
                                                                          "line 1, column 31: sinc; since?"));
static_assert(rejected<plain, runs<"ALTER TABLE plain ADD COLUMN name int">>(errors::E0406, "line 1, column 30: name"));
static_assert(
    rejected<plain, runs<"ALTER TABLE plain ADD COLUMN x int; INSERT INTO plain SELECT 1, 'x', current_date, 4, 5">>(
        errors::E0407, "line 1, column 55: SELECT; 5 given, 4 wanted"));
static_assert(rejected<plain, runs<"ALTER TABLE plain ADD COLUMN x int; INSERT INTO plain (y) VALUES (1)">>(
    errors::E0404, "line 1, column 56: y"));
static_assert(accepted<plain, runs<"ALTER TABLE plain ADD COLUMN x int; INSERT INTO plain (x, id) VALUES (1, 2)">>());

// The columns of a load.
inline constexpr external_bucket files{"some-files", "us-west-2"};
inline constexpr auto of_columns = wg.ingest_data<"Load">(plain, files / "in/", {.columns = "id, NAME"});
inline constexpr auto of_no_column = wg.ingest_data<"Load">(plain, files / "in/", {.columns = "id, nam"});
static_assert(!core::description_of<of_columns>.first_problem);
static_assert(core::description_of<of_no_column>.first_problem.error == &errors::E0404);

// A datashare cannot hold tables with an interleaved sort key.
inline constexpr auto interleaved =
    wg.create_table<"Interleaved">("CREATE TABLE woven (a int, b int) INTERLEAVED SORTKEY (a, b)");
inline constexpr auto share = wg.create_share<"Share">("share", {plain, interleaved});
inline constexpr auto named = wg.create_share<"Named">("named", table_named{"public.woven"});
inline constexpr auto schema = wg.create_share<"Schema">("schema", whole_schema("public"));
static_assert(rejected<plain, interleaved, share>(errors::E0411, "INTERLEAVED SORTKEY of what is shared"));
static_assert(rejected<plain, interleaved, named>(errors::E0411, "INTERLEAVED SORTKEY of what is shared"));
static_assert(accepted<plain, interleaved, schema>());
inline constexpr auto over_woven = wg.create_view<"OverWoven">("CREATE VIEW over_woven AS SELECT a FROM woven");
inline constexpr auto sum_of_woven =
    wg.create_materialized_view<"SumOfWoven">("CREATE MATERIALIZED VIEW sum_of_woven AS SELECT sum(a) s FROM woven");
inline constexpr auto view_share = wg.create_share<"ViewShare">("view_share", over_woven);
inline constexpr auto sum_share = wg.create_share<"SumShare">("sum_share", sum_of_woven);
static_assert(rejected<interleaved, over_woven, view_share>(errors::E0411, "INTERLEAVED SORTKEY of what is shared"));
static_assert(accepted<interleaved, sum_of_woven, sum_share>());

}  // namespace strata_test
