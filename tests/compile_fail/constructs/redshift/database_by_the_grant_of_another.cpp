// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0384
// EXPECT: E0384_grant_is_for_another_namespace<.*dwh::marketing
// EXPECT: create the database there, or grant the share to this one too
// EXPECT: Grant
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto share = producer.create_share<"Share">("all", reviews);
inline constexpr auto third_ns = redshift_serverless_namespace<"ThirdNamespace">({.name = "third", .db_name = "db"});
inline constexpr auto third = redshift_serverless_workgroup<"Third">(third_ns, {.name = "third"});
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, consumer_ns);
#ifdef STRATA_REJECT
inline constexpr auto marketing = third.create_database_from_share<"Marketing">(  // the resource at fault
    grant, "marketing");
#else
inline constexpr auto marketing = consumer.create_database_from_share<"Marketing">(grant, "marketing");
#endif
struct app : platform<app, share, third_ns, third, grant, marketing> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0384]: Marketing (database_by_the_grant_of_another.cpp:15) creates a database by Grant, a grant for another namespace
// SAYS:   create the database there, or grant the share to this one too; see docs/errors/E0384.md
