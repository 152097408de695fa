// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0705
// EXPECT: E0705_refresh_of_no_materialized_view<.*dwh::timed
// EXPECT: this refreshes something that is no materialized view of its warehouse, or nothing; correct the list
// EXPECT: Reviews
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto timed = refresh<"Timed">(compute, {&reviews}, {.at = "rate(1 day)"});  // the resource at fault
#else
inline constexpr auto timed = refresh<"Timed">(compute, {&counts}, {.at = "rate(1 day)"});
#endif
struct app : shop<app, timed> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0705]: Timed (refresh_of_a_table.cpp:12) refreshes Reviews, which is no materialized view of its warehouse and database
// SAYS:   correct the list; see docs/errors/E0705.md
