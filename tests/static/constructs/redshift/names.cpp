// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Names of every kind: what creates, needs, fills, alters and drops them; unknown ones with the closest name; the order
// that follows.
#include "stack_verdict.hpp"

namespace strata_test {

using namespace strata;

inline constexpr auto role = iam_role<"Role">(service_principal::redshift);
inline constexpr auto warehouse =
    redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"}, default_role(role));
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});

template <core::fixed_string Sql>
inline constexpr auto table = wg.create_table<"Table">(Sql.view());
template <core::fixed_string Sql>
inline constexpr auto view = wg.create_view<"View">(Sql.view());
template <core::fixed_string Sql>
inline constexpr auto runs = wg.run_custom_sql<"Runs">({.create = Sql.view()});
template <core::fixed_string Sql>
inline constexpr auto runs_first = wg.run_custom_sql<"RunsFirst">({.create = Sql.view()});

template <auto const&... Resources>
constexpr core::graph graph() {
  return core::graph_of<stack_of<role, warehouse, wg, Resources...>>();
}
template <auto const&... Resources>
constexpr core::error_code const* error() {
  return graph<Resources...>().verdict.error;
}
/// Whether a name is unknown, and which one could be meant.
template <auto const&... Resources>
constexpr bool unknown(std::string_view subject, std::string_view closest = {}) {
  core::verdict const v = graph<Resources...>().verdict;
  return v.error == &errors::E0104 && v.subject == subject && v.closest == closest;
}
/// Whether the first of the constructs waits for the second; both are declared in the order that is wrong.
template <auto const&... Resources>
constexpr bool waits() {
  core::graph const g = graph<Resources...>();
  if (!g.verdict) return false;
  for (std::uint32_t before : g.predecessors(3))
    if (before == 4) return true;
  return false;
}
template <auto const&... Resources>
constexpr bool free_of_order() {
  core::graph const g = graph<Resources...>();
  return g.verdict && g.predecessors(3).empty() && g.predecessors(4).empty();
}
/// Whether the first construct drops what the second one uses.
template <auto const&... Resources>
constexpr bool breaks(std::string_view subject) {
  core::verdict const v = graph<Resources...>().verdict;
  return v.error == &errors::E0115 && v.subject == subject && v.resources[0] == 3 && v.resources[1] == 4;
}

// ---- statements that need what another statement creates, by kind

template <core::fixed_string Needs, core::fixed_string Creates>
inline constexpr bool script_waits = waits<runs<Needs>, runs_first<Creates>>();
/// A script needs a name, and the one that creates another name nearly meant it.
template <core::fixed_string Needs, core::fixed_string Creates>
constexpr bool script_lacks(std::string_view subject, std::string_view closest = {}) {
  return unknown<runs<Needs>, runs_first<Creates>>(subject, closest);
}

static_assert(script_waits<"CREATE TABLE stage.q (id int)", "CREATE SCHEMA stage">);
static_assert(script_waits<"CREATE TABLE stage.q (id int)", "CREATE SCHEMA IF NOT EXISTS stage">);
static_assert(script_waits<"CREATE EXTERNAL TABLE spectrum.s (id int) STORED AS PARQUET LOCATION 's3://b/p/'",
                           "CREATE EXTERNAL SCHEMA spectrum FROM DATA CATALOG DATABASE 'd' IAM_ROLE default">);
static_assert(script_waits<"GRANT USAGE ON SCHEMA stage TO PUBLIC", "CREATE SCHEMA stage">);
static_assert(script_waits<"GRANT SELECT FOR TABLES IN SCHEMA stage TO PUBLIC", "CREATE SCHEMA stage">);
static_assert(
    script_waits<"ALTER DEFAULT PRIVILEGES IN SCHEMA stage GRANT SELECT ON TABLES TO PUBLIC", "CREATE SCHEMA stage">);
static_assert(script_waits<"ALTER SCHEMA stage QUOTA UNLIMITED", "CREATE SCHEMA stage">);
static_assert(script_waits<"CREATE FUNCTION stage.f(int) RETURNS int STABLE AS $$ SELECT $1 $$ LANGUAGE sql",
                           "CREATE SCHEMA stage">);
static_assert(script_waits<"CALL p(1)", "CREATE PROCEDURE p(a int) AS $$ BEGIN END; $$ LANGUAGE plpgsql">);
static_assert(script_waits<"CALL public.p(1)", "CREATE OR REPLACE PROCEDURE p(a int) AS 'x' LANGUAGE plpgsql">);
static_assert(
    script_waits<"GRANT EXECUTE ON PROCEDURE p(int) TO PUBLIC", "CREATE PROCEDURE p(a int) AS 'x' LANGUAGE plpgsql">);
