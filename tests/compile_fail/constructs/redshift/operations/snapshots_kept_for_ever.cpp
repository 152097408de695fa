// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0715
// EXPECT: E0715_snapshot_retention_is_out_of_range<.*dwh::kept
// EXPECT: Redshift Serverless keeps snapshots for 1 to 3653 days; correct the days
// EXPECT: have_and_limit<9999, 3653>
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto kept = snapshots<"Kept">(data, 9999, {.at = "rate(1 day)"});  // the resource at fault
#else
inline constexpr auto kept = snapshots<"Kept">(data, 3653, {.at = "rate(1 day)"});
#endif
struct app : shop<app, kept> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0715]: Kept (snapshots_kept_for_ever.cpp:12) keeps snapshots for 9999 days, and Redshift Serverless keeps them for 1 to 3653
// SAYS:   correct the days; see docs/errors/E0715.md
