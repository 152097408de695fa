// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/recursion.hpp>
#include <strata/sql/grammar/statement_head.hpp>

namespace strata::sql::grammar {

/// FOR UPDATE [OF t]
constexpr std::uint32_t locking(parser& p) {
  std::uint32_t const from = p.at;
  children tables;
  p.go(p.at + 2);
  if (p.accept(kw_of)) objects(p, tables, usage::refers, object_kind::relation);
  return p.make(node_kind::locking, from, tables);
}

constexpr std::uint32_t order_by(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  p.expect(kw_by);
  do {
    std::uint32_t const start = p.at;
    children parts;
    p.add(parts, expression(p));
    if (!p.accept(kw_asc)) p.accept(kw_desc);
    if (p.accept(kw_nulls) && !p.accept(kw_first)) p.expect(kw_last);
    p.add(c, p.make(node_kind::order_item, start, parts));
  } while (p.accept(token_kind::comma));
  return p.make(node_kind::order_by, from, c);
}

/// LIMIT, OFFSET or FETCH
constexpr std::uint32_t limit(parser& p) {
  std::uint32_t const from = p.at;
  node_kind const kind = p.is(kw_offset) ? node_kind::offset : node_kind::limit;
  bool const fetch = p.is(kw_fetch);
  children c;
  p.advance();
  if (fetch && !p.accept(kw_first)) p.expect(kw_next);
  if (!p.accept(kw_all) && !(fetch && (p.is(kw_row) || p.is(kw_rows)))) p.add(c, expression(p));
  if (!p.accept(kw_rows)) p.accept(kw_row);
  if (fetch && !p.accept(kw_only)) p.expect(kw_with, kw_ties);
  return p.make(kind, from, c);
}

/// The clauses behind the rows of a query.
constexpr std::uint32_t query_behind(parser& p, std::uint32_t names, std::uint32_t body, std::uint32_t from) {
  children c;
  p.add(c, names);
  p.add(c, body);
  if (p.is(kw_order)) p.add(c, order_by(p));
  for (bool more = true; more;) {
    switch (p.now->word) {
      case kw_limit:
      case kw_offset:
      case kw_fetch:
        p.add(c, limit(p));
        break;
      case kw_for:
        more = p.peek(1).is(kw_update) || p.peek(1).is(kw_share);
        if (more) p.add(c, locking(p));
        break;
      default:
        more = false;
    }
  }
  return p.make(node_kind::query, from, c);
}

constexpr std::uint32_t with(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  bool const recursive = p.is(kw_recursive) && p.peek(1).is_name() && !p.peek(1).is(kw_as);
  if (recursive) p.advance();
  do {
    std::uint32_t const start = p.at;
    children parts;
    p.add(parts, name(p));
    if (p.is(token_kind::left_parenthesis)) p.add(parts, column_list(p));
    p.expect(kw_as);
    p.expect(token_kind::left_parenthesis);
    p.add(parts, query(p));
    p.expect(token_kind::right_parenthesis);
    p.add(c, p.make(node_kind::cte, start, parts));
  } while (p.accept(token_kind::comma));
  return p.make(node_kind::with, recursive ? 1 : 0, from, c);
}

constexpr std::uint32_t query(parser& p) {
  nesting const deeper{p, 5};
  std::uint32_t const from = p.at;
  std::uint32_t const names = p.is(kw_with) ? with(p) : 0;
  return query_behind(p, names, rows(p, 0), from);
}

constexpr bool at_set_operation(parser& p) {
  switch (p.now->word) {
    case kw_union:
    case kw_intersect:
    case kw_except:
    case kw_minus:
      return true;
    default:
      return false;
  }
}

/// Whether the token behind a query in parentheses makes it a part of a larger one.
constexpr bool continues_query(parser& p) {
  return at_set_operation(p) || p.is(kw_limit) || p.is(kw_offset) || p.is(kw_order, kw_by);
}

/// INTERSECT binds more strongly than UNION and EXCEPT.
constexpr std::uint32_t set_operations(parser& p, std::uint32_t left, std::uint32_t from, int lowest) {
  while (at_set_operation(p)) {
    int const strength = p.is(kw_intersect) ? 2 : 1;
    if (strength < lowest) break;
    set_kind kind = p.is(kw_intersect) ? set_kind::intersect : p.is(kw_union) ? set_kind::union_rows : set_kind::except;
    p.advance();
    if (p.accept(kw_all)) {
      if (kind == set_kind::union_rows) kind = set_kind::union_all;
    } else {
      p.accept(kw_distinct);
    }
    children c;
    p.add(c, left);
    p.add(c, rows(p, strength + 1));
    left = p.make(node_kind::set_operation, static_cast<std::uint8_t>(kind), from, c);
  }
  return left;
}

constexpr std::uint32_t query_in_parentheses(parser& p) {
  nesting const deeper{p, 2};
  std::uint32_t const from = p.at;
  p.expect(token_kind::left_parenthesis);
  children c;
  p.add(c, query(p));
  p.expect(token_kind::right_parenthesis);
  return p.make(node_kind::parentheses, from, c);
}

constexpr std::uint32_t values(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  do {
    std::uint32_t const start = p.at;
    children row;
    p.expect(token_kind::left_parenthesis);
    expressions(p, row);
    p.expect(token_kind::right_parenthesis);
    p.add(c, p.make(node_kind::row, start, row));
  } while (p.accept(token_kind::comma));
  return p.make(node_kind::values, from, c);
}

constexpr std::uint32_t rows(parser& p, int lowest) {
  std::uint32_t const from = p.at;
  std::uint32_t left = 0;
  switch (p.now->kind) {
    case token_kind::left_parenthesis: {
      left = query_in_parentheses(p);
      break;
    }
    default:
      if (p.is(kw_select))
        left = select(p);
      else if (p.is(kw_values))
        left = values(p);
      else
        return p.unexpected();
  }
  return at_set_operation(p) ? set_operations(p, left, from, lowest) : left;
}

/// A query that is a statement.
constexpr void query_statement(parser& p, children& c) { p.add(c, query(p)); }

inline constexpr statement_row query_statements[] = {
    {{statement_kind::select, {kw_select}}, query_statement},
    {{statement_kind::select, {kw_values}}, query_statement},
};

}  // namespace strata::sql::grammar
