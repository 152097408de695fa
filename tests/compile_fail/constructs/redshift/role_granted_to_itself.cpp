// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0439
// EXPECT: E0439_roles_contain_each_other<.*dwh::grant
// EXPECT: analyst
// EXPECT: remove one of the grants
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto engineer = producer.create_db_role<"Engineer">("engineer");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant_role<"Grant">(analyst, {engineer, analyst});  // the resource at fault
#else
inline constexpr auto grant = producer.grant_role<"Grant">(analyst, engineer);
#endif
struct app : platform<app, analyst, engineer, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0439]: the role analyst contains itself by Grant (role_granted_to_itself.cpp:13)
// SAYS:   remove one of the grants; see docs/errors/E0439.md
