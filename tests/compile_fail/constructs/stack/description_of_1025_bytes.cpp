// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0306
// EXPECT: E0306_description_is_too_long<
// EXPECT: have_and_limit<1025, 1024>
// EXPECT: this description has more than CloudFormation's 1024 bytes; shorten it
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr char text[1025]{};
inline constexpr auto role = iam_role<"Role">(service_principal::glue);
struct app : stack<app, "App", role> {
#ifdef STRATA_REJECT
  static constexpr stack_options options{.description = {text, 1025}};
#else
  static constexpr stack_options options{.description = {text, 1024}};
#endif
};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}
