// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0501
// EXPECT: E0501_resource_breaks_a_rule_of_the_policy<.*"Uploads".*"AwsSolutions-S2".*dwh::uploads
// EXPECT: No bucket turns off a part of
// EXPECT: its public access block
// EXPECT: correct it, or waive the rule with a reason
#include <strata/strata.hpp>

#include <strata/policy.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto uploads = resource<"Uploads">([] {  // the resource at fault
  using block = aws::s3::bucket::PublicAccessBlockConfiguration;
#ifdef STRATA_REJECT
  return aws::s3::Bucket{.PublicAccessBlockConfiguration = block{.BlockPublicAcls = true, .BlockPublicPolicy = true}};
#else
  return aws::s3::Bucket{.PublicAccessBlockConfiguration = block{
                             .BlockPublicAcls = true, .BlockPublicPolicy = true, .IgnorePublicAcls = true, .RestrictPublicBuckets = true}};
#endif
});
struct app : stack<app, "App", uploads> {};
static_assert(valid<app>);
static_assert(complies_with<app, policy::pack<policy::aws_solutions_rules::buckets_block_public_access>>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0501]: Uploads (bucket_open_to_the_public.cpp:15) breaks AwsSolutions-S2: No bucket turns off a part of its public access block
// SAYS:   correct it, or waive the rule with a reason; see docs/errors/E0501.md
