// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0103
// EXPECT: E0103_resource_is_missing_from_the_stack<.*dwh::lake_role
// EXPECT: DataLake
// EXPECT: add the resource named here to the stack
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">();
inline constexpr auto lake_role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver()));  // the resource at fault
#ifdef STRATA_REJECT
struct app : stack<app, "App", lake_role> {};
#else
struct app : stack<app, "App", lake_role, lake> {};
#endif
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0103]: LakeRole (resource_not_in_the_stack.cpp:13) needs DataLake, which the stack does not list
// SAYS:   add DataLake to the stack; see docs/errors/E0103.md
