// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0102
// EXPECT: E0102_id_is_used_twice<.*dwh::lake_role, dwh::other_role
// EXPECT: rename one of them
// EXPECT: LakeRole
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake_role = iam_role<"LakeRole">(service_principal::glue);  // the resource at fault
#ifdef STRATA_REJECT
inline constexpr auto other_role = iam_role<"LakeRole">(service_principal::redshift);  // the resource at fault
#else
inline constexpr auto other_role = iam_role<"OtherRole">(service_principal::redshift);
#endif
struct app : stack<app, "App", lake_role, other_role> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0102]: LakeRole (the_same_id_twice.cpp:12) and LakeRole (the_same_id_twice.cpp:14) have the same id
// SAYS:   rename one of them; see docs/errors/E0102.md
