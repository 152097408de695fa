// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0216
// EXPECT: E0216_condition_does_not_exist<.*dwh::size
// EXPECT: or correct the name
// EXPECT: IsPord
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto stage = parameter<"Stage">();
inline constexpr auto is_prod = condition<"IsProd">([] { return cfn::fn::equals(stage.ref(), "prod"); });
#ifdef STRATA_REJECT
inline constexpr auto size = output<"Size">([] { return cfn::fn::if_("IsPord", "large", "small"); });
#else
inline constexpr auto size = output<"Size">([] { return cfn::fn::if_("IsProd", "large", "small"); });
#endif
struct app : stack<app, "App", lake, stage, is_prod, size> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0216]: Size (condition_that_is_not_there.cpp:15) names the condition IsPord, which the template does not have
// SAYS:   did you mean IsProd?
// SAYS:   add condition<...>(...) to the stack, or correct the name; see docs/errors/E0216.md
