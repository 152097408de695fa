// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0319
// EXPECT: E0319_copy_into_its_own_source<.*dwh::old
// EXPECT: choose a target outside of the source
// EXPECT: raw/old/
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto raw =
    s3_data_copy<"Raw">(external_bucket{"public-data", "us-west-2"} / "in/", lake.bronze() / "raw/");
#ifdef STRATA_REJECT
inline constexpr auto old = s3_data_copy<"Old">(lake.bronze() / "raw/", lake.bronze() / "raw/old/");
#else
inline constexpr auto old = s3_data_copy<"Old">(lake.bronze() / "raw/", lake.bronze() / "old/");
#endif
struct app : stack<app, "App", lake, raw, old> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0319]: Old (copy_into_its_source.cpp:15) copies into "raw/old/", which is a part of its own source
// SAYS:   choose a target outside of the source; see docs/errors/E0319.md