static_assert(script_waits<"GRANT EXECUTE ON FUNCTION f(int) TO PUBLIC",
                           "CREATE FUNCTION f(int) RETURNS int STABLE AS $$ SELECT $1 $$ LANGUAGE sql">);
static_assert(script_waits<"SELECT f(1)", "CREATE FUNCTION f(int) RETURNS int STABLE AS $$ SELECT $1 $$ LANGUAGE sql">);
static_assert(script_waits<"SELECT ml(1)",
                           "CREATE MODEL m FROM (SELECT 1 AS a) TARGET a FUNCTION ml IAM_ROLE default SETTINGS "
                           "(S3_BUCKET 'b')">);
static_assert(script_waits<"GRANT ROLE analyst TO PUBLIC", "CREATE ROLE analyst">);
static_assert(script_waits<"GRANT ROLE reader TO ROLE analyst", "CREATE ROLE reader; CREATE ROLE analyst">);
static_assert(script_waits<"GRANT USAGE ON SCHEMA public TO ROLE \"Analyst\"", "CREATE ROLE analyst">);
static_assert(script_waits<"GRANT USAGE ON SCHEMA public TO ann", "CREATE USER ann PASSWORD DISABLE">);
static_assert(script_waits<"CREATE SCHEMA s AUTHORIZATION ann", "CREATE USER ann PASSWORD DISABLE">);
static_assert(script_waits<"CREATE DATABASE d WITH OWNER ann", "CREATE USER ann PASSWORD DISABLE">);
static_assert(script_waits<"CREATE TABLE t (id int); ALTER TABLE t OWNER TO ann", "CREATE USER ann PASSWORD DISABLE">);
static_assert(script_waits<"ALTER USER ann CREATEDB", "CREATE USER ann PASSWORD DISABLE">);
static_assert(script_waits<"ALTER DEFAULT PRIVILEGES FOR USER ann GRANT SELECT ON TABLES TO PUBLIC",
                           "CREATE USER ann PASSWORD DISABLE">);
static_assert(script_waits<"ALTER GROUP g ADD USER admin", "CREATE GROUP g">);
static_assert(script_waits<"CREATE USER ann PASSWORD DISABLE IN GROUP g", "CREATE GROUP g">);
static_assert(script_waits<"GRANT USAGE ON SCHEMA public TO GROUP g", "CREATE GROUP g">);
static_assert(script_waits<"GRANT USAGE ON DATASHARE s TO ACCOUNT '123456789012'", "CREATE DATASHARE s">);
static_assert(script_waits<"ALTER DATASHARE s SET PUBLICACCESSIBLE TRUE", "CREATE DATASHARE s">);
static_assert(script_waits<"ALTER DATASHARE s ADD TABLE t", "CREATE DATASHARE s; CREATE TABLE t (id int)">);
static_assert(
    script_waits<"CREATE TABLE t (a int); ATTACH RLS POLICY p ON t TO PUBLIC", "CREATE RLS POLICY p USING (true)">);
static_assert(script_waits<"CREATE TABLE t (a int); ATTACH MASKING POLICY p ON t (a) TO PUBLIC",
                           "CREATE MASKING POLICY p WITH (a int) USING (0)">);
static_assert(script_waits<"GRANT CREATE ON DATABASE other TO PUBLIC", "CREATE DATABASE other">);
static_assert(script_waits<"CREATE TABLE other.public.t (id int)", "CREATE DATABASE other">);
static_assert(script_waits<"COPY t FROM 's3://b/p' IAM_ROLE default USING TEMPLATE tp",
                           "CREATE TABLE t (id int); CREATE TEMPLATE tp FOR COPY AS csv">);
static_assert(script_waits<"GRANT EXECUTE ON MODEL m TO PUBLIC",
                           "CREATE MODEL m FROM (SELECT 1 AS a) TARGET a FUNCTION ml IAM_ROLE default SETTINGS "
                           "(S3_BUCKET 'b')">);

// ---- unknown names, with the closest one of the kind

static_assert(script_lacks<"CREATE TABLE stagng.q (id int)", "CREATE SCHEMA staging">("schema stagng", "staging"));
static_assert(script_lacks<"GRANT USAGE ON SCHEMA stagng TO PUBLIC", "CREATE SCHEMA staging">("schema stagng",
                                                                                              "staging"));
