// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0380
// EXPECT: E0380_share_crosses_databases<.*dwh::share
// EXPECT: a datashare holds objects of one database, and this object is in another; create a second share
// EXPECT: Orders
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto orders = producer.create_table<"Orders">(
    "CREATE TABLE orders (id integer)", {.database = "archive"});
inline constexpr auto share = producer.create_share<"Share">("all", {reviews, orders});  // the resource at fault
#else
inline constexpr auto orders = producer.create_table<"Orders">("CREATE TABLE orders (id integer)");
inline constexpr auto share = producer.create_share<"Share">("all", {reviews, orders});
#endif
struct app : platform<app, orders, share> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0380]: Share (share_across_databases.cpp:13) holds Orders, which is in another database than the share
// SAYS:   create a second share; see docs/errors/E0380.md
