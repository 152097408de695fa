// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0211
// EXPECT: E0211_properties_do_not_fit_together<.*net::made
// EXPECT: it also needs one of the properties named here
// EXPECT: Targets.S3Targets
#include <strata/aws/glue/crawler.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  using namespace aws::glue;
  return Crawler{.Role = "crawler",
                 .Targets = crawler::Targets{}};
});
#else
inline constexpr auto made = resource<"Made">([] {
  using namespace aws::glue;
  return Crawler{.Role = "crawler",
                 .Targets = crawler::Targets{.S3Targets = cfn::list<crawler::S3Target>{{.Path = "s3://data/"}}}};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0211]: Made (crawler_without_targets.cpp:15) also needs Targets.S3Targets or Targets.JdbcTargets, or CloudFormation refuses it
// SAYS:   add what is missing; see docs/errors/E0211.md
