// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Row-level security and masking: the statements, what fits a relation and what does not, and the order.
#include "../statements_of.hpp"

namespace strata_test {

using namespace strata;

inline constexpr auto iam = iam_role<"Iam">(service_principal::redshift);
inline constexpr auto warehouse =
    redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"}, default_role(iam));
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto orders =
    wg.create_table<"Orders">("CREATE TABLE orders (id int, tenant varchar(20), email varchar(100), placed date)");
inline constexpr auto tenants =
    wg.create_table<"Tenants">("CREATE TABLE tenants (who varchar(100), tenant varchar(20))");
inline constexpr auto analyst = wg.create_db_role<"Analyst">("analyst");
inline constexpr auto support = wg.create_db_role<"Support">("support");
inline constexpr auto ann = wg.create_db_user<"Ann">("ann");

inline constexpr auto own_tenant = wg.create_rls_policy<"OwnTenant">(
    "CREATE RLS POLICY own_tenant WITH (tenant varchar(20)) AS o USING (o.tenant IN (SELECT tenant FROM tenants WHERE who = "
    "current_user))");
inline constexpr auto lookup = wg.grant<"Lookup">(privilege::select, tenants, own_tenant);
inline constexpr auto hide =
    wg.create_masking_policy<"Hide">("CREATE MASKING POLICY hide WITH (mail varchar(100)) USING ('***'::varchar(100))");
inline constexpr auto shorten = wg.create_masking_policy<"Shorten">(
    "CREATE MASKING POLICY \"Shorten\" WITH (mail varchar(100), d date) USING (CASE WHEN d < current_date THEN left(mail, 3) ELSE mail END)");

// ---- statements
static_assert(creates(own_tenant, own_tenant.source().text()) && deletes(own_tenant, "DROP RLS POLICY own_tenant"));
static_assert(
    updates(own_tenant,
            "ALTER RLS POLICY own_tenant USING (o.tenant IN (SELECT tenant FROM tenants WHERE who = current_user))"));
static_assert(updates(
    shorten, "ALTER MASKING POLICY \"Shorten\" USING (CASE WHEN d < current_date THEN left(mail, 3) ELSE mail END)"));
static_assert(creates(lookup, "GRANT SELECT ON public.tenants TO RLS POLICY own_tenant"));
static_assert(deletes(lookup, "REVOKE SELECT ON public.tenants FROM RLS POLICY own_tenant"));

inline constexpr auto filters = wg.attach_rls_policy<"Filters">(own_tenant, orders, {analyst, public_group, ann});
static_assert(creates(filters, "ATTACH RLS POLICY own_tenant ON public.orders TO ROLE analyst, PUBLIC, ann"));
static_assert(deletes(filters, "DETACH RLS POLICY own_tenant ON public.orders FROM ROLE analyst, PUBLIC, ann"));
inline constexpr auto masks =
    wg.attach_masking_policy<"Masks">(hide, columns_in(orders, "email"), support, {.priority = 10});
static_assert(creates(masks, "ATTACH MASKING POLICY hide ON public.orders (email) TO ROLE support PRIORITY 10"));
static_assert(deletes(masks, "DETACH MASKING POLICY hide ON public.orders (email) FROM ROLE support"));
inline constexpr auto shortens =
    wg.attach_masking_policy<"Shortens">(shorten, columns_in(orders, "email"), analyst, {.inputs = "email, placed"});
static_assert(creates(
    shortens, "ATTACH MASKING POLICY \"Shorten\" ON public.orders (email) USING (email, placed) TO ROLE analyst"));
inline constexpr auto secured = wg.row_level_security<"Secured">(orders);
static_assert(
    creates(secured,
            "ALTER TABLE public.orders ROW LEVEL SECURITY ON CONJUNCTION TYPE AND; ALTER TABLE public.orders ROW LEVEL "
            "SECURITY ON FOR DATASHARES"));
static_assert(deletes(secured, "ALTER TABLE public.orders ROW LEVEL SECURITY OFF"));
static_assert(
    creates(wg.row_level_security<"R">(orders, {.conjunction = rls_conjunction::any_policy, .for_datashares = false}),
            "ALTER TABLE public.orders ROW LEVEL SECURITY ON CONJUNCTION TYPE OR; ALTER TABLE public.orders ROW LEVEL "
            "SECURITY OFF FOR DATASHARES"));
inline constexpr auto unmasked = wg.masking_off_for_datashares<"Unmasked">(orders);
static_assert(creates(unmasked, "ALTER TABLE public.orders MASKING OFF FOR DATASHARES") &&
              deletes(unmasked, "ALTER TABLE public.orders MASKING ON FOR DATASHARES"));
inline constexpr auto counted = wg.create_materialized_view<"Counted">(
    "CREATE MATERIALIZED VIEW counted AS SELECT tenant, count(*) AS n FROM tenants GROUP BY 1");
static_assert(deletes(wg.row_level_security<"R">(counted),
                      "ALTER MATERIALIZED VIEW public.counted ROW LEVEL SECURITY OFF"));

// ---- verdicts
template <auto const&... More>
struct access : stack<access<More...>, "Access", iam, warehouse, wg, orders, tenants, analyst, support, ann, own_tenant,
                      hide, shorten, More...> {};
template <auto const&... More>
constexpr bool fits() {
  return verdict_of<access<More...>>().error == nullptr;
}
template <auto const&... More>
constexpr bool fails(core::error_code const& code, std::string_view subject, std::string_view closest = {}) {
  core::verdict const found = verdict_of<access<More...>>();
  return found.error == &code && found.subject == subject && (closest.empty() || found.closest == closest);
}
static_assert(fits<lookup, filters, masks, shortens, secured>());

// what is no policy
inline constexpr auto of_another_kind = wg.create_rls_policy<"P">("CREATE MASKING POLICY p WITH (a int) USING (0)");
inline constexpr auto two = wg.create_masking_policy<"P">(
    "CREATE MASKING POLICY p WITH (a int) USING (0); CREATE MASKING POLICY q WITH (a int) USING (0)");
inline constexpr auto a_table = wg.create_masking_policy<"P">("CREATE TABLE t (a int)");
static_assert(fails<of_another_kind>(errors::E0440, "CREATE RLS POLICY") &&
              fails<two>(errors::E0440, "CREATE MASKING POLICY") &&
              fails<a_table>(errors::E0440, "CREATE MASKING POLICY"));

// an expression without a meaning
template <core::fixed_string Sql>
inline constexpr auto filter = wg.create_rls_policy<"Filter">(Sql.view());
template <core::fixed_string Sql>
inline constexpr auto mask = wg.create_masking_policy<"Mask">(Sql.view());
template <auto const& Made>
constexpr core::error_code const* error() {
  return verdict_of<access<Made>>().error;
}
static_assert(error<filter<"CREATE RLS POLICY f WITH (a int) USING (b = 1)">>() == &errors::E0404);
static_assert(error<filter<"CREATE RLS POLICY f WITH (a date) USING (a)">>() == &errors::E0411);
static_assert(error<filter<"CREATE RLS POLICY f WITH (t varchar(9)) USING (t IN (SELECT tennant FROM tenants))">>() ==
              &errors::E0404);
static_assert(error<filter<"CREATE RLS POLICY f WITH (t varchar(9)) USING (t IN (SELECT tenant FROM tennants))">>() ==
              &errors::E0104);
static_assert(error<mask<"CREATE MASKING POLICY m WITH (a int) USING (aa)">>() == &errors::E0404);
static_assert(error<mask<"CREATE MASKING POLICY m WITH (a int) USING a">>() == &errors::E0401);
static_assert(error<mask<"CREATE MASKING POLICY hide WITH (a int) USING (a)">>() == &errors::E0105, "hide is there");
static_assert(error<filter<"CREATE RLS POLICY hide WITH (a int) USING (a = 1)">>() == nullptr,
              "another kind of policy");

// columns that are not there, of another type, or of another number
inline constexpr auto of_tenants = wg.attach_masking_policy<"A">(hide, columns_in(tenants, "email"), support);
inline constexpr auto of_id = wg.attach_masking_policy<"A">(hide, columns_in(orders, "id"), support);
inline constexpr auto of_date = wg.attach_masking_policy<"A">(hide, columns_in(orders, "placed"), support);
inline constexpr auto of_two = wg.attach_masking_policy<"A">(hide, columns_in(orders, "email, tenant"), support);
inline constexpr auto of_one = wg.attach_masking_policy<"A">(shorten, columns_in(orders, "email"), support);
inline constexpr auto of_emial = wg.attach_masking_policy<"A">(hide, columns_in(orders, "emial"), support);
static_assert(fails<of_tenants>(errors::E0434, "email") && fails<of_emial>(errors::E0434, "emial", "email"));
static_assert(fails<of_two>(errors::E0443, "") && fails<of_one>(errors::E0443, ""));
static_assert(verdict_of<access<of_two>>().have == 2 && verdict_of<access<of_two>>().limit == 1);
static_assert(fits<of_id>() && fits<of_date>(), "text becomes numbers and dates, so this may be meant");
inline constexpr auto dates = wg.attach_masking_policy<"Dates">(
    mask<"CREATE MASKING POLICY d WITH (m varchar(100)) USING (current_date)">, columns_in(orders, "email"), support);
static_assert(fits<mask<"CREATE MASKING POLICY d WITH (m varchar(100)) USING (current_date)">, dates>(),
              "text can be a date");
inline constexpr auto numbers = wg.attach_masking_policy<"Numbers">(
    mask<"CREATE MASKING POLICY n WITH (m date) USING (7 + 1)">, columns_in(orders, "placed"), support);
static_assert(fails<mask<"CREATE MASKING POLICY n WITH (m date) USING (7 + 1)">, numbers>(errors::E0442, "placed"));
inline constexpr auto by_numbers = wg.attach_rls_policy<"ByNumbers">(
    filter<"CREATE RLS POLICY f WITH (placed int) USING (placed > 7)">, orders, analyst);
static_assert(fails<filter<"CREATE RLS POLICY f WITH (placed int) USING (placed > 7)">, by_numbers>(errors::E0442,
                                                                                                    "placed"));
inline constexpr auto on_who =
    wg.attach_rls_policy<"OnWho">(filter<"CREATE RLS POLICY w WITH (whom int) USING (whom > 7)">, tenants, analyst);
static_assert(fails<filter<"CREATE RLS POLICY w WITH (whom int) USING (whom > 7)">, on_who>(errors::E0441, "whom"));

// twice, or with equal priorities
inline constexpr auto masks_again = wg.attach_masking_policy<"MasksAgain">(
    shorten, columns_in(orders, "EMAIL"), support, {.inputs = "email, placed", .priority = 20});
inline constexpr auto masks_others = wg.attach_masking_policy<"MasksOthers">(
    shorten, columns_in(orders, "email"), analyst, {.inputs = "email, placed", .priority = 10});
inline constexpr auto same_for_others =
    wg.attach_masking_policy<"SameForOthers">(hide, columns_in(orders, "email"), analyst, {.priority = 10});
inline constexpr auto filters_again = wg.attach_rls_policy<"FiltersAgain">(own_tenant, table_named{"orders"}, analyst);
inline constexpr auto secured_again = wg.row_level_security<"SecuredAgain">(table_named{"public.orders"});
static_assert(fails<masks, masks_again>(errors::E0105, "the mask of public.orders.email for ROLE support"));
static_assert(fails<masks, masks_others>(errors::E0444, "email") &&
              verdict_of<access<masks, masks_others>>().resources.size() == 2);
static_assert(fits<masks, same_for_others>(), "one policy for two roles");
static_assert(fails<filters, filters_again>(errors::E0105, "the policy own_tenant of public.orders for ROLE analyst"));
static_assert(fails<secured, secured_again>(errors::E0105, "row-level security of public.orders"));

// relations and principals that take no policy
inline constexpr auto on_lookup = wg.attach_rls_policy<"OnLookup">(
    filter<"CREATE RLS POLICY t WITH (tenant varchar(20)) USING (tenant = 'x')">, tenants, analyst);
static_assert(fails<filter<"CREATE RLS POLICY t WITH (tenant varchar(20)) USING (tenant = 'x')">, on_lookup>(
    errors::E0445, "tenants"));
inline constexpr auto totals = wg.create_materialized_view<"Totals">(
    "CREATE MATERIALIZED VIEW totals AS SELECT tenant, count(*) AS n FROM orders GROUP BY 1");
static_assert(fails<totals, filters>(errors::E0445, "orders") && fits<totals, masks>());
inline constexpr auto team = wg.create_db_group<"Team">("team");
inline constexpr auto for_group = wg.attach_rls_policy<"ForGroup">(own_tenant, orders, team);
inline constexpr auto for_nobody = wg.attach_rls_policy<"ForNobody">(own_tenant, orders, {});
inline constexpr auto on_columns = wg.attach_rls_policy<"OnColumns">(own_tenant, columns_in(orders, "id"), analyst);
inline constexpr auto on_relation = wg.attach_masking_policy<"OnRelation">(hide, orders, analyst);
inline constexpr auto of_columns = wg.row_level_security<"OfColumns">(columns_in(orders, "id"));
inline constexpr auto column_twice =
    wg.attach_masking_policy<"ColumnTwice">(hide, columns_in(orders, "email, email"), analyst);
static_assert(fails<team, for_group>(errors::E0435, "a group") && fails<for_nobody>(errors::E0433, "grantee"));
static_assert(fails<on_columns>(errors::E0437, "Orders") && fails<on_relation>(errors::E0437, "Orders") &&
              fails<of_columns>(errors::E0437, "Orders"));
static_assert(fails<column_twice>(errors::E0431, "email"));
inline constexpr auto update_lookup = wg.grant<"UpdateLookup">(privilege::update, tenants, own_tenant);
static_assert(fails<update_lookup>(errors::E0430, "UPDATE for an RLS policy"));

// ---- nobody reads before policies are there
inline constexpr auto reads = wg.grant<"Reads">(privilege::select, orders, analyst);
inline constexpr auto reads_all = wg.grant<"ReadsAll">(privilege::select, tables_in(schema_named{"public"}), support);
inline constexpr auto reads_database =
    wg.grant<"ReadsDatabase">(privilege::select, tables_in(database_named{"dev"}), support);
/// Whether the first of the constructs waits for the second.
template <auto const& Later, auto const& Earlier, auto const&... More>
constexpr bool waits() {
  core::graph const g = core::graph_of<access<Later, Earlier, More...>>();
  if (!g.verdict) return false;
  for (std::uint32_t before : g.predecessors(11))
    if (before == 12) return true;
  return false;
}
static_assert(waits<reads, filters>() && waits<reads_all, masks>() && waits<reads_database, secured>() &&
              waits<reads, secured>());
static_assert(!waits<lookup, masks>());

}  // namespace strata_test
