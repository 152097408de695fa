// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0204
// EXPECT: E0204_value_is_out_of_range<.*net::made
// EXPECT: the number, length or count of this property is outside its limits; correct it
// EXPECT: have_and_limit<2, 3>
#include <strata/aws/redshift_serverless/namespace.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  return aws::redshift_serverless::Namespace{.NamespaceName = "ab"};
});
#else
inline constexpr auto made = resource<"Made">([] {
  return aws::redshift_serverless::Namespace{.NamespaceName = "abc"};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0204]: the number, length or count of NamespaceName in Made (text_too_long.cpp:15) is 2, and the limit is 3
// SAYS:   correct it; see docs/errors/E0204.md
