// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/token.hpp>

namespace strata::sql {

/// The end of the name that starts here: `a`, `a.b`, `a.b.c` and longer ones.
constexpr std::size_t end_of_name(token_range tokens, std::size_t at) {
  if (!tokens[at].is_name()) return at;
  ++at;
  while (tokens[at].is(token_kind::dot) && tokens[at + 1].is_name()) at += 2;
  return at;
}

/// The last three parts of the name in [from, to), or `sys:dba`.
constexpr object_name name_of_tokens(token_range tokens, std::size_t from, std::size_t to) {
  if (to - from == 2) {
    token const& prefix = tokens[from];
    return {.name = {{prefix.text.data(), prefix.text.size() + tokens[from + 1].text.size()}}};
  }
  std::size_t const parts = (to - from + 1) / 2;
  object_name result;
  if (parts > 0) result.name = tokens[to - 1].as_identifier();
  if (parts > 1) result.schema = tokens[to - 3].as_identifier();
  if (parts > 2) result.database = tokens[to - 5].as_identifier();
  return result;
}

}  // namespace strata::sql
