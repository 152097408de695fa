// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0105
// EXPECT: E0105_name_is_created_twice<.*dwh::once, dwh::twice>
// EXPECT-GNU: USAGE ON SCHEMA public TO ROLE analyst
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto once = producer.grant_db_schema_to_role<"Once">(analyst, "public");  // the resource at fault
#ifdef STRATA_REJECT
inline constexpr auto twice = producer.grant_db_schema_to_role<"Twice">(analyst, "public");  // the resource at fault
#else
inline constexpr auto twice = producer.grant_schema_read_to_role<"Twice">(analyst, "public");
#endif
struct app : platform<app, analyst, once, twice> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0105]: USAGE ON SCHEMA public TO ROLE analyst is created twice, by Once (the_same_grant_twice.cpp:10) and Twice (the_same_grant_twice.cpp:12)
// SAYS:   rename or remove one of them; see docs/errors/E0105.md
