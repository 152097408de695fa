// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0311
// EXPECT: E0311_infrequent_access_is_too_early<.*dwh::lake
// EXPECT: S3 moves objects to infrequent access after 30 days at the earliest; raise the days
// EXPECT: have_and_limit<29, 30>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto lake = data_lake_storage<"DataLake">(  // the resource at fault
    {.bronze_infrequent_access_days = 29});
#else
inline constexpr auto lake = data_lake_storage<"DataLake">({.bronze_infrequent_access_days = 30});
#endif
struct app : stack<app, "App", lake> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0311]: DataLake (infrequent_access_after_29_days.cpp:13) moves objects to infrequent access after 29 days, and S3 keeps them at least 30 days before that
// SAYS:   raise the days; see docs/errors/E0311.md
