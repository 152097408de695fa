// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0207
// EXPECT: E0207_placeholder_has_no_value<.*Layer
// EXPECT: the placeholder of Fn::Sub named here has no value; bind it to one
#include <strata/cfn/functions.hpp>

namespace net {
using namespace strata;

constexpr auto name() {
#ifdef STRATA_REJECT
  return cfn::fn::sub<"${AWS::StackName}-${Layer}">();  // offending line
#else
  return cfn::fn::sub<"${AWS::StackName}-${Layer}">(cfn::fn::bind<"Layer">("gold"));
#endif
}
}  // namespace net

int main() {}

// SAYS: strata[E0207]: the placeholder Layer of Fn::Sub has no value
// SAYS:   bind it to one; see docs/errors/E0207.md
