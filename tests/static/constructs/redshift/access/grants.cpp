// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Principals and grants: the statement of each kind of privilege on AWS's page of GRANT, and the grants that do not
// fit.
#include "../statements_of.hpp"

namespace strata_test {

using namespace strata;
using enum privilege;

inline constexpr auto iam = iam_role<"Iam">(service_principal::redshift);
inline constexpr auto warehouse =
    redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"}, default_role(iam));
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto other_warehouse = redshift_serverless_namespace<"Other">({.name = "other", .db_name = "dev"});
inline constexpr auto other = redshift_serverless_workgroup<"OtherWorkgroup">(other_warehouse, {.name = "other"});
inline constexpr auto web = wg.create_schema<"Web">("web");
inline constexpr auto visits = wg.create_table<"Visits">("CREATE TABLE web.visits (id int, visitor varchar(30))");
inline constexpr auto daily = wg.create_view<"Daily">("CREATE VIEW daily AS SELECT id FROM web.visits");
inline constexpr auto shared = wg.create_share<"Shared">("shared", visits);
inline constexpr auto model = wg.existing_model<"Model">("web", "churn");
inline constexpr auto job = wg.existing_copy_job<"Job">("nightly");
inline constexpr auto tmpl = wg.existing_template<"Template">("web", "csv");
inline constexpr auto sales = wg.existing_database<"Sales">("sales");
inline constexpr auto area = wg.existing_function<"Area">("web", "area");
inline constexpr auto tidy = wg.existing_procedure<"Tidy">("web", "tidy");
inline constexpr auto lake_schema = wg.existing_schema<"LakeSchema">("lake", {.is_external = true});

inline constexpr auto analyst = wg.create_db_role<"Analyst">("analyst");
inline constexpr auto engineer = wg.create_db_role<"Engineer">("engineer");
inline constexpr auto ann = wg.create_db_user<"Ann">("ann");
inline constexpr auto bob =
    wg.create_db_user<"Bob">("aad:bob@example.com", {.external_id = "O'Neil", .create_databases = true});
inline constexpr auto team = wg.create_db_group<"Team">("team", {&ann, &bob});
inline constexpr auto old_user = wg.existing_user<"OldUser">("old user");
inline constexpr auto old_group = wg.existing_group<"OldGroup">("old");
inline constexpr auto old_role = wg.existing_role<"OldRole">("Reader");

// ---- principals
static_assert(creates(ann, "CREATE USER ann PASSWORD DISABLE NOCREATEDB SYSLOG ACCESS RESTRICTED"));
static_assert(updates(ann, "ALTER USER ann PASSWORD DISABLE NOCREATEDB SYSLOG ACCESS RESTRICTED") &&
              deletes(ann, "DROP USER ann"));
static_assert(creates(
    bob,
    "CREATE USER \"aad:bob@example.com\" PASSWORD DISABLE CREATEDB SYSLOG ACCESS RESTRICTED EXTERNALID 'O''Neil'"));
static_assert(creates(wg.create_db_user<"A">("IAMR:etl", {.unrestricted_syslog = true}),
                      "CREATE USER \"IAMR:etl\" PASSWORD DISABLE NOCREATEDB SYSLOG ACCESS UNRESTRICTED"));
static_assert(creates(team, "CREATE GROUP team") && deletes(team, "DROP GROUP team"));
static_assert(runs_on("Parts", team,
                      "ALTER GROUP team ADD USER ann; ALTER GROUP team DROP USER ann; ALTER GROUP team ADD USER "
                      "\"aad:bob@example.com\"; ALTER GROUP team DROP USER \"aad:bob@example.com\""));

// ---- the kinds of objects, each with all of its privileges (docs/how_to/access.md has the table)
template <core::fixed_string Id = "G">
constexpr auto grant(privilege_list const& what, granted_object const& on, grantee_list const& to = analyst,
                     privilege_options const& options = {}) {
  return wg.grant<Id>(what, on, to, options);
}
constexpr bool says(privilege_list const& what, granted_object const& on, std::string_view text) {
  auto const made = grant(what, on);
  statement_sink create{any_stack, "Create"}, remove{any_stack, "Delete"};
  made.expand(create);
  made.expand(remove);
  std::string_view const created{create.text.data(), create.text.size()};
  std::string_view const removed{remove.text.data(), remove.text.size()};
  std::size_t const to = text.find(" TO ");
  // REVOKE is GRANT with other words
  return created == text &&
         removed.substr(removed.find("REVOKE ") + 7, to - text.find("GRANT ") - 6) ==
             text.substr(text.find("GRANT ") + 6, to - text.find("GRANT ") - 6) &&
         removed.find(" FROM ROLE analyst") != removed.npos;
}
static_assert(
    says({select, insert, update, delete_, drop, references, alter, truncate}, visits,
         "GRANT SELECT, INSERT, UPDATE, DELETE, DROP, REFERENCES, ALTER, TRUNCATE ON web.visits TO ROLE analyst"));
static_assert(says(all, visits, "GRANT ALL ON web.visits TO ROLE analyst"));
static_assert(says(select, daily, "GRANT SELECT ON public.daily TO ROLE analyst"));
static_assert(says(select, table_named{"web.visits"}, "GRANT SELECT ON web.visits TO ROLE analyst"));
static_assert(says(select, table_named{"Odd name"}, "GRANT SELECT ON \"Odd name\" TO ROLE analyst"));
static_assert(says({select, update}, columns_in(visits, "id, visitor"),
                   "GRANT SELECT (id, visitor), UPDATE (id, visitor) ON web.visits TO ROLE analyst"));
static_assert(says(all, columns_in(visits, "id"), "GRANT ALL (id) ON web.visits TO ROLE analyst"));
static_assert(says(select, columns_in(table_named{"t"}, "User,b"), "GRANT SELECT (\"User\", b) ON t TO ROLE analyst"));
static_assert(says({create, usage, temporary, alter}, database_named{"dev"},
                   "GRANT ALTER, CREATE, USAGE, TEMPORARY ON DATABASE dev TO ROLE analyst"));
static_assert(says(all, sales, "GRANT ALL ON DATABASE sales TO ROLE analyst"));
static_assert(says({create, usage, alter, drop}, web,
                   "GRANT DROP, ALTER, CREATE, USAGE ON SCHEMA web TO ROLE analyst"));
static_assert(says(all, schema_named{"web"}, "GRANT ALL ON SCHEMA web TO ROLE analyst"));
static_assert(says(usage, lake_schema, "GRANT USAGE ON SCHEMA lake TO ROLE analyst"));
static_assert(says(execute, function_named{"web.area(int, int)"},
                   "GRANT EXECUTE ON FUNCTION web.area(int, int) TO ROLE analyst"));
static_assert(says(all, function_named{"area()"}, "GRANT ALL ON FUNCTION area() TO ROLE analyst"));
static_assert(says(execute, procedure_named{"web.tidy(int)"},
                   "GRANT EXECUTE ON PROCEDURE web.tidy(int) TO ROLE analyst"));
static_assert(says(usage, language_named{"plpgsql"}, "GRANT USAGE ON LANGUAGE plpgsql TO ROLE analyst"));
static_assert(says(execute, model, "GRANT EXECUTE ON MODEL web.churn TO ROLE analyst"));
static_assert(says(all, model_named{"churn"}, "GRANT ALL ON MODEL churn TO ROLE analyst"));
static_assert(says({alter, share}, shared, "GRANT ALTER, SHARE ON DATASHARE shared TO ROLE analyst"));
static_assert(says({usage, alter, drop}, tmpl, "GRANT DROP, ALTER, USAGE ON TEMPLATE web.csv TO ROLE analyst"));
static_assert(says({alter, drop}, job, "GRANT DROP, ALTER ON COPY JOB nightly TO ROLE analyst"));
static_assert(says(all, copy_job_named{"nightly"}, "GRANT ALL ON COPY JOB nightly TO ROLE analyst"));
static_assert(says(assume_role, role_for(iam, {role_use::copy, role_use::unload}),
                   "GRANT ASSUMEROLE ON '${Iam}' TO ROLE analyst FOR COPY, UNLOAD"));
static_assert(says(assume_role, role_for(iam, {role_use::external_function, role_use::create_model}),
                   "GRANT ASSUMEROLE ON '${Iam}' TO ROLE analyst FOR EXTERNAL FUNCTION, CREATE MODEL"));
static_assert(says(connect, workgroup_named{}, "GRANT CONNECT ON WORKGROUP TO ROLE analyst"));
static_assert(says(connect, workgroup_named{"reports"}, "GRANT CONNECT ON WORKGROUP reports TO ROLE analyst"));
static_assert(creates(wg.grant<"G">(select, external_table_named{"lake.t"}, iam),
                      "GRANT SELECT ON EXTERNAL TABLE lake.t TO IAM_ROLE '${Iam}'"));
static_assert(creates(wg.grant<"G">({create, alter, drop}, external_schema_named{"lake"}, iam,
                                    {.with_grant_option = true}),
                      "GRANT DROP, ALTER, CREATE ON EXTERNAL SCHEMA lake TO IAM_ROLE '${Iam}' WITH GRANT OPTION"));

// ---- all that there is, and what will be
static_assert(says({create, usage, alter, drop}, schemas_in(database_named{"dev"}),
                   "GRANT DROP, ALTER, CREATE, USAGE FOR SCHEMAS IN DATABASE dev TO ROLE analyst"));
static_assert(says(
    {select, insert, update, delete_, drop, references, alter, truncate}, tables_in(web),
    "GRANT SELECT, INSERT, UPDATE, DELETE, DROP, REFERENCES, ALTER, TRUNCATE FOR TABLES IN SCHEMA web TO ROLE analyst"));
static_assert(says(all, tables_in(sales), "GRANT ALL FOR TABLES IN DATABASE sales TO ROLE analyst"));
static_assert(says(execute, functions_in(web), "GRANT EXECUTE FOR FUNCTIONS IN SCHEMA web TO ROLE analyst"));
static_assert(says(execute, functions_in(sales), "GRANT EXECUTE FOR FUNCTIONS IN DATABASE sales TO ROLE analyst"));
static_assert(says(all, procedures_in(schema_named{"web"}), "GRANT ALL FOR PROCEDURES IN SCHEMA web TO ROLE analyst"));
static_assert(says(usage, languages_in(sales), "GRANT USAGE FOR LANGUAGES IN DATABASE sales TO ROLE analyst"));
static_assert(says({create, alter, drop}, copy_jobs_in(sales),
                   "GRANT DROP, ALTER, CREATE FOR COPY JOBS IN DATABASE sales TO ROLE analyst"));
static_assert(says(usage, templates_in(web), "GRANT USAGE FOR TEMPLATES IN SCHEMA web TO ROLE analyst"));
static_assert(says(
    {select, insert, update, delete_, drop, references, truncate}, new_tables(),
    "ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE, DROP, REFERENCES, TRUNCATE ON TABLES TO ROLE analyst"));
static_assert(says(all, new_tables(web, &ann),
                   "ALTER DEFAULT PRIVILEGES FOR USER ann IN SCHEMA web GRANT ALL ON TABLES TO ROLE analyst"));
static_assert(says(execute, new_functions(web),
                   "ALTER DEFAULT PRIVILEGES IN SCHEMA web GRANT EXECUTE ON FUNCTIONS TO ROLE analyst"));
static_assert(says(execute, new_procedures(&ann),
                   "ALTER DEFAULT PRIVILEGES FOR USER ann GRANT EXECUTE ON PROCEDURES TO ROLE analyst"));

// ---- the whole warehouse
static_assert(says(
    {create_user, drop_user, alter_user, create_schema, drop_schema, alter_default_privileges, access_catalog,
     access_system_table, create_table, drop_table, alter_table},
    whole_warehouse{},
    "GRANT CREATE USER, DROP USER, ALTER USER, CREATE SCHEMA, DROP SCHEMA, ALTER DEFAULT PRIVILEGES, ACCESS CATALOG, "
    "ACCESS SYSTEM TABLE, CREATE TABLE, DROP TABLE, ALTER TABLE TO ROLE analyst"));
static_assert(says(
    {create_or_replace_function, create_or_replace_external_function, drop_function, create_or_replace_procedure,
     drop_procedure, create_or_replace_view, drop_view, create_model, drop_model},
    whole_warehouse{},
    "GRANT CREATE OR REPLACE FUNCTION, CREATE OR REPLACE EXTERNAL FUNCTION, DROP FUNCTION, CREATE OR REPLACE PROCEDURE, "
    "DROP PROCEDURE, CREATE OR REPLACE VIEW, DROP VIEW, CREATE MODEL, DROP MODEL TO ROLE analyst"));
static_assert(says(
    {create_datashare, alter_datashare, drop_datashare, create_library, drop_library, create_role, drop_role,
     truncate_table, vacuum, analyze, cancel, ignore_rls, explain_rls, explain_masking},
    whole_warehouse{},
    "GRANT CREATE DATASHARE, ALTER DATASHARE, DROP DATASHARE, CREATE LIBRARY, DROP LIBRARY, CREATE ROLE, DROP ROLE, "
    "TRUNCATE TABLE, VACUUM, ANALYZE, CANCEL, IGNORE RLS, EXPLAIN RLS, EXPLAIN MASKING TO ROLE analyst"));
static_assert(says(all, whole_warehouse{}, "GRANT ALL TO ROLE analyst"));
static_assert(creates(wg.grant<"G">(create_model, whole_warehouse{}, {ann, public_group}),
                      "GRANT CREATE MODEL TO ann, PUBLIC"));

// ---- who gets it
static_assert(creates(grant(select, visits, {analyst, ann, team, public_group, bob}),
                      "GRANT SELECT ON web.visits TO ROLE analyst, ann, GROUP team, PUBLIC, \"aad:bob@example.com\""));
static_assert(deletes(grant(select, visits, {old_role, old_user, old_group}),
                      "REVOKE SELECT ON web.visits FROM ROLE \"Reader\", \"old user\", GROUP \"old\""));
static_assert(creates(grant(select, visits, {role_named{"sys:dba"}, user_named{"IAM:x"}, group_named{"g"}}),
                      "GRANT SELECT ON web.visits TO ROLE \"sys:dba\", \"IAM:x\", GROUP g"));
static_assert(
    creates(grant(select, visits, {ann, bob}, {.with_grant_option = true}),
            "GRANT SELECT ON web.visits TO ann WITH GRANT OPTION, \"aad:bob@example.com\" WITH GRANT OPTION"));
static_assert(creates(wg.grant_role<"G">(analyst, {engineer, ann}), "GRANT ROLE analyst TO ROLE engineer, ann"));
static_assert(deletes(wg.grant_role<"G">(analyst, {engineer, ann}), "REVOKE ROLE analyst FROM ROLE engineer, ann"));
static_assert(creates(wg.grant_role<"G">(role_named{"sys:monitor"}, ann, {.with_admin_option = true}),
                      "GRANT ROLE \"sys:monitor\" TO ann WITH ADMIN OPTION"));
// what one line could say before
static_assert(creates(wg.grant_db_schema_to_role<"G">(analyst, "web"), "GRANT USAGE ON SCHEMA web TO ROLE analyst"));
static_assert(creates(wg.grant_schema_read_to_role<"G">(analyst, web),
                      "GRANT SELECT FOR TABLES IN SCHEMA web TO ROLE analyst"));
static_assert(creates(wg.grant_db_all_privileges_to_role<"G">(analyst, "web"),
                      "GRANT ALL FOR TABLES IN SCHEMA web TO ROLE analyst"));

// ---- verdicts
/// What a grant says of itself: its error, or none.
struct row {
  privilege_list what;
  granted_object on;
  grantee_list to;
  privilege_options options{};

