// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The core alone: a graph of tasks that make and use files, without AWS.
#include <strata/core/stack.hpp>

#include <cstdio>

namespace tasks {

using strata::core::describer;
using strata::core::fixed_string;

/// A task with an id, the files that it makes, and the files that it uses.
template <fixed_string Id>
struct task {
  static constexpr std::string_view id = Id.view();
  std::string_view makes{};
  std::string_view uses{};
  std::string_view also_uses{};
  unsigned line = static_cast<unsigned>(__builtin_LINE());

  constexpr void describe(describer& out) const {
    if (!makes.empty()) out.creates(makes);
    if (!uses.empty()) out.reads(uses);
    if (!also_uses.empty()) out.reads(also_uses);
  }
};

inline constexpr task<"Link"> link{.makes = "app", .uses = "main.o", .also_uses = "util.o"};
inline constexpr task<"CompileMain"> compile_main{.makes = "main.o", .uses = "main.cpp"};
inline constexpr task<"CompileUtil"> compile_util{.makes = "util.o", .uses = "util.cpp"};
inline constexpr task<"Checkout"> checkout{.makes = "main.cpp"};
inline constexpr task<"Generate"> generate{.makes = "util.cpp", .uses = "main.cpp"};

struct build : strata::core::basic_stack<build, "Build", strata::core::no_further_checks, link, compile_main,
                                         compile_util, checkout, generate> {};

static_assert(strata::core::valid<build>);

}  // namespace tasks

int main() {
  using resources = strata::core::resources_of<tasks::build>;
  for (auto position : strata::core::graph_of<tasks::build>().order) {
    auto const id = resources::descriptions[position]->id;
    std::printf("%.*s\n", static_cast<int>(id.size()), id.data());
  }
}
