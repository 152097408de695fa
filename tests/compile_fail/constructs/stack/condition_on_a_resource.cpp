// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0218
// EXPECT: E0218_condition_refers_to_a_resource<.*dwh::has_key
// EXPECT: use a parameter instead
// EXPECT: LakeKey
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto key = parameter<"Key">();
#ifdef STRATA_REJECT
inline constexpr auto has_key = condition<"HasKey">([] { return cfn::fn::equals(cfn::ref(lake.key()), "x"); });
#else
inline constexpr auto has_key = condition<"HasKey">([] { return cfn::fn::equals(key.ref(), "x"); });
#endif
struct app : stack<app, "App", lake, key, has_key> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0218]: HasKey (condition_on_a_resource.cpp:14) is a condition, which can use parameters only, and refers to LakeKey
// SAYS:   use a parameter instead; see docs/errors/E0218.md
