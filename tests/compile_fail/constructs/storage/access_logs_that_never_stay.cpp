// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0316
// EXPECT: E0316_expiration_is_out_of_range<.*dwh::lake
// EXPECT: raise the days
// EXPECT: have_and_limit<0, 1>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto lake = data_lake_storage<"DataLake">(  // the resource at fault
    {.access_logs_expiration_days = 0});
#else
inline constexpr auto lake = data_lake_storage<"DataLake">({.access_logs_expiration_days = 1});
#endif
struct app : stack<app, "App", lake> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0316]: DataLake (access_logs_that_never_stay.cpp:13) deletes access logs after 0 days, and S3 keeps them for at least one day
// SAYS:   raise the days; see docs/errors/E0316.md
