// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0334
// EXPECT: E0334_arn_is_malformed<.*dwh::loads
// EXPECT: copy it from the service
// EXPECT: user/loads
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto loads =
    existing_iam_role<"Loads">({.arn = "arn:aws:iam::111122223333:user/loads"});  // the resource at fault
#else
inline constexpr auto loads = existing_iam_role<"Loads">({.arn = "arn:aws:iam::111122223333:role/loads"});
#endif
inline constexpr auto sales_ns = redshift_serverless_namespace<"SalesNamespace">(
    {.name = "sales", .db_name = "sales"}, default_role(loads));
inline constexpr auto sales = redshift_serverless_workgroup<"Sales">(sales_ns, {.name = "sales"});
struct app : stack<app, "App", loads, sales_ns, sales> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0334]: Loads (user_in_place_of_a_role.cpp:14) has the ARN "arn:aws:iam::111122223333:user/loads", which is not one of its kind
// SAYS:   copy it from the service; see docs/errors/E0334.md
