// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0605
// EXPECT: E0605_name_is_made_by_two_stacks<.*namespace/sales.*Lake.*Mart
// EXPECT: rename one
#include <strata/constructs/platform.hpp>
#include <strata/strata.hpp>

namespace dwh {
using namespace strata;

inline constexpr place ireland{.account = "111122223333", .region = "eu-west-1"};
inline constexpr place london{.account = "111122223333", .region = "eu-west-2"};

inline constexpr auto sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "dev"});
#ifdef STRATA_REJECT
inline constexpr auto mart_sales = redshift_serverless_namespace<"Sales">({.name = "sales", .db_name = "dev"});
#else
inline constexpr auto mart_sales = redshift_serverless_namespace<"Sales">({.name = "mart", .db_name = "dev"});
#endif

struct lake : stack<lake, "Lake", sales> {};
struct mart : stack<mart, "Mart", mart_sales> {};
struct shop : platform<shop, "Shop", placed<lake, ireland>, placed<mart, ireland>> {};
static_assert(valid_platform<shop>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0605]: Lake and Mart make namespace/sales in one account and Region
// SAYS:   rename one; see docs/errors/E0605.md
