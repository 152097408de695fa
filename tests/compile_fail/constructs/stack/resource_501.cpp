// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0302
// EXPECT: E0302_template_has_too_many_resources<
// EXPECT: have_and_limit<501, 500>
// EXPECT: move some constructs into another stack
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

/// "Logs" and three digits.
consteval core::fixed_string<8> numbered(int n) {
  char text[] = "Logs000";
  for (int at = 6; n > 0; n /= 10) text[at--] = static_cast<char>('0' + n % 10);
  return core::fixed_string<8>{text};
}
template <int N>
inline constexpr auto one = resource<numbered(N)>([] { return aws::logs::LogGroup{}; });

template <class Self, class Numbers>
struct many;
template <class Self, int... N>
struct many<Self, std::integer_sequence<int, N...>> : stack<Self, "Many", one<N>...> {};

#ifdef STRATA_REJECT
struct app : many<app, std::make_integer_sequence<int, 501>> {};
#else
struct app : many<app, std::make_integer_sequence<int, 500>> {};
#endif
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0302]: the template has 501 resources, and CloudFormation takes 500
// SAYS:   move some constructs into another stack; see docs/errors/E0302.md
