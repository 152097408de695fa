// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0436
// EXPECT: E0436_object_is_of_another_namespace<.*dwh::grant
// EXPECT: Visits
// EXPECT: use the workgroup of the namespace
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto visits = consumer.create_table<"Visits">("CREATE TABLE visits (id int)");
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, visits, analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, analyst);
#endif
struct app : platform<app, visits, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0436]: Grant (grant_on_a_table_of_another_namespace.cpp:13) names Visits, which belongs to another namespace
// SAYS:   use the workgroup of the namespace that has it; see docs/errors/E0436.md
