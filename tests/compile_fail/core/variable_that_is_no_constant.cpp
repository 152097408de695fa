// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0107
// EXPECT: E0107_resource_is_no_constant<.*tasks::bake
// EXPECT: declare it inline constexpr
#include "tasks.hpp"

namespace tasks {
#ifdef STRATA_REJECT
task<"Bake"> bake{.makes = "cake"};
#else
inline constexpr task<"Bake"> bake{.makes = "cake"};
#endif
struct party : plan<party, bake> {};
static_assert(valid<party>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0107]: tasks::bake is no constant at namespace scope
// SAYS:   declare it inline constexpr; see docs/errors/E0107.md
