// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0702
// EXPECT: E0702_time_zone_is_malformed<.*dwh::timed
// EXPECT: this is no time zone of the IANA database; write one such as UTC or Europe/Berlin
// EXPECT: Berlin
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto timed = schedule<"Timed">(load, {.at = "rate(1 day)", .time_zone = "Berlin"});  // the resource at fault
#else
inline constexpr auto timed = schedule<"Timed">(load, {.at = "rate(1 day)", .time_zone = "Europe/Berlin"});
#endif
struct app : shop<app, timed> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0702]: Timed (time_zone_of_a_city.cpp:12) has the time zone "Berlin", which the IANA database does not have
// SAYS:   write one such as UTC or Europe/Berlin; see docs/errors/E0702.md
