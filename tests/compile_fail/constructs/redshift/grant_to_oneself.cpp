// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0382
// EXPECT: E0382_share_is_granted_to_its_owner<.*dwh::grant
// EXPECT: name the consumer
// EXPECT: ProducerNamespace
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto share = producer.create_share<"Share">("all", reviews);
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, producer_ns);  // the resource at fault
#else
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, consumer_ns);
#endif
struct app : platform<app, share, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0382]: Grant (grant_to_oneself.cpp:12) grants a datashare to ProducerNamespace, its own namespace
// SAYS:   name the consumer; see docs/errors/E0382.md
