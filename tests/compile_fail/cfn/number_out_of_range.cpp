// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0204
// EXPECT: E0204_value_is_out_of_range<.*net::made
// EXPECT: the number, length or count of this property is outside its limits; correct it
// EXPECT: PendingWindowInDays
#include <strata/aws/kms/key.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  return aws::kms::Key{.PendingWindowInDays = 3};
});
#else
inline constexpr auto made = resource<"Made">([] {
  return aws::kms::Key{.PendingWindowInDays = 7};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0204]: the number, length or count of PendingWindowInDays in Made (number_out_of_range.cpp:15) is 3, and the limit is 7
// SAYS:   correct it; see docs/errors/E0204.md
