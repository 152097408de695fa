// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0104
// EXPECT: E0104_nothing_creates_what_this_uses<.*tasks::link>
// EXPECT: create it or correct the name
// EXPECT-GNU: main\.obj
#include "tasks.hpp"

namespace tasks {
inline constexpr task<"Compile"> compile{.makes = "main.o"};
#ifdef STRATA_REJECT
inline constexpr task<"Link"> link{.makes = "app", .uses = "main.obj"};  // the resource at fault
#else
inline constexpr task<"Link"> link{.makes = "app", .uses = "main.o"};
#endif
struct build : plan<build, compile, link> {};
static_assert(valid<build>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0104]: Link (line 12) uses main.obj, which nothing in the stack creates
// SAYS:   did you mean main.o?
// SAYS:   create it or correct the name; see docs/errors/E0104.md
