// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The pack redshift_access, and the rules about columns, schemas and roles that a program names.
#include <strata/policy.hpp>
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto mart = wg.create_schema<"Mart">("mart");
inline constexpr auto people =
    wg.create_table<"People">("CREATE TABLE mart.people (id int, email varchar(50), tenant_id int)");
inline constexpr auto names =
    wg.create_view<"Names">("CREATE VIEW mart.names AS SELECT id, email AS address FROM mart.people");
inline constexpr auto hr = wg.create_db_role<"Hr">("hr");
inline constexpr auto analyst = wg.create_db_role<"Analyst">("analyst");
inline constexpr auto ann = wg.create_db_user<"Ann">("ann");
inline constexpr auto uses = wg.grant<"Uses">(privilege::usage, mart, {hr, analyst});
inline constexpr auto hr_reads = wg.grant<"HrReads">(privilege::select, tables_in(mart), hr);

template <auto const&... More>
struct access
    : stack<access<More...>, "Access", warehouse, wg, mart, people, names, hr, analyst, ann, uses, hr_reads, More...> {
};
template <auto const& Pack, auto const&... More>
constexpr std::size_t findings() {
  return policy::compliance_of<access<More...>, Pack>.violations;
}

// ---- unmasked columns
inline constexpr auto only_hr = policy::unmasked_only_for<"*.email", hr>;
static_assert(findings<only_hr>() == 0);
inline constexpr auto reads_view = wg.grant<"ReadsView">(privilege::select, names, analyst);
static_assert(findings<only_hr, reads_view>() == 1, "through a view, under another name");
inline constexpr auto hide =
    wg.create_masking_policy<"Hide">("CREATE MASKING POLICY hide WITH (v varchar(50)) USING ('***'::varchar(50))");
inline constexpr auto masked = wg.attach_masking_policy<"Masked">(hide, columns_in(people, "email"), analyst);
static_assert(findings<only_hr, reads_view, hide, masked>() == 0);
inline constexpr auto is_hr = wg.grant_role<"IsHr">(hr, ann);
static_assert(findings<only_hr, is_hr>() == 0, "ann is in hr");
inline constexpr auto analyst_is_hr = wg.grant_role<"AnalystIsHr">(hr, analyst);
static_assert(findings<only_hr, analyst_is_hr>() == 0);
inline constexpr auto for_all = wg.grant<"ForAll">(privilege::select, names, public_group);
static_assert(findings<only_hr, for_all>() == 1, "the analyst; ann has no USAGE on the schema");
inline constexpr auto anything =
    wg.run_custom_sql<"Anything">({.create = opaque_sql{.text = "ANYTHING", .moves_no_rows = true}});
static_assert(findings<only_hr, anything>() == 2, "what is not known proves nothing");
inline constexpr auto nobody = policy::unmasked_only_for<"people.*">;
static_assert(findings<nobody>() == 1);
inline constexpr auto in_mart = policy::unmasked_only_for<"mart.people.email", hr>;
inline constexpr auto elsewhere = policy::unmasked_only_for<"*.ssn">;
static_assert(findings<in_mart, reads_view>() == 1 && findings<elsewhere, reads_view>() == 0);

// ---- grants
static_assert(findings<policy::no_public_grants>() == 0 && findings<policy::no_public_grants, for_all>() == 1);
inline constexpr auto passes_on = wg.grant<"PassesOn">(privilege::select, people, ann, {.with_grant_option = true});
static_assert(findings<policy::no_grant_option>() == 0 && findings<policy::no_grant_option, passes_on>() == 1);
inline constexpr auto ignores = wg.grant<"Ignores">(privilege::ignore_rls, whole_warehouse{}, hr);
inline constexpr auto vacuums = wg.grant<"Vacuums">(privilege::vacuum, whole_warehouse{}, hr);
static_assert(findings<policy::redshift_access>() == 0 && findings<policy::redshift_access, vacuums>() == 0);
static_assert(findings<policy::redshift_access, ignores>() == 1 && findings<policy::redshift_access, passes_on>() == 2);

// ---- writes
inline constexpr auto no_writes = policy::no_writes_across<"mart", analyst>;
inline constexpr auto writes = wg.grant<"Writes">(privilege::insert, people, analyst);
inline constexpr auto hr_writes = wg.grant<"HrWrites">(privilege::all, people, hr);
static_assert(findings<no_writes>() == 0 && findings<no_writes, writes>() == 1 &&
              findings<no_writes, hr_writes>() == 0);
static_assert(findings<no_writes, hr_writes, analyst_is_hr>() == 1, "through a role");

// ---- duties
inline constexpr auto apart = policy::separation<hr, analyst>;
static_assert(findings<apart>() == 0 && findings<apart, is_hr>() == 0 && findings<apart, analyst_is_hr>() == 1);
inline constexpr auto is_analyst = wg.grant_role<"IsAnalyst">(analyst, ann);
static_assert(findings<apart, is_hr, is_analyst>() == 1, "ann has both");

// ---- rows
inline constexpr auto filtered = policy::rls_on<"*.tenant_id">;
inline constexpr auto secured = wg.row_level_security<"Secured">(people);
static_assert(findings<filtered>() == 1 && findings<filtered, secured>() == 0);
inline constexpr auto by_sql = wg.run_custom_sql<"BySql">({.create = "ALTER TABLE mart.people ROW LEVEL SECURITY ON"});
static_assert(findings<filtered, by_sql>() == 1, "another statement may turn it off");

}  // namespace strata_test
