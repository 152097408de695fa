// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0340
// EXPECT: E0340_namespace_name_is_malformed<.*dwh::sales
// EXPECT: correct \.name
// EXPECT: have_and_limit<65, 64>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto sales = redshift_serverless_namespace<"Sales">(  // the resource at fault
    {.name = "a2345678901234567890123456789012345678901234567890123456789012345", .db_name = "db"});
#else
inline constexpr auto sales = redshift_serverless_namespace<"Sales">(
    {.name = "a234567890123456789012345678901234567890123456789012345678901234", .db_name = "db"});
#endif
struct app : stack<app, "App", sales> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0340]: Sales (namespace_name_of_65_characters.cpp:13) has the name "a2345678901234567890123456789012345678901234567890123456789012345" of 65 characters, and a name has 3 to 64 of a-z, 0-9 and hyphens
// SAYS:   correct .name; see docs/errors/E0340.md
