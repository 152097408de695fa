// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0317
// EXPECT: E0317_key_arn_is_malformed<.*dwh::files
// EXPECT: this is not the ARN of a KMS key; write one such as arn:aws:kms:us-west-2:111122223333:key/1234abcd
// EXPECT: alias/files
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">();
#ifdef STRATA_REJECT
inline constexpr external_bucket bucket{"files", "us-west-2", "alias/files"};
#else
inline constexpr external_bucket bucket{"files", "us-west-2", "arn:aws:kms:us-west-2:111122223333:key/1234abcd"};
#endif
inline constexpr auto files = s3_data_copy<"Files">(bucket, lake.silver() / "in/");  // the resource at fault
struct app : stack<app, "App", lake, files> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0317]: Files (alias_of_a_key.cpp:18) has the key "alias/files", which is not the ARN of a KMS key
// SAYS:   write one such as arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab; see docs/errors/E0317.md
