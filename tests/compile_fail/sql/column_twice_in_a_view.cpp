// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0406
// EXPECT: E0406_column_is_named_twice<.*dwh::titles
// EXPECT: rename one of them with AS
// EXPECT: line 2, column 12: id
#include "../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto titles = producer.create_view<"Titles">(  // the resource at fault
    "CREATE VIEW titles AS SELECT\ntitle, id, id FROM reviews");
#else
inline constexpr auto titles = producer.create_view<"Titles">("CREATE VIEW titles AS SELECT\ntitle, id, id AS again FROM reviews");
#endif
struct app : platform<app, titles> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0406]: Titles (column_twice_in_a_view.cpp:11) has two columns named id
// SAYS:   2 | title, id, id FROM reviews
// SAYS:                  ^^ another column has this name
// SAYS:   rename one of them with AS; see docs/errors/E0406.md
