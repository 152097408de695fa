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
