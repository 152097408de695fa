// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0314
// EXPECT: E0314_region_is_malformed<.*dwh::files
// EXPECT: write one such as us-west-2
// EXPECT: us-west2
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">();
#ifdef STRATA_REJECT
inline constexpr auto files = s3_data_copy<"Files">(  // the resource at fault
    external_bucket{"public-data", "us-west2"}, lake.silver() / "in/");
#else
inline constexpr auto files = s3_data_copy<"Files">(external_bucket{"public-data", "us-west-2"}, lake.silver() / "in/");
#endif
struct app : stack<app, "App", lake, files> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0314]: Files (misspelt_region.cpp:14) has the region "us-west2", which is not an AWS Region
// SAYS:   write one such as us-west-2; see docs/errors/E0314.md
