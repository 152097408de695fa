// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0217
// EXPECT: E0217_mapping_has_no_such_key<.*dwh::size
// EXPECT: correct them, or add mapping
// EXPECT: Sizes/prod/large
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto sizes =
    mapping<"Sizes">([] { return cfn::object({{"prod", cfn::object({{"small", "8"}, {"huge", "64"}})}}); });
#ifdef STRATA_REJECT
inline constexpr auto size = output<"Size">([] { return cfn::fn::find_in_map("Sizes", "prod", "large"); });
#else
inline constexpr auto size = output<"Size">([] { return cfn::fn::find_in_map("Sizes", "prod", "huge"); });
#endif
struct app : stack<app, "App", lake, sizes, size> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0217]: Size (key_that_no_mapping_has.cpp:15) looks up Sizes/prod/large, and no mapping of the template has these keys
// SAYS:   correct them, or add mapping<...>(...) to the stack; see docs/errors/E0217.md
