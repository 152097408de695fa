// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0442
// EXPECT: E0442_policy_is_for_another_type<.*dwh::attached
// EXPECT: added
// EXPECT: write a policy for this type
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto notes = producer.create_table<"Notes">("CREATE TABLE notes (id int, added date)");
inline constexpr auto late =
    producer.create_rls_policy<"Late">("CREATE RLS POLICY late WITH (added int) USING (added > 7)");
inline constexpr auto recent =
    producer.create_rls_policy<"Recent">("CREATE RLS POLICY recent WITH (added date) USING (added > '2026-01-01')");
#ifdef STRATA_REJECT
inline constexpr auto attached = producer.attach_rls_policy<"Attached">(late, notes, analyst);  // the resource at fault
#else
inline constexpr auto attached = producer.attach_rls_policy<"Attached">(recent, notes, analyst);
#endif
struct app : platform<app, analyst, notes, late, recent, attached> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0442]: Attached (policy_for_another_type.cpp:17) attaches a policy to the column added, which has another type than the policy
// SAYS:   write a policy for this type; see docs/errors/E0442.md
