// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0326
// EXPECT: E0326_argument_is_of_another_kind<.*Third.*a namespace.*redshift_serverless_workgroup<
// EXPECT: pass a handle or value of that kind
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto third = redshift_serverless_workgroup<"Third">(consumer, {.name = "third"});  // offending line
#else
inline constexpr auto third = redshift_serverless_workgroup<"Third">(consumer_ns, {.name = "third"});
#endif
}  // namespace dwh

int main() {}

// SAYS: strata[E0326]: Third takes a namespace and gets redshift_serverless_workgroup in its place
// SAYS:   pass a handle or value of that kind; see docs/errors/E0326.md
