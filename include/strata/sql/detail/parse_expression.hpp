// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/parser.hpp>

namespace strata::sql::detail {

// ---- types

/// `(10, 2)`, `(max)`
template <class Nodes>
constexpr void parser<Nodes>::type_arguments() {
  if (!accept(token_kind::left_parenthesis)) return;
  do {
    if (is(token_kind::minus)) advance();
    if (is(token_kind::number) || now_->is_name() || is(token_kind::parameter))
      advance();
    else
      unexpected();
  } while (accept(token_kind::comma));
  expect(token_kind::right_parenthesis);
}

template <class Nodes>
constexpr void parser<Nodes>::skip_type() {
  accept(kw_setof);
  accept(kw_national);
  keyword const word = now_->word;
  if (!skip_name()) return;
  switch (word) {
    case kw_double:
      accept(kw_precision);
      break;
    case kw_char:
    case kw_character:
    case kw_nchar:
    case kw_binary:
      accept(kw_varying);
      break;
    case kw_time:
    case kw_timestamp:
      type_arguments();
      if ((is(kw_with, kw_time) || is(kw_without, kw_time)) && peek(2).is(kw_zone)) go(at_ + 3);
      break;
    case kw_interval:
      for (bool more = true; more;) {
        type_arguments();
        more = accept(kw_year) || accept(kw_month) || accept(kw_day) || accept(kw_hour) || accept(kw_minute) ||
               accept(kw_second) || accept(kw_to);
      }
      break;
    default:
      break;
  }
  type_arguments();
  while (is(token_kind::left_bracket)) {
    advance();
    if (is(token_kind::number)) advance();
    expect(token_kind::right_bracket);
  }
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::type() {
  std::uint32_t const from = at_;
  skip_type();
  return leaf(node_kind::type, from);
}

// ---- operators

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::expression(int lowest) {
  nesting const deeper{*this, 3};
  std::uint32_t const from = at_;
  std::uint32_t left = operand();
  for (;;) {
    int strength = 0;
    switch (now_->kind) {
      case token_kind::identifier: {
        if (now_->word == no_keyword) return left;
        std::uint32_t const more = word_operator(left, from, lowest);
        if (more == left) return left;
        left = more;
        continue;
      }
      case token_kind::equal:
      case token_kind::not_equal:
      case token_kind::less:
      case token_kind::less_equal:
      case token_kind::greater:
      case token_kind::greater_equal:
        strength = precedence::comparison;
        break;
      case token_kind::concatenate:
      case token_kind::match:
      case token_kind::match_insensitive:
      case token_kind::not_match:
      case token_kind::not_match_insensitive:
        strength = precedence::other;
        break;
      case token_kind::other_operator:
        strength = now_->text == "^" ? precedence::power : precedence::other;
        break;
      case token_kind::plus:
      case token_kind::minus:
        strength = precedence::sum;
        break;
      case token_kind::star:
      case token_kind::slash:
      case token_kind::percent:
        strength = precedence::product;
        break;
      default:
        return left;
    }
    if (strength < lowest) return left;
    left = binary(left, from, strength);
  }
}

/// An operator of signs, and what stands to its right.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::binary(std::uint32_t left, std::uint32_t from, int strength) {
  auto const kind = static_cast<std::uint8_t>(now_->kind);
  bool const postfix = is(token_kind::other_operator);
  advance();
  children c;
  add(c, left);
  if (postfix && (done() || is(token_kind::right_parenthesis) || is(token_kind::comma)))  // 5 !
    return make(node_kind::binary, kind, from, c);
  if ((is(kw_all) || is(kw_any) || is(kw_some)) && peek(1).is(token_kind::left_parenthesis)) {
    advance();
    add(c, in_parentheses());
    return make(node_kind::quantified, kind, from, c);
  }
  add(c, expression(strength + 1));
  return make(node_kind::binary, kind, from, c);
}

/// An operator that is a word; gives `left` back where there is none that binds so strongly.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::word_operator(std::uint32_t left, std::uint32_t from, int lowest) {
  children c;
  switch (now_->word) {
    case kw_and:
    case kw_or: {
      bool const conjunction = is(kw_and);
      int const strength = conjunction ? precedence::conjunction : precedence::disjunction;
      if (strength < lowest) return left;
      advance();
      add(c, left);
      add(c, expression(strength + 1));
      return make(node_kind::logical,
                  static_cast<std::uint8_t>(conjunction ? logical::conjunction : logical::disjunction), from, c);
    }
    case kw_is:
      return precedence::is < lowest ? left : is_test(left, from);
    case kw_isnull:
    case kw_notnull:
      if (precedence::is < lowest) return left;
      advance();
      add(c, left);
      return make(node_kind::is_test, from, c);
    case kw_not:
      switch (peek(1).word) {
        case kw_in:
        case kw_like:
        case kw_ilike:
        case kw_similar:
        case kw_between:
          if (precedence::predicate < lowest) return left;
          advance();
          return predicate(left, from, true);
        default:
          return left;
      }
    case kw_in:
    case kw_like:
    case kw_ilike:
    case kw_similar:
    case kw_between:
      return precedence::predicate < lowest ? left : predicate(left, from, false);
    case kw_overlaps:
      if (precedence::predicate < lowest) return left;
      advance();
      add(c, left);
      add(c, expression(precedence::predicate + 1));
      return make(node_kind::overlaps, from, c);
    case kw_collate:
      if (precedence::collation < lowest) return left;
      advance();
      skip_name();
      add(c, left);
      return make(node_kind::collate, from, c);
    case kw_at:
      if (!peek(1).is(kw_time) || !peek(2).is(kw_zone) || precedence::time_zone < lowest) return left;
      go(at_ + 3);
      add(c, left);
      add(c, expression(precedence::time_zone + 1));
      return make(node_kind::at_time_zone, from, c);
    default:
      return left;
  }
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::is_test(std::uint32_t left, std::uint32_t from) {
  children c;
  add(c, left);
  advance();
  accept(kw_not);
  if (accept(kw_distinct, kw_from)) {
    add(c, expression(precedence::comparison));
  } else if (is(kw_null) || is(kw_true) || is(kw_false) || is(kw_unknown)) {
    advance();
  } else if (is(kw_of)) {
    advance();
    add(c, opaque_parentheses());
  } else if (now_->is_name() && !is_reserved(now_->word)) {
    skip_type();  // IS [NOT] a type of SUPER, IS NORMALIZED and the like
  } else {
    unexpected();
  }
  return make(node_kind::is_test, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::predicate(std::uint32_t left, std::uint32_t from, bool negated) {
  auto const detail = static_cast<std::uint8_t>(negated);
  children c;
  add(c, left);
  switch (now_->word) {
    case kw_in:
      advance();
      if (is(token_kind::left_parenthesis))
        add(c, in_parentheses());
      else
        add(c, expression(precedence::other));  // a value of SUPER
      return make(node_kind::in, detail, from, c);
    case kw_between:
      advance();
      accept(kw_symmetric);
      add(c, expression(precedence::comparison));
      expect(kw_and);
      add(c, expression(precedence::predicate + 1));
      return make(node_kind::between, detail, from, c);
    default:
      break;
  }
  if (accept(kw_similar))
    expect(kw_to);
  else
    advance();
  if ((is(kw_all) || is(kw_any) || is(kw_some)) && peek(1).is(token_kind::left_parenthesis)) {
    advance();
    add(c, in_parentheses());
  } else {
    add(c, expression(precedence::predicate + 1));
  }
  if (accept(kw_escape)) add(c, expression(precedence::predicate + 1));
  return make(node_kind::like, detail, from, c);
}

// ---- operands

/// What stands before the first operator: an operand with its sign or NOT.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::operand() {
  std::uint32_t const from = at_;
  auto const kind = static_cast<std::uint8_t>(now_->kind);
  children c;
  switch (now_->kind) {
    case token_kind::plus:
    case token_kind::minus:
      advance();
      add(c, expression(precedence::sign));
      return make(node_kind::unary, kind, from, c);
    case token_kind::match:
    case token_kind::other_operator:
      advance();
      add(c, expression(precedence::other + 1));
      return make(node_kind::unary, kind, from, c);
    case token_kind::identifier:
      if (is(kw_not)) {
        advance();
        add(c, expression(precedence::negation + 1));
        return make(node_kind::negation, from, c);
      }
      [[fallthrough]];
    default:
      return primary();
  }
}

/// An operand with the casts, subscripts and fields behind it.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::primary() {
  std::uint32_t const from = at_;
  std::uint32_t result = 0;
  switch (now_->kind) {
    case token_kind::number:
    case token_kind::parameter:
      result = take(node_kind::literal);
      break;
    case token_kind::string:
      advance();
      while (is(token_kind::string)) advance();  // in parts, on lines of their own
      result = leaf(node_kind::literal, from);
      break;
    case token_kind::identifier:
    case token_kind::quoted_identifier:
      result = now_->word == no_keyword ? named_operand() : word_operand();
      break;
    case token_kind::left_parenthesis:
      result = in_parentheses();
      break;
    case token_kind::left_bracket:
      result = array();
      break;
    default:
      return unexpected();
  }
  switch (now_->kind) {
    case token_kind::cast:
    case token_kind::left_bracket:
    case token_kind::dot:
      return navigated(result, from);
    default:
      return result;
  }
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::navigated(std::uint32_t result, std::uint32_t from) {
  for (;;) {
    children c;
    add(c, result);
    if (accept(token_kind::cast)) {
      add(c, type());
      result = make(node_kind::cast, from, c);
    } else if (is(token_kind::left_bracket) || is(token_kind::dot)) {
      for (;;) {
        if (accept(token_kind::left_bracket)) {
          if (!is(token_kind::colon)) add(c, expression());
          if (accept(token_kind::colon) && !is(token_kind::right_bracket)) add(c, expression());
          expect(token_kind::right_bracket);
        } else if (is(token_kind::dot)) {
          advance();
          if (now_->is_name() || is(token_kind::star))
            advance();
          else
            unexpected();
        } else {
          break;
        }
      }
      result = make(node_kind::navigation, from, c);
    } else {
      return result;
    }
  }
}

/// A column, a function or a literal that begins with its type.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::named_operand() {
  std::uint32_t const from = at_;
  advance();
  while (is(token_kind::dot)) {
    if (peek(1).is(token_kind::star)) {
      go(at_ + 2);
      return leaf(node_kind::star, from);
    }
    if (!peek(1).is_name()) break;
    go(at_ + 2);
  }
  switch (now_->kind) {
    case token_kind::left_parenthesis:
      return call(from);
    case token_kind::string:
      go(from);
      return typed_literal();
    default:
      return leaf(node_kind::column, from);
  }
}

template <class Nodes>
constexpr bool parser<Nodes>::at_query() const {
  switch (now_->word) {
    case kw_select:
      return true;
    case kw_values:
      return peek(1).is(token_kind::left_parenthesis);
    case kw_with:
      return true;
    default:
      return false;
  }
}

/// Whether a type stands here, and a string behind it.
template <class Nodes>
constexpr bool parser<Nodes>::at_type_literal() const {
  if (peek(1).is(token_kind::string)) return true;
  switch (now_->word) {
    case kw_time:
    case kw_timestamp:
      return (peek(1).is(kw_with) || peek(1).is(kw_without)) && peek(2).is(kw_time) && peek(3).is(kw_zone) &&
             peek(4).is(token_kind::string);
    case kw_double:
      return peek(1).is(kw_precision) && peek(2).is(token_kind::string);
    default:
      return false;
  }
}

/// An operand that begins with a word of the grammar. Reserved words that can mean nothing else here are functions when
/// a parenthesis follows, else columns: Redshift's grammar takes more of them than its list of reserved words tells.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::word_operand() {
  bool const opens = peek(1).is(token_kind::left_parenthesis);
  switch (now_->word) {
    case kw_case:
      return case_expression();
    case kw_null:
    case kw_true:
    case kw_false:
    case kw_default:
      return take(node_kind::literal);
    case kw_current_date:
    case kw_current_time:
    case kw_current_timestamp:
    case kw_localtime:
    case kw_localtimestamp:
    case kw_current_user:
    case kw_current_user_id:
    case kw_session_user:
    case kw_user:
    case kw_sysdate:
      if (opens || peek(1).is(token_kind::dot)) return named_operand();
      return take(node_kind::literal);
    case kw_cast:
    case kw_try_cast:
      if (opens) return cast();
      break;
    case kw_convert:
      if (opens) return convert();
      break;
    case kw_extract:
    case kw_trim:
    case kw_substring:
    case kw_overlay:
    case kw_position:
      if (opens) return special();
      break;
    case kw_exists:
      if (opens) {
        std::uint32_t const from = at_;
        advance();
        children c;
        add(c, query_in_parentheses());
        return make(node_kind::exists, from, c);
      }
      break;
    case kw_array:
      return array();
    case kw_interval:
      if (!opens || peek(2).is(token_kind::number)) return interval();
      break;
    case kw_approximate:
      if (peek(1).is_name()) advance();
      break;
    case kw_prior:
      if (peek(1).is_name()) {
        std::uint32_t const from = at_;
        advance();
        children c;
        add(c, expression(precedence::sign));
        return make(node_kind::unary, static_cast<std::uint8_t>(token_kind::identifier), from, c);
      }
      break;
    default:
      // what would end an expression, or go on with one, begins none
      if (is_structural(now_->word) && !(opens && (is(kw_left) || is(kw_right) || is(kw_isnull)))) return unexpected();
  }
  return at_type_literal() ? typed_literal() : named_operand();
}

