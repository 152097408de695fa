// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// One error, the compiler's: the function that gives the resource is not blamed as well.
// FIRST-ERROR: BuketName
// EXPECT: BuketName
#include <strata/aws/s3/bucket.hpp>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
#ifdef STRATA_REJECT
inline constexpr auto files = resource<"Files">([] { return aws::s3::Bucket{.BuketName = "files"}; });  // offending line
#else
inline constexpr auto files = resource<"Files">([] { return aws::s3::Bucket{.BucketName = "files"}; });
#endif
struct app : stack<app, "App", files> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}
