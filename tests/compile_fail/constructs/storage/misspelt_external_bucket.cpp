// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0315
// EXPECT: E0315_external_bucket_name_is_malformed<.*dwh::files
// EXPECT: a bucket name has 3 to 63 of a-z, 0-9, dots and hyphens, with a letter or digit at both ends; correct it
// EXPECT: Public_Data
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">();
#ifdef STRATA_REJECT
inline constexpr auto files = s3_data_copy<"Files">(  // the resource at fault
    external_bucket{"Public_Data", "us-west-2"}, lake.silver() / "in/");
#else
inline constexpr auto files = s3_data_copy<"Files">(external_bucket{"public-data", "us-west-2"}, lake.silver() / "in/");
#endif
struct app : stack<app, "App", lake, files> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0315]: Files (misspelt_external_bucket.cpp:14) has the bucket name "Public_Data", and such a name has 3 to 63 of a-z, 0-9, dots and hyphens, with a letter or digit at both ends
// SAYS:   correct it; see docs/errors/E0315.md
