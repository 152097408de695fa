// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0404
// EXPECT: E0404_column_does_not_exist<.*dwh::titles
// EXPECT: correct the name
// EXPECT: line 2, column 5: titel; title
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto titles = producer.create_view<"Titles">(  // the resource at fault
    "CREATE VIEW titles AS SELECT\nid, titel FROM reviews");
#else
inline constexpr auto titles = producer.create_view<"Titles">("CREATE VIEW titles AS SELECT\nid, title FROM reviews");
#endif
struct app : platform<app, titles> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0404]: Titles (misspelt_column.cpp:11) uses titel, which does not exist there
// SAYS:   2 | id, titel FROM reviews
// SAYS:           ^^^^^ no table of the FROM has this column; did you mean title?
// SAYS:   correct the name; see docs/errors/E0404.md