  [[nodiscard]] constexpr bool has(core::error_code const* error, std::string_view subject) const {
    core::describer out;
    redshift_grant_base{"G", wg, what, on, to, options, {}}.describe(out);
    core::problem const& found = out.first_problem();
    return found.error == error &&
           std::string_view{out.chars().data() + found.first, found.last - found.first} == subject;
  }
};
inline constexpr row good[] = {
    {{select, insert}, visits, {analyst, ann, team, public_group}},
    {all, web, engineer},
    {select, columns_in(visits, "ID"), analyst},
    {select, tables_in(web), {analyst, ann}},
    {select, tables_in(web), ann, {.with_grant_option = true}},
    {usage, schemas_in(sales), analyst},
    {create_model, whole_warehouse{}, {ann, team, public_group}},
    {execute, function_named{"web.area(int)"}, analyst},
    {execute, procedure_named{"web.tidy()"}, ann, {.with_grant_option = true}},
    {select, new_tables(web, &ann), {analyst, public_group}},
    {select, daily, {role_named{"analyst"}, user_named{"ann"}, group_named{"team"}}},
    {select, table_named{"web.visits"}, {role_named{"sys:dba"}}},
    {connect, workgroup_named{}, public_group},
    {all, external_table_named{"lake.t"}, {iam, public_group}},
};
constexpr bool all_fit() {
  for (row const& each : good)
    if (!each.has(nullptr, {})) return false;
  return true;
}
static_assert(all_fit());

inline constexpr auto another_role = other.create_db_role<"AnotherRole">("another");
inline constexpr auto another_table = other.create_table<"AnotherTable">("CREATE TABLE another (id int)");
struct mistake {
  row grant;
  core::error_code const* error;
  std::string_view subject;
};
inline constexpr mistake mistakes[] = {
    {{insert, function_named{"web.area(int)"}, analyst}, &errors::E0430, "INSERT on a function"},
    {{execute, visits, analyst}, &errors::E0430, "EXECUTE on a relation"},
    {{select, web, analyst}, &errors::E0430, "SELECT on a schema"},
    {{usage, visits, analyst}, &errors::E0430, "USAGE on a relation"},
    {{insert, columns_in(visits, "id"), analyst}, &errors::E0430, "INSERT on columns"},
    {{temporary, web, analyst}, &errors::E0430, "TEMPORARY on a schema"},
    {{drop, database_named{"dev"}, analyst}, &errors::E0430, "DROP on a database"},
    {{all, language_named{"plpgsql"}, analyst}, &errors::E0430, "ALL on a language"},
    {{all, shared, analyst}, &errors::E0430, "ALL on a datashare"},
    {{select, shared, analyst}, &errors::E0430, "SELECT on a datashare"},
    {{usage, model, analyst}, &errors::E0430, "USAGE on a model"},
    {{select, job, analyst}, &errors::E0430, "SELECT on a COPY job"},
    {{execute, tmpl, analyst}, &errors::E0430, "EXECUTE on a template"},
    {{alter, new_tables(), analyst}, &errors::E0430, "ALTER on tables to come"},
    {{select, whole_warehouse{}, analyst}, &errors::E0430, "SELECT on a whole warehouse"},
    {{create_user, web, analyst}, &errors::E0430, "CREATE USER on a schema"},
    {{usage, tables_in(web), analyst}, &errors::E0430, "USAGE on the tables of a schema or database"},
    {{select, functions_in(web), analyst}, &errors::E0430, "SELECT on the functions of a schema or database"},
    {{usage, role_for(iam, {role_use::copy}), analyst}, &errors::E0430, "USAGE on an IAM role"},
    {{{select, select}, visits, analyst}, &errors::E0431, "SELECT twice"},
    {{{all, select}, visits, analyst}, &errors::E0431, "SELECT beside ALL"},
    {{select, columns_in(visits, "id, ID"), analyst}, &errors::E0431, "id twice"},
    {{select, visits, {analyst, analyst}}, &errors::E0431, "analyst twice"},
    {{select, visits, {analyst, role_named{"ANALYST"}}}, &errors::E0431, "analyst twice"},
    {{select, visits, {public_group, public_group}}, &errors::E0431, "PUBLIC twice"},
    {{select, visits, analyst, {.with_grant_option = true}}, &errors::E0432, "WITH GRANT OPTION for a role"},
    {{select, visits, team, {.with_grant_option = true}}, &errors::E0432, "WITH GRANT OPTION for a group"},
    {{select, visits, {ann, public_group}, {.with_grant_option = true}},
     &errors::E0432,
     "WITH GRANT OPTION for PUBLIC"},
    {{select, columns_in(visits, "id"), ann, {.with_grant_option = true}},
     &errors::E0432,
     "WITH GRANT OPTION on columns"},
    {{assume_role, role_for(iam, {role_use::copy}), ann, {.with_grant_option = true}},
     &errors::E0432,
     "WITH GRANT OPTION on an IAM role"},
    {{select, columns_in(visits, ""), analyst}, &errors::E0433, "column"},
    {{select, columns_in(visits, "id,,visitor"), analyst}, &errors::E0433, "column"},
    {{select, visits, {}}, &errors::E0433, "grantee"},
    {{select, tables_in(web), team}, &errors::E0435, "a group for privileges on the tables of a schema or database"},
    {{select, tables_in(web), public_group},
     &errors::E0435,
     "PUBLIC for privileges on the tables of a schema or database"},
    {{ignore_rls, whole_warehouse{}, ann}, &errors::E0435, "a user for privileges on a whole warehouse"},
    {{connect, workgroup_named{}, team}, &errors::E0435, "a group for privileges on a workgroup"},
    {{select, visits, iam}, &errors::E0435, "an IAM role for privileges on a relation"},
    {{select, external_table_named{"lake.t"}, analyst}, &errors::E0435, "a role for privileges on an external table"},
    {{select, visits, sales}, &errors::E0435, "sales"},
    {{select, another_table, analyst}, &errors::E0436, "AnotherTable"},
    {{select, columns_in(web, "id"), analyst}, &errors::E0437, "Web"},
    {{select, tables_in(visits), analyst}, &errors::E0437, "Visits"},
    {{usage, schemas_in(web), analyst}, &errors::E0437, "Web"},
    {{usage, languages_in(web), analyst}, &errors::E0437, "Web"},
    {{select, new_tables(sales), analyst}, &errors::E0437, "Sales"},
    {{execute, area, analyst}, &errors::E0438, "area"},
    {{execute, tidy, analyst}, &errors::E0438, "tidy"},
    {{execute, function_named{"area"}, analyst}, &errors::E0438, "area"},
    {{select, visits, another_role}, &errors::E0371, "AnotherRole"},
};
/// The first mistake that is not found, or their number.
constexpr std::size_t first_missed() {
  std::size_t i = 0;
  while (i < std::size(mistakes) && mistakes[i].grant.has(mistakes[i].error, mistakes[i].subject)) ++i;
  return i;
}
static_assert(first_missed() == std::size(mistakes));

// columns and names of the stack
template <auto const&... More>
struct access : stack<access<More...>, "Access", iam, warehouse, wg, web, visits, daily, analyst, engineer, ann, team,
                      bob, More...> {};
template <auto const&... More>
constexpr bool fits() {
  return verdict_of<access<More...>>().error == nullptr;
}
template <auto const&... More>
constexpr bool fails(core::error_code const& code, std::string_view subject, std::string_view closest = {}) {
  core::verdict const found = verdict_of<access<More...>>();
  return found.error == &code && found.subject == subject && (closest.empty() || found.closest == closest);
}
inline constexpr auto visitr = grant<"Visitr">(select, columns_in(visits, "id, visitr"));
inline constexpr auto nothing = grant<"Nothing">(select, columns_in(table_named{"web.visits"}, "nothing"));
inline constexpr auto hidden = grant<"Hidden">(select, columns_in(daily, "visitor"));
static_assert(fails<visitr>(errors::E0434, "visitr", "visitor") && fails<nothing>(errors::E0434, "nothing"));
static_assert(fails<hidden>(errors::E0434, "visitor"), "a view has its own columns");
inline constexpr auto visit = grant<"Visit">(select, table_named{"web.visit"});
inline constexpr auto wbe = grant<"Wbe">(usage, schema_named{"wbe"});
inline constexpr auto aera = grant<"Aera">(execute, function_named{"web.aera(int)"});
inline constexpr auto analist = grant<"Analist">(select, visits, role_named{"analist"});
inline constexpr auto anna = grant<"Anna">(select, visits, user_named{"anna"});
inline constexpr auto taem = grant<"Taem">(select, visits, group_named{"taem"});
inline constexpr auto sale = grant<"Sale">(create, database_named{"sale"});
static_assert(fails<visit>(errors::E0104, "web.visit", "web.visits") && fails<wbe>(errors::E0104, "schema wbe"));
static_assert(fails<aera>(errors::E0104, "function web.aera") &&
              fails<analist>(errors::E0104, "role analist", "analyst"));
static_assert(fails<anna>(errors::E0104, "user anna", "ann") && fails<taem>(errors::E0104, "group taem"));
static_assert(fails<sale>(errors::E0104, "database sale"));

// ---- two grants of one privilege: who revokes one revokes both
inline constexpr auto reads = grant<"Reads">(select, visits, analyst);
inline constexpr auto reads_again = grant<"ReadsAgain">({select, insert}, table_named{"web.VISITS"}, {ann, analyst});
inline constexpr auto has_all = grant<"HasAll">(all, visits, analyst);
inline constexpr auto reads_columns = grant<"ReadsColumns">(select, columns_in(visits, "id"), analyst);
inline constexpr auto reads_schema = grant<"ReadsSchema">(select, tables_in(web), analyst);
static_assert(fails<reads, reads_again>(errors::E0105, "SELECT ON web.visits TO ROLE analyst"));
static_assert(fails<reads, has_all>(errors::E0105, "SELECT ON web.visits TO ROLE analyst"), "ALL has SELECT");
static_assert(fits<reads, reads_columns, reads_schema>(), "three privileges of their own");
inline constexpr auto reads_visits = grant<"ReadsVisits">(select, columns_in(visits, "id, visitor"), analyst);
static_assert(fails<reads_columns, reads_visits>(errors::E0105, "SELECT (id) ON web.visits TO ROLE analyst"));

// ---- roles in roles
inline constexpr auto junior = wg.create_db_role<"Junior">("junior");
inline constexpr auto to_engineer = wg.grant_role<"ToEngineer">(analyst, engineer);
inline constexpr auto to_analyst = wg.grant_role<"ToAnalyst">(junior, {analyst, ann});
inline constexpr auto to_junior = wg.grant_role<"ToJunior">(engineer, junior);
inline constexpr auto to_itself = wg.grant_role<"ToItself">(analyst, {engineer, analyst});
inline constexpr auto to_group = wg.grant_role<"ToGroup">(analyst, team);
inline constexpr auto to_public = wg.grant_role<"ToPublic">(analyst, public_group);
inline constexpr auto a_user = wg.grant_role<"AUser">(ann, engineer);
inline constexpr auto with_option = wg.grant_role<"WithOption">(analyst, engineer, {.with_admin_option = true});
static_assert(fits<junior, to_engineer, to_analyst>());
static_assert(fails<junior, to_engineer, to_analyst, to_junior>(errors::E0439, "analyst"));
static_assert(verdict_of<access<junior, to_engineer, to_analyst, to_junior>>().resources.size() == 3);
static_assert(fails<to_itself>(errors::E0439, "analyst"));
static_assert(fails<to_group>(errors::E0435, "a group") && fails<to_public>(errors::E0435, "PUBLIC"));
static_assert(fails<a_user>(errors::E0435, "ann") && fails<with_option>(errors::E0432, "WITH ADMIN OPTION for a role"));

// ---- owners
static_assert(creates(wg.change_owner<"O">(visits, ann), "ALTER TABLE web.visits OWNER TO ann"));
static_assert(deletes(wg.change_owner<"O">(daily, bob), "ALTER TABLE public.daily OWNER TO admin"));
static_assert(updates(wg.change_owner<"O">(web, bob), "ALTER SCHEMA web OWNER TO \"aad:bob@example.com\""));
static_assert(creates(wg.change_owner<"O">(sales, old_user), "ALTER DATABASE sales OWNER TO \"old user\""));
static_assert(creates(wg.change_owner<"O">(function_named{"web.area(int)"}, ann),
                      "ALTER FUNCTION web.area(int) OWNER TO ann"));
static_assert(creates(wg.change_owner<"O">(procedure_named{"tidy()"}, ann), "ALTER PROCEDURE tidy() OWNER TO ann"));
inline constexpr auto owned = wg.change_owner<"Owned">(visits, ann);
inline constexpr auto owned_again = wg.change_owner<"OwnedAgain">(table_named{"web.visits"}, bob);
inline constexpr auto owned_by_role = wg.change_owner<"OwnedByRole">(visits, analyst);
inline constexpr auto owned_model = wg.change_owner<"OwnedModel">(columns_in(visits, "id"), ann);
static_assert(fits<owned>() && fails<owned, owned_again>(errors::E0105, "the owner of web.visits"));
static_assert(fails<owned_by_role>(errors::E0435, "a role") && fails<owned_model>(errors::E0437, "Visits"));

}  // namespace strata_test