/// A value, values, or a query in parentheses.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::in_parentheses() {
  nesting const deeper{*this, 1};
  std::uint32_t const from = at_;
  expect(token_kind::left_parenthesis);
  children c;
  if (at_query()) {
    add(c, query());
    expect(token_kind::right_parenthesis);
    return make(node_kind::subquery, from, c);
  }
  if (accept(token_kind::right_parenthesis)) return make(node_kind::row, from, c);
  std::uint32_t const inner_from = at_;
  std::uint32_t inner = expression();
  if (inner != 0 && (*nodes_)[inner].is(node_kind::subquery) && continues_query()) {
    // ((SELECT 1) UNION SELECT 2): the first operand of a query, after all
    (*nodes_)[inner].kind = node_kind::parentheses;
    inner = query_behind(0, set_operations(inner, inner_from, 0), inner_from);
    add(c, inner);
    expect(token_kind::right_parenthesis);
    return make(node_kind::subquery, from, c);
  }
  if (inner != 0 && (*nodes_)[inner].is(node_kind::subquery) && is(token_kind::right_parenthesis)) {
    // ((SELECT 1)): still a query, more than one pair around it
    (*nodes_)[inner].kind = node_kind::parentheses;
    add(c, query_behind(0, inner, inner_from));
    advance();
    return make(node_kind::subquery, from, c);
  }
  add(c, inner);
  bool const several = is(token_kind::comma);
  while (accept(token_kind::comma)) add(c, expression());
  expect(token_kind::right_parenthesis);
  return make(several ? node_kind::row : node_kind::parentheses, from, c);
}

