// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0335
// EXPECT: E0335_existing_thing_is_not_described<.*dwh::grant
// EXPECT: set the option named here
// EXPECT: namespace_id of Marketing
#include "../../platform.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto marketing = existing_namespace<"Marketing">({.db_name = "marketing"});
#else
inline constexpr auto marketing = existing_namespace<"Marketing">(
    {.db_name = "marketing", .namespace_id = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8"});
#endif
inline constexpr auto share = producer.create_share<"Share">("share", reviews);
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, marketing);  // the resource at fault
struct app : platform<app, marketing, share, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0335]: Grant (grant_to_a_namespace_without_its_id.cpp:18) needs to know the namespace_id of Marketing
// SAYS:   set that option; see docs/errors/E0335.md
