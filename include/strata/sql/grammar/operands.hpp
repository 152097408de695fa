// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/precedence.hpp>
#include <strata/sql/grammar/recursion.hpp>

namespace strata::sql::grammar {

/// `t.a(+)`: the column of a table that may have no row to join
constexpr std::uint32_t outer_joined(parser& p, std::uint32_t from) {
  std::uint32_t const column = p.make(node_kind::column, 1, from, {});
  p.has_outer_mark = true;
  p.go(p.at + 3);
  return column;
}

/// A column, a function or a literal that begins with its type.
constexpr std::uint32_t named_operand(parser& p) {
  std::uint32_t const from = p.at;
  p.advance();
  while (p.is(token_kind::dot)) {
    if (p.peek(1).is(token_kind::star)) {
      p.go(p.at + 2);
      return p.leaf(node_kind::star, from);
    }
    if (!p.peek(1).is_name()) break;
    p.go(p.at + 2);
  }
  switch (p.now->kind) {
    case token_kind::left_parenthesis:
      return p.peek(1).is(token_kind::plus) && p.peek(2).is(token_kind::right_parenthesis) ? outer_joined(p, from)
                                                                                           : call(p, from);
    case token_kind::string:
      p.go(from);
      return typed_literal(p);
    default:
      return p.leaf(node_kind::column, from);
  }
}

/// INTERVAL '1 day', INTERVAL '1' DAY TO SECOND; else a column of this name.
constexpr std::uint32_t interval(parser& p) {
  std::uint32_t const from = p.at;
  if (!p.peek(1).is(token_kind::string) && !p.peek(1).is(token_kind::number) && !p.peek(1).is(token_kind::parameter) &&
      !p.peek(1).is(token_kind::left_parenthesis))
    return named_operand(p);
  p.advance();
  type_arguments(p);
  std::uint32_t const value = p.at;
  if (!p.is(token_kind::string) && !p.is(token_kind::number) && !p.is(token_kind::parameter)) return p.unexpected();
  p.advance();
  children c;
  p.add(c, p.leaf(node_kind::literal, value));
  for (bool more = true; more;) {
    more = p.accept(kw_year) || p.accept(kw_month) || p.accept(kw_day) || p.accept(kw_hour) || p.accept(kw_minute) ||
           p.accept(kw_second);
    type_arguments(p);
    if (more && !p.accept(kw_to)) break;
  }
  return p.make(node_kind::typed, from, c);
}

inline constexpr keyword_set constant_words{{kw_null, kw_true, kw_false, kw_default}};
/// Functions that need no parentheses.
inline constexpr keyword_set session_words{{kw_current_date, kw_current_time, kw_current_timestamp, kw_localtime,
                                            kw_localtimestamp, kw_current_user, kw_current_user_id, kw_session_user,
                                            kw_user, kw_sysdate}};

constexpr std::uint32_t exists(parser& p) {
  std::uint32_t const from = p.at;
  p.advance();
  children c;
  p.add(c, query_in_parentheses(p));
  return p.make(node_kind::exists, from, c);
}

/// PRIOR a, of CONNECT BY
constexpr std::uint32_t prior(parser& p) {
  nesting const deeper{p, 2};
  std::uint32_t const from = p.at;
  p.advance();
  children c;
  p.add(c, expression(p, precedence::sign));
  return p.make(node_kind::unary, static_cast<std::uint8_t>(token_kind::identifier), from, c);
}

constexpr std::uint32_t case_expression(parser& p) {
  nesting const deeper{p, 2};
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  if (!p.is(kw_when)) p.add(c, expression(p));
  if (!p.is(kw_when)) return p.unexpected();
  while (p.is(kw_when)) {
    std::uint32_t const start = p.at;
    children parts;
    p.advance();
    p.add(parts, expression(p));
    p.expect(kw_then);
    p.add(parts, expression(p));
    p.add(c, p.make(node_kind::when, start, parts));
  }
  if (p.is(kw_else)) {
    std::uint32_t const start = p.at;
    children parts;
    p.advance();
    p.add(parts, expression(p));
    p.add(c, p.make(node_kind::otherwise, start, parts));
  }
  p.expect(kw_end);
  return p.make(node_kind::case_value, from, c);
}

constexpr std::uint32_t cast(parser& p) {
  nesting const deeper{p, 2};
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  p.expect(token_kind::left_parenthesis);
  p.add(c, expression(p));
  p.expect(kw_as);
  p.add(c, type(p));
  p.expect(token_kind::right_parenthesis);
  return p.make(node_kind::cast, from, c);
}

/// CONVERT(type, value), or a function of that name.
constexpr std::uint32_t convert(parser& p) {
  nesting const deeper{p, 2};
  std::uint32_t const from = p.at;
  p.go(p.at + 2);
  if (p.now->is_name()) {
    std::uint32_t const start = p.at;
    children c;
    std::uint32_t const made = type(p);
    if (p.is(token_kind::comma)) {
      p.advance();
      p.add(c, made);
      p.add(c, expression(p));
      if (p.accept(token_kind::right_parenthesis)) return p.make(node_kind::cast, from, c);
    }
    if (p.failed()) return 0;
    p.go(start);
  }
  p.go(from + 1);
  return call(p, from);
}

/// Functions with words between their arguments.
constexpr std::uint32_t special(parser& p) {
  nesting const deeper{p, 2};
  std::uint32_t const from = p.at;
  keyword const function = p.now->word;
  children c;
  p.go(p.at + 2);
  if (function == kw_trim) {
    if (!p.accept(kw_both) && !p.accept(kw_leading)) p.accept(kw_trailing);
    p.accept(kw_from);
  } else if (function == kw_extract && (p.now->is_name() || p.is(token_kind::string)) &&
             (p.peek(1).is(kw_from) || p.peek(1).is(token_kind::comma))) {
    p.add(c, p.take(node_kind::name));
    if (!p.accept(token_kind::comma)) p.advance();
  }
  if (p.is(token_kind::right_parenthesis)) {
    p.advance();
    return p.make(node_kind::special, from, c);
  }
  if (function == kw_position) {
    p.add(c, expression(p, precedence::other));
    if (p.accept(kw_in)) {
      p.add(c, expression(p, precedence::other));
      p.expect(token_kind::right_parenthesis);
      return p.make(node_kind::special, from, c);
    }
  } else {
    p.add(c, expression(p));
  }
  while (p.accept(token_kind::comma) || p.accept(kw_from) || p.accept(kw_for) || p.accept(kw_placing))
    p.add(c, expression(p));
  p.expect(token_kind::right_parenthesis);
  return p.make(node_kind::special, from, c);
}

/// OBJECT_TRANSFORM(value KEEP 'path', ... SET 'path', value, ...)
constexpr std::uint32_t object_transform(parser& p) {
  nesting const deeper{p, 2};
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  p.add(c, p.leaf(node_kind::name, from));
  p.expect(token_kind::left_parenthesis);
  p.add(c, expression(p));
  if (p.accept(kw_keep)) expressions(p, c);
  if (p.accept(kw_set)) expressions(p, c);
  p.expect(token_kind::right_parenthesis);
  return p.make(node_kind::call, from, c);
}

constexpr bool at_query(parser& p) {
  switch (p.now->word) {
    case kw_select:
      return true;
    case kw_values:
      return p.peek(1).is(token_kind::left_parenthesis);
    case kw_with:
      return true;
    default:
      return false;
  }
}

/// A value, values, or a query in parentheses.
constexpr std::uint32_t in_parentheses(parser& p) {
  nesting const deeper{p, 1};
  std::uint32_t const from = p.at;
  p.expect(token_kind::left_parenthesis);
  children c;
  if (at_query(p)) {
    p.add(c, query(p));
    p.expect(token_kind::right_parenthesis);
    return p.make(node_kind::subquery, from, c);
  }
  if (p.accept(token_kind::right_parenthesis)) return p.make(node_kind::row, from, c);
  std::uint32_t const inner_from = p.at;
  std::uint32_t inner = expression(p);
  if (inner != 0 && (*p.nodes)[inner].is(node_kind::subquery) && continues_query(p)) {
    // ((SELECT 1) UNION SELECT 2): the parentheses hold the first operand of a query
    (*p.nodes)[inner].kind = node_kind::parentheses;
    inner = query_behind(p, 0, set_operations(p, inner, inner_from, 0), inner_from);
    p.add(c, inner);
    p.expect(token_kind::right_parenthesis);
    return p.make(node_kind::subquery, from, c);
  }
  if (inner != 0 && (*p.nodes)[inner].is(node_kind::subquery) && p.is(token_kind::right_parenthesis)) {
    // ((SELECT 1)): still a query, in more than one pair of parentheses
    (*p.nodes)[inner].kind = node_kind::parentheses;
    p.add(c, query_behind(p, 0, inner, inner_from));
    p.advance();
    return p.make(node_kind::subquery, from, c);
  }
  p.add(c, inner);
  bool const several = p.is(token_kind::comma);
  while (p.accept(token_kind::comma)) p.add(c, expression(p));
  p.expect(token_kind::right_parenthesis);
  return p.make(several ? node_kind::row : node_kind::parentheses, from, c);
}

/// ARRAY[1, 2], ARRAY(query), the function ARRAY, and [1, 2].
constexpr std::uint32_t array(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  if (p.is(kw_array)) {
    p.advance();
    if (p.is(token_kind::left_parenthesis)) {
      if (p.peek(1).is(kw_select) || p.peek(1).is(kw_with) || p.peek(1).is(token_kind::left_parenthesis)) {
        p.add(c, in_parentheses(p));
        return p.make(node_kind::array, from, c);
      }
      return call(p, from);
    }
    if (!p.is(token_kind::left_bracket)) return p.leaf(node_kind::column, from);
  }
  nesting const deeper{p, 2};
  p.expect(token_kind::left_bracket);
  if (!p.is(token_kind::right_bracket)) expressions(p, c);
  p.expect(token_kind::right_bracket);
  return p.make(node_kind::array, from, c);
}

/// An operand that begins with a word of the grammar. Some reserved words have no other meaning here: with a
/// parenthesis behind them they are functions, else columns. Redshift's grammar accepts more of them than its list of
/// reserved words suggests.
constexpr std::uint32_t word_operand(parser& p) {
  if (constant_words.has(p.now->word)) return p.take(node_kind::literal);
  bool const opens = p.peek(1).is(token_kind::left_parenthesis);
  if (session_words.has(p.now->word))
    return opens || p.peek(1).is(token_kind::dot) ? named_operand(p) : p.take(node_kind::literal);
  switch (p.now->word) {
    case kw_case:
      return case_expression(p);
    case kw_cast:
    case kw_try_cast:
      if (opens) return cast(p);
      break;
    case kw_convert:
      if (opens) return convert(p);
      break;
    case kw_extract:
    case kw_trim:
    case kw_substring:
    case kw_overlay:
    case kw_position:
      if (opens) return special(p);
      break;
    case kw_exists:
      if (opens) return exists(p);
      break;
    case kw_array:
      return array(p);
    case kw_interval:
      if (!opens || p.peek(2).is(token_kind::number)) return interval(p);
      break;
    case kw_object_transform:
      if (opens) return object_transform(p);
      break;
    case kw_approximate:
      if (p.peek(1).is_name() && !is_structural(p.peek(1).word) && p.peek(2).is(token_kind::left_parenthesis))
        p.advance();
      break;
    case kw_prior:
      if (p.peek(1).is_name() && !is_structural(p.peek(1).word)) return prior(p);
      break;
    default:
      // a word that would end or continue an expression begins none
      if (is_structural(p.now->word) && !(opens && (p.is(kw_left) || p.is(kw_right) || p.is(kw_isnull))))
        return p.unexpected();
  }
  return at_type_literal(p) ? typed_literal(p) : named_operand(p);
}

}  // namespace strata::sql::grammar
