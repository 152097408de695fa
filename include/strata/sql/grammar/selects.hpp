// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/recursion.hpp>

namespace strata::sql::grammar {

constexpr std::uint32_t clause(parser& p, node_kind kind) {
  std::uint32_t const from = p.at;
  p.advance();
  children c;
  p.add(c, expression(p));
  return p.make(kind, from, c);
}

/// Its detail is 1 where a column has `(+)` behind it.
constexpr std::uint32_t where(parser& p) {
  std::uint32_t const from = p.at;
  bool const around = p.has_outer_mark;
  p.has_outer_mark = false;
  p.advance();
  children c;
  p.add(c, expression(p));
  bool const found = p.has_outer_mark;
  p.has_outer_mark = around;
  return p.make(node_kind::where, found ? 1 : 0, from, c);
}

/// TOP 10, TOP (10)
constexpr std::uint32_t top(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  p.add(c, p.is(token_kind::left_parenthesis)                        ? in_parentheses(p)
           : p.is(token_kind::number) || p.is(token_kind::parameter) ? p.take(node_kind::literal)
                                                                     : p.unexpected());
  p.accept(kw_percent);
  return p.make(node_kind::top, from, c);
}

/// EXCLUDE a, b; EXCLUDE (a, b)
constexpr std::uint32_t excluded(parser& p) {
  p.advance();
  if (p.is(token_kind::left_parenthesis)) return column_list(p);
  std::uint32_t const from = p.at;
  children names;
  do {
    p.add(names, name(p));
  } while (p.accept(token_kind::comma));
  return p.make(node_kind::column_list, from, names);
}

constexpr std::uint32_t item(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  std::uint32_t const value = p.is(token_kind::star) ? p.take(node_kind::star) : expression(p);
  p.add(c, value);
  if (value != 0 && !(*p.nodes)[value].is(node_kind::star)) {
    if (p.accept(kw_as))
      p.add(c, label(p));
    else if (p.now->kind == token_kind::quoted_identifier || (p.now->kind == token_kind::identifier && at_alias(p)))
      p.add(c, label(p));
  }
  if (p.is(kw_exclude)) p.add(c, excluded(p));
  return p.make(node_kind::item, from, c);
}

/// INTO [TEMP] [TABLE] name
constexpr std::uint32_t into(parser& p) {
  std::uint32_t const from = p.at;
  p.advance();
  std::uint16_t marks = 0;
  for (;; p.advance()) {
    if (p.is(kw_temp) || p.is(kw_temporary))
      marks = object_detail::temporary;
    else if (!p.is(kw_table) && !p.is(kw_local))
      break;
  }
  children c;
  p.add(c, object(p, usage::creates, object_kind::table, marks));
  return p.make(node_kind::into, from, c);
}

constexpr std::uint32_t connect_by(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  if (p.accept(kw_start))
    p.expect(kw_with);
  else {
    p.expect(kw_connect);
    p.expect(kw_by);
  }
  p.add(c, expression(p));
  return p.make(node_kind::connect_by, from, c);
}

constexpr std::uint32_t group_by(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  p.expect(kw_by);
  if (p.accept(kw_all)) return p.make(node_kind::group_by, from, c);
  do {
    if (p.is(kw_grouping, kw_sets)) {
      std::uint32_t const start = p.at;
      children sets;
      p.go(p.at + 2);
      p.expect(token_kind::left_parenthesis);
      expressions(p, sets);
      p.expect(token_kind::right_parenthesis);
      p.add(c, p.make(node_kind::grouping_sets, start, sets));
    } else {
      p.add(c, expression(p));
    }
  } while (p.accept(token_kind::comma));
  return p.make(node_kind::group_by, from, c);
}

/// WINDOW w AS (...), ...
constexpr std::uint32_t window_names(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  do {
    p.add(c, name(p));
    p.expect(kw_as);
    p.add(c, window_in_parentheses(p));
  } while (p.accept(token_kind::comma));
  return p.make(node_kind::window_names, from, c);
}

constexpr std::uint32_t select(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  if (p.is(kw_top)) p.add(c, top(p));
  if (p.is(kw_distinct)) {
    std::uint32_t const start = p.at;
    p.advance();
    if (p.accept(kw_on)) {
      children parts;
      p.expect(token_kind::left_parenthesis);
      expressions(p, parts);
      p.expect(token_kind::right_parenthesis);
      p.add(c, p.make(node_kind::distinct_on, start, parts));
    } else {
      p.add(c, p.leaf(node_kind::words, start));
    }
  } else if (p.is(kw_all)) {
    p.advance();
  }
  if (p.is(kw_top)) p.add(c, top(p));
  do {
    p.add(c, item(p));
  } while (p.accept(token_kind::comma));
  // each clause once, in this order
  if (p.is(kw_into)) p.add(c, into(p));
  if (p.is(kw_from)) p.add(c, from_clause(p));
  if (p.is(kw_where)) p.add(c, where(p));
  while (p.is(kw_connect) || p.is(kw_start)) p.add(c, connect_by(p));
  if (p.is(kw_group)) p.add(c, group_by(p));
  if (p.is(kw_having)) p.add(c, clause(p, node_kind::having));
  if (p.is(kw_qualify)) p.add(c, clause(p, node_kind::qualify));
  if (p.is(kw_window)) p.add(c, window_names(p));
  return p.make(node_kind::select, from, c);
}

}  // namespace strata::sql::grammar
