// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The functions of a workgroup: their arguments, their results, and the line that a construct records.
#include <strata/strata.hpp>

namespace strata_tests {

using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto reader = iam_role<"Reader">(service_principal::redshift, can_read(lake.silver()));
inline constexpr auto writer = iam_role<"Writer">(service_principal::redshift, can_write(lake.silver()));

// ---- one role, or several in braces
// ----------------------------------------------------------------------------------

inline constexpr auto without_roles = redshift_serverless_namespace<"A">({.name = "aaa", .db_name = "dev"});
inline constexpr auto one_role =
    redshift_serverless_namespace<"B">({.name = "bbb", .db_name = "dev"}, default_role(reader));
inline constexpr auto two_roles = redshift_serverless_namespace<"C">({.name = "ccc", .db_name = "dev"},
                                                                     {default_role(reader), associated_role(writer)});
static_assert(!without_roles.has_role(&reader));
static_assert(one_role.default_role() == &reader && one_role.has_role(&reader) && !one_role.has_role(&writer));
static_assert(two_roles.default_role() == &reader && two_roles.has_role(&reader) && two_roles.has_role(&writer));

inline constexpr auto compute = redshift_serverless_workgroup<"Compute">(one_role, {.name = "compute"});
inline constexpr auto other = redshift_serverless_workgroup<"Other">(two_roles, {.name = "other"});
static_assert(&compute.owner() == &one_role && compute.options().name == "compute" && compute.id == "Compute");

// Options may also be a constant with a name.
inline constexpr redshift_serverless_workgroup_options small{.name = "small", .base_capacity = 8};
static_assert(redshift_serverless_workgroup<"Small">(without_roles, small).options().base_capacity == 8);

inline constexpr auto table = compute.create_table<"Table">("CREATE TABLE t (id int)");
inline constexpr auto stage = compute.create_table<"Stage">("CREATE TABLE stage (id int)");
inline constexpr auto view = compute.create_view<"View">("CREATE VIEW v AS SELECT id FROM t");

// ---- one object of a share, with and without braces, or several
// -------------------------------------------------------

inline constexpr auto one = compute.create_share<"One">("one", view);
inline constexpr auto one_in_braces = compute.create_share<"OneInBraces">("one_in_braces", {view});
inline constexpr auto two = compute.create_share<"Two">("two", {view, table});
inline constexpr auto by_name = compute.create_share<"ByName">("by_name", table_named{"public.v"});
inline constexpr auto by_name_in_braces = compute.create_share<"ByNameInBraces">("by_nib", {table_named{"public.v"}});
inline constexpr auto schema = compute.create_share<"Schema">("schema_of", whole_schema("public", true));
inline constexpr auto schema_in_braces = compute.create_share<"SchemaInBraces">("schema_nib", {whole_schema("public")});
inline constexpr share_object objects[]{view, table, whole_schema("public")};
inline constexpr auto array = compute.create_share<"Array">("array", objects, {.publicly_accessible = true});

using one_object = redshift_datashare<"One", 1>;
static_assert(std::is_same_v<decltype(one), one_object const>);
static_assert(std::is_same_v<decltype(one_in_braces), redshift_datashare<"OneInBraces", 1> const>);
static_assert(std::is_same_v<decltype(array), redshift_datashare<"Array", 3> const>);
static_assert(one.holds(view) && !one.holds(table));
static_assert(one_in_braces.holds(view) && !one_in_braces.holds(table));
static_assert(two.holds(view) && two.holds(table) && !two.holds(stage));
static_assert(by_name.holds(view) && by_name_in_braces.holds(view) && schema.holds(stage) &&
              schema_in_braces.holds(stage));

// ---- grants and databases
// --------------------------------------------------------------------------------------------

inline constexpr auto to_namespace = compute.grant_access_to_share<"ToNamespace">(one, two_roles);
inline constexpr auto to_account = compute.grant_access_to_share<"ToAccount">(two, account{"123456789012"});
inline constexpr auto authorized =
    compute.grant_access_to_share<"Authorized">(by_name, account{"123456789012"}, {.authorize = true});
inline constexpr auto granted = other.create_database_from_share<"Granted">(to_namespace, "granted");
inline constexpr auto foreign = other.create_database_from_share<"Foreign">(
    shared_by_account{.share = "s", .account = "123456789012", .namespace_id = "01234567-89ab-cdef-0123-456789abcdef"},
    "foreign_db", {.associate = false});
static_assert(to_namespace.consumer() == &two_roles && to_account.consumer() == nullptr);
static_assert(granted.share() == &one && foreign.share() == nullptr);

inline constexpr auto load =
    compute.ingest_data<"Load">(table, lake.silver() / "in/", {.when_no_files = when_no_files::skip});
inline constexpr auto load_by_name = compute.ingest_data<"LoadByName">(table_named{"stage"}, lake.silver() / "in/",
                                                                       {.when_no_files = when_no_files::fail});
inline constexpr auto merge = compute.merge_to_target_table<"Merge">(stage, table);

struct app : stack<app, "Calls", lake, reader, writer, one_role, two_roles, compute, other, table, stage, view, one,
                   one_in_braces, two, by_name, by_name_in_braces, schema, schema_in_braces, array, to_namespace,
                   to_account, authorized, granted, foreign, load, load_by_name, merge> {};
static_assert(valid<app>);

// ---- the caller's line
// -----------------------------------------------------------------------------------------------

inline constexpr unsigned start = __LINE__;
inline constexpr auto line_1 = compute.create_schema<"L1">("a");
inline constexpr auto line_2 = compute.create_schema<"L2">("b", {.removal = removal_policy::destroy});
inline constexpr auto line_3 = redshift_serverless_namespace<"L3">({.name = "ddd", .db_name = "dev"});
inline constexpr auto line_4 = redshift_serverless_workgroup<"L4">(line_3, {.name = "eee"});
inline constexpr auto line_5 = compute.ingest_data<"L5">(table, lake.silver() / "in/", {.manifest = true});
inline constexpr auto line_6 = compute.grant_access_to_share<"L6">(one, two_roles);
inline constexpr auto line_7 = other.create_database_from_share<"L7">(to_namespace, "db");
inline constexpr auto line_8 = compute.create_share<"L8">("share", {view});
inline constexpr auto line_9 = compute.create_db_role<"L9">("role");
static_assert(line_1.line == start + 1 && line_2.line == start + 2 && line_3.line == start + 3);
static_assert(line_4.line == start + 4 && line_5.line == start + 5 && line_6.line == start + 6);
static_assert(line_7.line == start + 7 && line_8.line == start + 8 && line_9.line == start + 9);
// Compilers differ in the line that they give for a call of several lines.
inline constexpr auto of_several = compute.create_table<"Several">("CREATE TABLE several (id int)");
static_assert(of_several.line >= start + 14 && of_several.line <= start + 16);

// ---- calls that no function accepts
// ------------------------------------------------------------------------------------------

template <class Workgroup>
concept loads_a_number = requires(Workgroup w) { w.template ingest_data<"X">(table, 5); };
template <class Workgroup>
concept loads_from_a_table = requires(Workgroup w) { w.template ingest_data<"X">(table, stage); };
template <class Workgroup>
concept grants_to_a_bucket = requires(Workgroup w) { w.template grant_access_to_share<"X">(one, lake); };
using workgroup = redshift_serverless_workgroup<"Compute">;
static_assert(!loads_a_number<workgroup> && !loads_from_a_table<workgroup> && !grants_to_a_bucket<workgroup>);
// A datashare of what is no object, and a workgroup on what is no namespace, are E0326: see tests/compile_fail.
static_assert(!std::is_constructible_v<workgroup, decltype(two_roles) const&, int>);

}  // namespace strata_tests
