// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0220
// EXPECT: E0220_default_is_not_allowed<.*dwh::stage
// EXPECT: correct \.default_value
// EXPECT: staging
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
#ifdef STRATA_REJECT
inline constexpr auto stage = parameter<"Stage">({.default_value = "staging", .allowed_values = {"dev", "prod"}});
#else
inline constexpr auto stage = parameter<"Stage">({.default_value = "dev", .allowed_values = {"dev", "prod"}});
#endif
struct app : stack<app, "App", lake, stage> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0220]: Stage (default_that_is_not_allowed.cpp:13) does not take its own default value staging
// SAYS:   correct .default_value or what is allowed; see docs/errors/E0220.md