static_assert(script_lacks<"CALL refesh()", "CREATE PROCEDURE refresh() AS 'x' LANGUAGE plpgsql">(
    "procedure public.refesh", "public.refresh"));
static_assert(script_lacks<"SELECT stage.tota(1)",
                           "CREATE SCHEMA stage; CREATE FUNCTION stage.total(int) RETURNS int STABLE AS "
                           "$$ SELECT $1 $$ LANGUAGE sql">("function stage.tota", "stage.total"));
static_assert(script_lacks<"GRANT ROLE analist TO PUBLIC", "CREATE ROLE analyst">("role analist", "analyst"));
static_assert(script_lacks<"GRANT SELECT FOR TABLES IN SCHEMA public TO anne", "CREATE USER anna PASSWORD DISABLE">(
    "user anne", "anna"));
static_assert(script_lacks<"GRANT USAGE ON SCHEMA public TO GROUP readrs", "CREATE GROUP readers">("group readrs",
                                                                                                   "readers"));
static_assert(script_lacks<"GRANT USAGE ON DATASHARE sale TO ACCOUNT '123456789012'", "CREATE DATASHARE sales">(
    "datashare sale", "sales"));
static_assert(script_lacks<"GRANT CREATE ON DATABASE othr TO PUBLIC", "CREATE DATABASE other">("database othr",
                                                                                               "other"));
static_assert(script_lacks<"CREATE TABLE t (a int); ATTACH RLS POLICY mine ON t TO PUBLIC",
                           "CREATE RLS POLICY mines USING (true)">("RLS policy mine", "mines"));
static_assert(script_lacks<"CREATE TABLE t (a int); ATTACH MASKING POLICY hid ON t (a) TO PUBLIC",
                           "CREATE MASKING POLICY hide WITH (a int) USING (0)">("masking policy hid", "hide"));
static_assert(script_lacks<"SELECT id FROM ordrs", "CREATE TABLE orders (id int)">("public.ordrs", "public.orders"));
static_assert(script_lacks<"INSERT INTO ordrs VALUES (1)", "CREATE TABLE orders (id int)">("public.ordrs",
                                                                                           "public.orders"));
static_assert(script_lacks<"GRANT SELECT ON ordrs TO PUBLIC", "CREATE TABLE orders (id int)">("public.ordrs",
                                                                                              "public.orders"));
static_assert(script_lacks<"DROP TABLE ordrs", "CREATE TABLE orders (id int)">("public.ordrs", "public.orders"));
static_assert(script_lacks<"DROP ROLE analist", "CREATE ROLE analyst">("role analist", "analyst"));
// a name that a script creates too late
static_assert(unknown<runs<"CREATE TABLE t (a int); GRANT USAGE ON SCHEMA stage TO PUBLIC; CREATE SCHEMA stage">>(
    "schema stage"));
static_assert(unknown<runs<"ALTER DATASHARE s SET PUBLICACCESSIBLE TRUE; CREATE DATASHARE s">>("datashare s"));
static_assert(unknown<table<"CREATE TABLE stagng.t (id int)">>("schema stagng"));
static_assert(unknown<view<"CREATE VIEW v AS SELECT nosuch.f(1) AS one">>("function nosuch.f"));

// what every warehouse has, and what nobody can know
static_assert(!error<runs<"CREATE TABLE public.t (id int); GRANT SELECT ON t TO PUBLIC, admin">>());
static_assert(unknown<runs<"GRANT CREATE ON SCHEMA public TO admni">>("user admni"));
static_assert(!error<runs<"GRANT ROLE sys:dba TO admin; GRANT ROLE sys:operator TO aad:ann, \"IAM:bob\"">>());
static_assert(!error<runs<"GRANT CREATE ON DATABASE dev TO PUBLIC">>());
static_assert(!error<runs<"SELECT * FROM pg_catalog.pg_class, information_schema.tables, svv_tables, stl_query">>());
static_assert(!error<runs<"SELECT pg_catalog.version(), version(), round(1)">>());
static_assert(unknown<runs<"SELECT nobody_knows(1)">>("function public.nobody_knows"));
static_assert(!error<runs<"SELECT * FROM awsdatacatalog.glue.t, \"b@s3tablescatalog\".n.t">>());
static_assert(unknown<runs<"DROP TABLE IF EXISTS a; DROP SCHEMA IF EXISTS s; DROP ROLE r">>("role r"));
static_assert(!error<runs<"DROP TABLE IF EXISTS a; DROP SCHEMA IF EXISTS s CASCADE">>());
static_assert(!error<runs<"CREATE PROCEDURE p() AS 'x' LANGUAGE plpgsql; CALL p(); SELECT * FROM whatever_it_made">>());
static_assert(!error<runs<"SET search_path TO stage, raw; SELECT * FROM t">>());

