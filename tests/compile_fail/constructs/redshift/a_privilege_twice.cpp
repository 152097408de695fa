// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0431
// EXPECT: E0431_grant_names_something_twice<.*dwh::grant
// EXPECT: SELECT
// EXPECT: name each once
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">({privilege::select, privilege::insert, privilege::select}, reviews, analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">({privilege::select, privilege::insert}, reviews, analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0431]: Grant (a_privilege_twice.cpp:12) names SELECT twice
// SAYS:   name each privilege, column and grantee once; see docs/errors/E0431.md
