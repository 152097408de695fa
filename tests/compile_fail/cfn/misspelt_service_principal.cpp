// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0210
// EXPECT: E0210_service_principal_is_misspelt<.*net::made
// EXPECT: write one such as redshift\.amazonaws\.com
// EXPECT: AssumeRolePolicyDocument
#include <strata/aws/iam/role.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  cfn::statement assume{.principals = {cfn::principal::service("glue.amazonaws")},
                        .actions = {"sts:AssumeRole"}};
  return aws::iam::Role{.AssumeRolePolicyDocument = cfn::policy_document{assume}};
});
#else
inline constexpr auto made = resource<"Made">([] {
  cfn::statement assume{.principals = {cfn::principal::service("glue.amazonaws.com")},
                        .actions = {"sts:AssumeRole"}};
  return aws::iam::Role{.AssumeRolePolicyDocument = cfn::policy_document{assume}};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0210]: Made (misspelt_service_principal.cpp:15) names a principal in AssumeRolePolicyDocument that is no service principal
// SAYS:   write one such as redshift.amazonaws.com; see docs/errors/E0210.md
