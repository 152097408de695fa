// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0203
// EXPECT: E0203_value_does_not_match_the_pattern<.*net::made
// EXPECT: the text of this property does not match CloudFormation's pattern for it; correct the text
// EXPECT: NamespaceName
#include <strata/aws/redshift_serverless/namespace.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  return aws::redshift_serverless::Namespace{.NamespaceName = "My Namespace"};
});
#else
inline constexpr auto made = resource<"Made">([] {
  return aws::redshift_serverless::Namespace{.NamespaceName = "my-namespace"};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0203]: Made (text_without_the_form.cpp:15) gives NamespaceName a text that does not match CloudFormation's pattern for it
// SAYS:   My Namespace
// SAYS:   ^^^^^^^^^^^^
// SAYS:   correct the text; see docs/errors/E0203.md