template <class Nodes>
constexpr void parser<Nodes>::expressions(children& c) {
  do {
    add(c, expression());
  } while (accept(token_kind::comma));
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::case_expression() {
  nesting const deeper{*this, 2};
  std::uint32_t const from = at_;
  children c;
  advance();
  if (!is(kw_when)) add(c, expression());
  if (!is(kw_when)) return unexpected();
  while (is(kw_when)) {
    std::uint32_t const start = at_;
    children parts;
    advance();
    add(parts, expression());
    expect(kw_then);
    add(parts, expression());
    add(c, make(node_kind::when, start, parts));
  }
  if (is(kw_else)) {
    std::uint32_t const start = at_;
    children parts;
    advance();
    add(parts, expression());
    add(c, make(node_kind::otherwise, start, parts));
  }
  expect(kw_end);
  return make(node_kind::case_value, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::cast() {
  nesting const deeper{*this, 2};
  std::uint32_t const from = at_;
  children c;
  advance();
  expect(token_kind::left_parenthesis);
  add(c, expression());
  expect(kw_as);
  add(c, type());
  expect(token_kind::right_parenthesis);
  return make(node_kind::cast, from, c);
}

/// CONVERT(type, value), or a function of that name.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::convert() {
  nesting const deeper{*this, 2};
  std::uint32_t const from = at_;
  go(at_ + 2);
  if (now_->is_name()) {
    std::uint32_t const start = at_;
    children c;
    std::uint32_t const made = type();
    if (is(token_kind::comma)) {
      advance();
      add(c, made);
      add(c, expression());
      if (accept(token_kind::right_parenthesis)) return make(node_kind::cast, from, c);
    }
    if (failed()) return 0;
    go(start);
  }
  go(from + 1);
  return call(from);
}

/// Functions with words between their arguments.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::special() {
  nesting const deeper{*this, 2};
  std::uint32_t const from = at_;
  keyword const function = now_->word;
  children c;
  go(at_ + 2);
  if (function == kw_trim) {
    if (!accept(kw_both) && !accept(kw_leading)) accept(kw_trailing);
    accept(kw_from);
  } else if (function == kw_extract && (now_->is_name() || is(token_kind::string)) &&
             (peek(1).is(kw_from) || peek(1).is(token_kind::comma))) {
    add(c, take(node_kind::name));
    if (!accept(token_kind::comma)) advance();
  }
  if (is(token_kind::right_parenthesis)) {
    advance();
    return make(node_kind::special, from, c);
  }
  if (function == kw_position) {
    add(c, expression(precedence::other));
    if (accept(kw_in)) {
      add(c, expression(precedence::other));
      expect(token_kind::right_parenthesis);
      return make(node_kind::special, from, c);
    }
  } else {
    add(c, expression());
  }
  while (accept(token_kind::comma) || accept(kw_from) || accept(kw_for) || accept(kw_placing)) add(c, expression());
  expect(token_kind::right_parenthesis);
  return make(node_kind::special, from, c);
}

/// ARRAY[1, 2], ARRAY(query), the function ARRAY, and [1, 2].
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::array() {
  std::uint32_t const from = at_;
  children c;
  if (is(kw_array)) {
    advance();
    if (is(token_kind::left_parenthesis)) {
      if (peek(1).is(kw_select) || peek(1).is(kw_with) || peek(1).is(token_kind::left_parenthesis)) {
        add(c, in_parentheses());
        return make(node_kind::array, from, c);
      }
      return call(from);
    }
    if (!is(token_kind::left_bracket)) return leaf(node_kind::column, from);
  }
  nesting const deeper{*this, 2};
  expect(token_kind::left_bracket);
  if (!is(token_kind::right_bracket)) expressions(c);
  expect(token_kind::right_bracket);
  return make(node_kind::array, from, c);
}

/// INTERVAL '1 day', INTERVAL '1' DAY TO SECOND; else a column of this name.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::interval() {
  std::uint32_t const from = at_;
  if (!peek(1).is(token_kind::string) && !peek(1).is(token_kind::number) && !peek(1).is(token_kind::parameter) &&
      !peek(1).is(token_kind::left_parenthesis))
    return named_operand();
  advance();
  type_arguments();
  std::uint32_t const value = at_;
  if (!is(token_kind::string) && !is(token_kind::number) && !is(token_kind::parameter)) return unexpected();
  advance();
  children c;
  add(c, leaf(node_kind::literal, value));
  for (bool more = true; more;) {
    more = accept(kw_year) || accept(kw_month) || accept(kw_day) || accept(kw_hour) || accept(kw_minute) ||
           accept(kw_second);
    type_arguments();
    if (more && !accept(kw_to)) break;
  }
  return make(node_kind::typed, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::typed_literal() {
  std::uint32_t const from = at_;
  children c;
  add(c, type());
  std::uint32_t const value = at_;
  expect(token_kind::string);
  while (is(token_kind::string)) advance();
  add(c, leaf(node_kind::literal, value));
  return make(node_kind::typed, from, c);
}

// ---- calls

/// At the parenthesis behind the name that starts at `from`.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::call(std::uint32_t from) {
  nesting const deeper{*this, 3};
  children c;
  add(c, leaf(node_kind::name, from));
  advance();
  call_arguments(c);
  if (is(token_kind::string)) {  // varchar(10) 'x'
    children value;
    add(value, make(node_kind::type, from, {}));
    std::uint32_t const start = at_;
    advance();
    add(value, leaf(node_kind::literal, start));
    return make(node_kind::typed, from, value);
  }
  if (now_->kind == token_kind::identifier) call_modifiers(c);
  return make(node_kind::call, from, c);
}

template <class Nodes>
constexpr void parser<Nodes>::call_arguments(children& c) {
  if (accept(token_kind::right_parenthesis)) return;
  if (is(token_kind::star) && peek(1).is(token_kind::right_parenthesis)) {
    add(c, take(node_kind::star));
    return advance();
  }
  if (!peek(1).is(token_kind::left_parenthesis) && (is(kw_distinct) || is(kw_all)))
    advance();
  else if (is(kw_distinct))
    advance();
  if (at_query()) {  // ARRAY_AGG(SELECT ...), EXISTS and what takes a query without further parentheses
    add(c, query());
    return expect(token_kind::right_parenthesis);
  }
  do {
    std::uint32_t const from = at_;
    accept(kw_variadic);
    if (now_->is_name() && (peek(1).is(token_kind::argument) || peek(1).is(token_kind::assign))) {
      go(at_ + 2);
      children value;
      add(value, expression());
      add(c, make(node_kind::argument, from, value));
    } else {
      std::uint32_t const value = expression();
      if (accept(kw_as)) {
        skip_type();  // functions that take a type, such as JSON_SERIALIZE's kin
      }
      add(c, value);
    }
  } while (accept(token_kind::comma));
  if (is(kw_order, kw_by)) add(c, order_by());
  if (accept(kw_ignore) || accept(kw_respect)) expect(kw_nulls);
  expect(token_kind::right_parenthesis);
}

template <class Nodes>
constexpr void parser<Nodes>::call_modifiers(children& c) {
  for (;;) {
    std::uint32_t const from = at_;
    children parts;
    switch (now_->word) {
      case kw_within:
        if (!peek(1).is(kw_group)) return;
        go(at_ + 2);
        expect(token_kind::left_parenthesis);
        add(parts, order_by());
        expect(token_kind::right_parenthesis);
        add(c, make(node_kind::within_group, from, parts));
        break;
      case kw_filter:
        if (!peek(1).is(token_kind::left_parenthesis)) return;
        go(at_ + 2);
        expect(kw_where);
        add(parts, expression());
        expect(token_kind::right_parenthesis);
        add(c, make(node_kind::filter, from, parts));
        break;
      case kw_ignore:
      case kw_respect:
        if (!peek(1).is(kw_nulls)) return;
        go(at_ + 2);
        break;
      case kw_over:
        if (!peek(1).is(token_kind::left_parenthesis) && !peek(1).is_name()) return;
        add(c, window());
        return;
      default:
        return;
    }
  }
}

/// OVER (...), OVER name
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::window() {
  std::uint32_t const from = at_;
  advance();
  if (is(token_kind::left_parenthesis)) return window_in_parentheses();
  children c;
  add(c, name());
  return make(node_kind::window, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::window_in_parentheses() {
  std::uint32_t const from = at_;
  children c;
  expect(token_kind::left_parenthesis);
  if (now_->is_name() && !is(kw_partition) && !is(kw_order) && !is(kw_rows) && !is(kw_range) && !is(kw_groups))
    add(c, name());
  if (is(kw_partition)) {
    std::uint32_t const start = at_;
    children parts;
    advance();
    expect(kw_by);
    expressions(parts);
    add(c, make(node_kind::partition_by, start, parts));
  }
  if (is(kw_order)) add(c, order_by());
  if (is(kw_rows) || is(kw_range) || is(kw_groups)) {
    std::uint32_t const start = at_;
    children parts;
    advance();
    int bounds = accept(kw_between) ? 2 : 1;
    while (bounds-- > 0 && !failed()) {
      if (!accept(kw_unbounded) && !accept(kw_current, kw_row)) add(parts, expression(precedence::other));
      if (!accept(kw_preceding)) accept(kw_following);
      if (bounds == 1) expect(kw_and);
    }
    if (accept(kw_exclude)) {
      if (!accept(kw_current, kw_row) && !accept(kw_no, kw_others) && !accept(kw_group)) expect(kw_ties);
    }
    add(c, make(node_kind::frame, start, parts));
  }
  expect(token_kind::right_parenthesis);
  return make(node_kind::window, from, c);
}

}  // namespace strata::sql::detail
