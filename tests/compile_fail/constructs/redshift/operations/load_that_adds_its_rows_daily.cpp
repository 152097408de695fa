// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0706
// EXPECT: E0706_scheduled_load_repeats_its_rows<.*dwh::timed
// EXPECT: each run of this load would add the rows of all files again; give the load \.mode = load_mode::truncate_then_load
// EXPECT: Adding
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto adding = compute.ingest_data<"Adding">(reviews, exports / "daily/");
inline constexpr auto timed = schedule<"Timed">(adding, {.at = "rate(1 day)"});  // the resource at fault
#else
inline constexpr auto adding =
    compute.ingest_data<"Adding">(reviews, exports / "daily/", {.mode = load_mode::truncate_then_load});
inline constexpr auto timed = schedule<"Timed">(adding, {.at = "rate(1 day)"});
#endif
struct app : shop<app, adding, timed> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0706]: each run of Timed (load_that_adds_its_rows_daily.cpp:13) would add the rows of all files of Adding again
// SAYS:   give that load .mode = load_mode::truncate_then_load; see docs/errors/E0706.md
