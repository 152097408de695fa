// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0381
// EXPECT: E0381_grant_needs_a_share<.*data_lake_storage<
// EXPECT: pass the handle of create_share
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto share = producer.create_share<"Share">("all", reviews);
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(lake, consumer_ns);  // offending line
#else
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, consumer_ns);
#endif
struct app : platform<app, share, grant> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0381]: Grant grants access to a data_lake_storage, which is no datashare
// SAYS:   pass the handle of create_share; see docs/errors/E0381.md
