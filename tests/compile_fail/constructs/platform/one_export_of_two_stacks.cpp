// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0602
// EXPECT: E0602_export_is_used_twice<.*logs-of-all
// EXPECT: rename one of the exports
#include <strata/constructs/platform.hpp>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr place ireland{.account = "111122223333", .region = "eu-west-1"};
inline constexpr place london{.account = "111122223333", .region = "eu-west-2"};
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });
inline constexpr auto name_of_logs =
    output<"NameOfLogs">([] { return cfn::ref(logs.handle()); }, {.export_name = "logs-of-all"});
#ifdef STRATA_REJECT
inline constexpr auto other_name =
    output<"NameOfLogs">([] { return cfn::ref(logs.handle()); }, {.export_name = "logs-of-all"});
#else
inline constexpr auto other_name =
    output<"NameOfLogs">([] { return cfn::ref(logs.handle()); }, {.export_name = "logs-of-the-mart"});
#endif

struct lake : stack<lake, "Lake", logs, name_of_logs> {};
struct mart : stack<mart, "Mart", logs, other_name> {};
struct shop : platform<shop, "Shop", placed<lake, ireland>, placed<mart, ireland>> {};
static_assert(valid_platform<shop>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0602]: Lake and Mart export logs-of-all in one account and Region
// SAYS:   rename one of the exports; see docs/errors/E0602.md
