// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0206
// EXPECT: E0206_resource_has_no_ref<.*Macro
// EXPECT: use get_att with one of its attributes
#include <strata/aws/cloud_formation/macro.hpp>
#include <strata/aws/lambda/function.hpp>
#include <strata/cfn/handle.hpp>

namespace net {
using namespace strata;

inline constexpr cfn::handle<aws::cloud_formation::Macro> macro{{"Macro", {}}};
inline constexpr cfn::handle<aws::lambda::Function> function{{"Function", {}}};
#ifdef STRATA_REJECT
inline constexpr auto name = cfn::ref(macro);  // offending line
#else
inline constexpr auto name = cfn::ref(function);
#endif
}  // namespace net

int main() {}

// SAYS: strata[E0206]: Ref returns nothing for aws::cloud_formation::Macro
// SAYS:   use get_att with one of its attributes; see docs/errors/E0206.md
