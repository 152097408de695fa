// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0208
// EXPECT: E0208_list_items_are_not_unique<.*net::made
// EXPECT: this list holds an item twice; remove one of them
// EXPECT: AdditionalAccounts
#include <strata/aws/ec2/network_insights_analysis.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  return aws::ec2::NetworkInsightsAnalysis{.AdditionalAccounts = cfn::list<cfn::text>{"123456789012", "123456789012"},
                                           .NetworkInsightsPathId = "nip-0123abcd"};
});
#else
inline constexpr auto made = resource<"Made">([] {
  return aws::ec2::NetworkInsightsAnalysis{.AdditionalAccounts = cfn::list<cfn::text>{"123456789012", "210987654321"},
                                           .NetworkInsightsPathId = "nip-0123abcd"};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0208]: Made (item_twice.cpp:15) has an item twice in the list AdditionalAccounts
// SAYS:   remove one of them; see docs/errors/E0208.md
