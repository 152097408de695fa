// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0440
// EXPECT: E0440_sql_is_no_policy<.*dwh::hide
// EXPECT: CREATE MASKING POLICY
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto hide =  // the resource at fault
    producer.create_masking_policy<"Hide">("CREATE RLS POLICY hide WITH (title varchar(100)) USING (title = 'x')");
#else
inline constexpr auto hide =
    producer.create_rls_policy<"Hide">("CREATE RLS POLICY hide WITH (title varchar(100)) USING (title = 'x')");
#endif
struct app : platform<app, hide> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0440]: the SQL of Hide (table_as_a_policy.cpp:11) is not one CREATE MASKING POLICY statement
// SAYS:   correct it; see docs/errors/E0440.md
