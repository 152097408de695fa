// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0713
// EXPECT: E0713_alarms_watch_nothing<.*dwh::watch
// EXPECT: all of these alarms are off; give one of them a number, or remove them
#include "../../../operations.hpp"

namespace dwh {

inline constexpr auto alerts = alert_topic<"Alerts">();
#ifdef STRATA_REJECT
inline constexpr workgroup_alarm_options options{.failed_queries = 0, .queued_queries = 0};
#else
inline constexpr workgroup_alarm_options options{.failed_queries = 1, .queued_queries = 0};
#endif
inline constexpr auto watch = alarms<"Watch">(compute, alerts, options);  // the resource at fault
struct app : shop<app, alerts, watch> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0713]: all alarms of Watch (alarms_that_are_off.cpp:16) are off
// SAYS:   give one of them a number, or remove Watch (alarms_that_are_off.cpp:16); see docs/errors/E0713.md
