// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0326
// EXPECT: E0326_argument_is_of_another_kind<
// EXPECT: pass a handle or value of that kind
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
#ifdef STRATA_REJECT
inline constexpr auto role = iam_role<"Role">(service_principal::redshift, lake.silver());  // offending line
#else
inline constexpr auto role = iam_role<"Role">(service_principal::redshift, can_read(lake.silver()));
#endif
struct app : stack<app, "App", lake, role> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0326]: Role takes an access such as can_read(...) and gets s3_location in its place
// SAYS:   pass a handle or value of that kind; see docs/errors/E0326.md
