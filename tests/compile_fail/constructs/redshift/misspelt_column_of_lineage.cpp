// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0409
// EXPECT: E0409_column_is_in_no_relation<.*orders.custmer
// EXPECT: write it as table\.column and correct the name
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto workgroup = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto orders = workgroup.create_table<"Orders">("CREATE TABLE orders (id int, customer int)");
struct app : stack<app, "App", warehouse, workgroup, orders> {};
#ifdef STRATA_REJECT
static_assert(!exposes<app, "orders.custmer">);  // offending line
#else
static_assert(!exposes<app, "orders.customer">);
#endif
}  // namespace dwh

int main() {}

// SAYS: strata[E0409]: no relation of the stack has the column orders.custmer
// SAYS:   write it as table.column and correct the name; see docs/errors/E0409.md
