// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0360
// EXPECT: E0360_sql_is_not_understood<.*dwh::view
// EXPECT: correct it
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto view = producer.create_view<"View">(  // the resource at fault
    "CREATE VIEW v AS SELECT 'a FROM reviews");
#else
inline constexpr auto view = producer.create_view<"View">("CREATE VIEW v AS SELECT 'a' FROM reviews");
#endif
struct app : platform<app, view> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0360]: the SQL of View (sql_that_ends_inside_a_string.cpp:10) cannot be read from ' on
// SAYS:   CREATE VIEW v AS SELECT 'a FROM reviews
// SAYS:                           ^ the string that starts here has no end
// SAYS:   correct it; see docs/errors/E0360.md
