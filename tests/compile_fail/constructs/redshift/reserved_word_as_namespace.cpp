// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0341
// EXPECT: E0341_namespace_name_is_reserved<.*dwh::sales
// EXPECT: Redshift reserves this word; choose another name
// EXPECT: table
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto sales = redshift_serverless_namespace<"Sales">(  // the resource at fault
    {.name = "table", .db_name = "db"});
#else
inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "tables", .db_name = "db"});
#endif
struct app : stack<app, "App", sales> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0341]: Sales (reserved_word_as_namespace.cpp:13) has the name "table", which Redshift reserves
// SAYS:   choose another name; see docs/errors/E0341.md
