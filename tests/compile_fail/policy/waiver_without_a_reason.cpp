// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0505
// EXPECT: E0505_waiver_has_no_reason<.*Ours-KMS1.*dwh::lazy
// EXPECT: a waiver needs a rule's id, a reason of 10 characters or more, and a date that exists; complete it
#include <strata/strata.hpp>

#include <strata/policy.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto keys_have_a_description = policy::rule<"Ours-KMS1">(
    {.description = "Keys say what they encrypt"}, [](aws::kms::Key const& key) { return key.Description.has_value(); });

inline constexpr auto secrets = resource<"Secrets">([] { return aws::kms::Key{}; });
#ifdef STRATA_REJECT
inline constexpr auto lazy = waive<"Lazy">(secrets, policy::rule<"Ours-KMS1">, "later");  // the resource at fault
#else
inline constexpr auto lazy = waive<"Lazy">(secrets, policy::rule<"Ours-KMS1">, "the description comes with the new key");
#endif
struct app : stack<app, "App", secrets, lazy> {};
static_assert(valid<app>);  // offending line
static_assert(complies_with<app, policy::pack<keys_have_a_description>>);
}  // namespace dwh

int main() {}

// SAYS: strata[E0505]: Lazy (waiver_without_a_reason.cpp:18) waives "Ours-KMS1", and a waiver needs a rule's id, a reason of 10 characters or more, and a date that exists
// SAYS:   complete it; see docs/errors/E0505.md
