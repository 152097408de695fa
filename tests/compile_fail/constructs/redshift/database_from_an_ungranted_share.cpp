// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0383
// EXPECT: E0383_database_needs_a_grant<.*redshift_datashare<
// EXPECT: pass the handle of grant_access_to_share, or shared_by_account{\.\.\.}
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto share = producer.create_share<"Share">("all", reviews);
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, consumer_ns);
#ifdef STRATA_REJECT
inline constexpr auto marketing = consumer.create_database_from_share<"Marketing">(share, "marketing");  // offending line
#else
inline constexpr auto marketing = consumer.create_database_from_share<"Marketing">(grant, "marketing");
#endif
struct app : platform<app, share, grant, marketing> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0383]: Marketing creates a database from a redshift_datashare, which is no grant
// SAYS:   pass the handle of grant_access_to_share, or shared_by_account{...}; see docs/errors/E0383.md
