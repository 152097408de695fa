// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0433
// EXPECT: E0433_grant_is_incomplete<.*dwh::grant
// EXPECT: column
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, columns_in(reviews, "id,"), analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, columns_in(reviews, "id"), analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0433]: Grant (grant_on_no_column.cpp:11) names no column
// SAYS:   add one; see docs/errors/E0433.md
