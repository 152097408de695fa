// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
#include <strata/core/claim.hpp>
#include <strata/sql/check.hpp>

namespace strata {

namespace detail {

/// The line with the first fault in the SQL of a file; 0 if it has none.
constexpr unsigned faulty_line(std::string_view text) {
  sql::fault const fault = sql::check(text);
  if (!fault) return 0;
  unsigned line = 1;
  for (char c : text.substr(0, fault.offset)) line += c == '\n' ? 1 : 0;
  return line;
}

}  // namespace detail

/// True if the SQL of a file has no fault. Otherwise its use is the error E0360, with the file and the line. CMake's
/// strata_add_sql asserts it for each file.
template <core::fixed_string File, std::string_view const& Text>
inline constexpr bool sql_file_can_be_read =
    sizeof(
        core::claim<detail::faulty_line(Text) == 0,
                    errors::E0360_sql_is_not_understood<
                        core::details<core::named<File>, core::declared_at_line<detail::faulty_line(Text)>>, Text>>) >
    0;

}  // namespace strata
