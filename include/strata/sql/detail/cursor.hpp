// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/name_tokens.hpp>

namespace strata::sql::detail {

struct found_name {
  object_name name{};
  std::size_t offset{};
};

/// A place in the tokens of one statement.
struct cursor {
  token_range tokens;
  std::size_t at = 0;

  constexpr bool done() const { return at >= tokens.size(); }
  constexpr token const& peek(std::size_t ahead = 0) const { return tokens[at + ahead]; }
  constexpr bool is(keyword word) const { return peek().word == word; }
  constexpr bool is(token_kind kind) const { return peek().kind == kind; }
  constexpr bool is(keyword first, keyword second) const { return peek().word == first && peek(1).word == second; }

  template <class What>
  constexpr bool accept(What what) {
    if (!is(what)) return false;
    ++at;
    return true;
  }
  constexpr bool accept(keyword first, keyword second) {
    if (!is(first, second)) return false;
    at += 2;
    return true;
  }
  constexpr void skip_if_exists() {
    accept(kw_if, kw_exists);
    if (is(kw_if, kw_not) && peek(2).is(kw_exists)) at += 3;
  }

  /// A name of one to three parts; empty, and nothing taken, when there is none.
  constexpr found_name name() {
    std::size_t const from = at;
    at = end_of_name(tokens, at);
    return {name_of_tokens(tokens, from, at), tokens[from].offset};
  }

  /// Behind the parentheses that open here, if they do.
  constexpr void skip_parentheses() {
    if (!is(token_kind::left_parenthesis)) return;
    std::size_t depth = 0;
    for (; !done(); ++at) {
      if (is(token_kind::left_parenthesis)) ++depth;
      if (is(token_kind::right_parenthesis) && --depth == 0) {
        ++at;
        return;
      }
    }
  }

  /// On to one of these words outside of parentheses, or to the end.
  constexpr bool skip_to(keyword word, keyword other = no_keyword) {
    while (!done()) {
      if (is(word) || (other != no_keyword && is(other))) return true;
      if (is(token_kind::left_parenthesis))
        skip_parentheses();
      else
        ++at;
    }
    return false;
  }
};

}  // namespace strata::sql::detail
