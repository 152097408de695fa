// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0333
// EXPECT: E0333_endpoint_is_misspelt<.*dwh::network
// EXPECT: write each service once
// EXPECT: secretsmanger
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
#ifdef STRATA_REJECT
inline constexpr auto network = data_vpc<"Network">({.interface_endpoints = {"glue", "secretsmanger"}});
#else
inline constexpr auto network = data_vpc<"Network">({.interface_endpoints = {"glue", "secretsmanager"}});
#endif
struct app : stack<app, "App", network> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0333]: Network (misspelt_endpoint.cpp:12) has the interface endpoint "secretsmanger", which is misspelt or named twice
// SAYS:   did you mean secretsmanager?
// SAYS:   write each service once, such as secretsmanager; see docs/errors/E0333.md
