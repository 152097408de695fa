// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0222
// EXPECT: E0222_type_name_is_malformed<.*dwh::topic
// EXPECT: write one such as AWS::S3::Bucket
// EXPECT: AWS:SNS::Topic
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
#ifdef STRATA_REJECT
inline constexpr auto topic = raw_resource<"Topic">("AWS:SNS::Topic", [] { return cfn::object({}); });
#else
inline constexpr auto topic = raw_resource<"Topic">("AWS::SNS::Topic", [] { return cfn::object({}); });
#endif
struct app : stack<app, "App", topic> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0222]: Topic (type_with_one_colon.cpp:12) has the type AWS:SNS::Topic, which is no name of a resource type
// SAYS:   write one such as AWS::S3::Bucket; see docs/errors/E0222.md
