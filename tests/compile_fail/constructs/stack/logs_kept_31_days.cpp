// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0323
// EXPECT: E0323_log_retention_is_not_offered<.*App
// EXPECT: choose one of them
// EXPECT: have_and_limit<31, ?3653
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
struct app : stack<app, "App", lake> {
#ifdef STRATA_REJECT
  static constexpr stack_options options{.log_retention_days = 31};
#else
  static constexpr stack_options options{.log_retention_days = 30};
#endif
};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0323]: the stack keeps logs for 31 days, which CloudWatch Logs does not offer
// SAYS:   choose 1, 3, 5, 7, 14, 30, 60, 90 or another of its numbers; see docs/errors/E0323.md
