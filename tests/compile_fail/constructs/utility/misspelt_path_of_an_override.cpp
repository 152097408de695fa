// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0221
// EXPECT: E0221_property_does_not_exist<.*dwh::versions
// EXPECT: correct its name or the path
// EXPECT: did_you_mean<.*VersioningConfiguration
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
#ifdef STRATA_REJECT
inline constexpr auto versions =
    property_override<"Versions">(lake.gold().own, "VersioningConfigurations.Status", [] { return "Enabled"; });
#else
inline constexpr auto versions =
    property_override<"Versions">(lake.gold().own, "VersioningConfiguration.Status", [] { return "Enabled"; });
#endif
struct app : stack<app, "App", lake, versions> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0221]: Versions (misspelt_path_of_an_override.cpp:14) sets VersioningConfigurations, which is no property of its type of resource
// SAYS:   did you mean VersioningConfiguration?
// SAYS:   correct the name; see docs/errors/E0221.md
