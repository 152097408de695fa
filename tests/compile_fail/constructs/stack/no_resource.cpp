// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0318
// EXPECT: E0318_stack_has_no_resource<.*dwh::stage
// EXPECT: add a construct that makes one
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto stage = parameter<"Stage">();
#ifdef STRATA_REJECT
struct app : stack<app, "App", stage> {};
#else
struct app : stack<app, "App", stage, lake> {};
#endif
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0318]: the stack makes no resource, and CloudFormation refuses a template without any
// SAYS:   add a construct that makes one; see docs/errors/E0318.md
