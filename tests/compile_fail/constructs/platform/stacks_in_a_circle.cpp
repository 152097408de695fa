// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0604
// EXPECT: E0604_stacks_wait_for_each_other<.*Lake.*Mart
// EXPECT: move a construct
#include <strata/constructs/platform.hpp>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr place ireland{.account = "111122223333", .region = "eu-west-1"};
inline constexpr place london{.account = "111122223333", .region = "eu-west-2"};
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });
inline constexpr auto of_lake = handed_over<"OfLake">(ireland, ireland, [] { return cfn::ref(logs.handle()); });
inline constexpr auto of_mart = handed_over<"OfMart">(ireland, ireland, [] { return cfn::ref(logs.handle()); });
inline constexpr auto in_lake = of_mart.received();
inline constexpr auto in_mart = of_lake.received();

#ifdef STRATA_REJECT
struct lake : stack<lake, "Lake", logs, of_lake, in_lake> {};
#else
struct lake : stack<lake, "Lake", logs, of_lake> {};
#endif
struct mart : stack<mart, "Mart", logs, of_mart, in_mart> {};
struct shop : platform<shop, "Shop", placed<lake, ireland>, placed<mart, ireland>> {};
static_assert(valid_platform<shop>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0604]: Lake takes a value of Mart, which waits for Lake itself, so neither can be deployed first
// SAYS:   move a construct; see docs/errors/E0604.md
