// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0707
// EXPECT: E0707_scheduled_sql_runs_once<.*dwh::timed
// EXPECT: this SQL fails when it runs again; write IF NOT EXISTS or IF EXISTS, or do it once in another construct
// EXPECT: copies
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr sql_source copying = "CREATE TABLE copies AS SELECT id FROM reviews";
#else
inline constexpr sql_source copying = "DROP TABLE IF EXISTS copies; CREATE TABLE copies AS SELECT id FROM reviews";
#endif
inline constexpr auto timed = schedule<"Timed">(compute, copying, {.at = "rate(1 day)"});  // the resource at fault
struct app : shop<app, timed> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0707]: the SQL of Timed (table_created_daily.cpp:16) creates or drops copies, which fails when it runs again
// SAYS:   write IF NOT EXISTS or IF EXISTS; see docs/errors/E0707.md
