// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0213
// EXPECT: E0213_schedule_expression_is_malformed<.*net::made
// EXPECT: with six fields in UTC
#include <strata/aws/glue/crawler.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  using namespace aws::glue;
  return Crawler{.Role = "crawler",
                 .Schedule = crawler::Schedule{.ScheduleExpression = "cron(1 0 * *)"},
                 .Targets = crawler::Targets{.S3Targets = cfn::list<crawler::S3Target>{{.Path = "s3://data/"}}}};
});
#else
inline constexpr auto made = resource<"Made">([] {
  using namespace aws::glue;
  return Crawler{.Role = "crawler",
                 .Schedule = crawler::Schedule{.ScheduleExpression = "cron(1 0 * * ? *)"},
                 .Targets = crawler::Targets{.S3Targets = cfn::list<crawler::S3Target>{{.Path = "s3://data/"}}}};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0213]: Made (misspelt_schedule.cpp:14) has an expression that is no schedule
// SAYS:   write one such as cron(1 0 * * ? *), with six fields in UTC; see docs/errors/E0213.md
