// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0321
// EXPECT: E0321_principal_is_malformed<.*dwh::role
// EXPECT: write one such as redshift\.amazonaws\.com
// EXPECT: redshift\.amazonaws\.org
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto role = iam_role<"Role">(  // the resource at fault
    trusted_principal{"redshift.amazonaws.org", {}});
#else
inline constexpr auto role = iam_role<"Role">(trusted_principal{"redshift.amazonaws.com", {}});
#endif
struct app : stack<app, "App", role> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0321]: Role (misspelt_principal.cpp:13) trusts "redshift.amazonaws.org", which is no service principal
// SAYS:   write one such as redshift.amazonaws.com; see docs/errors/E0321.md
