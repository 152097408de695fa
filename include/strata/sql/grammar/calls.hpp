// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/precedence.hpp>
#include <strata/sql/grammar/recursion.hpp>

namespace strata::sql::grammar {

constexpr void call_arguments(parser& p, children& c) {
  if (p.accept(token_kind::right_parenthesis)) return;
  if (p.is(token_kind::star) && p.peek(1).is(token_kind::right_parenthesis)) {
    p.add(c, p.take(node_kind::star));
    return p.advance();
  }
  if (!p.peek(1).is(token_kind::left_parenthesis) && (p.is(kw_distinct) || p.is(kw_all)))
    p.advance();
  else if (p.is(kw_distinct))
    p.advance();
  if (at_query(p)) {  // ARRAY_AGG(SELECT ...), EXISTS and others that take a query without more parentheses
    p.add(c, query(p));
    return p.expect(token_kind::right_parenthesis);
  }
  do {
    std::uint32_t const from = p.at;
    if (p.peek(1).is_name()) p.accept(kw_variadic);
    if (p.now->is_name() && (p.peek(1).is(token_kind::argument) || p.peek(1).is(token_kind::assign))) {
      p.go(p.at + 2);
      children value;
      p.add(value, expression(p));
      p.add(c, p.make(node_kind::argument, from, value));
    } else {
      std::uint32_t const value = expression(p);
      if (p.accept(kw_as)) {
        skip_type(p);  // functions that take a type, such as JSON_SERIALIZE
      }
      p.add(c, value);
    }
  } while (p.accept(token_kind::comma));
  if (p.is(kw_order, kw_by)) p.add(c, order_by(p));
  if (p.accept(kw_ignore) || p.accept(kw_respect)) p.expect(kw_nulls);
  p.expect(token_kind::right_parenthesis);
}

constexpr std::uint32_t window_in_parentheses(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.expect(token_kind::left_parenthesis);
  if (p.now->is_name() && !p.is(kw_partition) && !p.is(kw_order) && !p.is(kw_rows) && !p.is(kw_range))
    p.add(c, name(p));
  if (p.is(kw_partition)) {
    std::uint32_t const start = p.at;
    children parts;
    p.advance();
    p.expect(kw_by);
    expressions(p, parts);
    p.add(c, p.make(node_kind::partition_by, start, parts));
  }
  if (p.is(kw_order)) p.add(c, order_by(p));
  if (p.is(kw_rows) || p.is(kw_range)) {
    std::uint32_t const start = p.at;
    children parts;
    bool const counts = p.is(kw_rows);  // RANGE takes no offsets
    p.advance();
    int bounds = p.accept(kw_between) ? 2 : 1;
    while (bounds-- > 0 && !p.failed()) {
      if (!p.accept(kw_unbounded) && !p.accept(kw_current, kw_row)) {
        if (!counts) p.unexpected();
        p.add(parts, expression(p, precedence::other));
      }
      if (!p.accept(kw_preceding)) p.accept(kw_following);
      if (bounds == 1) p.expect(kw_and);
    }
    p.add(c, p.make(node_kind::frame, start, parts));
  }
  p.expect(token_kind::right_parenthesis);
  return p.make(node_kind::window, from, c);
}

/// OVER (...), OVER name
constexpr std::uint32_t window(parser& p) {
  std::uint32_t const from = p.at;
  p.advance();
  if (p.is(token_kind::left_parenthesis)) return window_in_parentheses(p);
  children c;
  p.add(c, name(p));
  return p.make(node_kind::window, from, c);
}

constexpr void call_modifiers(parser& p, children& c) {
  for (;;) {
    std::uint32_t const from = p.at;
    children parts;
    switch (p.now->word) {
      case kw_within:
        if (!p.peek(1).is(kw_group)) return;
        p.go(p.at + 2);
        p.expect(token_kind::left_parenthesis);
        p.add(parts, order_by(p));
        p.expect(token_kind::right_parenthesis);
        p.add(c, p.make(node_kind::within_group, from, parts));
        break;
      case kw_filter:
        if (!p.peek(1).is(token_kind::left_parenthesis)) return;
        p.go(p.at + 2);
        p.expect(kw_where);
        p.add(parts, expression(p));
        p.expect(token_kind::right_parenthesis);
        p.add(c, p.make(node_kind::filter, from, parts));
        break;
      case kw_ignore:
      case kw_respect:
        if (!p.peek(1).is(kw_nulls)) return;
        p.go(p.at + 2);
        break;
      case kw_over:
        if (!p.peek(1).is(token_kind::left_parenthesis) && !p.peek(1).is_name()) return;
        p.add(c, window(p));
        return;
      default:
        return;
    }
  }
}

/// At the parenthesis behind the name that starts at `from`.
constexpr std::uint32_t call(parser& p, std::uint32_t from) {
  nesting const deeper{p, 3};
  children c;
  p.add(c, p.leaf(node_kind::name, from));
  p.advance();
  call_arguments(p, c);
  if (p.is(token_kind::string)) {  // varchar(10) 'x'
    children value;
    p.add(value, p.make(node_kind::type, from, {}));
    std::uint32_t const start = p.at;
    p.advance();
    p.add(value, p.leaf(node_kind::literal, start));
    return p.make(node_kind::typed, from, value);
  }
  if (p.now->kind == token_kind::identifier) call_modifiers(p, c);
  return p.make(node_kind::call, from, c);
}

}  // namespace strata::sql::grammar
