// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/precedence.hpp>
#include <strata/sql/grammar/recursion.hpp>

namespace strata::sql::grammar {

constexpr void from_items(parser& p, children& c) {
  do {
    p.add(c, table(p));
  } while (p.accept(token_kind::comma));
}

constexpr std::uint32_t from_clause(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  from_items(p, c);
  return p.make(node_kind::from, from, c);
}

constexpr bool at_join(parser& p) {
  switch (p.now->word) {
    case kw_join:
    case kw_inner:
    case kw_left:
    case kw_right:
    case kw_full:
    case kw_cross:
    case kw_natural:
      return true;
    default:
      return false;
  }
}

/// The part behind the parenthesis that closes a query.
constexpr std::uint32_t derived(parser& p, std::uint32_t inner, std::uint32_t from) {
  children c;
  p.add(c, inner);
  if (p.is(kw_as) || at_alias(p)) p.add(c, alias(p));
  return p.make(node_kind::derived, from, c);
}

/// A query with its alias, or joined tables, in parentheses.
constexpr std::uint32_t table_in_parentheses(parser& p) {
  nesting const deeper{p, 1};
  std::uint32_t const from = p.at;
  children c;
  p.advance();
  if (at_query(p)) {
    std::uint32_t const inner = query(p);
    p.expect(token_kind::right_parenthesis);
    return derived(p, inner, from);
  }
  std::uint32_t const start = p.at;
  std::uint32_t inner = table(p);
  if (inner != 0 && (*p.nodes)[inner].is(node_kind::derived) && (*p.nodes)[(*p.nodes)[inner].child].next == 0 &&
      (continues_query(p) || p.is(token_kind::right_parenthesis))) {
    // ((SELECT ...) UNION SELECT ...), ((SELECT ...)): a query in more than one pair of parentheses
    (*p.nodes)[inner].kind = node_kind::parentheses;
    inner = query_behind(p, 0, set_operations(p, inner, start, 0), start);
    p.expect(token_kind::right_parenthesis);
    return derived(p, inner, from);
  }
  p.add(c, inner);
  while (p.accept(token_kind::comma)) p.add(c, table(p));
  p.expect(token_kind::right_parenthesis);
  if (at_alias(p) || p.is(kw_as)) p.add(c, alias(p));
  return p.make(node_kind::parentheses, from, c);
}

/// ONLY (t), or ONLY alone in front of a name.
constexpr std::uint32_t only_table(parser& p, std::uint32_t from) {
  children c;
  p.add(c, object(p, usage::reads, object_kind::relation));
  p.expect(token_kind::right_parenthesis);
  if (p.is(kw_as) || at_alias(p)) p.add(c, alias(p));
  return p.make(node_kind::relation, from, c);
}

/// UNPIVOT a.attributes AS value AT name
constexpr std::uint32_t unpivot_value(parser& p, std::uint32_t from) {
  children c;
  p.advance();
  p.add(c, expression(p));
  if (p.is(kw_as) || at_alias(p)) p.add(c, alias(p, true));
  return p.make(node_kind::unpivot_value, from, c);
}

/// A function whose name starts here. TABLE and UNNEST are `plain`: no cast or subscript follows them.
constexpr std::uint32_t table_function(parser& p, bool plain, std::uint32_t from) {
  nesting const deeper{p, 3};
  children c;
  if (plain) {
    std::uint32_t const start = p.at;
    p.advance();
    p.add(c, call(p, start));
  } else {
    p.add(c, primary(p));
  }
  if (p.is(kw_with, kw_offset)) p.go(p.at + 2);
  if (p.is(kw_as) || at_alias(p) || (p.is(kw_at) && p.peek(1).is_name())) p.add(c, alias(p, true));
  return p.make(node_kind::table_function, from, c);
}

/// The path into a SUPER value: `t.a[0].b`
constexpr void subscripts(parser& p, children& c) {
  for (;;) {
    if (p.accept(token_kind::left_bracket)) {
      p.add(c, expression(p));
      p.expect(token_kind::right_bracket);
    } else if (p.is(token_kind::dot) && p.peek(1).is_name()) {
      p.go(p.at + 2);
    } else {
      return;
    }
  }
}

/// The clauses behind the name of a relation that starts at `start`.
constexpr std::uint32_t relation(parser& p, std::uint32_t start, std::uint32_t from) {
  children c;
  p.add(c, p.make(node_kind::object, object_detail::pack(usage::reads, object_kind::relation), start, {}));
  if (p.is(token_kind::left_bracket)) subscripts(p, c);
  p.accept(token_kind::star);  // FROM t *: with the tables that inherit from it
  if (p.is(kw_as) || at_alias(p)) {
    p.add(c, alias(p, true));
  } else if (p.is(kw_at) && p.peek(1).is_name()) {
    std::uint32_t const at = p.at;
    children name;
    p.advance();
    p.add(name, label(p));
    p.add(c, p.make(node_kind::alias, 1, at, name));
  }
  return p.make(node_kind::relation, from, c);
}

constexpr std::uint32_t named_table(parser& p) {
  std::uint32_t const from = p.at;
  if (p.is(kw_lateral) &&
      (p.peek(1).is(token_kind::left_parenthesis) || (p.peek(1).is_name() && !p.peek(1).is(kw_as)))) {
    p.advance();
    if (p.accept(token_kind::left_parenthesis)) {
      std::uint32_t const inner = query(p);
      p.expect(token_kind::right_parenthesis);
      return derived(p, inner, from);
    }
  }
  if (p.accept(kw_only) && p.accept(token_kind::left_parenthesis)) return only_table(p, from);
  if (p.is(kw_unpivot)) return unpivot_value(p, from);
  bool const table_of = p.is(kw_table) && p.peek(1).is(token_kind::left_parenthesis);
  if (is_structural(p.now->word) && !table_of && !p.peek(1).is(token_kind::left_parenthesis)) return p.unexpected();
  std::uint32_t const start = p.at;
  if (table_of)
    p.advance();
  else if (!skip_name(p))
    return 0;
  if (!p.is(token_kind::left_parenthesis)) return relation(p, start, from);
  p.go(start);
  return table_function(p, table_of || p.is(kw_unnest), from);
}

/// PIVOT (sum(a) AS s FOR b IN ('x' AS x, 'y')), UNPIVOT [INCLUDE NULLS] (a FOR b IN (c, d AS e))
constexpr std::uint32_t pivoted(parser& p, std::uint32_t table, std::uint32_t from) {
  node_kind const kind = p.is(kw_pivot) ? node_kind::pivot : node_kind::unpivot;
  children c;
  p.add(c, table);
  p.advance();
  if (p.accept(kw_include) || p.accept(kw_exclude)) p.expect(kw_nulls);
  p.expect(token_kind::left_parenthesis);
  do {
    std::uint32_t const start = p.at;
    children parts;
    p.add(parts, expression(p, precedence::other));
    if (p.accept(kw_as))
      p.add(parts, label(p));
    else if (at_alias(p))
      p.add(parts, label(p));
    p.add(c, p.make(node_kind::item, start, parts));
  } while (p.accept(token_kind::comma));
  p.expect(kw_for);
  p.add(c, expression(p, precedence::other));
  p.expect(kw_in);
  p.expect(token_kind::left_parenthesis);
  do {
    std::uint32_t const start = p.at;
    children parts;
    p.add(parts, expression(p));
    if (p.accept(kw_as))
      p.add(parts, p.is(token_kind::string) ? p.take(node_kind::literal) : label(p));
    else if (at_alias(p))
      p.add(parts, label(p));
    p.add(c, p.make(node_kind::item, start, parts));
  } while (p.accept(token_kind::comma));
  p.expect(token_kind::right_parenthesis);
  p.expect(token_kind::right_parenthesis);
  if (p.is(kw_as) || (at_alias(p) && !p.is(kw_pivot))) p.add(c, alias(p));
  return p.make(kind, from, c);
}

constexpr std::uint32_t table_operand(parser& p) {
  std::uint32_t const from = p.at;
  std::uint32_t result = 0;
  switch (p.now->kind) {
    case token_kind::left_parenthesis:
      result = table_in_parentheses(p);
      break;
    case token_kind::identifier:
    case token_kind::quoted_identifier:
      result = named_table(p);
      break;
    default:
      return p.unexpected();
  }
  while (p.is(kw_pivot) || p.is(kw_unpivot)) result = pivoted(p, result, from);
  return result;
}

constexpr std::uint32_t joined(parser& p, std::uint32_t left, std::uint32_t from) {
  nesting const deeper{p, 1};
  join_kind kind = join_kind::inner;
  bool const natural = p.accept(kw_natural);
  if (p.accept(kw_cross)) {
    kind = join_kind::cross;
  } else if (!p.accept(kw_inner)) {
    if (p.accept(kw_left))
      kind = join_kind::left;
    else if (p.accept(kw_right))
      kind = join_kind::right;
    else if (p.accept(kw_full))
      kind = join_kind::full;
    p.accept(kw_outer);
  }
  p.expect(kw_join);
  std::uint32_t const start = p.at;
  std::uint32_t right = table_operand(p);
  children c;
  p.add(c, left);
  if (!natural && kind != join_kind::cross) {
    // t JOIN u JOIN v ON ... ON ...: the inner one has the first condition
    while (!p.failed() && !p.is(kw_on) && !p.is(kw_using) && at_join(p)) right = joined(p, right, start);
    p.add(c, right);
    std::uint32_t const condition = p.at;
    children parts;
    if (p.accept(kw_on)) {
      p.add(parts, expression(p));
      p.add(c, p.make(node_kind::on, condition, parts));
    } else {
      p.expect(kw_using);
      p.add(parts, column_list(p));
      p.add(c, p.make(node_kind::using_columns, condition, parts));
    }
  } else {
    p.add(c, right);
  }
  auto const detail = static_cast<std::uint8_t>(kind);
  return p.make(node_kind::join, natural ? detail | 0x80 : detail, from, c);
}

/// A table with its joins.
constexpr std::uint32_t table(parser& p) {
  nesting const deeper{p, 2};
  std::uint32_t const from = p.at;
  std::uint32_t left = table_operand(p);
  while (at_join(p)) left = joined(p, left, from);
  return left;
}

}  // namespace strata::sql::grammar
