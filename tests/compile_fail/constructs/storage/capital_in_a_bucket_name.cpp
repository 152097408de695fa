// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0310
// EXPECT: E0310_bucket_name_is_malformed<.*dwh::lake
// EXPECT: a bucket name has 3 to 26 of a-z, 0-9 and inner hyphens, since account and region follow it; correct it
// EXPECT: Silver
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto lake = data_lake_storage<"DataLake">({.silver_name = "Silver"});  // the resource at fault
#else
inline constexpr auto lake = data_lake_storage<"DataLake">({.silver_name = "silver"});
#endif
struct app : stack<app, "App", lake> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0310]: DataLake (capital_in_a_bucket_name.cpp:13) has the bucket name "Silver", and such a name has 3 to 26 of a-z, 0-9 and inner hyphens, since account and region follow it
// SAYS:   correct it; see docs/errors/E0310.md
