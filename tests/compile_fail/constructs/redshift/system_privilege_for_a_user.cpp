// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0435
// EXPECT: E0435_principal_is_of_another_kind<.*dwh::grant
// EXPECT: a user for privileges
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto ann = producer.create_db_user<"Ann">("ann");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::create_schema, whole_warehouse{}, ann);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::create_schema, whole_warehouse{}, analyst);
#endif
struct app : platform<app, analyst, ann, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0435]: Grant (system_privilege_for_a_user.cpp:12) names a user for privileges on a whole warehouse, and Redshift takes no such principal there
// SAYS:   name another one; see docs/errors/E0435.md
