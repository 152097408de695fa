// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0104
// EXPECT: E0104_nothing_creates_what_this_uses<.*dwh::share
// EXPECT: create it or correct the name
// EXPECT: reviws
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto share = producer.create_share<"Share">("all", table_named{"reviws"});  // the resource at fault
#else
inline constexpr auto share = producer.create_share<"Share">("all", table_named{"reviews"});
#endif
struct app : platform<app, share> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0104]: Share (share_of_a_relation_nobody_creates.cpp:11) uses public.reviws, which nothing in the stack creates
// SAYS:   did you mean public.reviews?
// SAYS:   create it or correct the name; see docs/errors/E0104.md
