// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// One warehouse for several tenants: each sees its own orders, support sees no e-mail addresses, and a partner's
// warehouse reads totals without either. Who sees what is asserted below.
#include "policies.hpp"

#include <strata/constructs/redshift/access/proof.hpp>
#include <strata/synth.hpp>

namespace multi_tenant {

using namespace strata;

inline constexpr auto shop_namespace =
    redshift_serverless_namespace<"ShopNamespace">({.name = "shop", .db_name = "shop"});
inline constexpr auto shop =
    redshift_serverless_workgroup<"Shop">(shop_namespace, {.name = "shop", .base_capacity = 8, .max_capacity = 32});
inline constexpr auto partner_namespace =
    redshift_serverless_namespace<"PartnerNamespace">({.name = "partner", .db_name = "reports"});
inline constexpr auto partner = redshift_serverless_workgroup<"Partner">(
    partner_namespace, {.name = "partner", .base_capacity = 8, .max_capacity = 16});

inline constexpr auto sales = shop.create_schema<"Sales">("sales");
inline constexpr auto tenants = shop.create_table<"Tenants">(
    "CREATE TABLE sales.tenants (tenant_id int NOT NULL, name varchar(100), db_user varchar(128))");
inline constexpr auto orders = shop.create_table<"Orders">(
    "CREATE TABLE sales.orders (id bigint NOT NULL, tenant_id int NOT NULL, email varchar(100), placed date, price decimal(10, 2))");
inline constexpr auto contacts = shop.create_view<"Contacts">(
    "CREATE VIEW sales.contacts AS SELECT id, tenant_id, email AS address FROM sales.orders");
inline constexpr auto monthly = shop.create_table<"Monthly">(
    "CREATE TABLE sales.monthly (month date NOT NULL, orders bigint, revenue decimal(38, 2))");

// Roles, and roles in roles: who manages tenants supports them, too.
inline constexpr auto tenant = shop.create_db_role<"Tenant">("tenant");
inline constexpr auto support = shop.create_db_role<"Support">("support");
inline constexpr auto manager = shop.create_db_role<"Manager">("manager");
inline constexpr auto managers_support = shop.grant_role<"ManagersSupport">(support, manager);
inline constexpr auto acme = shop.create_db_user<"Acme">("acme");
inline constexpr auto acme_is_a_tenant = shop.grant_role<"AcmeIsATenant">(tenant, acme);

inline constexpr auto uses_sales = shop.grant<"UsesSales">(privilege::usage, sales, {tenant, support});
inline constexpr auto tenant_reads = shop.grant<"TenantReads">(privilege::select, orders, tenant);
inline constexpr auto support_reads = shop.grant<"SupportReads">(privilege::select, contacts, support);
inline constexpr auto manager_reads = shop.grant<"ManagerReads">(privilege::select, tables_in(sales), manager);

// A tenant finds its rows by its database user; support and managers find all.
inline constexpr auto own_rows = shop.create_rls_policy<"OwnRows">(
    "CREATE RLS POLICY own_rows WITH (tenant_id int) AS o USING (o.tenant_id IN (SELECT t.tenant_id FROM sales.tenants t WHERE "
    "t.db_user = current_user))");
inline constexpr auto own_rows_look_up = shop.grant<"OwnRowsLookUp">(privilege::select, tenants, own_rows);
inline constexpr auto all_rows = shop.create_rls_policy<"AllRows">("CREATE RLS POLICY all_rows USING (true)");
inline constexpr auto rows_of_tenants = shop.attach_rls_policy<"RowsOfTenants">(own_rows, orders, tenant);
inline constexpr auto rows_of_support = shop.attach_rls_policy<"RowsOfSupport">(all_rows, orders, support);
inline constexpr auto secured =
    shop.row_level_security<"Secured">(orders, {.conjunction = rls_conjunction::any_policy});

// Support works without addresses, managers see them.
inline constexpr auto hide = shop.create_masking_policy<"Hide">(
    "CREATE MASKING POLICY hide_address WITH (address varchar(100)) USING ('***'::varchar(100))");
inline constexpr auto show = shop.create_masking_policy<"Show">(
    "CREATE MASKING POLICY show_address WITH (address varchar(100)) USING (address)");
inline constexpr auto hidden_from_support =
    shop.attach_masking_policy<"HiddenFromSupport">(hide, columns_in(orders, "email"), support, {.priority = 10});
inline constexpr auto shown_to_managers =
    shop.attach_masking_policy<"ShownToManagers">(show, columns_in(orders, "email"), manager, {.priority = 20});

// The partner reads totals, which nobody's address or tenant is in.
inline constexpr auto totals = shop.create_share<"Totals">("totals", monthly);
inline constexpr auto to_partner = shop.grant_access_to_share<"ToPartner">(totals, partner_namespace);
inline constexpr auto totals_database = partner.create_database_from_share<"TotalsDatabase">(to_partner, "totals");
inline constexpr auto partners = partner.create_db_role<"Partners">("partners");
inline constexpr auto partners_read = partner.grant<"PartnersRead">(privilege::usage, totals_database, partners);

struct app : stack<app, "MultiTenant", shop_namespace, shop, partner_namespace, partner, sales, tenants, orders,
                   contacts, monthly, tenant, support, manager, managers_support, acme, acme_is_a_tenant, uses_sales,
                   tenant_reads, support_reads, manager_reads, own_rows, own_rows_look_up, all_rows, rows_of_tenants,
                   rows_of_support, secured, hide, show, hidden_from_support, shown_to_managers, totals, to_partner,
                   totals_database, partners, partners_read> {};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);

static_assert(access_of<app, tenant, "orders.email"> == column_access::some_rows);
static_assert(access_of<app, acme, "orders.email"> == column_access::some_rows);
static_assert(access_of<app, support, "orders.email"> == column_access::masked);
static_assert(access_of<app, manager, "orders.email"> == column_access::some_rows);
static_assert(!can_see<app, support, "tenants.name"> && !can_see<app, tenant, "tenants.db_user">);
static_assert(access_of<app, partners, "monthly.revenue"> == column_access::full);
static_assert(!can_see<app, partners, "orders.email"> && !can_see<app, public_group, "orders.id">);
static_assert(complies_with < app,
              policy::redshift_access | policy::rls_on<"orders.tenant_id"> | policy::no_writes_across < "sales", tenant,
              support >>);

}  // namespace multi_tenant

int main(int argc, char** argv) { return strata::run<multi_tenant::app>(argc, argv); }
