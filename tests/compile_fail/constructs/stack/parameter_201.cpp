// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0304
// EXPECT: E0304_template_has_too_many_entries<
// EXPECT: have_and_limit<201, 200>
// EXPECT: this template has more entries than CloudFormation takes: 200 parameters, mappings or outputs; remove some
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

/// "Prefix" and three digits.
consteval core::fixed_string<13> numbered(int n) {
  char text[] = "Parameter000";
  for (int at = 11; n > 0; n /= 10) text[at--] = static_cast<char>('0' + n % 10);
  return core::fixed_string<13>{text};
}
template <int N>
inline constexpr auto one = parameter<numbered(N)>{};

inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });

template <class Self, class Numbers>
struct many;
template <class Self, int... N>
struct many<Self, std::integer_sequence<int, N...>> : stack<Self, "Many", logs, one<N>...> {};

#ifdef STRATA_REJECT
struct app : many<app, std::make_integer_sequence<int, 201>> {};
#else
struct app : many<app, std::make_integer_sequence<int, 200>> {};
#endif
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0304]: a section of the template has 201 entries, and CloudFormation takes 200
// SAYS:   remove some; see docs/errors/E0304.md
