// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0435
// EXPECT: E0435_principal_is_of_another_kind<.*dwh::grant
// EXPECT: PUBLIC for privileges
// EXPECT: name another one
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, tables_in(schema_named{"public"}), public_group);  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, tables_in(schema_named{"public"}), analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0435]: Grant (scoped_grant_to_everybody.cpp:12) names PUBLIC for privileges on the tables of a schema or database, and Redshift takes no such principal there
// SAYS:   name another one; see docs/errors/E0435.md
