// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0404
// EXPECT: E0404_column_does_not_exist<.*dwh::own
// EXPECT: tite
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto own =  // the resource at fault
    producer.create_rls_policy<"Own">("CREATE RLS POLICY own WITH (title varchar(100)) USING (tite = current_user)");
#else
inline constexpr auto own =
    producer.create_rls_policy<"Own">("CREATE RLS POLICY own WITH (title varchar(100)) USING (title = current_user)");
#endif
struct app : platform<app, own> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0404]: Own (policy_of_a_missing_column.cpp:11) uses tite, which does not exist there
// SAYS:   CREATE RLS POLICY own WITH (title varchar(100)) USING (tite = current_user)
// SAYS:                                                          ^^^^ no table of the FROM has this column; did you mean title?
// SAYS:   correct the name; see docs/errors/E0404.md
