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
  std::uint32_t const names = is("with"_kw) ? with() : 0;
  return query_behind(names, rows(0), from);
}

/// What may stand behind the rows of a query.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::query_behind(std::uint32_t names, std::uint32_t body, std::uint32_t from) {
  children c;
  add(c, names);
  add(c, body);
  if (is("order"_kw)) add(c, order_by());
  for (bool more = true; more;) {
    switch (now_->word) {
      case "limit"_kw:
      case "offset"_kw:
      case "fetch"_kw:
        add(c, limit());
        break;
      case "for"_kw:
        more = peek(1).is("update"_kw) || peek(1).is("share"_kw);
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
  if (accept("of"_kw)) objects(tables, usage::refers, object_kind::relation);
  return make(node_kind::locking, from, tables);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::with() {
  std::uint32_t const from = at_;
  children c;
  advance();
  bool const recursive = is("recursive"_kw) && peek(1).is_name() && !peek(1).is("as"_kw);
  if (recursive) advance();
  do {
    std::uint32_t const start = at_;
    children parts;
    add(parts, name());
    if (is(token_kind::left_parenthesis)) add(parts, column_list());
    expect("as"_kw);
    if (accept("not"_kw))
      expect("materialized"_kw);
    else
      accept("materialized"_kw);
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
    case "union"_kw:
    case "intersect"_kw:
    case "except"_kw:
    case "minus"_kw:
      return true;
    default:
      return false;
  }
}

/// Whether what stands behind a query in parentheses makes it a part of a larger one.
template <class Nodes>
constexpr bool parser<Nodes>::continues_query() const {
  return at_set_operation() || is("limit"_kw) || is("offset"_kw) || is("order"_kw, "by"_kw);
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
      if (is("select"_kw))
        left = select();
      else if (is("values"_kw))
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
    int const strength = is("intersect"_kw) ? 2 : 1;
    if (strength < lowest) break;
    set_kind kind = is("intersect"_kw) ? set_kind::intersect : is("union"_kw) ? set_kind::union_rows : set_kind::except;
    advance();
    if (accept("all"_kw)) {
      if (kind == set_kind::union_rows) kind = set_kind::union_all;
    } else {
      accept("distinct"_kw);
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
  if (is("top"_kw)) add(c, top());
  if (is("distinct"_kw)) {
    std::uint32_t const start = at_;
    advance();
    if (accept("on"_kw)) {
      children parts;
      expect(token_kind::left_parenthesis);
      expressions(parts);
      expect(token_kind::right_parenthesis);
      add(c, make(node_kind::distinct_on, start, parts));
    } else {
      add(c, leaf(node_kind::words, start));
    }
  } else if (is("all"_kw)) {
    advance();
  }
  if (is("top"_kw)) add(c, top());
  do {
    add(c, item());
  } while (accept(token_kind::comma));
  // each clause once, in this order
  if (is("into"_kw)) add(c, into());
  if (is("from"_kw)) add(c, from_clause());
  if (is("where"_kw)) add(c, clause(node_kind::where));
  while (is("connect"_kw) || is("start"_kw)) add(c, connect_by());
  if (is("group"_kw)) add(c, group_by());
  if (is("having"_kw)) add(c, clause(node_kind::having));
  if (is("qualify"_kw)) add(c, clause(node_kind::qualify));
  if (is("window"_kw)) add(c, window_names());
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
  accept("percent"_kw);
  return make(node_kind::top, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::star_item(std::uint32_t from) {
  children c;
  if (accept("exclude"_kw)) {
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
  if (accept("as"_kw))
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
    if (is("temp"_kw) || is("temporary"_kw))
      temporary = true;
    else if (!is("table"_kw) && !is("local"_kw))
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
  if (accept("start"_kw))
    expect("with"_kw);
  else {
    expect("connect"_kw);
    expect("by"_kw);
  }
  add(c, expression());
  return make(node_kind::connect_by, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::group_by() {
  std::uint32_t const from = at_;
  children c;
  advance();
  expect("by"_kw);
  if (accept("all"_kw)) return make(node_kind::group_by, from, c);
  do {
    if (is("grouping"_kw, "sets"_kw)) {
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
    expect("as"_kw);
    add(c, window_in_parentheses());
  } while (accept(token_kind::comma));
  return make(node_kind::window_names, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::order_by() {
  std::uint32_t const from = at_;
  children c;
  advance();
  expect("by"_kw);
  do {
    std::uint32_t const start = at_;
    children parts;
    add(parts, expression());
    if (!accept("asc"_kw)) accept("desc"_kw);
    if (accept("nulls"_kw) && !accept("first"_kw)) expect("last"_kw);
    add(c, make(node_kind::order_item, start, parts));
  } while (accept(token_kind::comma));
  return make(node_kind::order_by, from, c);
}

/// LIMIT, OFFSET or FETCH
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::limit() {
  std::uint32_t const from = at_;
  node_kind const kind = is("offset"_kw) ? node_kind::offset : node_kind::limit;
  bool const fetch = is("fetch"_kw);
  children c;
  advance();
  if (fetch && !accept("first"_kw)) expect("next"_kw);
  if (!accept("all"_kw) && !(fetch && (is("row"_kw) || is("rows"_kw)))) add(c, expression());
  if (!accept("rows"_kw)) accept("row"_kw);
  if (fetch && !accept("only"_kw)) expect("with"_kw, "ties"_kw);
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
    case "join"_kw:
    case "inner"_kw:
    case "left"_kw:
    case "right"_kw:
    case "full"_kw:
    case "cross"_kw:
    case "natural"_kw:
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
  bool const natural = accept("natural"_kw);
  if (accept("cross"_kw)) {
    kind = join_kind::cross;
  } else if (!accept("inner"_kw)) {
    if (accept("left"_kw))
      kind = join_kind::left;
    else if (accept("right"_kw))
      kind = join_kind::right;
    else if (accept("full"_kw))
      kind = join_kind::full;
    accept("outer"_kw);
  }
  expect("join"_kw);
  std::uint32_t const start = at_;
  std::uint32_t right = table_operand();
  children c;
  add(c, left);
  if (!natural && kind != join_kind::cross) {
    // t JOIN u JOIN v ON ... ON ...: the inner one has the first condition
    while (!failed() && !is("on"_kw) && !is("using"_kw) && at_join()) right = joined(right, start);
    add(c, right);
    std::uint32_t const condition = at_;
    children parts;
    if (accept("on"_kw)) {
      add(parts, expression());
      add(c, make(node_kind::on, condition, parts));
    } else {
      expect("using"_kw);
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
  while (is("pivot"_kw) || is("unpivot"_kw)) result = pivoted(result, from);
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
  if (at_alias() || is("as"_kw)) add(c, alias());
  return make(node_kind::parentheses, from, c);
}

/// Behind the parenthesis that closes a query.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::derived(std::uint32_t inner, std::uint32_t from) {
  children c;
  add(c, inner);
  if (is("as"_kw) || at_alias()) add(c, alias());
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
    case "encode"_kw:  // what may follow an expression in other places than a SELECT
    case "interval"_kw:
    case "ignore"_kw:
    case "respect"_kw:
    case "language"_kw:
    case "partition"_kw:
    case "snapshot"_kw:
    case "nulls"_kw:
      return false;
    case "qualify"_kw:
      // An alias only where nothing follows that makes a condition: FROM t QUALIFY, u
      switch (peek(1).kind) {
        case token_kind::end:
        case token_kind::comma:
        case token_kind::right_parenthesis:
          return true;
        case token_kind::identifier:
          return is_reserved(peek(1).word) && !peek(1).is("case"_kw) && !peek(1).is("not"_kw) &&
                 !(peek(2).is(token_kind::left_parenthesis) && !peek(1).is("as"_kw));
        default:
          return false;
      }
    case "window"_kw:
      return !(peek(1).is_name() && peek(2).is("as"_kw));
    case "fetch"_kw:
      return !(peek(1).is("first"_kw) || peek(1).is("next"_kw));
    case "exclude"_kw:
      return !peek(1).is(token_kind::left_parenthesis);
    case "tablesample"_kw:
      return false;
    case "at"_kw:
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
  accept("as"_kw);
  if (is(token_kind::left_parenthesis))
    add(c, column_list(true));
  else {
    add(c, label());
    if (is(token_kind::left_parenthesis)) add(c, column_list(true));
  }
  if (may_have_at && is("at"_kw) && peek(1).is_name()) {
    advance();
    add(c, label());
  }
  return make(node_kind::alias, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::named_table() {
  std::uint32_t const from = at_;
  children c;
  if (is("lateral"_kw) && (peek(1).is(token_kind::left_parenthesis) || (peek(1).is_name() && !peek(1).is("as"_kw)))) {
    advance();
    if (is(token_kind::left_parenthesis)) {
      advance();
      std::uint32_t const inner = query();
      expect(token_kind::right_parenthesis);
      return derived(inner, from);
    }
  }
  if (is("only"_kw)) {
    advance();
    if (accept(token_kind::left_parenthesis)) {
      add(c, object(usage::reads, object_kind::relation));
      expect(token_kind::right_parenthesis);
      if (is("as"_kw) || at_alias()) add(c, alias());
      return make(node_kind::relation, from, c);
    }
  }
  if (is("unpivot"_kw)) {  // UNPIVOT a.attributes AS value AT name
    advance();
    add(c, expression());
    if (is("as"_kw) || at_alias()) add(c, alias(true));
    return make(node_kind::unpivot_value, from, c);
  }
  bool const table_of = is("table"_kw) && peek(1).is(token_kind::left_parenthesis);
  if (is_structural(now_->word) && !table_of && !peek(1).is(token_kind::left_parenthesis)) return unexpected();
  std::uint32_t const start = at_;
  if (table_of)
    advance();
  else if (!skip_name())
    return 0;
  if (is(token_kind::left_parenthesis)) {
    go(start);
    if (is("unnest"_kw) || table_of) {
      advance();
      std::uint32_t const function = call(start);
      add(c, function);
    } else {
      add(c, primary());
    }
    if (is("with"_kw) && (peek(1).is("offset"_kw) || peek(1).is("ordinality"_kw))) go(at_ + 2);
    if (is("as"_kw) || at_alias())
      add(c, alias(true));
    else if (is("at"_kw) && peek(1).is_name())
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
  if (is("tablesample"_kw)) {
    advance();
    if (now_->is_name()) advance();
    add(c, opaque_parentheses());
  }
  if (is("as"_kw) || at_alias()) {
    add(c, alias(true));
  } else if (is("at"_kw) && peek(1).is_name()) {
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
  node_kind const kind = is("pivot"_kw) ? node_kind::pivot : node_kind::unpivot;
  children c;
  add(c, table);
  advance();
  if (accept("include"_kw) || accept("exclude"_kw)) expect("nulls"_kw);
  expect(token_kind::left_parenthesis);
  do {
    std::uint32_t const start = at_;
    children parts;
    add(parts, expression(precedence::other));
    if (accept("as"_kw))
      add(parts, label());
    else if (at_alias())
      add(parts, label());
    add(c, make(node_kind::item, start, parts));
  } while (accept(token_kind::comma));
  expect("for"_kw);
  add(c, expression(precedence::other));
  expect("in"_kw);
  expect(token_kind::left_parenthesis);
  do {
    std::uint32_t const start = at_;
    children parts;
    add(parts, expression());
    if (accept("as"_kw))
      add(parts, is(token_kind::string) ? take(node_kind::literal) : label());
    else if (at_alias())
      add(parts, label());
    add(c, make(node_kind::item, start, parts));
  } while (accept(token_kind::comma));
  expect(token_kind::right_parenthesis);
  expect(token_kind::right_parenthesis);
  if (is("as"_kw) || (at_alias() && !is("pivot"_kw))) add(c, alias());
  return make(kind, from, c);
}

}  // namespace strata::sql::detail
