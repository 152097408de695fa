// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0445
// EXPECT: E0445_relation_takes_no_rls_policy<.*dwh::attached, dwh::counted
// EXPECT: reviews
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto own =
    producer.create_rls_policy<"Own">("CREATE RLS POLICY own WITH (id int) USING (id > 7)");
inline constexpr auto counted =  // the resource at fault
    producer.create_materialized_view<"Counted">("CREATE MATERIALIZED VIEW counted AS SELECT id, count(*) AS n FROM reviews GROUP BY 1");
#ifdef STRATA_REJECT
inline constexpr auto attached = producer.attach_rls_policy<"Attached">(own, reviews, analyst);  // the resource at fault
#else
inline constexpr auto attached = producer.attach_rls_policy<"Attached">(own, counted, analyst);
#endif
struct app : platform<app, analyst, own, counted, attached> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0445]: Attached (rows_of_a_materialized_view_filtered_below.cpp:15) attaches an RLS policy to reviews, which Counted (rows_of_a_materialized_view_filtered_below.cpp:13) reads
// SAYS:   filter the rows there; see docs/errors/E0445.md
