// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/parser.hpp>

namespace strata::sql::detail {

// ---- the query around its SELECTs

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::query() {
  nesting const deeper{*this, 5};
  std::uint32_t const from = at_;
  std::uint32_t const names = is(kw_with) ? with() : 0;
  return query_behind(names, rows(0), from);
}

/// What may stand behind the rows of a query.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::query_behind(std::uint32_t names, std::uint32_t body, std::uint32_t from) {
  children c;
  add(c, names);
  add(c, body);
  if (is(kw_order)) add(c, order_by());
  for (bool more = true; more;) {
    switch (now_->word) {
      case kw_limit:
      case kw_offset:
      case kw_fetch:
        add(c, limit());
        break;
      case kw_for:
        more = peek(1).is(kw_update) || peek(1).is(kw_share);
        if (more) add(c, locking());
        break;
      default:
        more = false;
    }
  }
  return make(node_kind::query, from, c);
}

/// FOR UPDATE [OF t]
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::locking() {
  std::uint32_t const from = at_;
  children tables;
  go(at_ + 2);
  if (accept(kw_of)) objects(tables, usage::refers, object_kind::relation);
  return make(node_kind::locking, from, tables);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::with() {
  std::uint32_t const from = at_;
  children c;
  advance();
  bool const recursive = is(kw_recursive) && peek(1).is_name() && !peek(1).is(kw_as);
  if (recursive) advance();
  do {
    std::uint32_t const start = at_;
    children parts;
    add(parts, name());
    if (is(token_kind::left_parenthesis)) add(parts, column_list());
    expect(kw_as);
    if (accept(kw_not))
      expect(kw_materialized);
    else
      accept(kw_materialized);
    expect(token_kind::left_parenthesis);
    add(parts, query());
    expect(token_kind::right_parenthesis);
    add(c, make(node_kind::cte, start, parts));
  } while (accept(token_kind::comma));
  return make(node_kind::with, recursive ? 1 : 0, from, c);
}

template <class Nodes>
constexpr bool parser<Nodes>::at_set_operation() const {
  switch (now_->word) {
    case kw_union:
    case kw_intersect:
    case kw_except:
    case kw_minus:
      return true;
    default:
      return false;
  }
}

/// Whether what stands behind a query in parentheses makes it a part of a larger one.
template <class Nodes>
constexpr bool parser<Nodes>::continues_query() const {
  return at_set_operation() || is(kw_limit) || is(kw_offset) || is(kw_order, kw_by);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::rows(int lowest) {
  std::uint32_t const from = at_;
  std::uint32_t left = 0;
  switch (now_->kind) {
    case token_kind::left_parenthesis: {
      left = query_in_parentheses();
      break;
    }
    default:
      if (is(kw_select))
        left = select();
      else if (is(kw_values))
        left = values();
      else
        return unexpected();
  }
  return at_set_operation() ? set_operations(left, from, lowest) : left;
}

/// INTERSECT binds more strongly than UNION and EXCEPT.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::set_operations(std::uint32_t left, std::uint32_t from, int lowest) {
  while (at_set_operation()) {
    int const strength = is(kw_intersect) ? 2 : 1;
    if (strength < lowest) break;
    set_kind kind = is(kw_intersect) ? set_kind::intersect : is(kw_union) ? set_kind::union_rows : set_kind::except;
    advance();
    if (accept(kw_all)) {
      if (kind == set_kind::union_rows) kind = set_kind::union_all;
    } else {
      accept(kw_distinct);
    }
    children c;
    add(c, left);
    add(c, rows(strength + 1));
    left = make(node_kind::set_operation, static_cast<std::uint8_t>(kind), from, c);
  }
  return left;
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::query_in_parentheses() {
  nesting const deeper{*this, 2};
  std::uint32_t const from = at_;
  expect(token_kind::left_parenthesis);
  children c;
  add(c, query());
  expect(token_kind::right_parenthesis);
  return make(node_kind::parentheses, from, c);
}

// ---- SELECT

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::clause(node_kind kind) {
  std::uint32_t const from = at_;
  advance();
  children c;
  add(c, expression());
  return make(kind, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::select() {
  std::uint32_t const from = at_;
  children c;
  advance();
  if (is(kw_top)) add(c, top());
  if (is(kw_distinct)) {
    std::uint32_t const start = at_;
    advance();
    if (accept(kw_on)) {
      children parts;
      expect(token_kind::left_parenthesis);
      expressions(parts);
      expect(token_kind::right_parenthesis);
      add(c, make(node_kind::distinct_on, start, parts));
    } else {
      add(c, leaf(node_kind::words, start));
    }
  } else if (is(kw_all)) {
    advance();
  }
  if (is(kw_top)) add(c, top());
  do {
    add(c, item());
  } while (accept(token_kind::comma));
  // each clause once, in this order
  if (is(kw_into)) add(c, into());
  if (is(kw_from)) add(c, from_clause());
  if (is(kw_where)) add(c, clause(node_kind::where));
  while (is(kw_connect) || is(kw_start)) add(c, connect_by());
  if (is(kw_group)) add(c, group_by());
  if (is(kw_having)) add(c, clause(node_kind::having));
  if (is(kw_qualify)) add(c, clause(node_kind::qualify));
  if (is(kw_window)) add(c, window_names());
  return make(node_kind::select, from, c);
}

/// TOP 10, TOP (10)
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::top() {
  std::uint32_t const from = at_;
  children c;
  advance();
  add(c, is(token_kind::left_parenthesis)                      ? in_parentheses()
         : is(token_kind::number) || is(token_kind::parameter) ? take(node_kind::literal)
                                                               : unexpected());
  accept(kw_percent);
  return make(node_kind::top, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::star_item(std::uint32_t from) {
  children c;
  if (accept(kw_exclude)) {
    if (is(token_kind::left_parenthesis)) {
      add(c, column_list());
    } else {
      std::uint32_t const start = at_;
      children names;
      add(names, name());
      add(c, make(node_kind::column_list, start, names));
    }
  }
  return make(node_kind::star, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::item() {
  std::uint32_t const from = at_;
  children c;
  if (is(token_kind::star)) {
    advance();
    add(c, star_item(from));
    return make(node_kind::item, from, c);
  }
  std::uint32_t const value = expression();
  if (value != 0 && (*nodes_)[value].is(node_kind::star)) {
    add(c, star_item(from));
    return make(node_kind::item, from, c);
  }
  add(c, value);
  if (accept(kw_as))
    add(c, label());
  else if (now_->kind == token_kind::quoted_identifier || (now_->kind == token_kind::identifier && at_alias()))
    add(c, label());
  return make(node_kind::item, from, c);
}

/// INTO [TEMP] [TABLE] name
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::into() {
  std::uint32_t const from = at_;
  advance();
  bool temporary = false;
  for (;; advance()) {
    if (is(kw_temp) || is(kw_temporary))
      temporary = true;
    else if (!is(kw_table) && !is(kw_local))
      break;
  }
  children c;
  add(c, object(usage::creates, object_kind::table, temporary));
  return make(node_kind::into, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::values() {
  std::uint32_t const from = at_;
  children c;
  advance();
  do {
    std::uint32_t const start = at_;
    children row;
    expect(token_kind::left_parenthesis);
    expressions(row);
    expect(token_kind::right_parenthesis);
    add(c, make(node_kind::row, start, row));
  } while (accept(token_kind::comma));
  return make(node_kind::values, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::connect_by() {
  std::uint32_t const from = at_;
  children c;
  if (accept(kw_start))
    expect(kw_with);
  else {
    expect(kw_connect);
    expect(kw_by);
  }
  add(c, expression());
  return make(node_kind::connect_by, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::group_by() {
  std::uint32_t const from = at_;
  children c;
  advance();
  expect(kw_by);
  if (accept(kw_all)) return make(node_kind::group_by, from, c);
  do {
    if (is(kw_grouping, kw_sets)) {
      std::uint32_t const start = at_;
      children sets;
      go(at_ + 2);
      expect(token_kind::left_parenthesis);
      expressions(sets);
      expect(token_kind::right_parenthesis);
      add(c, make(node_kind::grouping_sets, start, sets));
    } else {
      add(c, expression());
    }
  } while (accept(token_kind::comma));
  return make(node_kind::group_by, from, c);
}

/// WINDOW w AS (...), ...
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::window_names() {
  std::uint32_t const from = at_;
  children c;
  advance();
  do {
    add(c, name());
    expect(kw_as);
    add(c, window_in_parentheses());
  } while (accept(token_kind::comma));
  return make(node_kind::window_names, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::order_by() {
  std::uint32_t const from = at_;
  children c;
  advance();
  expect(kw_by);
  do {
    std::uint32_t const start = at_;
    children parts;
    add(parts, expression());
    if (!accept(kw_asc)) accept(kw_desc);
    if (accept(kw_nulls) && !accept(kw_first)) expect(kw_last);
    add(c, make(node_kind::order_item, start, parts));
  } while (accept(token_kind::comma));
  return make(node_kind::order_by, from, c);
}

/// LIMIT, OFFSET or FETCH
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::limit() {
  std::uint32_t const from = at_;
  node_kind const kind = is(kw_offset) ? node_kind::offset : node_kind::limit;
  bool const fetch = is(kw_fetch);
  children c;
  advance();
  if (fetch && !accept(kw_first)) expect(kw_next);
  if (!accept(kw_all) && !(fetch && (is(kw_row) || is(kw_rows)))) add(c, expression());
  if (!accept(kw_rows)) accept(kw_row);
  if (fetch && !accept(kw_only)) expect(kw_with, kw_ties);
  return make(kind, from, c);
}

// ---- FROM

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::from_clause() {
  std::uint32_t const from = at_;
  children c;
  advance();
  from_items(c);
  return make(node_kind::from, from, c);
}

template <class Nodes>
constexpr void parser<Nodes>::from_items(children& c) {
  do {
    add(c, table());
  } while (accept(token_kind::comma));
}

template <class Nodes>
constexpr bool parser<Nodes>::at_join() const {
  switch (now_->word) {
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

/// A table with all that is joined to it.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::table() {
  nesting const deeper{*this, 2};
  std::uint32_t const from = at_;
  std::uint32_t left = table_operand();
  while (at_join()) left = joined(left, from);
  return left;
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::joined(std::uint32_t left, std::uint32_t from) {
  nesting const deeper{*this, 1};
  join_kind kind = join_kind::inner;
  bool const natural = accept(kw_natural);
  if (accept(kw_cross)) {
    kind = join_kind::cross;
  } else if (!accept(kw_inner)) {
    if (accept(kw_left))
      kind = join_kind::left;
    else if (accept(kw_right))
      kind = join_kind::right;
    else if (accept(kw_full))
      kind = join_kind::full;
    accept(kw_outer);
  }
  expect(kw_join);
  std::uint32_t const start = at_;
  std::uint32_t right = table_operand();
  children c;
  add(c, left);
  if (!natural && kind != join_kind::cross) {
    // t JOIN u JOIN v ON ... ON ...: the inner one has the first condition
    while (!failed() && !is(kw_on) && !is(kw_using) && at_join()) right = joined(right, start);
    add(c, right);
    std::uint32_t const condition = at_;
    children parts;
    if (accept(kw_on)) {
      add(parts, expression());
      add(c, make(node_kind::on, condition, parts));
    } else {
      expect(kw_using);
      add(parts, column_list());
      add(c, make(node_kind::using_columns, condition, parts));
    }
  } else {
    add(c, right);
  }
  std::uint8_t const detail = static_cast<std::uint8_t>(kind);
  return make(node_kind::join, natural ? detail | 0x80 : detail, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::table_operand() {
  std::uint32_t const from = at_;
  std::uint32_t result = 0;
  switch (now_->kind) {
    case token_kind::left_parenthesis:
      result = table_in_parentheses();
      break;
    case token_kind::identifier:
    case token_kind::quoted_identifier:
      result = named_table();
      break;
    default:
      return unexpected();
  }
  while (is(kw_pivot) || is(kw_unpivot)) result = pivoted(result, from);
  return result;
}

/// A query with its alias, or tables that are joined in parentheses.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::table_in_parentheses() {
  nesting const deeper{*this, 1};
  std::uint32_t const from = at_;
  children c;
  advance();
  if (at_query()) {
    std::uint32_t const inner = query();
    expect(token_kind::right_parenthesis);
    return derived(inner, from);
  }
  std::uint32_t const start = at_;
  std::uint32_t inner = table();
  if (inner != 0 && (*nodes_)[inner].is(node_kind::derived) && (*nodes_)[(*nodes_)[inner].child].next == 0 &&
      (continues_query() || is(token_kind::right_parenthesis))) {
    // ((SELECT ...) UNION SELECT ...), ((SELECT ...)): a query in more than one pair of parentheses
    (*nodes_)[inner].kind = node_kind::parentheses;
    inner = query_behind(0, set_operations(inner, start, 0), start);
    expect(token_kind::right_parenthesis);
    return derived(inner, from);
  }
  add(c, inner);
  while (accept(token_kind::comma)) add(c, table());
  expect(token_kind::right_parenthesis);
  if (at_alias() || is(kw_as)) add(c, alias());
  return make(node_kind::parentheses, from, c);
}

/// Behind the parenthesis that closes a query.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::derived(std::uint32_t inner, std::uint32_t from) {
  children c;
  add(c, inner);
  if (is(kw_as) || at_alias()) add(c, alias());
  return make(node_kind::derived, from, c);
}

/// Whether a word without AS is an alias here.
template <class Nodes>
constexpr bool parser<Nodes>::at_alias() const {
  if (now_->kind == token_kind::quoted_identifier) return true;
  if (now_->kind != token_kind::identifier) return false;
  if (now_->word == no_keyword) return true;
  if (is_structural(now_->word)) return false;
  switch (now_->word) {
    case kw_encode:  // what may follow an expression in other places than a SELECT
    case kw_interval:
    case kw_ignore:
    case kw_respect:
    case kw_language:
    case kw_partition:
    case kw_snapshot:
    case kw_nulls:
      return false;
    case kw_qualify:
      // An alias only where nothing follows that makes a condition: FROM t QUALIFY, u
      switch (peek(1).kind) {
        case token_kind::end:
        case token_kind::comma:
        case token_kind::right_parenthesis:
          return true;
        case token_kind::identifier:
          return is_reserved(peek(1).word) && !peek(1).is(kw_case) && !peek(1).is(kw_not) &&
                 !(peek(2).is(token_kind::left_parenthesis) && !peek(1).is(kw_as));
        default:
          return false;
      }
    case kw_window:
      return !(peek(1).is_name() && peek(2).is(kw_as));
    case kw_fetch:
      return !(peek(1).is(kw_first) || peek(1).is(kw_next));
    case kw_exclude:
      return !peek(1).is(token_kind::left_parenthesis);
    case kw_tablesample:
      return false;
    case kw_at:
      return !peek(1).is_name();
    default:
      return true;
  }
}

/// [AS] name [(columns)] [AT name]
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::alias(bool may_have_at) {
  std::uint32_t const from = at_;
  children c;
  accept(kw_as);
  if (is(token_kind::left_parenthesis))
    add(c, column_list(true));
  else {
    add(c, label());
    if (is(token_kind::left_parenthesis)) add(c, column_list(true));
  }
  if (may_have_at && is(kw_at) && peek(1).is_name()) {
    advance();
    add(c, label());
  }
  return make(node_kind::alias, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::named_table() {
  std::uint32_t const from = at_;
  children c;
  if (is(kw_lateral) && (peek(1).is(token_kind::left_parenthesis) || (peek(1).is_name() && !peek(1).is(kw_as)))) {
    advance();
    if (is(token_kind::left_parenthesis)) {
      advance();
      std::uint32_t const inner = query();
      expect(token_kind::right_parenthesis);
      return derived(inner, from);
    }
  }
  if (is(kw_only)) {
    advance();
    if (accept(token_kind::left_parenthesis)) {
      add(c, object(usage::reads, object_kind::relation));
      expect(token_kind::right_parenthesis);
      if (is(kw_as) || at_alias()) add(c, alias());
      return make(node_kind::relation, from, c);
    }
  }
  if (is(kw_unpivot)) {  // UNPIVOT a.attributes AS value AT name
    advance();
    add(c, expression());
    if (is(kw_as) || at_alias()) add(c, alias(true));
    return make(node_kind::unpivot_value, from, c);
  }
  bool const table_of = is(kw_table) && peek(1).is(token_kind::left_parenthesis);
  if (is_structural(now_->word) && !table_of && !peek(1).is(token_kind::left_parenthesis)) return unexpected();
  std::uint32_t const start = at_;
  if (table_of)
    advance();
  else if (!skip_name())
    return 0;
  if (is(token_kind::left_parenthesis)) {
    go(start);
    if (is(kw_unnest) || table_of) {
      advance();
      std::uint32_t const function = call(start);
      add(c, function);
    } else {
      add(c, primary());
    }
    if (is(kw_with) && (peek(1).is(kw_offset) || peek(1).is(kw_ordinality))) go(at_ + 2);
    if (is(kw_as) || at_alias())
      add(c, alias(true));
    else if (is(kw_at) && peek(1).is_name())
      add(c, alias(true));
    return make(node_kind::table_function, from, c);
  }
  add(c, make(node_kind::object, object_detail::pack(usage::reads, object_kind::relation), start, {}));
  if (is(token_kind::left_bracket)) {
    for (;;) {
      if (accept(token_kind::left_bracket)) {
        add(c, expression());
        expect(token_kind::right_bracket);
      } else if (is(token_kind::dot) && peek(1).is_name()) {
        go(at_ + 2);
      } else {
        break;
      }
    }
  }
  accept(token_kind::star);  // FROM t *: with the tables that inherit from it
  if (is(kw_tablesample)) {
    advance();
    if (now_->is_name()) advance();
    add(c, opaque_parentheses());
  }
  if (is(kw_as) || at_alias()) {
    add(c, alias(true));
  } else if (is(kw_at) && peek(1).is_name()) {
    std::uint32_t const at = at_;
    children name;
    advance();
    add(name, label());
    add(c, make(node_kind::alias, 1, at, name));
  }
  return make(node_kind::relation, from, c);
}

/// PIVOT (sum(a) AS s FOR b IN ('x' AS x, 'y')), UNPIVOT [INCLUDE NULLS] (a FOR b IN (c, d AS e))
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::pivoted(std::uint32_t table, std::uint32_t from) {
  node_kind const kind = is(kw_pivot) ? node_kind::pivot : node_kind::unpivot;
  children c;
  add(c, table);
  advance();
  if (accept(kw_include) || accept(kw_exclude)) expect(kw_nulls);
  expect(token_kind::left_parenthesis);
  do {
    std::uint32_t const start = at_;
    children parts;
    add(parts, expression(precedence::other));
    if (accept(kw_as))
      add(parts, label());
    else if (at_alias())
      add(parts, label());
    add(c, make(node_kind::item, start, parts));
  } while (accept(token_kind::comma));
  expect(kw_for);
  add(c, expression(precedence::other));
  expect(kw_in);
  expect(token_kind::left_parenthesis);
  do {
    std::uint32_t const start = at_;
    children parts;
    add(parts, expression());
    if (accept(kw_as))
      add(parts, is(token_kind::string) ? take(node_kind::literal) : label());
    else if (at_alias())
      add(parts, label());
    add(c, make(node_kind::item, start, parts));
  } while (accept(token_kind::comma));
  expect(token_kind::right_parenthesis);
  expect(token_kind::right_parenthesis);
  if (is(kw_as) || (at_alias() && !is(kw_pivot))) add(c, alias());
  return make(kind, from, c);
}

}  // namespace strata::sql::detail