// ---- within one script

static_assert(
    !error<runs<
        "CREATE SCHEMA s; CREATE TABLE s.t (id int); INSERT INTO s.t VALUES (1); GRANT SELECT ON s.t TO PUBLIC">>());
static_assert(unknown<runs<"INSERT INTO t VALUES (1); CREATE TABLE t (id int)">>("public.t"));
static_assert(unknown<view<"CREATE VIEW v AS SELECT id FROM a">, runs<"CREATE TABLE a (id int); DROP TABLE public.a">>(
    "public.a"));
static_assert(waits<view<"CREATE VIEW v AS SELECT id FROM a">,
                    runs<"CREATE TABLE a (id int); DROP TABLE a; CREATE TABLE public.a (id int)">>());
static_assert(
    waits<view<"CREATE VIEW v AS SELECT id FROM a">, runs<"CREATE TABLE b (id int); ALTER TABLE b RENAME TO a">>());
static_assert(unknown<view<"CREATE VIEW v AS SELECT id FROM b">,
                      runs<"CREATE TABLE b (id int); ALTER TABLE b RENAME TO a">>("public.b"));
static_assert(waits<view<"CREATE VIEW v AS SELECT id FROM stage.x">,
                    runs<"CREATE SCHEMA stage; SET search_path TO stage; CREATE TABLE x (id int)">>());
static_assert(waits<runs<"SET search_path TO stage; INSERT INTO x VALUES (1)">,
                    runs_first<"CREATE SCHEMA stage; CREATE TABLE stage.x (id int)">>());
static_assert(
    !error<runs<"CREATE TEMP TABLE x (id int); INSERT INTO x VALUES (1)">, view<"CREATE VIEW x AS SELECT 1 AS id">>());

// names that nobody can give
inline constexpr auto system_schema = wg.create_schema<"SystemSchema">("PG_mine");
inline constexpr auto system_role = wg.create_db_role<"SystemRole">("sys:mine");
static_assert(error<system_schema>() == &errors::E0411 && error<system_role>() == &errors::E0411);
static_assert(error<runs<"CREATE SCHEMA pg_mine">>() == &errors::E0411);
static_assert(error<table<"CREATE TABLE pg_catalog.t (id int)">>() == &errors::E0411);
static_assert(error<view<"CREATE VIEW information_schema.v AS SELECT 1 AS a">>() == &errors::E0411);
static_assert(!error<runs<"CREATE SCHEMA mine_pg; CREATE ROLE sys">>());

// a statement that needs what it creates
static_assert(error<runs<"CREATE VIEW v AS SELECT a FROM v">>() == &errors::E0106);
static_assert(error<runs<"CREATE TABLE t AS SELECT * FROM public.t">>() == &errors::E0106);
static_assert(error<runs<"CREATE TABLE t (LIKE t)">>() == &errors::E0106);
static_assert(
    !error<runs<"CREATE TABLE t (id int PRIMARY KEY, p int REFERENCES t (id)); INSERT INTO t SELECT id, p FROM t">>());

// two scripts
static_assert(error<runs<"CREATE ROLE analyst">, runs_first<"CREATE ROLE \"Analyst\"">>() == &errors::E0105);
static_assert(!error<runs<"CREATE SCHEMA IF NOT EXISTS s">, runs_first<"CREATE SCHEMA IF NOT EXISTS s">>());
static_assert(waits<runs<"CREATE SCHEMA IF NOT EXISTS s">, runs_first<"CREATE SCHEMA s">>());
static_assert(!error<runs<"CREATE FUNCTION f(int) RETURNS int STABLE AS 'x' LANGUAGE sql">,
                     runs_first<"CREATE FUNCTION f(text) RETURNS int STABLE AS 'x' LANGUAGE sql">>());
static_assert(
    error<runs<"CREATE MASKING POLICY p WITH (a int) USING (0)">, runs_first<"CREATE RLS POLICY p USING (true)">>() ==
    nullptr);  // their names have nothing to do with each other

// ---- constructs that are no SQL

