// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/precedence.hpp>
#include <strata/sql/grammar/recursion.hpp>

namespace strata::sql::grammar {

constexpr void expressions(parser& p, children& c) {
  do {
    p.add(c, expression(p));
  } while (p.accept(token_kind::comma));
}

/// An operator made of signs, and its right operand.
constexpr std::uint32_t binary(parser& p, std::uint32_t left, std::uint32_t from, int strength) {
  auto const kind = static_cast<std::uint8_t>(p.now->kind);
  bool const postfix = p.is(token_kind::other_operator);
  p.advance();
  children c;
  p.add(c, left);
  if (postfix && (p.done() || p.is(token_kind::right_parenthesis) || p.is(token_kind::comma)))  // 5 !
    return p.make(node_kind::binary, kind, from, c);
  if ((p.is(kw_all) || p.is(kw_any) || p.is(kw_some)) && p.peek(1).is(token_kind::left_parenthesis)) {
    p.advance();
    p.add(c, in_parentheses(p));
    return p.make(node_kind::quantified, kind, from, c);
  }
  p.add(c, expression(p, strength + 1));
  return p.make(node_kind::binary, kind, from, c);
}

/// AND, OR
constexpr std::uint32_t logical_operator(parser& p, std::uint32_t left, std::uint32_t from, int lowest) {
  bool const conjunction = p.is(kw_and);
  int const strength = conjunction ? precedence::conjunction : precedence::disjunction;
  if (strength < lowest) return left;
  p.advance();
  children c;
  p.add(c, left);
  p.add(c, expression(p, strength + 1));
  logical const which = conjunction ? logical::conjunction : logical::disjunction;
  return p.make(node_kind::logical, static_cast<std::uint8_t>(which), from, c);
}

constexpr std::uint32_t is_test(parser& p, std::uint32_t left, std::uint32_t from) {
  children c;
  p.add(c, left);
  p.advance();
  p.accept(kw_not);
  if (p.accept(kw_distinct, kw_from)) {
    p.add(c, expression(p, precedence::comparison));
  } else if (p.is(kw_null) || p.is(kw_true) || p.is(kw_false) || p.is(kw_unknown)) {
    p.advance();
  } else if (p.is(kw_of)) {
    p.advance();
    p.add(c, opaque_parentheses(p));
  } else if (p.now->is_name() && !is_reserved(p.now->word)) {
    skip_type(p);  // IS [NOT] a type of SUPER, IS NORMALIZED and the like
  } else {
    p.unexpected();
  }
  return p.make(node_kind::is_test, from, c);
}

constexpr std::uint32_t predicate(parser& p, std::uint32_t left, std::uint32_t from, bool negated) {
  auto const detail = static_cast<std::uint8_t>(negated);
  children c;
  p.add(c, left);
  switch (p.now->word) {
    case kw_in:
      p.advance();
      if (p.is(token_kind::left_parenthesis))
        p.add(c, in_parentheses(p));
      else
        p.add(c, expression(p, precedence::other));  // a value of SUPER
      return p.make(node_kind::in, detail, from, c);
    case kw_between:
      p.advance();
      if (!p.peek(1).is(kw_and)) p.accept(kw_symmetric);
      p.add(c, expression(p, precedence::comparison));
      p.expect(kw_and);
      p.add(c, expression(p, precedence::predicate + 1));
      return p.make(node_kind::between, detail, from, c);
    default:
      break;
  }
  if (p.accept(kw_similar))
    p.expect(kw_to);
  else
    p.advance();
  if ((p.is(kw_all) || p.is(kw_any) || p.is(kw_some)) && p.peek(1).is(token_kind::left_parenthesis)) {
    p.advance();
    p.add(c, in_parentheses(p));
  } else {
    p.add(c, expression(p, precedence::predicate + 1));
  }
  if (p.accept(kw_escape)) p.add(c, expression(p, precedence::predicate + 1));
  return p.make(node_kind::like, detail, from, c);
}

/// An operator that is a word. Gives `left` back if no operator of this strength follows.
constexpr std::uint32_t word_operator(parser& p, std::uint32_t left, std::uint32_t from, int lowest) {
  children c;
  switch (p.now->word) {
    case kw_and:
    case kw_or:
      return logical_operator(p, left, from, lowest);
    case kw_is:
      return precedence::is < lowest ? left : is_test(p, left, from);
    case kw_isnull:
    case kw_notnull:
      if (precedence::is < lowest) return left;
      p.advance();
      p.add(c, left);
      return p.make(node_kind::is_test, from, c);
    case kw_not:
      switch (p.peek(1).word) {
        case kw_in:
        case kw_like:
        case kw_ilike:
        case kw_similar:
        case kw_between:
          if (precedence::predicate < lowest) return left;
          p.advance();
          return predicate(p, left, from, true);
        default:
          return left;
      }
    case kw_in:
    case kw_like:
    case kw_ilike:
    case kw_similar:
    case kw_between:
      return precedence::predicate < lowest ? left : predicate(p, left, from, false);
    case kw_overlaps:
      if (precedence::predicate < lowest) return left;
      p.advance();
      p.add(c, left);
      p.add(c, expression(p, precedence::predicate + 1));
      return p.make(node_kind::overlaps, from, c);
    case kw_collate:
      if (precedence::collation < lowest) return left;
      p.advance();
      skip_name(p);
      p.add(c, left);
      return p.make(node_kind::collate, from, c);
    case kw_at:
      if (!p.peek(1).is(kw_time) || !p.peek(2).is(kw_zone) || precedence::time_zone < lowest) return left;
      p.go(p.at + 3);
      p.add(c, left);
      p.add(c, expression(p, precedence::time_zone + 1));
      return p.make(node_kind::at_time_zone, from, c);
    default:
      return left;
  }
}

constexpr std::uint32_t navigated(parser& p, std::uint32_t result, std::uint32_t from) {
  for (;;) {
    children c;
    p.add(c, result);
    if (p.accept(token_kind::cast)) {
      p.add(c, type(p));
      result = p.make(node_kind::cast, from, c);
    } else if (p.is(token_kind::left_bracket) || p.is(token_kind::dot)) {
      for (;;) {
        if (p.accept(token_kind::left_bracket)) {
          if (!p.is(token_kind::colon)) p.add(c, expression(p));
          if (p.accept(token_kind::colon) && !p.is(token_kind::right_bracket)) p.add(c, expression(p));
          p.expect(token_kind::right_bracket);
        } else if (p.is(token_kind::dot)) {
          p.advance();
          if (p.now->is_name() || p.is(token_kind::star))
            p.advance();
          else
            p.unexpected();
        } else {
          break;
        }
      }
      result = p.make(node_kind::navigation, from, c);
    } else {
      return result;
    }
  }
}

/// An operand with the casts, subscripts and fields behind it.
constexpr std::uint32_t primary(parser& p) {
  std::uint32_t const from = p.at;
  std::uint32_t result = 0;
  switch (p.now->kind) {
    case token_kind::number:
    case token_kind::parameter:
      result = p.take(node_kind::literal);
      break;
    case token_kind::string:
      p.advance();
      while (p.is(token_kind::string)) p.advance();  // a string in parts, each on its own line
      result = p.leaf(node_kind::literal, from);
      break;
    case token_kind::identifier:
    case token_kind::quoted_identifier:
      result = p.now->word == no_keyword ? named_operand(p) : word_operand(p);
      break;
    case token_kind::left_parenthesis:
      result = in_parentheses(p);
      break;
    case token_kind::left_bracket:
      result = array(p);
      break;
    default:
      return p.unexpected();
  }
  switch (p.now->kind) {
    case token_kind::cast:
    case token_kind::left_bracket:
    case token_kind::dot:
      return navigated(p, result, from);
    default:
      return result;
  }
}

/// The operand before the first operator, with its sign or NOT.
constexpr std::uint32_t operand(parser& p) {
  std::uint32_t const from = p.at;
  auto const kind = static_cast<std::uint8_t>(p.now->kind);
  children c;
  switch (p.now->kind) {
    case token_kind::plus:
    case token_kind::minus:
      p.advance();
      p.add(c, expression(p, precedence::sign));
      return p.make(node_kind::unary, kind, from, c);
    case token_kind::match:
    case token_kind::other_operator:
      p.advance();
      p.add(c, expression(p, precedence::other + 1));
      return p.make(node_kind::unary, kind, from, c);
    case token_kind::identifier:
      if (p.is(kw_not)) {
        p.advance();
        p.add(c, expression(p, precedence::negation + 1));
        return p.make(node_kind::negation, from, c);
      }
      [[fallthrough]];
    default:
      return primary(p);
  }
}

constexpr std::uint32_t expression(parser& p, int lowest) {
  nesting const deeper{p, 3};
  std::uint32_t const from = p.at;
  std::uint32_t left = operand(p);
  for (;;) {
    int strength = 0;
    switch (p.now->kind) {
      case token_kind::identifier: {
        if (p.now->word == no_keyword) return left;
        std::uint32_t const more = word_operator(p, left, from, lowest);
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
        strength = p.now->text == "^" ? precedence::power : precedence::other;
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
    left = binary(p, left, from, strength);
  }
}

}  // namespace strata::sql::grammar
