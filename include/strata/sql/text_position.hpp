// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/text.hpp>

namespace strata::sql {

struct text_position {
  std::size_t line = 1;    ///< from 1
  std::size_t column = 1;  ///< from 1, in characters: the bytes that continue a multibyte character do not count
};

/// The line and the column of an offset, for people. An offset behind the end of the text counts as its end.
constexpr text_position line_and_column(std::string_view sql, std::size_t offset) {
  text_position result;
  for (std::size_t i = 0; i < offset && i < sql.size(); ++i) {
    if (sql[i] == '\n')
      result = {result.line + 1, 1};
    else if (!core::continues_character(sql[i]))
      ++result.column;
  }
  return result;
}

}  // namespace strata::sql
