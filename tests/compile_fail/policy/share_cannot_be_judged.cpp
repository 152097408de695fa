// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0506
// EXPECT: E0506_resource_cannot_be_judged<.*Shared
// EXPECT: NeverShared-orders.customer
// EXPECT: or waive the rule with a reason
#include <strata/policy.hpp>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto workgroup = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto orders = workgroup.create_table<"Orders">("CREATE TABLE orders (id int, customer int)");
inline constexpr auto totals = workgroup.create_table<"Totals">("CREATE TABLE totals (total int)");
#ifdef STRATA_REJECT
inline constexpr auto fill =
    workgroup.run_custom_sql<"Fill">({.create = opaque_sql{.text = "CALL fill_totals()", .fills = "totals"}});
#else
inline constexpr auto fill = workgroup.run_custom_sql<"Fill">({.create = "INSERT INTO totals SELECT id FROM orders"});
#endif
inline constexpr auto shared = workgroup.create_share<"Shared">("shared", totals);
struct app : stack<app, "App", warehouse, workgroup, orders, totals, fill, shared> {};
static_assert(complies_with<app, policy::never_shared<"orders.customer">>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0506]: Shared (share_cannot_be_judged.cpp:23) cannot be judged by NeverShared-orders.customer: No datashare shows values of the column in the rule's id (not known: Totals)
// SAYS:   declare what is missing, or waive the rule with a reason; see docs/errors/E0506.md
