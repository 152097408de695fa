// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0209
// EXPECT: E0209_statement_has_no_action<.*net::made
// EXPECT: this statement of an IAM policy names no action; add one
// EXPECT: AssumeRolePolicyDocument
#include <strata/aws/iam/role.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  cfn::statement assume{.principals = {cfn::principal::service("glue.amazonaws.com")},
                        .actions = {}};
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

// SAYS: strata[E0209]: Made (statement_without_an_action.cpp:15) has a statement in AssumeRolePolicyDocument that names no action
// SAYS:   add one; see docs/errors/E0209.md
