// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0378
// EXPECT: E0378_role_may_not_read_the_location<.*dwh::load
// EXPECT: add can_read\(\.\.\.\) for the location to the role
// EXPECT: LakeRole for DataLakeGold
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(
    reviews, lake.gold() / "in/", {.when_no_files = when_no_files::skip});
#else
inline constexpr auto load = producer.ingest_data<"Load">(
    reviews, lake.silver() / "in/", {.when_no_files = when_no_files::skip});
#endif
struct app : platform<app, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0378]: Load (load_that_its_role_may_not_read.cpp:11) loads by a role that may not read the files: LakeRole for DataLakeGoldBucket/in/
// SAYS:   add can_read(...) for the location to the role; see docs/errors/E0378.md
