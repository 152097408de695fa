// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0434
// EXPECT: E0434_column_is_not_in_the_relation<.*dwh::grant
// EXPECT: titel
// EXPECT: correct the name
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, columns_in(reviews, "id, titel"), analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, columns_in(reviews, "id, title"), analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0434]: Grant (grant_on_a_misspelt_column.cpp:12) names the column titel, which the relation does not have
// SAYS:   did you mean title?
// SAYS:   correct the name; see docs/errors/E0434.md
