// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0331
// EXPECT: E0331_workgroup_needs_three_zones<.*dwh::network
// EXPECT: add subnets
// EXPECT: have_and_limit<2, 3>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto network = existing_vpc<"Network">({.vpc_id = "vpc-0123abcd",  // the resource at fault
                                                          .subnets = {{"subnet-0000000a", "eu-west-1a"},
                                                                      {"subnet-0000000b", "eu-west-1b"},
                                                                      {"subnet-0000000c", "eu-west-1b"}}});
#else
inline constexpr auto network = existing_vpc<"Network">({.vpc_id = "vpc-0123abcd",
                                                          .subnets = {{"subnet-0000000a", "eu-west-1a"},
                                                                      {"subnet-0000000b", "eu-west-1b"},
                                                                      {"subnet-0000000c", "eu-west-1c"}}});
#endif
inline constexpr auto lake = data_lake_storage<"Lake">();
struct app : stack<app, "App", network, lake> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0331]: Network (three_subnets_in_two_zones.cpp:13) has subnets in 2 different zones, and enhanced VPC routing needs three subnets in three availability zones, or two in us-west-1
// SAYS:   add subnets or zones; see docs/errors/E0331.md
