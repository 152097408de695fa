// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0365
// EXPECT: E0365_merged_tables_differ<.*dwh::merge
// EXPECT: MERGE with REMOVE DUPLICATES needs the same number of columns, with the
// EXPECT: have_and_limit<1, 2>
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto stage = producer.create_table<"Stage">("CREATE TABLE stage (id integer)");
inline constexpr auto merge = producer.merge_to_target_table<"Merge">(stage, reviews);  // the resource at fault
#else
inline constexpr auto stage = producer.create_table<"Stage">("CREATE TABLE stage (id integer, title varchar(100))");
inline constexpr auto merge = producer.merge_to_target_table<"Merge">(stage, reviews);
#endif
struct app : platform<app, stage, merge> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0365]: Merge (merge_of_tables_with_other_columns.cpp:12) merges a table of 1 columns into one of 2, and REMOVE DUPLICATES needs the same number, with the same types in the same order
// SAYS:   change one of the tables; see docs/errors/E0365.md
