// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0430
// EXPECT: E0430_privilege_does_not_fit_the_object<.*dwh::grant
// EXPECT: USAGE on the tables of a schema
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::usage, tables_in(schema_named{"public"}), analyst);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::usage, schema_named{"public"}, analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0430]: Grant (usage_of_the_tables_of_a_schema.cpp:11) grants USAGE on the tables of a schema or database, which has no such privilege
// SAYS:   grant one that it has; see docs/errors/E0430.md
