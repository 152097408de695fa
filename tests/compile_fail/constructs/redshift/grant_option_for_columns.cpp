// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0432
// EXPECT: E0432_grant_option_is_not_for_this<.*dwh::grant
// EXPECT: WITH GRANT OPTION on columns
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto ann = producer.create_db_user<"Ann">("ann");
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, columns_in(reviews, "id"), ann, {.with_grant_option = true});  // the resource at fault
#else
inline constexpr auto grant = producer.grant<"Grant">(privilege::select, reviews, ann, {.with_grant_option = true});
#endif
struct app : platform<app, ann, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0432]: Grant (grant_option_for_columns.cpp:11) uses WITH GRANT OPTION on columns, and Redshift does not take it there
// SAYS:   remove the option; see docs/errors/E0432.md
