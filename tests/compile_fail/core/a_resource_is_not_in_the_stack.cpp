// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0103
// EXPECT: E0103_resource_is_missing_from_the_stack<.*tasks::link>
// EXPECT: add the resource named here to the stack
// EXPECT-GNU: Compile
#include "tasks.hpp"

namespace tasks {
inline constexpr task<"Compile"> compile{.makes = "main.o"};
inline constexpr task<"Link"> link{.after = "Compile"};  // the resource at fault
#ifdef STRATA_REJECT
struct build : plan<build, link> {};
#else
struct build : plan<build, link, compile> {};
#endif
static_assert(valid<build>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0103]: Link (line 11) needs Compile, which the stack does not list
// SAYS:   add Compile to the stack; see docs/errors/E0103.md
