// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0223
// EXPECT: E0223_export_name_is_malformed<.*dwh::imported
// EXPECT: letters, digits, colons and hyphens
// EXPECT: network stack:vpc
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
#ifdef STRATA_REJECT
inline constexpr auto imported = output<"Vpc">([] { return cfn::fn::import_value("network stack:vpc"); });
#else
inline constexpr auto imported = output<"Vpc">([] { return cfn::fn::import_value("network-stack:vpc"); });
#endif
struct app : stack<app, "App", lake, imported> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0223]: Vpc (export_with_a_space.cpp:13) names the export network stack:vpc, but such a name has 1 to 255 letters, digits, colons and hyphens
// SAYS:   correct it; see docs/errors/E0223.md
