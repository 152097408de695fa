// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0503
// EXPECT: E0503_waiver_has_expired<.*Secrets.*Ours-KMS1.*dwh::old
// EXPECT: correct the resource, or renew the waiver with its reason
#include <strata/strata.hpp>

#include <strata/policy.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto keys_have_a_description = policy::rule<"Ours-KMS1">(
    {.description = "Keys say what they encrypt"}, [](aws::kms::Key const& key) { return key.Description.has_value(); });

inline constexpr auto secrets = resource<"Secrets">([] { return aws::kms::Key{.EnableKeyRotation = true}; });
#ifdef STRATA_REJECT
inline constexpr auto old = waive<"Old">(  // the resource at fault
    secrets, policy::rule<"Ours-KMS1">, "it is replaced at the end of the year", until{2025, 12, 31});
#else
inline constexpr auto old =
    waive<"Old">(secrets, policy::rule<"Ours-KMS1">, "it is replaced at the end of the year", until{2026, 12, 31});
#endif
// No waiver covers the key without a description any more; its rule has severity info, so that is not an error.
inline constexpr auto same_rule = policy::rule<"Ours-KMS1">(
    {.level = policy::severity::info, .description = "Keys say what they encrypt"}, [](aws::kms::Key const& key) { return key.Description.has_value(); });
struct app : stack<app, "App", secrets, old> {};
static_assert(complies_with<app, policy::pack<same_rule>, 20261124>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0503]: the waiver of Ours-KMS1 in Old (waiver_of_last_year.cpp:18) has expired
// SAYS:   correct the resource, or renew the waiver with its reason; see docs/errors/E0503.md
