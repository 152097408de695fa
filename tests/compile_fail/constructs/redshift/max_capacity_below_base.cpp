// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0345
// EXPECT: E0345_max_capacity_is_below_base<.*dwh::producer
// EXPECT: raise \.max_capacity to \.base_capacity or more, or leave it out
// EXPECT: have_and_limit<64, 128>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "db"});
#ifdef STRATA_REJECT
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(  // the resource at fault
    sales, {.name = "producer", .base_capacity = 128, .max_capacity = 64});
#else
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(
    sales, {.name = "producer", .base_capacity = 128, .max_capacity = 128});
#endif
struct app : stack<app, "App", sales, producer> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0345]: Producer (max_capacity_below_base.cpp:14) has a maximum capacity of 64 RPU, below its base capacity of 128
// SAYS:   raise .max_capacity, or leave it out; see docs/errors/E0345.md
