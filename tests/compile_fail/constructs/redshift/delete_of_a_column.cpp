// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0430
// EXPECT: E0430_privilege_does_not_fit_the_object<.*dwh::grant
// EXPECT: DELETE on columns
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::delete_, columns_in(reviews, "title"), analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::update, columns_in(reviews, "title"), analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0430]: Grant (delete_of_a_column.cpp:11) grants DELETE on columns, which has no such privilege
// SAYS:   grant one that it has; see docs/errors/E0430.md
