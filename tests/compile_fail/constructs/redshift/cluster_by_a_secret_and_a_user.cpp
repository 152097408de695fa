// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0337
// EXPECT: E0337_cluster_has_two_ways_in<.*dwh::reports
// EXPECT: remove .secret of the namespace or .db_user
// EXPECT: deployer
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto reports_ns = existing_namespace<"ReportsNamespace">({
    .db_name = "reports",
#ifdef STRATA_REJECT
    .secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:reports-AbCdEf",
#endif
});
inline constexpr auto reports =
    existing_cluster<"Reports">(reports_ns, {.identifier = "reports", .db_user = "deployer"});  // the resource at fault
struct app : stack<app, "App", reports_ns, reports> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0337]: Reports (cluster_by_a_secret_and_a_user.cpp:19) runs SQL as the database user deployer and by the secret of its namespace
// SAYS:   remove one of them; see docs/errors/E0337.md
