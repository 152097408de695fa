// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0215
// EXPECT: E0215_reference_names_nothing<.*dwh::key
// EXPECT: take a handle of a construct, or correct the id
// EXPECT: LakeKye
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
#ifdef STRATA_REJECT
inline constexpr auto key = output<"Key">([] { return cfn::reference{{"Lake", "Kye"}}; });  // the resource at fault
#else
inline constexpr auto key = output<"Key">([] { return cfn::ref(lake.key()); });
#endif
struct app : stack<app, "App", lake, key> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0215]: Key (reference_to_nothing.cpp:13) refers to LakeKye, and the template has no such resource or parameter
// SAYS:   take a handle of a construct, or correct the id; see docs/errors/E0215.md
