// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0105
// EXPECT: E0105_name_is_created_twice<.*tasks::compile, tasks::compile_again>
// EXPECT: rename or remove one of them
// EXPECT-GNU: main\.o
#include "tasks.hpp"

namespace tasks {
inline constexpr task<"Compile"> compile{.makes = "main.o"};  // the resource at fault
#ifdef STRATA_REJECT
inline constexpr task<"CompileAgain"> compile_again{.makes = "main.o"};  // the resource at fault
#else
inline constexpr task<"CompileAgain"> compile_again{.makes = "main2.o"};
#endif
struct build : plan<build, compile, compile_again> {};
static_assert(valid<build>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0105]: main.o is created twice, by Compile (line 10) and CompileAgain (line 12)
// SAYS:   rename or remove one of them; see docs/errors/E0105.md
