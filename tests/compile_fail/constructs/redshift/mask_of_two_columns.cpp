// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0443
// EXPECT: E0443_policy_has_another_number_of_columns<.*dwh::attached
// EXPECT: list as many
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
inline constexpr auto hide =
    producer.create_masking_policy<"Hide">("CREATE MASKING POLICY hide WITH (t varchar(100)) USING ('***'::varchar(100))");
#ifdef STRATA_REJECT
inline constexpr auto attached = producer.attach_masking_policy<"Attached">(hide, columns_in(reviews, "title, id"), analyst);  // the resource at fault
#else
inline constexpr auto attached = producer.attach_masking_policy<"Attached">(hide, columns_in(reviews, "title"), analyst);
#endif
struct app : platform<app, analyst, hide, attached> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0443]: Attached (mask_of_two_columns.cpp:13) lists 2 columns where its policy has 1
// SAYS:   list as many; see docs/errors/E0443.md
