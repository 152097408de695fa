// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/recursion.hpp>
#include <strata/sql/grammar/statement_head.hpp>

namespace strata::sql::grammar {

constexpr void insert(parser& p, children& c) {
  p.advance();
  p.expect(kw_into);
  p.add(c, object(p, usage::writes, object_kind::table));
  if (p.is(token_kind::left_parenthesis) && !p.peek(1).is(kw_select) && !p.peek(1).is(kw_with) &&
      !p.peek(1).is(token_kind::left_parenthesis) &&
      !(p.peek(1).is(kw_values) && p.peek(2).is(token_kind::left_parenthesis)))
    p.add(c, column_list(p));
  if (p.accept(kw_default)) return p.expect(kw_values);
  p.add(c, query(p));
}

/// The table of a change, with its alias. A word that continues the statement is no alias.
constexpr std::uint32_t target(parser& p, keyword behind, keyword other) {
  std::uint32_t const from = p.at;
  children c;
  p.accept(kw_only);
  p.add(c, object(p, usage::writes, object_kind::table));
  if (p.is(kw_as) || (!p.is(behind) && !p.is(other) && at_alias(p))) p.add(c, alias(p));
  return p.make(node_kind::relation, from, c);
}

/// SET a = 1, (b, c) = (2, 3)
constexpr void assignments(parser& p, children& c) {
  do {
    std::uint32_t const from = p.at;
    children parts;
    if (p.is(token_kind::left_parenthesis)) {
      p.add(parts, column_list(p));
    } else {
      std::uint32_t const start = p.at;
      skip_name(p);
      std::uint32_t const column = p.leaf(node_kind::column, start);
      p.add(parts, p.is(token_kind::left_bracket) ? navigated(p, column, start) : column);
    }
    p.expect(token_kind::equal);
    p.add(parts, expression(p));
    p.add(c, p.make(node_kind::assignment, from, parts));
  } while (p.accept(token_kind::comma));
}

constexpr void update(parser& p, children& c) {
  p.advance();
  p.add(c, target(p, kw_set, kw_set));
  p.expect(kw_set);
  assignments(p, c);
  if (p.is(kw_from)) p.add(c, from_clause(p));
  if (p.is(kw_where)) p.add(c, clause(p, node_kind::where));
}

constexpr void delete_from(parser& p, children& c) {
  p.advance();
  p.accept(kw_from);
  p.add(c, target(p, kw_using, kw_where));
  if (p.is(kw_using)) p.add(c, from_clause(p));
  if (p.is(kw_where)) p.add(c, clause(p, node_kind::where));
}

/// WHEN [NOT] MATCHED [AND ...] THEN ...
constexpr std::uint32_t when_clause(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  p.expect(kw_when);
  bool const missing = p.accept(kw_not);
  p.expect(kw_matched);
  if (p.accept(kw_and)) p.add(c, expression(p));
  p.expect(kw_then);
  if (p.accept(kw_update)) {
    p.expect(kw_set);
    assignments(p, c);
  } else if (p.accept(kw_delete)) {
  } else if (p.accept(kw_do)) {
    p.expect(kw_nothing);
  } else {
    p.expect(kw_insert);
    if (p.is(token_kind::left_parenthesis)) p.add(c, column_list(p));
    if (!p.accept(kw_default, kw_values)) {
      if (!p.is(kw_values)) return p.unexpected();
      p.add(c, values(p));
    }
  }
  return p.make(node_kind::when_clause, missing ? 1 : 0, from, c);
}

constexpr void merge(parser& p, children& c) {
  p.advance();
  p.expect(kw_into);
  p.add(c, target(p, kw_using, kw_using));
  std::uint32_t const from = p.at;
  children source;
  p.expect(kw_using);
  p.add(source, table_operand(p));
  p.add(c, p.make(node_kind::from, from, source));
  if (!p.is(kw_on)) {
    p.unexpected();
    return;
  }
  p.add(c, clause(p, node_kind::on));
  if (p.accept(kw_remove)) return p.expect(kw_duplicates);
  do {
    p.add(c, when_clause(p));
  } while (p.is(kw_when));
}

inline constexpr statement_row change_statements[] = {
    {{statement_kind::insert, {kw_insert}}, insert},
    {{statement_kind::update, {kw_update}}, update},
    {{statement_kind::delete_from, {kw_delete}}, delete_from},
    {{statement_kind::merge, {kw_merge}}, merge},
};

}  // namespace strata::sql::grammar
