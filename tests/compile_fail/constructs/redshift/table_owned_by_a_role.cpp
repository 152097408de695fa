// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0435
// EXPECT: E0435_principal_is_of_another_kind<.*dwh::owned
// EXPECT: a role
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto ann = producer.create_db_user<"Ann">("ann");
#ifdef STRATA_REJECT
inline constexpr auto owned = producer.change_owner<"Owned">(reviews, analyst);  // the resource at fault
#else
inline constexpr auto owned = producer.change_owner<"Owned">(reviews, ann);
#endif
struct app : platform<app, analyst, ann, owned> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0435]: Owned (table_owned_by_a_role.cpp:12) names a role, and Redshift takes no such principal there
// SAYS:   name another one; see docs/errors/E0435.md
