// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0347
// EXPECT: E0347_audit_log_has_no_source<.*dwh::producer
// EXPECT: set \.enable_user_activity_logging = true on the workgroup
// EXPECT: Sales
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales = redshift_serverless_namespace<"Sales">(
    {.name = "sales", .db_name = "db", .log_exports = {log_export::useractivitylog}});
#ifdef STRATA_REJECT
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(  // the resource at fault
    sales, {.name = "producer", .config_parameters = {.enable_user_activity_logging = false}});
#else
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(
    sales, {.name = "producer", .config_parameters = {.enable_user_activity_logging = true}});
#endif
struct app : stack<app, "App", sales, producer> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0347]: Producer (audit_log_without_activity_logging.cpp:15) does not log user activity, so log_export::useractivitylog of Sales stays empty
// SAYS:   set .enable_user_activity_logging = true on the workgroup; see docs/errors/E0347.md
