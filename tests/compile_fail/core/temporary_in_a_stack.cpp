// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// FIRST-ERROR: (treated as function type|type/value mismatch at argument|no match|constant expression)
// MAX-ERRORS: 2
// EXPECT: strata\[E0110\]
// EXPECT: derive it, or correct the error above in its list of resources
#include "tasks.hpp"

namespace tasks {
#ifdef STRATA_REJECT
struct party : plan<party, task<"Bake">()> {};  // offending line
#else
inline constexpr task<"Bake"> bake{};
struct party : plan<party, bake> {};
#endif
static_assert(valid<party>);
}  // namespace tasks

int main() {}
