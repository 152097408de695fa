// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/create_head.hpp>
#include <strata/sql/grammar/recursion.hpp>
#include <strata/sql/grammar/statement_head.hpp>

namespace strata::sql::grammar {

/// CREATE of an object with options.
constexpr void create_object(parser& p, children& c) {
  create_head const head = read_create_head(p);
  p.add(c, object(p, usage::creates, head.kind, head.marks()));
  words(p, c);
}

/// CREATE of an object; the parser takes the rest unread.
constexpr void create_opaquely(parser& p, children& c) {
  create_head const head = read_create_head(p);
  p.add(c, object(p, usage::creates, head.kind, head.marks()));
  p.add(c, opaque_rest(p));
}

/// ALTER and the name of the object.
constexpr object_kind altered_object(parser& p, children& c) {
  p.advance();
  p.accept(kw_external);
  object_kind const what = kind_words_of_head(p);
  std::uint16_t const marks = if_exists(p) ? object_detail::optional : std::uint16_t{0};
  p.add(c, object(p, usage::alters, what, marks));
  return what;
}

/// RENAME TO, behind the old name, which is the last child.
constexpr void renamed(parser& p, children& c, object_kind what) {
  node& old = (*p.nodes)[c.last];
  if (!old.is(node_kind::object)) return p.add(c, object(p, usage::creates, what));
  constexpr unsigned marks = object_detail::optional;
  old.detail = static_cast<std::uint16_t>(object_detail::pack(usage::drops, what) | (old.detail & marks));
  p.add(c, object(p, usage::creates, what));
}

/// RENAME TO and OWNER TO, which many objects share. Gives false where neither stands.
constexpr bool renamed_or_owned(parser& p, children& c, object_kind what) {
  children arguments;
  if (p.is(token_kind::left_parenthesis)) p.add(arguments, opaque_parentheses(p));
  if (p.accept(kw_rename, kw_to)) {
    renamed(p, c, what);
    return true;
  }
  p.add(c, arguments.first);
  if (!p.accept(kw_owner, kw_to)) return false;
  p.add(c, object(p, usage::refers, object_kind::user));
  return true;
}

/// ALTER of an object with options.
constexpr void alter_object(parser& p, children& c) {
  object_kind const what = altered_object(p, c);
  if (!renamed_or_owned(p, c, what)) words(p, c);
}

/// ALTER of an object; the parser takes the rest unread.
constexpr void alter_opaquely(parser& p, children& c) {
  object_kind const what = altered_object(p, c);
  if (!renamed_or_owned(p, c, what)) p.add(c, opaque_rest(p));
}

constexpr void drop(parser& p, children& c) {
  p.advance();
  p.accept(kw_external);
  object_kind const what = kind_words_of_head(p);
  objects(p, c, usage::drops, what, if_exists(p) ? object_detail::optional : std::uint16_t{0});
  if (p.is(kw_cascade) || p.is(kw_restrict) || p.is(kw_force)) p.advance();
  p.accept(kw_remove, kw_definition);  // of an external view
  if (p.is(kw_drop, kw_external)) {
    p.go(p.at + 2);
    p.expect(kw_database);
    if (!p.accept(kw_cascade)) p.accept(kw_restrict);
  }
  if (what == object_kind::rls_policy && p.accept(kw_on)) words(p, c);
}

/// USING ICEBERG and the clauses behind it, of a table and of a materialized view.
constexpr void iceberg_clauses(parser& p, children& c) {
  std::uint32_t const from = p.at;
  children parts;
  while (!p.done() && !p.is(kw_as)) {
    if (p.is(token_kind::left_parenthesis))
      p.add(parts, opaque_parentheses(p));
    else
      p.advance();
  }
  p.add(c, p.make(node_kind::words, from, parts));
}

/// A statement of which only the first word is known.
constexpr void opaque_statement(parser& p, children& c) {
  p.advance();
  p.add(c, opaque_rest(p));
}

}  // namespace strata::sql::grammar
