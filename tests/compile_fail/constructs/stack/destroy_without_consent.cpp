// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0301
// EXPECT: E0301_data_is_destroyed_without_consent<.*dwh::lake
// EXPECT: set \.remove_data_on_destroy = true in its options
// EXPECT: DataLake
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"DataLake">({.removal = removal_policy::destroy});  // the resource at fault

struct app : stack<app, "App", lake> {
#ifdef STRATA_ACCEPT
  static constexpr stack_options options{.remove_data_on_destroy = true};
#endif
};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0301]: DataLake (destroy_without_consent.cpp:12) destroys data, and the stack does not consent
// SAYS:   set .remove_data_on_destroy = true in its options; see docs/errors/E0301.md
