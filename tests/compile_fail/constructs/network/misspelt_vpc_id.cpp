// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0332
// EXPECT: E0332_network_id_is_malformed<.*dwh::network
// EXPECT: write ids such as vpc-0123abcd and subnet-0123abcd
// EXPECT: vpc_0123abcd
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto network = existing_vpc<"Network">({.vpc_id = "vpc_0123abcd",  // the resource at fault
                                                          .subnets = {{"subnet-0000000a", "eu-west-1a"},
                                                                      {"subnet-0000000b", "eu-west-1b"},
                                                                      {"subnet-0000000c", "eu-west-1c"}}});
#else
inline constexpr auto network = existing_vpc<"Network">({.vpc_id = "vpc-0123abcd",
                                                          .subnets = {{"subnet-0000000a", "eu-west-1a"},
                                                                      {"subnet-0000000b", "eu-west-1b"},
                                                                      {"subnet-0000000c", "eu-west-1c"}}});
#endif
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });
struct app : stack<app, "App", network, logs> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0332]: Network (misspelt_vpc_id.cpp:13) has the id "vpc_0123abcd", which is not the id of a VPC, a subnet or a security group
// SAYS:   write ids such as vpc-0123abcd and subnet-0123abcd; see docs/errors/E0332.md
