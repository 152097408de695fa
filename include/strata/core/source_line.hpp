// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace strata::core {

/// The line of a call. A function asks for its caller's by a last parameter that nobody gives:
///
///     constexpr auto create_schema(std::string_view name, core::source_line line = {});
///
/// A default argument is evaluated where the function is called, and so are the default arguments within it.
struct source_line {
  unsigned value;
  constexpr source_line(unsigned caller = __builtin_LINE()) : value{caller} {}
  constexpr operator unsigned() const { return value; }
};

}  // namespace strata::core
