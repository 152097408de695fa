// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0432
// EXPECT: E0432_grant_option_is_not_for_this<.*dwh::grant
// EXPECT: WITH GRANT OPTION for a role
// EXPECT: remove it
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, analyst, {.with_grant_option = true});  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, analyst);
#endif
struct app : platform<app, analyst, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0432]: Grant (grant_option_for_a_role.cpp:12) uses WITH GRANT OPTION for a role, and Redshift does not take it there
// SAYS:   remove the option; see docs/errors/E0432.md
