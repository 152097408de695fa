// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0342
// EXPECT: E0342_database_name_is_malformed<.*dwh::sales
// EXPECT: a database name starts with a letter and has at most 127 letters, digits and _ \+ \. @ -; correct it
// EXPECT: 2db
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto sales = redshift_serverless_namespace<"Sales">(  // the resource at fault
    {.name = "sales", .db_name = "2db"});
#else
inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "db2"});
#endif
struct app : stack<app, "App", sales> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0342]: Sales (database_that_begins_with_a_digit.cpp:13) has the name "2db", and a name starts with a letter and has at most 127 letters, digits and _ + . @ -
// SAYS:   correct it; see docs/errors/E0342.md
