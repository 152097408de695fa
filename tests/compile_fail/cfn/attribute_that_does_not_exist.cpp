// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0205
// EXPECT: E0205_attribute_does_not_exist<.*AdminPasswordSecretArn.*Namespace
// EXPECT: this resource type has no attribute of that name for Fn::GetAtt; correct the name
#include <strata/aws/redshift_serverless/namespace.hpp>
#include <strata/cfn/handle.hpp>

namespace net {
using namespace strata;

inline constexpr cfn::handle<aws::redshift_serverless::Namespace> warehouse{{"Warehouse", {}}};
#ifdef STRATA_REJECT
inline constexpr auto arn = cfn::get_att<"Namespace.AdminPasswordSecretArn">(warehouse);  // offending line
#else
inline constexpr auto arn = cfn::get_att<"Namespace.NamespaceArn">(warehouse);
#endif
}  // namespace net

int main() {}

// SAYS: strata[E0205]: aws::redshift_serverless::Namespace has no attribute Namespace.AdminPasswordSecretArn for Fn::GetAtt
// SAYS:   correct the name; see docs/errors/E0205.md
