// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0104
// EXPECT: E0104_nothing_creates_what_this_uses<.*dwh::view
// EXPECT: create it or correct the name
// EXPECT: reviws
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto view = producer.create_view<"View">(  // the resource at fault
    "CREATE VIEW titles AS SELECT title FROM reviws");
#else
inline constexpr auto view = producer.create_view<"View">("CREATE VIEW titles AS SELECT title FROM reviews");
#endif
struct app : platform<app, view> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0104]: View (view_of_a_relation_nobody_creates.cpp:11) uses public.reviws, which nothing in the stack creates
// SAYS:   CREATE VIEW titles AS SELECT title FROM reviws
// SAYS:                                           ^^^^^^ did you mean public.reviews?
// SAYS:   create it or correct the name; see docs/errors/E0104.md
