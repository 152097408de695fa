// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0214
// EXPECT: E0214_function_gives_no_resource<
// EXPECT: or use raw_resource
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto topic = resource<"Topic">([] { return cfn::object({{"FifoTopic", true}}); });  // offending line
#else
inline constexpr auto topic = raw_resource<"Topic">("AWS::SNS::Topic", [] { return cfn::object({{"FifoTopic", true}}); });
#endif
struct app : platform<app, topic> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0214]: the function given to resource<"Topic"> returns no typed resource
// SAYS:   include its header in strata/aws, or use raw_resource; see docs/errors/E0214.md
