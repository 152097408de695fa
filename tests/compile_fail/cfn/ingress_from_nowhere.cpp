// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0211
// EXPECT: E0211_properties_do_not_fit_together<.*net::made
// EXPECT: it also needs one of the properties named here
// EXPECT: CidrIp or SourceSecurityGroupId
#include <strata/aws/ec2/security_group_ingress.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  return aws::ec2::SecurityGroupIngress{.GroupId = "sg-0123abcd", .IpProtocol = "tcp"};
});
#else
inline constexpr auto made = resource<"Made">([] {
  return aws::ec2::SecurityGroupIngress{.CidrIp = "10.0.0.0/16", .GroupId = "sg-0123abcd", .IpProtocol = "tcp"};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0211]: Made (ingress_from_nowhere.cpp:15) also needs CidrIp or SourceSecurityGroupId, or CloudFormation refuses it
// SAYS:   add what is missing; see docs/errors/E0211.md
