// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0115
// EXPECT: E0115_name_is_removed_under_its_user<.*dwh::cleanup, dwh::titles>
// EXPECT: change the second one too, or keep the name
// EXPECT: public.reviews
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto titles = producer.create_view<"Titles">("CREATE VIEW titles AS SELECT title FROM reviews");
#ifdef STRATA_REJECT
inline constexpr auto cleanup = producer.run_custom_sql<"Cleanup">(  // the resource at fault
    {.create = "ALTER TABLE reviews RENAME TO old_reviews"});
#else
inline constexpr auto cleanup = producer.run_custom_sql<"Cleanup">({.create = "ALTER TABLE reviews ADD COLUMN stars int"});
#endif
struct app : platform<app, titles, cleanup> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0115]: Cleanup (table_dropped_under_its_view.cpp:12) drops or renames public.reviews, which Titles (table_dropped_under_its_view.cpp:10) goes on using
// SAYS:   ALTER TABLE reviews RENAME TO old_reviews
// SAYS:               ^^^^^^^
// SAYS:   change the second one too, or keep the name; see docs/errors/E0115.md
