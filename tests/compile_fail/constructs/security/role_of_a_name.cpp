// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0326
// EXPECT: E0326_argument_is_of_another_kind<
// EXPECT: pass a handle or value of that kind
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
#ifdef STRATA_REJECT
inline constexpr auto role = iam_role<"Role">("redshift.amazonaws.com");  // offending line
#else
inline constexpr auto role = iam_role<"Role">(service_principal::redshift);
#endif
struct app : stack<app, "App", role> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0326]: Role takes a principal such as service_principal::redshift and gets a text in its place
// SAYS:   pass a handle or value of that kind; see docs/errors/E0326.md
