// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0343
// EXPECT: E0343_port_is_outside_the_ranges<.*dwh::producer
// EXPECT: change \.port
// EXPECT: have_and_limit<80, 
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "db"});
#ifdef STRATA_REJECT
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(  // the resource at fault
    sales, {.name = "producer", .port = 80});
#else
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(sales, {.name = "producer", .port = 5440});
#endif
struct app : stack<app, "App", sales, producer> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0343]: Producer (port_80.cpp:14) has the port 80, and a workgroup listens on port 5431 to 5455 or 8191 to 8215
// SAYS:   change .port; see docs/errors/E0343.md