inline constexpr auto stage = wg.create_schema<"Stage">("stage");
inline constexpr auto misspelt_stage = wg.create_schema<"MisspeltStage">("staeg");
inline constexpr auto analyst = wg.create_db_role<"Analyst">("analyst");
inline constexpr auto grants_usage = wg.grant_db_schema_to_role<"GrantsUsage">(analyst, "stage");
inline constexpr auto grants_by_handle = wg.grant_db_schema_to_role<"GrantsByHandle">(analyst, stage);
inline constexpr auto grants_usage_twice = wg.grant_db_schema_to_role<"GrantsUsageTwice">(analyst, "STAGE");
inline constexpr auto grants_read = wg.grant_schema_read_to_role<"GrantsRead">(analyst, "stage");
inline constexpr auto table_in_stage = wg.create_table<"TableInStage">("CREATE TABLE stage.t (id int)");

static_assert(waits<runs<"CREATE TABLE stage.q (id int)">, stage>());
static_assert(waits<table_in_stage, stage>());
static_assert(unknown<table_in_stage, misspelt_stage>("schema stage", "staeg"));
static_assert(waits<grants_usage, stage, analyst>());
static_assert(waits<grants_by_handle, stage, analyst>());
static_assert(unknown<grants_usage, misspelt_stage, analyst>("schema stage", "staeg"));
static_assert(error<grants_usage, grants_read, stage, analyst>() == nullptr);
static_assert(error<grants_usage, grants_usage_twice, stage, analyst>() == &errors::E0105);
static_assert(waits<runs<"GRANT USAGE ON SCHEMA public TO ROLE analyst">, analyst>());
static_assert(waits<runs<"GRANT SELECT ON ALL TABLES IN SCHEMA stage TO PUBLIC">, table_in_stage, stage>());

// policies are attached before privileges are granted
static_assert(waits<grants_read,
                    runs<"CREATE MASKING POLICY p WITH (id int) USING (0); ATTACH MASKING POLICY p ON stage.t (id) TO "
                         "ROLE analyst">,
                    table_in_stage, stage, analyst>());
static_assert(waits<runs_first<"GRANT SELECT ON stage.t TO ROLE analyst">,
                    runs<"CREATE RLS POLICY p USING (true); ATTACH RLS POLICY p ON stage.t TO ROLE analyst">,
                    table_in_stage, stage, analyst>());
static_assert(waits<runs<"CREATE RLS POLICY p USING (true); ATTACH RLS POLICY p ON stage.t TO ROLE reader">,
                    runs_first<"CREATE ROLE reader; GRANT SELECT ON stage.t TO ROLE reader">, table_in_stage, stage>());

// shares
inline constexpr auto items = wg.create_table<"Items">("CREATE TABLE items (id int)");
inline constexpr auto shares_schema = wg.create_share<"SharesSchema">("shares_schema", whole_schema("stage"));
inline constexpr auto shares_handle = wg.create_share<"SharesHandle">("shares_handle", whole_schema(stage));
inline constexpr auto shares_items = wg.create_share<"SharesItems">("shares_items", items);
inline constexpr auto consumer = redshift_serverless_namespace<"Consumer">({.name = "consumer", .db_name = "dev"});
inline constexpr auto consumer_wg = redshift_serverless_workgroup<"ConsumerWorkgroup">(consumer, {.name = "consumer"});
inline constexpr auto grants_share = wg.grant_access_to_share<"GrantsShare">(shares_items, consumer);
inline constexpr auto grants_share_twice = wg.grant_access_to_share<"GrantsShareTwice">(shares_items, consumer);
inline constexpr auto grants_account = wg.grant_access_to_share<"GrantsAccount">(shares_items, account{"123456789012"});
inline constexpr auto grants_account_twice =
    wg.grant_access_to_share<"GrantsAccountTwice">(shares_items, account{"123456789012"}, {.authorize = true});
inline constexpr auto from_share = consumer_wg.create_database_from_share<"FromShare">(grants_share, "shared");
inline constexpr auto from_share_twice =
    consumer_wg.create_database_from_share<"FromShareTwice">(grants_share, "again");
inline constexpr auto from_share_as_dev = consumer_wg.create_database_from_share<"FromShareAsDev">(grants_share, "DEV");

