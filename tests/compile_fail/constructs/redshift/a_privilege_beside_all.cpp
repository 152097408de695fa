// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0431
// EXPECT: E0431_grant_names_something_twice<.*dwh::grant
// EXPECT: UPDATE beside ALL
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">({privilege::all, privilege::update}, reviews, analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::all, reviews, analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0431]: Grant (a_privilege_beside_all.cpp:11) names UPDATE beside ALL
// SAYS:   name each privilege, column and grantee once; see docs/errors/E0431.md
