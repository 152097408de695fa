// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0439
// EXPECT: E0439_roles_contain_each_other<.*dwh::up, dwh::down
// EXPECT: analyst
// EXPECT: remove one of the grants
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto engineer = producer.create_db_role<"Engineer">("engineer");
inline constexpr auto up = producer.grant_role<"Up">(analyst, engineer);  // the resource at fault
#ifdef STRATA_REJECT
inline constexpr auto down = producer.grant_role<"Down">(engineer, analyst);  // the resource at fault
#else
inline constexpr auto down = producer.grant_role<"Down">(role_named{"sys:monitor"}, analyst);
#endif
struct app : platform<app, analyst, engineer, up, down> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0439]: the role analyst contains itself by Up (roles_in_a_circle.cpp:12) and Down (roles_in_a_circle.cpp:14)
// SAYS:   remove one of the grants; see docs/errors/E0439.md
