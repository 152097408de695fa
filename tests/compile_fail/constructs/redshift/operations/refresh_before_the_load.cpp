// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0704
// EXPECT: E0704_schedule_is_older_than_its_source<.*dwh::timed
// EXPECT: this schedule runs with or before the one that fills what it reads, or more rarely; move it, or set \.may_read_older_data
#include "../../../operations.hpp"

namespace dwh {

inline constexpr auto daily = schedule<"Daily">(load, {.at = "cron(0 2 * * ? *)"});
#ifdef STRATA_REJECT
inline constexpr auto timed = refresh<"Timed">(compute, {.at = "cron(0 1 * * ? *)"});  // the resource at fault
#else
inline constexpr auto timed = refresh<"Timed">(compute, {.at = "cron(0 3 * * ? *)"});
#endif
struct app : shop<app, daily, timed> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0704]: Timed (refresh_before_the_load.cpp:12) runs with or before Daily (refresh_before_the_load.cpp:10), which fills what it reads, or more rarely
// SAYS:   move it, or set .may_read_older_data = true; see docs/errors/E0704.md
