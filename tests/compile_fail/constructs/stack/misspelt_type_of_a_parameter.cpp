// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0219
// EXPECT: E0219_parameter_type_does_not_exist<.*dwh::network
// EXPECT: correct \.type, or write another of its types
// EXPECT: did_you_mean<.*AWS::EC2::VPC::Id
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;
inline constexpr auto lake = data_lake_storage<"Lake">();
#ifdef STRATA_REJECT
inline constexpr auto network = parameter<"Network">({.type = "AWS::EC2::Vpc::Id"});
#else
inline constexpr auto network = parameter<"Network">({.type = "AWS::EC2::VPC::Id"});
#endif
struct app : stack<app, "App", lake, network> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0219]: Network (misspelt_type_of_a_parameter.cpp:13) has the type AWS::EC2::Vpc::Id, which CloudFormation does not have
// SAYS:   did you mean AWS::EC2::VPC::Id?
// SAYS:   correct .type; see docs/errors/E0219.md
