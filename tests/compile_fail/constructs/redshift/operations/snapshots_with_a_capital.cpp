// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0716
// EXPECT: E0716_snapshot_name_is_malformed<.*dwh::kept
// EXPECT: the names of snapshots begin with up to 40 of a-z, 0-9 and hyphens; correct the name
// EXPECT: Daily
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto kept = snapshots<"Kept">(data, 30, {.at = "rate(1 day)"}, "Daily");  // the resource at fault
#else
inline constexpr auto kept = snapshots<"Kept">(data, 30, {.at = "rate(1 day)"}, "daily");
#endif
struct app : shop<app, kept> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0716]: Kept (snapshots_with_a_capital.cpp:12) calls its snapshots "Daily", and such a name has up to 40 of a-z, 0-9 and hyphens
// SAYS:   correct it; see docs/errors/E0716.md
