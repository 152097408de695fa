// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::core {

/// The line of a call, and its file as the compiler was given it. A function gets its caller's line through a last
/// parameter that callers omit:
///
///     constexpr auto create_schema(std::string_view name, core::source_line line = {});
///
/// The compiler evaluates a default argument at the call, and also the default arguments within it.
struct source_line {
  unsigned value;
  char const* file;
  constexpr source_line(unsigned caller = __builtin_LINE(), char const* caller_file = __builtin_FILE())
      : value{caller}, file{caller_file} {}
  constexpr operator unsigned() const { return value; }
};

}  // namespace strata::core
