// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0407
// EXPECT: E0407_numbers_of_columns_differ<.*dwh::titles
// EXPECT: the numbers of columns differ here
// EXPECT: line 2, column 30: SELECT
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto titles = producer.create_view<"Titles">(  // the resource at fault
    "CREATE VIEW titles AS SELECT\nid, title FROM reviews UNION SELECT id FROM reviews");
#else
inline constexpr auto titles = producer.create_view<"Titles">("CREATE VIEW titles AS SELECT\nid, title FROM reviews UNION SELECT id, title FROM reviews");
#endif
struct app : platform<app, titles> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0407]: Titles (union_of_two_and_one.cpp:11) has different numbers of columns at SELECT
// SAYS:   2 | id, title FROM reviews UNION SELECT id FROM reviews
// SAYS:                                    ^^^^^^ the number of columns differs; 1 given, 2 wanted
// SAYS:   correct one of them; see docs/errors/E0407.md
