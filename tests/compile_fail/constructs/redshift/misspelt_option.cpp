// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// FIRST-ERROR: (no matching (member )?function|no matching constructor)
// EXPECT: redshift_serverless_workgroup_options
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto third = redshift_serverless_workgroup<"Third">(consumer_ns, {.name = "third", .base_capcity = 8});  // offending line
#else
inline constexpr auto third = redshift_serverless_workgroup<"Third">(consumer_ns, {.name = "third", .base_capacity = 8});
#endif
struct app : platform<app> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}
