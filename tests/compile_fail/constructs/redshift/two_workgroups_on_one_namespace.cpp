// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0105
// EXPECT: E0105_name_is_created_twice<.*dwh::producer, dwh::second
// EXPECT: rename or remove one of them
// EXPECT: workgroup of the namespace Sales
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "db"});
inline constexpr auto more = redshift_serverless_namespace<"More">({.name = "more", .db_name = "db"});
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(  // the resource at fault
    sales, {.name = "producer"});
#ifdef STRATA_REJECT
inline constexpr auto second = redshift_serverless_workgroup<"Second">(  // the resource at fault
    sales, {.name = "second"});
#else
inline constexpr auto second = redshift_serverless_workgroup<"Second">(more, {.name = "second"});
#endif
struct app : stack<app, "App", sales, more, producer, second> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0105]: workgroup of the namespace Sales is created twice, by Producer (two_workgroups_on_one_namespace.cpp:14) and Second (two_workgroups_on_one_namespace.cpp:17)
// SAYS:   rename or remove one of them; see docs/errors/E0105.md
