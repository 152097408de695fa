// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// Usage limits of workgroups, and the policy that demands them.
#include "../../../../compile_fail/operations.hpp"

#include <strata/policy.hpp>
#include <strata/testing/static_questions.hpp>

namespace dwh {

using policy::compliance_of;

inline constexpr auto limit = usage_limit<"Limit">(compute, {.amount = 100, .period = usage_period::daily});
inline constexpr auto monthly = usage_limit<"Monthly">(compute, {.amount = 1000, .action = breach_action::deactivate});
static_assert(Construct<decltype(limit)>);

template <auto const&... More>
struct with : shop<with<More...>, More...> {};
static_assert(valid<with<limit, monthly>>);
// the function is in the template once, and only if there is a limit
static_assert(count_of<with<limit, monthly>, aws::lambda::Function> == 2 &&
              count_of<with<>, aws::lambda::Function> == 1);

inline constexpr auto again = usage_limit<"Again">(compute, {.amount = 200, .period = usage_period::daily});
inline constexpr auto none = usage_limit<"None">(compute, {.amount = 0});
static_assert(verdict_of<with<limit, again>>().error == &errors::E0105);
static_assert(verdict_of<with<none>>().error == &errors::E0714);

static_assert(compliance_of<with<limit>, policy::usage_limits>.violations == 0 &&
              compliance_of<with<limit>, policy::usage_limits>.evaluated == 1);
static_assert(compliance_of<with<>, policy::usage_limits>.violations == 1);

// that of one workgroup is not that of another
inline constexpr auto other_data = redshift_serverless_namespace<"OtherData">({.name = "other", .db_name = "sales"});
inline constexpr auto other = redshift_serverless_workgroup<"Other">(other_data, {.name = "other"});
static_assert(compliance_of<with<limit, other_data, other>, policy::usage_limits>.violations == 1);

}  // namespace dwh

int main() {}
