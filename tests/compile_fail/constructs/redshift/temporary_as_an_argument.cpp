// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0309
// EXPECT: E0309_argument_is_a_temporary<
// EXPECT: pass its name
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
using owner = redshift_serverless_namespace<"Ns">;
inline constexpr auto third = redshift_serverless_workgroup<"Third">(owner{{.name = "third", .db_name = "dev"}}, {.name = "third"});  // offending line
struct app : platform<app, third> {};
#else
inline constexpr auto third_ns = redshift_serverless_namespace<"Ns">({.name = "third", .db_name = "dev"});
inline constexpr auto third = redshift_serverless_workgroup<"Third">(third_ns, {.name = "third"});
struct app : platform<app, third_ns, third> {};
#endif
static_assert(valid<app>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0309]: Third gets a temporary as an argument, and a construct refers to constants
// SAYS:   declare it inline constexpr and pass its name; see docs/errors/E0309.md
