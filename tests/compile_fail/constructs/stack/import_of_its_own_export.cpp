// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0224
// EXPECT: E0224_import_of_its_own_export<.*dwh::again
// EXPECT: a stack cannot import what it exports itself
// EXPECT: lake:key
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto key = output<"Key">([] { return cfn::ref(lake.key()); }, {.export_name = "lake:key"});
#ifdef STRATA_REJECT
inline constexpr auto again = output<"Again">([] { return cfn::fn::import_value("lake:key"); });
#else
inline constexpr auto again = output<"Again">([] { return cfn::ref(lake.key()); });
#endif
struct app : stack<app, "App", lake, key, again> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0224]: Again (import_of_its_own_export.cpp:14) imports lake:key, which this stack exports itself
// SAYS:   refer to the value where it is made; see docs/errors/E0224.md
