// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0366
// EXPECT: E0366_merge_key_is_no_column<.*dwh::merge
// EXPECT: name another one
// EXPECT: number
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto stage = producer.create_table<"Stage">("CREATE TABLE stage (id integer, title varchar(100))");
#ifdef STRATA_REJECT
inline constexpr auto merge = producer.merge_to_target_table<"Merge">(  // the resource at fault
    stage, reviews, {.source_key = "number"});
#else
inline constexpr auto merge = producer.merge_to_target_table<"Merge">(stage, reviews, {.source_key = "id"});
#endif
struct app : platform<app, stage, merge> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0366]: Merge (merge_by_a_key_that_is_no_column.cpp:12) merges by number, which is not a column of both tables
// SAYS:   name another one; see docs/errors/E0366.md