static_assert(waits<shares_schema, stage>());
static_assert(waits<shares_handle, stage>());
inline constexpr auto shares_stage = wg.create_share<"SharesStage">("shares_stage", stage);
static_assert(waits<shares_stage, stage>());
static_assert(unknown<shares_schema, misspelt_stage>("schema stage", "staeg"));
static_assert(waits<runs<"ALTER DATASHARE shares_items SET PUBLICACCESSIBLE TRUE">, shares_items, items>());
static_assert(error<items, shares_items, consumer, consumer_wg, grants_share, from_share>() == nullptr);
static_assert(error<items, shares_items, consumer, consumer_wg, grants_share, grants_share_twice>() == &errors::E0105);
static_assert(error<items, shares_items, grants_account, grants_account_twice>() == &errors::E0105);
static_assert(error<items, shares_items, consumer, consumer_wg, grants_share, grants_account>() == nullptr);
static_assert(error<items, shares_items, consumer, consumer_wg, grants_share, from_share_as_dev>() == &errors::E0105);
static_assert(error<items, shares_items, consumer, consumer_wg, grants_share, from_share, from_share_twice>() ==
              &errors::E0105);
static_assert(waits<grants_share, runs<"ALTER DATASHARE shares_items ADD ALL TABLES IN SCHEMA public">, items,
                    shares_items, consumer, consumer_wg>());

// other databases
inline constexpr auto in_other = wg.create_table<"InOther">("CREATE TABLE parts (id int)", {.database = "other"});
inline constexpr auto in_dev = wg.create_table<"InDev">("CREATE TABLE t (id int)", {.database = "dev"});
inline constexpr auto in_dev_again = wg.create_table<"InDevAgain">("CREATE TABLE dev.public.t (id int)");
static_assert(waits<in_other, runs<"CREATE DATABASE other">>());
static_assert(unknown<in_other, runs<"CREATE DATABASE othr">>("database other", "othr"));
static_assert(error<in_other, in_dev, runs<"CREATE DATABASE other">>() == nullptr);
static_assert(error<in_dev, in_dev_again>() == &errors::E0105);
static_assert(waits<view<"CREATE VIEW v AS SELECT id FROM other.public.parts WITH NO SCHEMA BINDING">, in_other,
                    runs<"CREATE DATABASE other">>());
static_assert(unknown<view<"CREATE VIEW v AS SELECT id FROM other.public.part WITH NO SCHEMA BINDING">, in_other,
                      runs<"CREATE DATABASE other">>("public.part", "public.parts"));
static_assert(unknown<view<"CREATE VIEW v AS SELECT id FROM othr.public.parts WITH NO SCHEMA BINDING">, in_other,
                      runs<"CREATE DATABASE other">>("database othr", "other"));
inline constexpr auto catalog_of_stage = wg.catalog_tables<"CatalogOfStage">("stage_tables", {.path = "dev/stage/%"});
inline constexpr auto catalog_of_other = wg.catalog_tables<"CatalogOfOther">("other_tables", {.path = "other/%"});
static_assert(waits<catalog_of_stage, stage>());
static_assert(unknown<catalog_of_stage, misspelt_stage>("schema stage", "staeg"));
static_assert(waits<catalog_of_other, runs<"CREATE DATABASE other">>());
static_assert(unknown<catalog_of_other>("database other"));

// schemas whose contents come from elsewhere
inline constexpr auto stream = wg.existing_relation<"Stream">("kds", "clicks");
static_assert(waits<view<"CREATE VIEW v AS SELECT id FROM spectrum.anything WITH NO SCHEMA BINDING">,
                    runs<"CREATE EXTERNAL SCHEMA spectrum FROM DATA CATALOG DATABASE 'd' IAM_ROLE default">>());
static_assert(waits<stream, runs<"CREATE EXTERNAL SCHEMA kds FROM KINESIS IAM_ROLE default">>());
static_assert(error<stream>() == nullptr);

// ---- what exists already

inline constexpr auto has_schema = wg.existing_schema<"HasSchema">("stage");
inline constexpr auto has_external_schema = wg.existing_schema<"HasExternalSchema">("spectrum", {.is_external = true});
inline constexpr auto has_role = wg.existing_role<"HasRole">("analyst");
inline constexpr auto grants_to_it = wg.grant_schema_read_to_role<"GrantsToIt">(has_role, has_schema);
inline constexpr auto has_function = wg.existing_function<"HasFunction">("stage", "f");
inline constexpr auto has_procedure = wg.existing_procedure<"HasProcedure">("public", "p");
inline constexpr auto has_user = wg.existing_user<"HasUser">("ann");
inline constexpr auto has_group = wg.existing_group<"HasGroup">("readers");
inline constexpr auto has_database = wg.existing_database<"HasDatabase">("other");
inline constexpr auto has_share = wg.existing_datashare<"HasShare">("sales");
inline constexpr auto has_masking = wg.existing_masking_policy<"HasMasking">("hide");
inline constexpr auto has_rls = wg.existing_rls_policy<"HasRls">("mine");
inline constexpr auto has_library = wg.existing_library<"HasLibrary">("tools");
inline constexpr auto has_model = wg.existing_model<"HasModel">("public", "churn");
inline constexpr auto has_template = wg.existing_template<"HasTemplate">("public", "tp");
inline constexpr auto has_job = wg.existing_copy_job<"HasJob">("nightly");
inline constexpr auto has_provider = wg.existing_identity_provider<"HasProvider">("aad");
inline constexpr auto in_its_database =
    wg.create_table<"InItsDatabase">("CREATE TABLE t (id int)", {.database = has_database});

