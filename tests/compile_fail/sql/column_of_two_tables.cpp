// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0405
// EXPECT: E0405_column_is_ambiguous<.*dwh::titles
// EXPECT: put its table's name or alias before it
// EXPECT: line 2, column 1: id
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto titles = producer.create_view<"Titles">(  // the resource at fault
    "CREATE VIEW titles AS SELECT\nid FROM reviews a JOIN reviews b ON a.title = b.title");
#else
inline constexpr auto titles = producer.create_view<"Titles">("CREATE VIEW titles AS SELECT\na.id FROM reviews a JOIN reviews b ON a.title = b.title");
#endif
struct app : platform<app, titles> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0405]: Titles (column_of_two_tables.cpp:11) uses id, which several tables of the FROM have
// SAYS:   2 | id FROM reviews a JOIN reviews b ON a.title = b.title
// SAYS:       ^^ more than one table of the FROM has this column
// SAYS:   put its table's name or alias before it; see docs/errors/E0405.md
