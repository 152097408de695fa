// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0390
// EXPECT: E0390_relation_is_not_shared<.*dwh::titles
// EXPECT: add it to the share
// EXPECT: line 2, column 6: shop.public.re
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto share = producer.create_share<"Share">("shop", reviews);
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, consumer_ns);
inline constexpr auto shop = consumer.create_database_from_share<"Shop">(grant, "shop");
#ifdef STRATA_REJECT
inline constexpr auto titles = consumer.create_view<"Titles">(  // the resource at fault
    "CREATE VIEW titles AS SELECT title\nFROM shop.public.review WITH NO SCHEMA BINDING");
#else
inline constexpr auto titles = consumer.create_view<"Titles">("CREATE VIEW titles AS SELECT title\nFROM shop.public.reviews WITH NO SCHEMA BINDING");
#endif
struct app : platform<app, share, grant, shop, titles> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0390]: Titles (relation_that_is_not_shared.cpp:14) reads shop.public.review, which the datashare of that database does not hold
// SAYS:   2 | FROM shop.public.review WITH NO SCHEMA BINDING
// SAYS:            ^^^^^^^^^^^^^^^^^^
// SAYS:   correct the name, or add it to the share; see docs/errors/E0390.md
