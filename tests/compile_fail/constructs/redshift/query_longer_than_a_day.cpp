// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0349
// EXPECT: E0349_config_parameter_is_out_of_range<.*dwh::producer
// EXPECT: choose one within the limits on the page
// EXPECT: max_query_execution_time
// EXPECT: have_and_limit<90000, 86399>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "db"});
#ifdef STRATA_REJECT
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(  // the resource at fault
    sales, {.name = "producer", .config_parameters = {.max_query_execution_time = 90000}});
#else
inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(
    sales, {.name = "producer", .config_parameters = {.max_query_execution_time = 86399}});
#endif
struct app : stack<app, "App", sales, producer> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0349]: Producer (query_longer_than_a_day.cpp:15) sets max_query_execution_time to a value that Redshift refuses: 90000, and the limit is 86399
// SAYS:   choose one within the limits on the page; see docs/errors/E0349.md
