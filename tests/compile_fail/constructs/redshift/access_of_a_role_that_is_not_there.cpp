// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0450
// EXPECT: E0450_principal_is_not_in_the_stack<.*dwh::analyst
// EXPECT: add it to the stack
#include "../../platform.hpp"

#include <strata/constructs/redshift/access/proof.hpp>

namespace dwh {
inline constexpr auto analyst = producer.create_db_role<"Analyst">("analyst");
#ifdef STRATA_REJECT
struct app : platform<app> {};
#else
struct app : platform<app, analyst> {};
#endif
static_assert(access_of<app, analyst, "reviews.title"> == column_access::none);  // offending line
}  // namespace dwh

int main() {}

// SAYS: strata[E0450]: the stack does not have the principal Analyst (access_of_a_role_that_is_not_there.cpp:11)
// SAYS:   add it to the stack; see docs/errors/E0450.md
