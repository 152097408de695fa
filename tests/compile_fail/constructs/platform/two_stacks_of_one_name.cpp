// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0601
// EXPECT: E0601_stack_name_is_used_twice<.*Lake
// EXPECT: give one of them another name or place
#include <strata/constructs/platform.hpp>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr place ireland{.account = "111122223333", .region = "eu-west-1"};
inline constexpr place london{.account = "111122223333", .region = "eu-west-2"};
inline constexpr auto logs = resource<"Logs">([] { return aws::logs::LogGroup{}; });

struct first : stack<first, "Lake", logs> {};
#ifdef STRATA_REJECT
struct second : stack<second, "Lake", logs> {};
#else
struct second : stack<second, "Mart", logs> {};
#endif
struct shop : platform<shop, "Shop", placed<first, ireland>, placed<second, ireland>> {};
static_assert(valid_platform<shop>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0601]: Lake is the name of two stacks in one account and Region
// SAYS:   give one of them another name or place; see docs/errors/E0601.md