static_assert(error<has_schema, table_in_stage>() == nullptr);
static_assert(error<has_schema, stage>() == &errors::E0105);
static_assert(error<has_schema, runs<"CREATE SCHEMA IF NOT EXISTS stage">>() == nullptr);
static_assert(error<has_external_schema, runs<"SELECT * FROM spectrum.t">>() == nullptr);
static_assert(unknown<has_schema, runs<"SELECT * FROM stage.t">>("stage.t"));
static_assert(error<has_role, has_schema, grants_to_it>() == nullptr);
static_assert(unknown<grants_to_it, has_role>("schema stage"));
static_assert(error<has_function, runs<"SELECT stage.f(1)">>() == nullptr);
static_assert(error<has_procedure, runs<"CALL p()">>() == nullptr);
static_assert(error<has_user, runs<"GRANT USAGE ON SCHEMA public TO ann">>() == nullptr);
static_assert(error<has_group, runs<"GRANT USAGE ON SCHEMA public TO GROUP readers">>() == nullptr);
static_assert(
    error<has_database, in_its_database, runs<"SELECT * FROM other.s.x; GRANT CREATE ON DATABASE other TO PUBLIC">>() ==
    nullptr);
static_assert(error<has_share, runs<"GRANT USAGE ON DATASHARE sales TO ACCOUNT '123456789012'">>() == nullptr);
static_assert(error<has_masking, has_rls, items,
                    runs<"ATTACH MASKING POLICY hide ON items (id) TO PUBLIC; ATTACH RLS POLICY mine "
                         "ON items TO PUBLIC">>() == nullptr);
static_assert(error<has_library, runs<"DROP LIBRARY tools">>() == nullptr);
static_assert(error<has_model, runs<"GRANT EXECUTE ON MODEL churn TO PUBLIC">>() == nullptr);
static_assert(error<has_template, items, runs<"COPY items FROM 's3://b/p' IAM_ROLE default USING TEMPLATE tp">>() ==
              nullptr);
static_assert(error<has_job, runs<"GRANT DROP ON COPY JOB nightly TO PUBLIC">>() == nullptr);
static_assert(error<has_provider, runs<"ALTER IDENTITY PROVIDER aad DISABLE">>() == nullptr);

// ---- what drops or renames names that others use

inline constexpr auto view_of_items = wg.create_view<"ViewOfItems">("CREATE VIEW v AS SELECT id FROM items");
inline constexpr auto late_view_of_items =
    wg.create_view<"LateViewOfItems">("CREATE VIEW v AS SELECT id FROM public.items WITH NO SCHEMA BINDING");
inline constexpr auto refers_to_items =
    wg.create_table<"RefersToItems">("CREATE TABLE orders (id int, item int REFERENCES items (id))");
inline constexpr auto loads_items =
    wg.ingest_data<"LoadsItems">(items, external_bucket{"some-bucket", "eu-central-1"} / "in/");

static_assert(breaks<runs<"ALTER TABLE items RENAME TO things">, view_of_items, items>("public.items"));
static_assert(breaks<runs<"DROP TABLE items">, view_of_items, items>("public.items"));
static_assert(breaks<runs<"DROP TABLE IF EXISTS public.items CASCADE">, view_of_items, items>("public.items"));
static_assert(breaks<runs<"DROP TABLE items">, late_view_of_items, items>("public.items"));
static_assert(breaks<runs<"DROP TABLE items">, refers_to_items, items>("public.items"));
static_assert(breaks<runs<"DROP TABLE items">, shares_items, items>("public.items"));
static_assert(breaks<runs<"DROP SCHEMA stage CASCADE">, table_in_stage, stage>("schema stage"));
static_assert(breaks<runs<"ALTER SCHEMA stage RENAME TO other">, table_in_stage, stage>("schema stage"));
static_assert(breaks<runs<"DROP ROLE analyst">, grants_usage, stage, analyst>("role analyst"));
static_assert(breaks<runs<"DROP DATASHARE shares_items">, grants_share, items, shares_items, consumer, consumer_wg>(
    "datashare shares_items"));
