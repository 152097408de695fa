// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0320
// EXPECT: E0320_role_trusts_nobody<.*dwh::role
// EXPECT: name a principal such as service_principal::redshift
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto role = iam_role<"Role">(trust{});  // the resource at fault
#else
inline constexpr auto role = iam_role<"Role">(trust{service_principal::glue});
#endif
struct app : stack<app, "App", role> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0320]: nobody may assume the role Role (role_without_a_principal.cpp:12)
// SAYS:   name a principal such as service_principal::redshift; see docs/errors/E0320.md
