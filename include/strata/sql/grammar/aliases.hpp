// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/types.hpp>

namespace strata::sql::grammar {

/// Whether a word without AS is an alias here.
constexpr bool at_alias(parser& p) {
  if (p.now->kind == token_kind::quoted_identifier) return true;
  if (p.now->kind != token_kind::identifier) return false;
  if (p.now->word == no_keyword) return true;
  if (is_structural(p.now->word)) return false;
  switch (p.now->word) {
    case kw_encode:  // words that can follow an expression outside of a SELECT
    case kw_interval:
    case kw_ignore:
    case kw_respect:
    case kw_partition:
    case kw_snapshot:
    case kw_nulls:
      return false;
    case kw_qualify:
      // An alias only if no condition follows: FROM t QUALIFY, u
      switch (p.peek(1).kind) {
        case token_kind::end:
        case token_kind::comma:
        case token_kind::right_parenthesis:
          return true;
        case token_kind::identifier:
          return is_reserved(p.peek(1).word) && !p.peek(1).is(kw_case) && !p.peek(1).is(kw_not) &&
                 !(p.peek(2).is(token_kind::left_parenthesis) && !p.peek(1).is(kw_as));
        default:
          return false;
      }
    case kw_window:
      return !(p.peek(1).is_name() && p.peek(2).is(kw_as));
    case kw_fetch:
      return !(p.peek(1).is(kw_first) || p.peek(1).is(kw_next));
    case kw_exclude:
      // EXCLUDE a, EXCLUDE (a)
      return !p.peek(1).is(token_kind::left_parenthesis) && (!p.peek(1).is_name() || is_structural(p.peek(1).word));
    case kw_at:
      return !p.peek(1).is_name() || is_structural(p.peek(1).word);
    default:
      return true;
  }
}

/// `(a, b)`; behind a function also `(a int, b text)`.
constexpr std::uint32_t alias_columns(parser& p) {
  std::uint32_t const from = p.at;
  p.expect(token_kind::left_parenthesis);
  children c;
  do {
    p.add(c, name(p));
    if (p.now->is_name()) p.add(c, type(p));
  } while (p.accept(token_kind::comma));
  p.expect(token_kind::right_parenthesis);
  return p.make(node_kind::column_list, from, c);
}

/// [AS] name [(columns)] [AT name]
constexpr std::uint32_t alias(parser& p, bool may_have_at = false) {
  std::uint32_t const from = p.at;
  children c;
  p.accept(kw_as);
  if (p.is(token_kind::left_parenthesis))
    p.add(c, alias_columns(p));
  else {
    p.add(c, label(p));
    if (p.is(token_kind::left_parenthesis)) p.add(c, alias_columns(p));
  }
  if (may_have_at && p.is(kw_at) && p.peek(1).is_name()) {
    p.advance();
    p.add(c, label(p));
  }
  return p.make(node_kind::alias, from, c);
}

}  // namespace strata::sql::grammar
