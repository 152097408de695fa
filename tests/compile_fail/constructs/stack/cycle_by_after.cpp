// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0106
// EXPECT: E0106_dependencies_form_a_cycle<
// EXPECT: remove one of the dependencies
// EXPECT: remove one of the dependencies
// EXPECT: dwh::first
// EXPECT: dwh::second
// EXPECT: dwh::third
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto first = iam_role<"First">(service_principal::glue);
inline constexpr auto second = iam_role<"Second">(service_principal::redshift);
inline constexpr auto third = iam_role<"Third">(service_principal::lambda);
inline constexpr after<"SecondAfterFirst"> second_after_first{second, first};  // the resource at fault
inline constexpr after<"ThirdAfterSecond"> third_after_second{third, second};
#ifdef STRATA_REJECT
inline constexpr after<"FirstAfterThird"> back{first, third};  // the resource at fault
#else
inline constexpr after<"ThirdAfterFirst"> back{third, first};
#endif
struct app : stack<app, "App", first, second, third, second_after_first, third_after_second, back> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0106]: these constructs wait for each other in a circle: First (cycle_by_after.cpp:15) -> FirstAfterThird (cycle_by_after.cpp:21) -> Third (cycle_by_after.cpp:17) -> ThirdAfterSecond (cycle_by_after.cpp:19) -> Second (cycle_by_after.cpp:16) -> SecondAfterFirst (cycle_by_after.cpp:18) -> First
// SAYS:   remove one of the dependencies; see docs/errors/E0106.md
