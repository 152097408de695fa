// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0703
// EXPECT: E0703_schedule_option_is_out_of_range<.*dwh::timed
// EXPECT: EventBridge Scheduler does not take this number; lower it, or raise it to what it takes
// EXPECT: retries
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto timed = schedule<"Timed">(load, {.at = "rate(1 day)", .retries = 200});  // the resource at fault
#else
inline constexpr auto timed = schedule<"Timed">(load, {.at = "rate(1 day)", .retries = 20});
#endif
struct app : shop<app, timed> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0703]: Timed (schedule_tried_again_200_times.cpp:12) has 200 as retries, and EventBridge Scheduler takes at most 185 and none that is too small
// SAYS:   correct it; see docs/errors/E0703.md
