// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0115
// EXPECT: E0115_name_is_removed_under_its_user<.*dwh::cleanup, dwh::titles>
// EXPECT: title
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto titles = producer.create_view<"Titles">("CREATE VIEW titles AS SELECT title FROM reviews");
#ifdef STRATA_REJECT
inline constexpr auto cleanup = producer.run_custom_sql<"Cleanup">(  // the resource at fault
    {.create = "ALTER TABLE reviews DROP COLUMN title"});
#else
inline constexpr auto cleanup = producer.run_custom_sql<"Cleanup">({.create = "ALTER TABLE reviews DROP COLUMN id"});
#endif
struct app : platform<app, titles, cleanup> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0115]: Cleanup (column_dropped_under_its_view.cpp:11) drops or renames title, which Titles (column_dropped_under_its_view.cpp:9) goes on using
// SAYS:   change the second one too, or keep the name; see docs/errors/E0115.md
