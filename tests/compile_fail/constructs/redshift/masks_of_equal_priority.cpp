// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0444
// EXPECT: E0444_priorities_are_equal<.*dwh::one, dwh::two
// EXPECT: title
// EXPECT: priority
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto engineer = producer.create_db_role<"Engineer">("engineer");
inline constexpr auto hide =
    producer.create_masking_policy<"Hide">("CREATE MASKING POLICY hide WITH (t varchar(100)) USING ('***'::varchar(100))");
inline constexpr auto other =
    producer.create_masking_policy<"Other">("CREATE MASKING POLICY other WITH (t varchar(100)) USING (left(t, 1))");
inline constexpr auto one = producer.attach_masking_policy<"One">(hide, columns_in(reviews, "title"), analyst);  // the resource at fault
#ifdef STRATA_REJECT
inline constexpr auto two = producer.attach_masking_policy<"Two">(other, columns_in(reviews, "title"), engineer);  // the resource at fault
#else
inline constexpr auto two = producer.attach_masking_policy<"Two">(other, columns_in(reviews, "title"), engineer, {.priority = 10});
#endif
struct app : platform<app, analyst, engineer, hide, other, one, two> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0444]: One (masks_of_equal_priority.cpp:16) and Two (masks_of_equal_priority.cpp:18) mask title with the same priority
// SAYS:   give one of them another .priority; see docs/errors/E0444.md
