// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// FIRST-ERROR: ('strata::aws::s3::Bucket' has no non-static data member named 'BuketName'|field designator 'BuketName' does not refer to any field in type '.*Bucket')
// EXPECT: BuketName
#include <strata/aws/s3/bucket.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
static_assert(aws::s3::Bucket{.BuketName = "data"}.BucketName.has_value());  // offending line
#else
static_assert(aws::s3::Bucket{.BucketName = "data"}.BucketName.has_value());
#endif
}  // namespace net

int main() {}
