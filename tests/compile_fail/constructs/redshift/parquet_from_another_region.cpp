// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0364
// EXPECT: E0364_copy_reads_another_region<.*dwh::load
// EXPECT: copy them there first, or remove \.region
// EXPECT: us-west-2
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(  // the resource at fault
    reviews, exports / "in/", {.format = copy_format::parquet, .region = "us-west-2"});
#else
inline constexpr auto load = producer.ingest_data<"Load">(
    reviews, exports / "in/", {.format = copy_format::parquet});
#endif
struct app : platform<app, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0364]: Load (parquet_from_another_region.cpp:11) loads from us-west-2, and COPY loads Parquet and ORC files only from the warehouse's region
// SAYS:   copy them there first, or remove .region; see docs/errors/E0364.md
