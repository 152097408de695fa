// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0348
// EXPECT: E0348_snapshot_retention_is_out_of_range<.*dwh::sales
// EXPECT: a final snapshot needs \.final_snapshot_name and a retention of 1 to 3653 days, or -1 for ever; set both
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto sales = redshift_serverless_namespace<"Sales">(  // the resource at fault
    {.name = "sales", .db_name = "db", .final_snapshot_name = "last", .final_snapshot_retention_days = 4000});
#else
inline constexpr auto sales = redshift_serverless_namespace<"Sales">(
    {.name = "sales", .db_name = "db", .final_snapshot_name = "last", .final_snapshot_retention_days = 3653});
#endif
struct app : stack<app, "App", sales> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0348]: Sales (snapshot_kept_4000_days.cpp:12) keeps the final snapshot "last" for 4000 days, and a final snapshot needs a name and 1 to 3653 days, or -1 for ever
// SAYS:   set .final_snapshot_name and .final_snapshot_retention_days; see docs/errors/E0348.md
