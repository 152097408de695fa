// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0325
// EXPECT: E0325_list_is_too_long<.*dwh::role
// EXPECT: split it, or make it shorter
// EXPECT: have_and_limit<9, ?8
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr s3_access access = can_read(lake.silver());
#ifdef STRATA_REJECT
inline constexpr auto role = iam_role<"Role">(
    service_principal::glue, {access, access, access, access, access, access, access, access, access});
#else
inline constexpr auto role =
    iam_role<"Role">(service_principal::glue, {access, access, access, access, access, access, access, access});
#endif
struct app : stack<app, "App", lake, role> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0325]: Role (nine_accesses.cpp:14) gets 9 items in its list accesses, which takes 8
// SAYS:   split it, or make it shorter; see docs/errors/E0325.md
