// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0379
// EXPECT: E0379_network_reaches_no_other_region<.*dwh::load
// EXPECT: set \.nat_gateways on it
// EXPECT: SharedVpc to us-west-2
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/", {.region = "us-west-2"});
#else
inline constexpr auto load = producer.ingest_data<"Load">(reviews, exports / "in/");
#endif
struct app : platform<app, load> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0379]: Load (load_from_another_region_without_nat.cpp:11) loads from another region through a VPC that leads to S3 in its own region only: SharedVpc to us-west-2
// SAYS:   set .nat_gateways on it, or copy the files with s3_data_copy; see docs/errors/E0379.md
