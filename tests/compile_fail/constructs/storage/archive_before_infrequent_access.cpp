// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0312
// EXPECT: E0312_archive_before_infrequent_access<.*dwh::lake
// EXPECT: raise the days or remove one
// EXPECT: have_and_limit<60, 120>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto lake = data_lake_storage<"DataLake">(  // the resource at fault
    {.bronze_infrequent_access_days = 90, .bronze_archive_days = 60});
#else
inline constexpr auto lake = data_lake_storage<"DataLake">(
    {.bronze_infrequent_access_days = 90, .bronze_archive_days = 120});
#endif
struct app : stack<app, "App", lake> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0312]: DataLake (archive_before_infrequent_access.cpp:13) archives objects after 60 days, and here S3 needs at least 120, 30 days more than for infrequent access
// SAYS:   raise the days or remove one; see docs/errors/E0312.md
