// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0712
// EXPECT: E0712_alarm_is_out_of_range<.*dwh::watch
// EXPECT: an alarm compares with a number from 1 on, or 0 turns it off; correct it
// EXPECT: failed_queries
#include "../../../operations.hpp"

namespace dwh {

inline constexpr auto alerts = alert_topic<"Alerts">();
#ifdef STRATA_REJECT
inline constexpr auto watch = alarms<"Watch">(compute, alerts, {.failed_queries = -1});  // the resource at fault
#else
inline constexpr auto watch = alarms<"Watch">(compute, alerts, {.failed_queries = 1});
#endif
struct app : shop<app, alerts, watch> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0712]: Watch (alarm_at_minus_one.cpp:13) has -1 as failed_queries, and an alarm compares with a number from 1 on, or 0 turns it off
// SAYS:   correct it; see docs/errors/E0712.md
