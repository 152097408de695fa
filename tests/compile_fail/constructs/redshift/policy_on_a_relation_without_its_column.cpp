// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0441
// EXPECT: E0441_policy_reads_a_missing_column<.*dwh::attached
// EXPECT: id
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto own =
    producer.create_rls_policy<"Own">("CREATE RLS POLICY own WITH (id int) USING (id > 7)");
inline constexpr auto titles = producer.create_view<"Titles">("CREATE VIEW titles AS SELECT title FROM reviews");
#ifdef STRATA_REJECT
inline constexpr auto attached = producer.attach_rls_policy<"Attached">(own, titles, analyst);  // the resource at fault
#else
inline constexpr auto attached = producer.attach_rls_policy<"Attached">(own, reviews, analyst);
#endif
struct app : platform<app, analyst, own, titles, attached> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0441]: Attached (policy_on_a_relation_without_its_column.cpp:14) attaches a policy for the column id, which the relation does not have
// SAYS:   attach it to another relation, or correct a name; see docs/errors/E0441.md
