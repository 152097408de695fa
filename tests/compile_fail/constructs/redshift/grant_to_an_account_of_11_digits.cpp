// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0322
// EXPECT: E0322_account_id_is_malformed<.*dwh::grant
// EXPECT: this is no AWS account id; write its 12 digits
// EXPECT: have_and_limit<11, 12>
#include "../../platform.hpp"

namespace dwh {
inline constexpr auto share = producer.create_share<"Share">("all", reviews);
#ifdef STRATA_REJECT
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(  // the resource at fault
    share, account{"12345678901"});
#else
inline constexpr auto grant = producer.grant_access_to_share<"Grant">(share, account{"123456789012"});
#endif
struct app : platform<app, share, grant> {};
static_assert(valid<app>);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0322]: Grant (grant_to_an_account_of_11_digits.cpp:12) has the account "12345678901", which is no AWS account id
// SAYS:   write its 12 digits; see docs/errors/E0322.md