static_assert(breaks<runs<"DROP DATABASE other">, in_other, runs_first<"CREATE DATABASE other">>("database other"));
static_assert(breaks<runs<"DROP FUNCTION stage.f(int)">, view<"CREATE VIEW v AS SELECT stage.f(1) AS one">,
                     runs_first<"CREATE FUNCTION stage.f(int) RETURNS int STABLE AS 'x' LANGUAGE sql">, stage>(
    "function stage.f"));
static_assert(waits<runs<"DROP TABLE items">, loads_items, items>());
static_assert(waits<runs<"DROP TABLE items">, items>());
static_assert(waits<view_of_items, runs<"DROP TABLE items; CREATE TABLE items (id int)">, items>());
static_assert(error<runs<"DROP TABLE IF EXISTS items; CREATE TABLE items (id int)">, view_of_items, items>() ==
              nullptr);
inline constexpr after<"DropsFirst"> drops_first{items, runs<"DROP TABLE IF EXISTS items">};
static_assert(error<drops_first, runs<"DROP TABLE IF EXISTS items">, view_of_items, items>() == nullptr);

// ---- the case rule of the workgroup

inline constexpr auto exact = redshift_serverless_workgroup<"Exact">(
    warehouse, {.name = "exact", .config_parameters = {.enable_case_sensitive_identifier = true}});
template <auto const&... Resources>
constexpr core::error_code const* exact_error() {
  return core::graph_of<stack_of<role, warehouse, exact, Resources...>>().verdict.error;
}
inline constexpr auto upper = exact.create_table<"Upper">("CREATE TABLE \"Reviews\" (id int)");
inline constexpr auto lower = exact.create_table<"Lower">("CREATE TABLE Reviews (id int)");
inline constexpr auto reads_lower = exact.create_view<"ReadsLower">("CREATE VIEW v AS SELECT id FROM REVIEWS");
inline constexpr auto reads_upper = exact.create_view<"ReadsUpper">("CREATE VIEW v AS SELECT id FROM \"Reviews\"");
static_assert(exact_error<upper, lower>() == nullptr);
static_assert(exact_error<upper, reads_lower>() == &errors::E0104);
static_assert(exact_error<lower, reads_upper>() == &errors::E0104);
static_assert(exact_error<lower, reads_lower>() == nullptr);
static_assert(exact_error<upper, reads_upper>() == nullptr);
inline constexpr auto upper_title = exact.create_table<"UpperTitle">("CREATE TABLE \"Titles\" (title int)");
inline constexpr auto lower_title = exact.create_table<"LowerTitle">("CREATE TABLE titles (name int)");
inline constexpr auto both = exact.create_view<"Both">(
    "CREATE VIEW v AS SELECT a.title, b.name FROM \"Titles\" a, titles b WHERE a.title = b.name");
static_assert(!core::verdict_of<stack_of<role, warehouse, exact, upper_title, lower_title, both>>().error);

// ---- search paths of several schemas

inline constexpr auto paths = redshift_serverless_workgroup<"Paths">(
    warehouse, {.name = "paths", .config_parameters = {.search_path = "$user, stage, public"}});
inline constexpr auto made_in_stage = paths.create_schema<"MadeInStage">("stage");
inline constexpr auto in_public = paths.create_table<"InPublic">("CREATE TABLE public.t (id int)");
inline constexpr auto in_path = paths.create_table<"InPath">("CREATE TABLE t (id int)");
inline constexpr auto reads_path = paths.create_view<"ReadsPath">("CREATE VIEW v AS SELECT id FROM t");
inline constexpr auto reads_other = paths.create_view<"ReadsOther">("CREATE VIEW v AS SELECT id FROM tt");
template <auto const&... Resources>
constexpr core::verdict path_verdict() {
  return core::graph_of<stack_of<role, warehouse, paths, made_in_stage, Resources...>>().verdict;
}
static_assert(path_verdict<in_public, reads_path>());
static_assert(path_verdict<in_path, reads_path>());
static_assert(path_verdict<in_path, in_public>());
static_assert(path_verdict<in_public, reads_other>().error == &errors::E0104);

}  // namespace strata_test
