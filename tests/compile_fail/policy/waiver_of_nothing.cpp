// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0502
// EXPECT: E0502_waiver_is_not_used<.*Secrets.*Ours-KMS1.*dwh::old
// EXPECT: this waiver waives nothing, since the resource complies or is not in the stack; remove the waiver
#include <strata/strata.hpp>

#include <strata/policy.hpp>

namespace dwh {
using namespace strata;

inline constexpr auto keys_have_a_description = policy::rule<"Ours-KMS1">(
    {.description = "Keys say what they encrypt"}, [](aws::kms::Key const& key) { return key.Description.has_value(); });

inline constexpr auto secrets = resource<"Secrets">([] {
#ifdef STRATA_REJECT
  return aws::kms::Key{.Description = "Encrypts secrets"};
#else
  return aws::kms::Key{.EnableKeyRotation = true};
#endif
});
inline constexpr auto old = waive<"Old">(secrets, policy::rule<"Ours-KMS1">, "it was made by hand");  // the resource at fault
struct app : stack<app, "App", secrets, old> {};
static_assert(complies_with<app, policy::pack<keys_have_a_description>>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0502]: the waiver of Ours-KMS1 in Old (waiver_of_nothing.cpp:23) waives nothing
// SAYS:   remove the waiver; see docs/errors/E0502.md
