// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0211
// EXPECT: E0211_properties_do_not_fit_together<.*net::made
// EXPECT: it also needs one of the properties named here
// EXPECT: VpcConfig.SubnetIds
#include <strata/aws/lambda/function.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  using namespace aws::lambda;
  return Function{.Code = function::Code{.ZipFile = "pass"}, .Handler = "index.handler",
                  .Role = cfn::arn("iam", {}, cfn::aws_account_id, "role/made"), .Runtime = "python3.13",
                  .VpcConfig = function::VpcConfig{.SecurityGroupIds = cfn::list<cfn::text>{"sg-0123abcd"}}};
});
#else
inline constexpr auto made = resource<"Made">([] {
  using namespace aws::lambda;
  return Function{.Code = function::Code{.ZipFile = "pass"}, .Handler = "index.handler",
                  .Role = cfn::arn("iam", {}, cfn::aws_account_id, "role/made"), .Runtime = "python3.13",
                  .VpcConfig = function::VpcConfig{.SecurityGroupIds = cfn::list<cfn::text>{"sg-0123abcd"},
                                                   .SubnetIds = cfn::list<cfn::text>{"subnet-0123abcd"}}};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0211]: Made (vpc_without_subnets.cpp:15) also needs VpcConfig.SubnetIds, or CloudFormation refuses it
// SAYS:   add what is missing; see docs/errors/E0211.md
