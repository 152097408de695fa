// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0104
// EXPECT: E0104_nothing_creates_what_this_uses<.*dwh::grant
// EXPECT: role analist
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, role_named{"analist"});  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, role_named{"analyst"});
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0104]: Grant (grant_to_a_role_nobody_creates.cpp:11) uses role analist, which nothing in the stack creates
// SAYS:   did you mean analyst?
// SAYS:   create it or correct the name; see docs/errors/E0104.md
