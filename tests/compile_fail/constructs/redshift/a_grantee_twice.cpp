// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0431
// EXPECT: E0431_grant_names_something_twice<.*dwh::grant
// EXPECT: analyst
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, {analyst, public_group, analyst});  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, {analyst, public_group});
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0431]: Grant (a_grantee_twice.cpp:11) names analyst twice
// SAYS:   name each privilege, column and grantee once; see docs/errors/E0431.md
