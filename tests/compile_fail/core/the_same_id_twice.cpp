// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0102
// EXPECT: E0102_id_is_used_twice<.*tasks::compile, tasks::link>
// EXPECT: two resources of this stack have the same id; rename one of them
// EXPECT-GNU: Compile
#include "tasks.hpp"

namespace tasks {
inline constexpr task<"Compile"> compile{.makes = "main.o"};  // the resource at fault
#ifdef STRATA_REJECT
inline constexpr task<"Compile"> link{.uses = "main.o"};  // the resource at fault
#else
inline constexpr task<"Link"> link{.uses = "main.o"};
#endif
struct build : plan<build, compile, link> {};
static_assert(valid<build>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0102]: Compile (line 10) and Compile (line 12) have the same id
// SAYS:   rename one of them; see docs/errors/E0102.md
