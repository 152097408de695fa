// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0368
// EXPECT: E0368_target_is_not_a_table<.*redshift_view<.*TitlesView
// EXPECT: Load
// EXPECT: pass the handle of create_table
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto titles = producer.create_view<"TitlesView">("CREATE VIEW titles AS SELECT title FROM reviews");
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(titles, exports / "in/");  // offending line
#else
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/");
#endif
struct app : platform<app, titles, load> {};
static_assert(valid<app>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0368]: Load writes to a redshift_view, and COPY and MERGE write to a table
// SAYS:   pass the handle of create_table; see docs/errors/E0368.md
