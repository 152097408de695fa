// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0714
// EXPECT: E0714_usage_limit_is_out_of_range<.*dwh::limit
// EXPECT: a usage limit is a whole number of RPU-hours or TB from 1 on; correct .amount
#include "../../../operations.hpp"

namespace dwh {

#ifdef STRATA_REJECT
inline constexpr auto limit = usage_limit<"Limit">(compute, {.amount = 0});  // the resource at fault
#else
inline constexpr auto limit = usage_limit<"Limit">(compute, {.amount = 1});
#endif
struct app : shop<app, limit> {};
static_assert(valid<app>);  // offending line

}  // namespace dwh

int main() {}

// SAYS: strata[E0714]: Limit (usage_limit_of_nothing.cpp:11) limits the usage to 0, and a limit is a whole number of RPU-hours or TB from 1 on
// SAYS:   correct .amount; see docs/errors/E0714.md
