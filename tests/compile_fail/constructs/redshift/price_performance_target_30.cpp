// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0346
// EXPECT: E0346_price_performance_target_is_malformed<.*dwh::producer
// EXPECT: correct it, or set only one
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "db"});
#ifdef STRATA_REJECT
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(  // the resource at fault
    sales, {.name = "producer", .price_performance_target = 30});
#else
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(
    sales, {.name = "producer", .price_performance_target = 25});
#endif
struct app : stack<app, "App", sales, producer> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0346]: Producer (price_performance_target_30.cpp:13) has a price-performance target of 30, and a target has to be 1, 25, 50, 75 or 100, without .base_capacity
// SAYS:   correct it, or set only one; see docs/errors/E0346.md
