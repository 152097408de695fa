// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0435
// EXPECT: E0435_principal_is_of_another_kind<.*dwh::grant
// EXPECT: a group
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto ann = producer.create_db_user<"Ann">("ann");
inline constexpr auto team = producer.create_db_group<"Team">("team", {&ann});
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant_role<"Grant">(analyst, team);  // the resource at fault
#else
inline constexpr auto grant = producer.grant_role<"Grant">(analyst, ann);
#endif
struct app : platform<app, analyst, ann, team, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0435]: Grant (role_granted_to_a_group.cpp:13) names a group, and Redshift takes no such principal there
// SAYS:   name another one; see docs/errors/E0435.md
