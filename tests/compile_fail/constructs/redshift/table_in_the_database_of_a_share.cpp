// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0391
// EXPECT: E0391_relation_is_in_a_database_of_a_share<.*dwh::copy
// EXPECT: create it in another database
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto share = producer.create_share<"Share">("reviews", reviews);
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, consumer_ns);
inline constexpr auto shared = consumer.create_database_from_share<"Shared">(grant, "shared");
#ifdef STRATA_REJECT
inline constexpr auto copy = consumer.create_table<"Copy">(  // the resource at fault
    "CREATE TABLE copy (id int)", {.database = shared});
#else
inline constexpr auto copy = consumer.create_table<"Copy">("CREATE TABLE copy (id int)", {.database = "reports"});
#endif
struct app : platform<app, share, grant, shared, copy> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0391]: Copy (table_in_the_database_of_a_share.cpp:13) creates copy in the database of a datashare, and a consumer creates nothing there
// SAYS:   CREATE TABLE copy (id int)
// SAYS:                ^^^^
// SAYS:   create it in another database; see docs/errors/E0391.md
