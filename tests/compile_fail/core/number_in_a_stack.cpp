// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0109
// EXPECT: E0109_value_is_no_resource<.*tasks::guests
// EXPECT: take it out
#include "tasks.hpp"

namespace tasks {
inline constexpr task<"Bake"> bake{};
inline constexpr int guests = 12;
#ifdef STRATA_REJECT
struct party : plan<party, bake, guests> {};
#else
struct party : plan<party, bake> {};
#endif
static_assert(valid<party>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0109]: tasks::guests is no construct, and a stack lists constructs
// SAYS:   take it out of the list; see docs/errors/E0109.md
