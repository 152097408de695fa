// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0438
// EXPECT: E0438_routine_needs_its_arguments<.*dwh::grant
// EXPECT: area
// EXPECT: function_named or procedure_named
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto area = producer.existing_function<"Area">("public", "area");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::execute, area, analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::execute, function_named{"area(int, int)"}, analyst);
#endif
struct app : platform<app, analyst, area, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0438]: Grant (grant_on_a_function_without_arguments.cpp:13) grants on area without its arguments
// SAYS:   use function_named or procedure_named with them; see docs/errors/E0438.md
