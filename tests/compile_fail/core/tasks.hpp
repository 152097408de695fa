// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
// A toy domain for the graph's own errors: tasks that make and use files.
#pragma once
#include <strata/core/stack.hpp>

namespace tasks {

template <strata::core::fixed_string Id>
struct task {
  static constexpr std::string_view id = Id.view();
  std::string_view makes{};
  std::string_view uses{};
  std::string_view after{};
  unsigned line = static_cast<unsigned>(__builtin_LINE());

  constexpr void describe(strata::core::describer& out) const {
    if (!makes.empty()) out.creates(makes);
    if (!uses.empty()) out.reads(uses);
    if (!after.empty()) out.follows(after);
  }
};

template <class Self, auto const&... Tasks>
using plan = strata::core::basic_stack<Self, "Plan", strata::core::no_further_checks, Tasks...>;

using strata::core::valid;

}  // namespace tasks
