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
