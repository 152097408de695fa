// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0211
// EXPECT: E0211_properties_do_not_fit_together<.*net::made
// EXPECT: it also needs one of the properties named here
// EXPECT: DestinationCidrBlock
#include <strata/aws/ec2/route.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  return aws::ec2::Route{.RouteTableId = "rtb-0123abcd"};
});
#else
inline constexpr auto made = resource<"Made">([] {
  return aws::ec2::Route{.DestinationCidrBlock = "0.0.0.0/0", .RouteTableId = "rtb-0123abcd"};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0211]: Made (route_without_a_destination.cpp:15) also needs DestinationCidrBlock, or CloudFormation refuses it
// SAYS:   add what is missing; see docs/errors/E0211.md
