// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0437
// EXPECT: E0437_object_is_of_another_kind<.*dwh::grant
// EXPECT: Reviews
// EXPECT: name another one
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, tables_in(reviews), analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, tables_in(schema_named{"public"}), analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0437]: Grant (scoped_grant_in_a_table.cpp:12) names Reviews, which is no object for this
// SAYS:   name another one; see docs/errors/E0437.md
