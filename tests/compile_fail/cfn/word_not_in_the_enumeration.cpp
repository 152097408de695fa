// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0202
// EXPECT: E0202_value_is_not_in_the_enumeration<.*net::made
// EXPECT: takes one of a few words
// EXPECT: SSEAlgorithm
#include <strata/aws/s3/bucket.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/constructs/utility/resource.hpp>

namespace net {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto made = resource<"Made">([] {  // the resource at fault
  using namespace aws::s3;
  return Bucket{.BucketEncryption = bucket::BucketEncryption{
                    .ServerSideEncryptionConfiguration = cfn::list<bucket::ServerSideEncryptionRule>{
                        {.ServerSideEncryptionByDefault =
                             bucket::ServerSideEncryptionByDefault{.SSEAlgorithm = "AES512"}}}}};
});
#else
inline constexpr auto made = resource<"Made">([] {
  using namespace aws::s3;
  return Bucket{.BucketEncryption = bucket::BucketEncryption{
                    .ServerSideEncryptionConfiguration = cfn::list<bucket::ServerSideEncryptionRule>{
                        {.ServerSideEncryptionByDefault =
                             bucket::ServerSideEncryptionByDefault{.SSEAlgorithm = "AES256"}}}}};
});
#endif
struct app : stack<app, "App", made> {};
static_assert(valid<app>);  // offending line
}  // namespace net

int main() {}

// SAYS: strata[E0202]: Made (word_not_in_the_enumeration.cpp:15) gives SSEAlgorithm a value that CloudFormation does not take there
// SAYS:   AES512
// SAYS:   ^^^^^^ AES256|aws:kms|aws:kms:dsse
// SAYS:   choose one of its words; see docs/errors/E0202.md
