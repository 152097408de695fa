// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0388
// EXPECT: E0388_share_is_empty<.*dwh::share
// EXPECT: this datashare holds nothing; add a relation or schema
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr redshift_datashare<"Share", 0> share{producer, "all", {}, {}, 1};
#else
inline constexpr auto share = producer.create_share<"Share">("all", reviews);
#endif
struct app : platform<app, share> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0388]: Share (share_of_nothing.cpp:1) is a datashare that holds nothing
// SAYS:   add a relation or schema; see docs/errors/E0388.md
