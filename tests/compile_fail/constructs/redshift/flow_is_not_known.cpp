// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0420
// EXPECT: E0420_flow_of_values_is_not_known<.*orders.customer
// EXPECT: legacy
// EXPECT: declare its columns, or what its text reads and fills
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto workgroup = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto orders = workgroup.create_table<"Orders">("CREATE TABLE orders (id int, customer int)");
#ifdef STRATA_REJECT
inline constexpr auto legacy = workgroup.existing_relation<"Legacy">("public", "legacy");
#else
inline constexpr auto legacy =
    workgroup.existing_relation<"Legacy">("public", "legacy", {.columns = "id int, total int"});
#endif
inline constexpr auto totals = workgroup.create_view<"Totals">("CREATE VIEW totals AS SELECT total FROM legacy");
inline constexpr auto shared = workgroup.create_share<"Shared">("shared", totals);
struct app : stack<app, "App", warehouse, workgroup, orders, legacy, totals, shared> {};
static_assert(!exposes<app, "orders.customer">);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0420]: Strata does not know whether values of orders.customer go there, because Legacy (flow_is_not_known.cpp:16) does not say enough
// SAYS:   let it declare its columns, or what its text reads and fills; see docs/errors/E0420.md
