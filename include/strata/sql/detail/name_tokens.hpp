// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/token.hpp>

#include <vector>

namespace strata::sql::detail {

/// The end of the name that starts here: `a`, `a.b`, `a.b.c` and longer ones.
constexpr std::size_t end_of_name(token_range tokens, std::size_t at) {
  if (!tokens[at].is_name()) return at;
  ++at;
  while (tokens[at].is(token_kind::dot) && tokens[at + 1].is_name()) at += 2;
  return at;
}

/// The end of what walks into a value from here: `[0].a[1]`.
constexpr std::size_t end_of_navigation(token_range tokens, std::size_t at) {
  for (;;) {
    if (tokens[at].is(token_kind::left_bracket)) {
      while (at < tokens.size() && !tokens[at].is(token_kind::right_bracket)) ++at;
      if (at < tokens.size()) ++at;
    } else if (tokens[at].is(token_kind::dot) && tokens[at + 1].is_name()) {
      at += 2;
    } else {
      return at;
    }
  }
}

/// Whether the FROM at this place is the one of IS [NOT] DISTINCT FROM.
constexpr bool is_distinct_from(token_range tokens, std::size_t at) {
  if (at < 2 || !tokens[at - 1].is("distinct"_kw)) return false;
  return tokens[at - 2].is("is"_kw) || tokens[at - 2].is("not"_kw);
}

/// The last three parts of the name in [from, to).
constexpr object_name name_of_tokens(token_range tokens, std::size_t from, std::size_t to) {
  std::size_t const parts = (to - from + 1) / 2;
  object_name result;
  if (parts > 0) result.name = tokens[to - 1].as_identifier();
  if (parts > 1) result.schema = tokens[to - 3].as_identifier();
  if (parts > 2) result.database = tokens[to - 5].as_identifier();
  return result;
}

/// For each opening parenthesis the token behind the one that closes it; the end of the tokens when none does.
constexpr std::vector<std::uint32_t> behind_parentheses(token_range tokens) {
  std::vector<std::uint32_t> result(tokens.size(), static_cast<std::uint32_t>(tokens.size()));
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is(token_kind::left_parenthesis)) {
      open.push_back(i);
    } else if (tokens[i].is(token_kind::right_parenthesis) && !open.empty()) {
      result[open.back()] = i + 1;
      open.pop_back();
    }
  }
  return result;
}

/// Whether a value may end with this token, so that a word behind it is no value of its own.
constexpr bool ends_operand(token const& t) {
  switch (t.kind) {
    case token_kind::identifier:
      return !is_reserved(t.word) || t.is("end"_kw) || t.is("null"_kw) || t.is("true"_kw) || t.is("false"_kw);
    case token_kind::quoted_identifier:
    case token_kind::string:
    case token_kind::number:
    case token_kind::parameter:
    case token_kind::right_parenthesis:
    case token_kind::right_bracket:
      return true;
    default:
      return false;
  }
}

/// Whether the word ends a FROM clause. Those that are not reserved may also be names: QUALIFY, WINDOW, FETCH.
constexpr bool ends_from(keyword word) {
  switch (word) {
    case "where"_kw:
    case "group"_kw:
    case "having"_kw:
    case "qualify"_kw:
    case "window"_kw:
    case "order"_kw:
    case "limit"_kw:
    case "offset"_kw:
    case "fetch"_kw:
    case "for"_kw:
    case "union"_kw:
    case "intersect"_kw:
    case "except"_kw:
    case "minus"_kw:
    case "connect"_kw:
    case "start"_kw:
    case "with"_kw:
    case "select"_kw:
      return true;
    default:
      return false;
  }
}

}  // namespace strata::sql::detail
