// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0201
// EXPECT: E0201_required_property_is_missing<.*PolicyDocument
// EXPECT: this resource lacks the property named here; give it a value
#include <strata/aws/s3/bucket_policy.hpp>

namespace net {
using namespace strata;

constexpr auto policy() {
#ifdef STRATA_REJECT
  return aws::s3::BucketPolicy{.Bucket = "data"};  // offending line
#else
  return aws::s3::BucketPolicy{.Bucket = "data", .PolicyDocument = cfn::policy_document{}};
#endif
}
static_assert(policy().Bucket.has_value());
}  // namespace net

int main() {}

// SAYS: strata[E0201]: a resource lacks its required property PolicyDocument
// SAYS:   give it a value; see docs/errors/E0201.md
