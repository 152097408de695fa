// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// ERROR: E0106
// EXPECT: E0106_dependencies_form_a_cycle<
// EXPECT: link, tasks::compile, tasks::generate, tasks::link>|compile, tasks::generate, tasks::link, tasks::compile>|generate, tasks::link, tasks::compile, tasks::generate>
// EXPECT: remove one of the dependencies
#include "tasks.hpp"

namespace tasks {
inline constexpr task<"Checkout"> checkout{.makes = "main.cpp"};
inline constexpr task<"Link"> link{.makes = "app", .uses = "main.o"};              // the resource at fault
inline constexpr task<"Compile"> compile{.makes = "main.o", .after = "Generate"};  // the resource at fault
#ifdef STRATA_REJECT
inline constexpr task<"Generate"> generate{.makes = "table.hpp", .uses = "app"};  // the resource at fault
#else
inline constexpr task<"Generate"> generate{.makes = "table.hpp", .uses = "main.cpp"};
#endif
struct build : plan<build, checkout, link, compile, generate> {};
static_assert(valid<build>);  // offending line
}  // namespace tasks

int main() {}

// SAYS: strata[E0106]: these constructs wait for each other in a circle: Link (line 11) -> Compile (line 12) -> Generate (line 14) -> Link
// SAYS:   remove one of the dependencies; see docs/errors/E0106.md
