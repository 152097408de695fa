// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0504
// EXPECT: E0504_policy_has_no_such_rule<.*Ours-KMS2
// EXPECT: the pack has no rule with the id that is taken out; correct the id
#include <strata/strata.hpp>

#include <strata/policy.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto keys_have_a_description = policy::rule<"Ours-KMS1">(
    {.description = "Keys say what they encrypt"}, [](aws::kms::Key const& key) { return key.Description.has_value(); });

inline constexpr auto secrets = resource<"Secrets">([] { return aws::kms::Key{}; });
struct app : stack<app, "App", secrets> {};
#ifdef STRATA_REJECT
static_assert(complies_with<app, policy::pack<keys_have_a_description> - policy::rule<"Ours-KMS2">>);  // offending line
#else
static_assert(complies_with<app, policy::pack<keys_have_a_description> - policy::rule<"Ours-KMS1">>);
#endif
}  // namespace dwh

int main() {}

// SAYS: strata[E0504]: the pack has no rule Ours-KMS2
// SAYS:   did you mean Ours-KMS1?
// SAYS:   correct the id that is taken out; see docs/errors/E0504.md
