// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0322
// EXPECT: E0322_account_id_is_malformed<.*dwh::role
// EXPECT: this is no AWS account id; write its 12 digits
// EXPECT: 12345678901
// EXPECT: have_and_limit<11, 12>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto role = iam_role<"Role">(trusted_principal{{}, "12345678901"});  // the resource at fault
#else
inline constexpr auto role = iam_role<"Role">(trusted_principal{{}, "123456789012"});
#endif
struct app : stack<app, "App", role> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0322]: Role (account_of_11_digits.cpp:14) has the account "12345678901", which is no AWS account id
// SAYS:   write its 12 digits; see docs/errors/E0322.md
