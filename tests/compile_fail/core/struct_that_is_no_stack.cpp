// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0110
// EXPECT: E0110_type_is_no_stack<.*tasks::party>
// EXPECT: derive it
#include "tasks.hpp"

namespace tasks {
inline constexpr task<"Bake"> bake{};
#ifdef STRATA_REJECT
struct party {};
#else
struct party : plan<party, bake> {};
#endif
static_assert(valid<party>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0110]: tasks::party does not derive from strata::stack
// SAYS:   derive it, or correct the error above in its list of resources; see docs/errors/E0110.md
