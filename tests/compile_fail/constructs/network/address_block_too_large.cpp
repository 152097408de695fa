// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0330
// EXPECT: E0330_cidr_block_is_malformed<.*dwh::network
// EXPECT: write one such as 10\.0\.0\.0/16, from /16 to /22
// EXPECT: 10\.0\.0\.0/8
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

#ifdef STRATA_REJECT
inline constexpr auto network = data_vpc<"Network">({.cidr = "10.0.0.0/8"});  // the resource at fault
#else
inline constexpr auto network = data_vpc<"Network">({.cidr = "10.0.0.0/16"});
#endif
struct app : stack<app, "App", network> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0330]: Network (address_block_too_large.cpp:13) has the address block "10.0.0.0/8", which a VPC cannot have
// SAYS:   write one such as 10.0.0.0/16, from /16 to /22; see docs/errors/E0330.md
