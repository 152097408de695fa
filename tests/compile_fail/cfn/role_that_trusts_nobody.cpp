// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0212
// EXPECT: E0212_role_policy_trusts_nobody<.*net::made
// EXPECT: allow a principal sts:AssumeRole
#include <strata/aws/iam/role.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  return aws::iam::Role{.AssumeRolePolicyDocument = cfn::policy_document{}};
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

// SAYS: strata[E0212]: Made (role_that_trusts_nobody.cpp:14) has a trust policy that lets nobody assume it
// SAYS:   allow a principal sts:AssumeRole; see docs/errors/E0212.md
