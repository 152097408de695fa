// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0303
// EXPECT: E0303_logical_id_is_used_twice<.*dwh::(lake, dwh::lake_key|lake_key, dwh::lake)
// EXPECT: rename one of the constructs
// EXPECT: LakeKey
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto lake = data_lake_storage<"Lake">();  // the resource at fault
#ifdef STRATA_REJECT
inline constexpr auto lake_key = iam_role<"LakeKey">(service_principal::glue);  // the resource at fault
#else
inline constexpr auto lake_key = iam_role<"KeyOfLake">(service_principal::glue);
#endif
struct app : stack<app, "App", lake, lake_key> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0303]: two parts of the template have the id LakeKey, made by Lake (logical_id_twice.cpp:12) and LakeKey (logical_id_twice.cpp:14)
// SAYS:   rename one of the constructs; see docs/errors/E0303.md
