// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0211
// EXPECT: E0211_properties_do_not_fit_together<.*net::made
// EXPECT: it also needs one of the properties named here
// EXPECT: Code.S3Bucket and Code.S3Key
#include <strata/aws/lambda/function.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  using namespace aws::lambda;
  return Function{.Code = function::Code{.S3Key = "code.zip"}, .Handler = "index.handler",
                  .Role = cfn::arn("iam", {}, cfn::aws_account_id, "role/made"), .Runtime = "python3.13"};
});
#else
inline constexpr auto made = resource<"Made">([] {
  using namespace aws::lambda;
  return Function{.Code = function::Code{.S3Bucket = "code", .S3Key = "code.zip"}, .Handler = "index.handler",
                  .Role = cfn::arn("iam", {}, cfn::aws_account_id, "role/made"), .Runtime = "python3.13"};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0211]: Made (code_without_its_bucket.cpp:15) also needs Code.S3Bucket and Code.S3Key, or CloudFormation refuses it
// SAYS:   add what is missing; see docs/errors/E0211.md
