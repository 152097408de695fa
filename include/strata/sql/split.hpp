// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/lexer.hpp>

namespace strata::sql {

/// The first statement of some tokens, up to the first semicolon outside of parentheses and without it.
constexpr token_range first_statement(token_range tokens) {
  std::size_t depth = 0, at = 0;
  for (; at < tokens.size(); ++at) {
    token_kind const kind = tokens.first[at].kind;
    if (kind == token_kind::semicolon && depth == 0) break;
    if (kind == token_kind::left_parenthesis) ++depth;
    if (kind == token_kind::right_parenthesis && depth > 0) --depth;
  }
  return tokens.subrange(0, at);
}

/// Calls `use(token_range)` for each statement that is not empty.
template <class Use>
constexpr void for_each_statement(token_range tokens, Use use) {
  while (!tokens.empty()) {
    token_range const one = first_statement(tokens);
    if (!one.empty()) use(one);
    tokens.first = one.last == tokens.last ? one.last : one.last + 1;
  }
}

/// The statements of a text, each from its first token to its last, without the semicolons, spaces and comments around
/// it. A semicolon in a string, a quoted name, a comment or parentheses separates nothing.
constexpr core::sequence<std::string_view> split(std::string_view sql) {
  core::sequence<std::string_view> result;
  core::sequence<token> const tokens = tokenize(sql);
  for_each_statement(all_of(tokens), [&](token_range one) {
    std::size_t const first = one[0].offset;
    token const& last = one[one.size() - 1];
    result.push_back(sql.substr(first, last.offset + last.text.size() - first));
  });
  return result;
}

}  // namespace strata::sql
