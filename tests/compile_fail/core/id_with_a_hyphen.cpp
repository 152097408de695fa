// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0101
// EXPECT: E0101_id_is_not_alphanumeric<.*tasks::compile>
// EXPECT: an id has 1 to 255 of A-Z, a-z and 0-9, and this one does not; rename it
// EXPECT-GNU: compile-main
#include "tasks.hpp"

namespace tasks {
#ifdef STRATA_REJECT
inline constexpr task<"compile-main"> compile{.makes = "main.o"};  // the resource at fault
#else
inline constexpr task<"CompileMain"> compile{.makes = "main.o"};
#endif
struct build : plan<build, compile> {};
static_assert(valid<build>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0101]: the id of compile-main (line 11) has to be 1 to 255 of A-Z, a-z and 0-9
// SAYS:   rename it; see docs/errors/E0101.md
