// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0433
// EXPECT: E0433_grant_is_incomplete<.*dwh::grant
// EXPECT: grantee
// EXPECT: add what is missing
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, {});  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, {analyst});
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0433]: Grant (grant_to_nobody.cpp:12) names no grantee
// SAYS:   add one; see docs/errors/E0433.md
