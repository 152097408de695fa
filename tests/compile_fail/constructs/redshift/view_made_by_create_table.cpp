// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0361
// EXPECT: E0361_sql_is_another_statement<.*dwh::table
// EXPECT: use run_custom_sql
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto table = producer.create_table<"Copy">(  // the resource at fault
    "CREATE VIEW copy_of AS SELECT id FROM reviews");
#else
inline constexpr auto table = producer.create_table<"Copy">("CREATE TABLE copy_of AS SELECT id FROM reviews");
#endif
struct app : platform<app, table> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0361]: the SQL of Copy (view_made_by_create_table.cpp:10) is not a statement of the kind that its function takes, such as CREATE TABLE for create_table
// SAYS:   use run_custom_sql for others; see docs/errors/E0361.md
