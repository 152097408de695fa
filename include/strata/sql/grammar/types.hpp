// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/names.hpp>

namespace strata::sql::grammar {

/// `(10, 2)`, `(max)`
constexpr void type_arguments(parser& p) {
  if (!p.accept(token_kind::left_parenthesis)) return;
  do {
    if (p.is(token_kind::minus)) p.advance();
    if (p.is(token_kind::number) || p.now->is_name() || p.is(token_kind::parameter))
      p.advance();
    else
      p.unexpected();
  } while (p.accept(token_kind::comma));
  p.expect(token_kind::right_parenthesis);
}

constexpr void skip_type(parser& p) {
  p.accept(kw_setof);
  p.accept(kw_national);
  keyword const word = p.now->word;
  if (!skip_name(p)) return;
  switch (word) {
    case kw_double:
      p.accept(kw_precision);
      break;
    case kw_char:
    case kw_character:
    case kw_nchar:
    case kw_binary:
      p.accept(kw_varying);
      break;
    case kw_time:
    case kw_timestamp:
      type_arguments(p);
      if ((p.is(kw_with, kw_time) || p.is(kw_without, kw_time)) && p.peek(2).is(kw_zone)) p.go(p.at + 3);
      break;
    case kw_interval:
      for (bool more = true; more;) {
        type_arguments(p);
        more = p.accept(kw_year) || p.accept(kw_month) || p.accept(kw_day) || p.accept(kw_hour) ||
               p.accept(kw_minute) || p.accept(kw_second) || p.accept(kw_to);
      }
      break;
    default:
      break;
  }
  type_arguments(p);
  while (p.is(token_kind::left_bracket)) {
    p.advance();
    if (p.is(token_kind::number)) p.advance();
    p.expect(token_kind::right_bracket);
  }
}

constexpr std::uint32_t type(parser& p) {
  std::uint32_t const from = p.at;
  skip_type(p);
  return p.leaf(node_kind::type, from);
}

/// Whether a type stands here, with a string behind it.
constexpr bool at_type_literal(parser& p) {
  if (p.peek(1).is(token_kind::string)) return true;
  switch (p.now->word) {
    case kw_time:
    case kw_timestamp:
      return (p.peek(1).is(kw_with) || p.peek(1).is(kw_without)) && p.peek(2).is(kw_time) && p.peek(3).is(kw_zone) &&
             p.peek(4).is(token_kind::string);
    case kw_double:
      return p.peek(1).is(kw_precision) && p.peek(2).is(token_kind::string);
    default:
      return false;
  }
}

constexpr std::uint32_t typed_literal(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.add(c, type(p));
  std::uint32_t const value = p.at;
  p.expect(token_kind::string);
  while (p.is(token_kind::string)) p.advance();
  p.add(c, p.leaf(node_kind::literal, value));
  return p.make(node_kind::typed, from, c);
}

}  // namespace strata::sql::grammar
