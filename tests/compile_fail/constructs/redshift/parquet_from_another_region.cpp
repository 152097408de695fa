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
