// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0369
// EXPECT: E0369_merge_into_itself<.*dwh::merge
// EXPECT: MERGE needs two different tables of one database
// EXPECT: Reviews
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto stage = producer.create_table<"Stage">("CREATE TABLE stage (id integer, title varchar(100))");
#ifdef STRATA_REJECT
inline constexpr auto merge = producer.merge_to_target_table<"Merge">(reviews, reviews);  // the resource at fault
#else
inline constexpr auto merge = producer.merge_to_target_table<"Merge">(stage, reviews);
#endif
struct app : platform<app, stage, merge> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0369]: Merge (merge_of_a_table_into_itself.cpp:12) merges Reviews into itself or into a table of another database
// SAYS:   name another source or target; see docs/errors/E0369.md
