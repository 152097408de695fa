// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0603
// EXPECT: E0603_nothing_gives_the_value<.*NameOfLogs.*Mart
// EXPECT: list it in exports_of_others
#include <strata/constructs/platform.hpp>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr place ireland{.account = "111122223333", .region = "eu-west-1"};
inline constexpr place london{.account = "111122223333", .region = "eu-west-2"};
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });
#ifdef STRATA_REJECT
inline constexpr auto name_of_logs = handed_over<"NameOfLogs">(ireland, ireland, [] { return cfn::ref(logs.handle()); });
#else
inline constexpr auto name_of_logs = handed_over<"NameOfLogs">(ireland, london, [] { return cfn::ref(logs.handle()); });
#endif
inline constexpr auto received = name_of_logs.received();

struct lake : stack<lake, "Lake", logs, name_of_logs> {};
struct mart : stack<mart, "Mart", logs, received> {};
struct shop : platform<shop, "Shop", placed<lake, ireland>, placed<mart, london>> {};
static_assert(valid_platform<shop>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0603]: Mart takes NameOfLogs, which no stack of the platform gives it
// SAYS:   export it in the same account and Region, hand it over, or list it in exports_of_others; see docs/errors/E0603.md
