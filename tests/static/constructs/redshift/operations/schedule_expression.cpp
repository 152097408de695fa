// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// The expressions of EventBridge Scheduler, and which of two schedules is older.
#include <strata/constructs/redshift/operations/schedule_expression.hpp>

namespace {

using namespace strata::detail;

constexpr bool accepted(std::string_view expression) { return parse_schedule(expression).wrong.empty(); }

static_assert(accepted("cron(0 2 * * ? *)") && accepted("cron(0/15 8-18 ? * MON-FRI *)"));
static_assert(accepted("cron(0 2 L * ? *)") && accepted("cron(0 2 LW * ? *)") && accepted("cron(0 2 15W * ? *)"));
static_assert(accepted("cron(0 2 ? * 6L *)") && accepted("cron(0 2 ? * 2#1 2027-2030)"));
static_assert(accepted("cron(5,35 14 1-7/2 JAN,JUL ? *)") && accepted("cron(0 22-2 * * ? *)"));
static_assert(accepted("rate(1 hour)") && accepted("rate(5 minutes)") && accepted("at(2027-01-31T02:00:00)"));

static_assert(parse_schedule("cron(60 2 * * ? *)").wrong == "the minutes are 0 to 59");
static_assert(parse_schedule("cron(0 24 * * ? *)").wrong == "the hours are 0 to 23");
static_assert(parse_schedule("cron(0 2 32 * ? *)").wrong == "the days of a month are 1 to 31, ?, L or W");
static_assert(parse_schedule("cron(0 2 * 13 ? *)").wrong == "the months are 1 to 12 or JAN to DEC");
static_assert(parse_schedule("cron(0 2 ? * MOO *)").wrong == "the days of a week are 1 to 7, SUN to SAT, ?, L or #");
static_assert(parse_schedule("cron(0 2 * * ? 1969)").wrong == "the years are 1970 to 2199");
static_assert(!accepted("cron(0 2 * * * *)") && !accepted("cron(0 2 ? * ? *)"));
static_assert(!accepted("cron(0 2 * * ?)") && !accepted("cron(0  2 * * ? *)") && !accepted("cron(0 2 * * ? * *)"));
static_assert(!accepted("cron(*/0 2 * * ? *)") && !accepted("cron(? 2 * * ? *)") && !accepted("cron(0 2 ? * 2#6 *)"));
static_assert(!accepted("cron(0 2L * * ? *)") && !accepted("cron()") && !accepted("cron(,5 2 * * ? *)"));
static_assert(!accepted("rate(0 hours)") && !accepted("rate(1 week)") && !accepted("rate(hour)"));
static_assert(!accepted("at(2027-02-30T02:00:00)") && !accepted("at(2027-01-31 02:00:00)") && !accepted("two o'clock"));

static_assert(is_time_zone("Europe/Berlin") && is_time_zone("UTC") && is_time_zone("America/Argentina/Buenos_Aires"));
static_assert(!is_time_zone("Berlin") && !is_time_zone("+01:00") && !is_time_zone("Europa/Berlin"));
static_assert(is_same_zone("UTC", "Etc/UTC") && !is_same_zone("UTC", "Europe/London"));

constexpr bool older(std::string_view reader, std::string_view source) {
  return is_older(parse_schedule(reader), parse_schedule(source));
}
static_assert(older("cron(0 1 * * ? *)", "cron(0 2 * * ? *)"));  // an hour before
static_assert(older("cron(0 2 * * ? *)", "cron(0 2 * * ? *)"));  // with it
static_assert(!older("cron(0 3 * * ? *)", "cron(0 2 * * ? *)"));
static_assert(!older("cron(0 1 * * ? *)", "cron(0 23 * * ? *)"));  // the next morning
static_assert(!older("cron(0 18 * * ? *)", "cron(0 2 * * ? *)"));
static_assert(older("cron(0 3 ? * MON *)", "cron(0 2 * * ? *)"));  // once for seven loads
static_assert(!older("cron(0 3 ? * MON-FRI *)", "cron(0 2 ? * MON-FRI *)"));
static_assert(older("cron(0 3 ? * MON-THU *)", "cron(0 2 ? * MON-FRI *)"));  // not for that of Friday
static_assert(!older("cron(5 * * * ? *)", "cron(0 * * * ? *)") && older("cron(50 * * * ? *)", "cron(0 * * * ? *)"));
static_assert(older("rate(1 day)", "rate(1 hour)") && !older("rate(1 hour)", "rate(1 day)"));

// what is not known is no error: rates have no time, months differ, ranges may go over the end
static_assert(!older("rate(1 day)", "cron(0 2 * * ? *)") && !older("cron(0 1 1 * ? *)", "cron(0 2 * * ? *)"));
static_assert(!older("cron(0 1 ? * 6L *)", "cron(0 2 * * ? *)") && !older("cron(0 22-2 * * ? *)", "cron(0 2 * * ? *)"));
static_assert(!older("cron(0 1 * * ? *)", "cron(0/5 * * * ? *)"));  // more than one each hour
static_assert(!older("at(2027-01-31T02:00:00)", "cron(0 2 * * ? *)"));

}  // namespace
