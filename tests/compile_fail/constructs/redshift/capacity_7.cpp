// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0344
// EXPECT: E0344_base_capacity_is_not_offered<.*dwh::producer
// EXPECT: change \.base_capacity
// EXPECT: have_and_limit<7, 
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "db"});
#ifdef STRATA_REJECT
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(  // the resource at fault
    sales, {.name = "producer", .base_capacity = 7});
#else
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(
    sales, {.name = "producer", .base_capacity = 8});
#endif
struct app : stack<app, "App", sales, producer> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0344]: Producer (capacity_7.cpp:14) has a base capacity of 7 RPU, and Redshift offers 4, 8 to 512 in steps of 8, and up to 1024 in steps of 32
// SAYS:   change .base_capacity; see docs/errors/E0344.md
