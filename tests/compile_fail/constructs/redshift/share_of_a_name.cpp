// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0326
// EXPECT: E0326_argument_is_of_another_kind<.*Share.*a relation or schema
// EXPECT: pass a handle or value of that kind
#include "../../platform.hpp"

namespace dwh {
#ifdef STRATA_REJECT
inline constexpr auto share = producer.create_share<"Share">("all", "reviews");  // offending line
#else
inline constexpr auto share = producer.create_share<"Share">("all", reviews);
#endif
}  // namespace dwh

int main() {}

// SAYS: strata[E0326]: Share takes a relation or schema and gets a text in its place
// SAYS:   pass a handle or value of that kind; see docs/errors/E0326.md
