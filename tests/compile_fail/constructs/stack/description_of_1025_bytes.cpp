// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0306
// EXPECT: E0306_description_is_too_long<
// EXPECT: have_and_limit<1025, 1024>
// EXPECT: this description has more than CloudFormation's 1024 bytes; shorten it
#include <strata/strata.hpp>

#include <array>

namespace dwh {
using namespace strata;

inline constexpr auto text = [] {
  std::array<char, 1025> result{};
  for (char& c : result) c = 'x';
  return result;
}();
inline constexpr auto role = iam_role<"Role">(service_principal::glue);
struct app : stack<app, "App", role> {
#ifdef STRATA_REJECT
  static constexpr stack_options options{.description = {text.data(), 1025}};
#else
  static constexpr stack_options options{.description = {text.data(), 1024}};
#endif
};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0306]: the description of the stack has 1025 bytes, and CloudFormation takes 1024
// SAYS:   shorten it; see docs/errors/E0306.md
