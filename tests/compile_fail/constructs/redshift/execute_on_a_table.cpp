// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0430
// EXPECT: E0430_privilege_does_not_fit_the_object<.*dwh::grant
// EXPECT: EXECUTE on a relation
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::execute, reviews, analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0430]: Grant (execute_on_a_table.cpp:11) grants EXECUTE on a relation, which has no such privilege
// SAYS:   grant one that it has; see docs/errors/E0430.md
