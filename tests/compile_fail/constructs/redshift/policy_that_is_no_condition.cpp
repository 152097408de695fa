// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0411
// EXPECT: E0411_parts_of_sql_do_not_fit<.*dwh::own
// EXPECT-GNU: a condition is wanted
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto own =  // the resource at fault
    producer.create_rls_policy<"Own">("CREATE RLS POLICY own WITH (title varchar(100)) USING (title)");
#else
inline constexpr auto own =
    producer.create_rls_policy<"Own">("CREATE RLS POLICY own WITH (title varchar(100)) USING (title IS NOT NULL)");
#endif
struct app : platform<app, own> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0411]: Redshift refuses title in Own (policy_that_is_no_condition.cpp:11)
// SAYS:   CREATE RLS POLICY own WITH (title varchar(100)) USING (title)
// SAYS:                                                          ^^^^^ the column takes no value of this type; a condition is wanted
// SAYS:   change it, or the part that contradicts it; see docs/errors/E0411.md
