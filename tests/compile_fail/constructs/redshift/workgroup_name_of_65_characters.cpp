// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0340
// EXPECT: E0340_namespace_name_is_malformed<.*dwh::producer
// EXPECT: correct \.name
// EXPECT: have_and_limit<65, 63>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "db"});
#ifdef STRATA_REJECT
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(  // the resource at fault
    sales, {.name = "a2345678901234567890123456789012345678901234567890123456789012345"});
#else
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(
    sales, {.name = "a23456789012345678901234567890123456789012345678901234567890123"});
#endif
struct app : stack<app, "App", sales, producer> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0340]: Producer (workgroup_name_of_65_characters.cpp:14) has the name "a2345678901234567890123456789012345678901234567890123456789012345" of 65 characters, and a name has 3 to 63 of a-z, 0-9 and hyphens
// SAYS:   correct .name; see docs/errors/E0340.md
