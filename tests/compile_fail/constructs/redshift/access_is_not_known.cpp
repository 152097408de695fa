// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0451
// EXPECT: E0451_access_is_not_known<.*reviews.title
// EXPECT: let the construct named last say what it grants
#include "../../platform.hpp"

#include <strata/constructs/redshift/access/proof.hpp>

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto tidy = producer.run_custom_sql<"Tidy">({.create = opaque_sql{.text = "TIDY UP"}});
#else
inline constexpr auto tidy =
    producer.run_custom_sql<"Tidy">({.create = opaque_sql{.text = "TIDY UP", .grants_nothing = true}});
#endif
struct app : platform<app, analyst, tidy> {};
static_assert(!can_see<app, analyst, "reviews.title">);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0451]: Strata does not know whether Analyst (access_is_not_known.cpp:11) sees reviews.title, because Tidy (access_is_not_known.cpp:13) does not say enough
// SAYS:   let it say what it grants; see docs/errors/E0451.md
