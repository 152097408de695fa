// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0430
// EXPECT: E0430_privilege_does_not_fit_the_object<.*dwh::grant
// EXPECT: SELECT on a whole warehouse
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, whole_warehouse{}, analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::ignore_rls, whole_warehouse{}, analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0430]: Grant (select_for_the_whole_warehouse.cpp:11) grants SELECT on a whole warehouse, which has no such privilege
// SAYS:   grant one that it has; see docs/errors/E0430.md
