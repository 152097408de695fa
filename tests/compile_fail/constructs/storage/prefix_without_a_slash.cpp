// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0313
// EXPECT: E0313_prefix_is_malformed<.*dwh::files
// EXPECT: a prefix ends with a slash, starts without one, and has at most 1024 bytes and no wildcards; correct it
// EXPECT: in/files
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">();
#ifdef STRATA_REJECT
inline constexpr auto files = s3_data_copy<"Files">(  // the resource at fault
    external_bucket{"public-data", "us-west-2"}, lake.silver() / "in/files");
#else
inline constexpr auto files = s3_data_copy<"Files">(
    external_bucket{"public-data", "us-west-2"}, lake.silver() / "in/files/");
#endif
struct app : stack<app, "App", lake, files> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0313]: Files (prefix_without_a_slash.cpp:14) has the prefix "in/files", and a prefix ends with a slash, starts without one, and has at most 1024 bytes and no wildcards
// SAYS:   correct it; see docs/errors/E0313.md
