// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0105
// EXPECT: E0105_name_is_created_twice<.*dwh::reviews, dwh::again
// EXPECT: rename or remove one of them
// EXPECT: reviews
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto again = producer.create_table<"Again">(  // the resource at fault
    "create table Public.REVIEWS (id integer)");
#else
inline constexpr auto again = producer.create_table<"Again">("create table other_reviews (id integer)");
#endif
struct app : platform<app, again> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0105]: public.reviews is created twice, by Reviews (platform.hpp:24) and Again (the_same_table_twice.cpp:11)
// SAYS:   rename or remove one of them; see docs/errors/E0105.md
