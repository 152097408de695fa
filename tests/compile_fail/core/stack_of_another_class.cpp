// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0111
// EXPECT: E0111_stack_names_another_class<.*tasks::dinner.*tasks::party
// EXPECT: write its own name as the first argument of stack
#include "tasks.hpp"

namespace tasks {
inline constexpr task<"Bake"> bake{};
struct party : plan<party, bake> {};
#ifdef STRATA_REJECT
struct dinner : plan<party, bake> {};
#else
struct dinner : plan<dinner, bake> {};
#endif
static_assert(valid<dinner>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0111]: tasks::dinner derives from the stack of tasks::party
// SAYS:   write tasks::dinner as the first argument of stack; see docs/errors/E0111.md
