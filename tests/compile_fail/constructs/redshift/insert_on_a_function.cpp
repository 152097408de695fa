// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0430
// EXPECT: E0430_privilege_does_not_fit_the_object<.*dwh::grant
// EXPECT: INSERT on a function
// EXPECT: grant one that it has
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto area = producer.existing_function<"Area">("public", "area");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::insert, function_named{"area(int)"}, analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::execute, function_named{"area(int)"}, analyst);
#endif
struct app : platform<app, analyst, area, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0430]: Grant (insert_on_a_function.cpp:13) grants INSERT on a function, which has no such privilege
// SAYS:   grant one that it has; see docs/errors/E0430.md
