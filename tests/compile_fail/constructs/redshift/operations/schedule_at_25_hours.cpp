// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0701
// EXPECT: E0701_schedule_is_malformed<.*dwh::timed
// EXPECT: EventBridge Scheduler refuses this schedule; write one such as cron\(0 2 \* \* \? \*\), rate\(1 hour\) or at\(2027-01-31T02:00:00\)
// EXPECT: the hours are 0 to 23
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto timed = schedule<"Timed">(load, {.at = "cron(0 25 * * ? *)"});  // the resource at fault
#else
inline constexpr auto timed = schedule<"Timed">(load, {.at = "cron(0 23 * * ? *)"});
#endif
struct app : shop<app, timed> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0701]: Timed (schedule_at_25_hours.cpp:12) has a schedule that EventBridge Scheduler refuses: the hours are 0 to 23
// SAYS:   write one such as cron(0 2 * * ? *), rate(1 hour) or at(2027-01-31T02:00:00); see docs/errors/E0701.md
