// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Access to data: SQL in separate files (strata_add_sql), tables and views in Glue's Data Catalog, database roles, a
// masking policy. Nobody writes an order: the policy follows the table and the role that it is for, and the privileges
// follow the policy. What analysts see is an assertion.
#include "policies.hpp"

#include <queries.hpp>
#include <strata/constructs/redshift/access/proof.hpp>
#include <strata/synth.hpp>

namespace catalog_and_access {

using namespace strata;

inline constexpr auto clicks = external_bucket{"clicks-of-the-web-site", "eu-central-1"} / "sessions/";
inline constexpr auto clicks_role = iam_role<"ClicksRole">(service_principal::redshift, can_read(clicks));
inline constexpr auto web_namespace =
    redshift_serverless_namespace<"WebNamespace">({.name = "web", .db_name = "web"}, default_role(clicks_role));
inline constexpr auto web =
    redshift_serverless_workgroup<"Web">(web_namespace, {.name = "web", .base_capacity = 8, .max_capacity = 32});

inline constexpr auto schema = web.create_schema<"Schema">("web");
inline constexpr auto sessions = web.create_table<"Sessions">(queries::sessions);
inline constexpr auto load_sessions = web.ingest_data<"LoadSessions">(
    sessions, clicks, {.format = copy_format::json, .json_paths = "auto", .compression = copy_compression::gzip});
inline constexpr auto daily_sessions = web.create_view<"DailySessions">(queries::daily_sessions);

// The whole schema in the Data Catalog, each morning and after each deployment.
inline constexpr auto catalog =
    web.catalog_tables<"Catalog">("web_sessions", {.path = "web/web/%", .schedule = "cron(0 5 * * ? *)"});

inline constexpr auto analyst = web.create_db_role<"Analyst">("analyst");
inline constexpr auto analyst_usage = web.grant_db_schema_to_role<"AnalystUsage">(analyst, "web");
inline constexpr auto analyst_read = web.grant_schema_read_to_role<"AnalystRead">(analyst, "web");
inline constexpr auto engineer = web.create_db_role<"Engineer">("engineer");
inline constexpr auto engineer_usage = web.grant_db_schema_to_role<"EngineerUsage">(engineer, "web");
inline constexpr auto engineer_all = web.grant_db_all_privileges_to_role<"EngineerAll">(engineer, "web");

// The database roles that each IAM role gets.
inline constexpr auto dashboards = iam_role<"Dashboards">(service_principal::ec2);
inline constexpr auto dashboards_roles = web.assign_db_roles_to_iam_role<"DashboardsRoles">(dashboards, {&analyst});
inline constexpr auto notebooks = iam_role<"Notebooks">(trusted_principal{.account = "123456789012"});
inline constexpr auto notebooks_roles =
    web.assign_db_roles_to_iam_role<"NotebooksRoles">(notebooks, {&analyst, &engineer});

// Analysts see that there are visitors, not who they are.
inline constexpr auto hide_visitors = web.create_masking_policy<"HideVisitors">(queries::hide_visitors);
inline constexpr auto hidden =
    web.attach_masking_policy<"HiddenFromAnalysts">(hide_visitors, columns_in(sessions, "visitor"), analyst);

struct app : stack<app, "CatalogAndAccess", clicks_role, web_namespace, web, schema, sessions, load_sessions,
                   daily_sessions, catalog, analyst, analyst_usage, analyst_read, engineer, engineer_usage,
                   engineer_all, dashboards, dashboards_roles, notebooks, notebooks_roles, hide_visitors, hidden> {};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);
// The view counts sessions, and none of its columns shows the visitors.
static_assert(derives_from<app, "daily_sessions.seconds", "sessions.seconds">);
static_assert(!derives_from<app, "daily_sessions.sessions", "sessions.visitor">);
static_assert(access_of<app, analyst, "sessions.visitor"> == column_access::masked);
static_assert(access_of<app, engineer, "sessions.visitor"> == column_access::full);
static_assert(access_of<app, dashboards, "sessions.visitor"> == column_access::masked);
static_assert(!can_see<app, public_group, "sessions.visitor">);
constexpr auto visitors_stay_hidden = policy::unmasked_only_for<"*.visitor", engineer> | policy::no_public_grants;
static_assert(complies_with<app, visitors_stay_hidden>);

}  // namespace catalog_and_access

int main(int argc, char** argv) { return strata::run<catalog_and_access::app>(argc, argv); }
