// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/create_head.hpp>
#include <strata/sql/grammar/statement_head.hpp>

namespace strata::sql::grammar {

/// CREATE of an object with options.
constexpr void create_object(auto& p, children& c) {
  object_kind const what = read_create_head(p).kind;
  p.add(c, object(p, usage::creates, what));
  words(p, c);
}

/// CREATE of an object; the parser takes the rest unread.
constexpr void create_opaquely(auto& p, children& c) {
  read_create_head(p);
  p.add(c, opaque_rest(p));
}

/// ALTER and the name of the object.
constexpr object_kind altered_object(auto& p, children& c) {
  p.advance();
  p.accept(kw_external);
  object_kind const what = kind_words(p);
  if_exists(p);
  p.add(c, object(p, usage::alters, what));
  return what;
}

/// RENAME TO and OWNER TO, which many objects share. Gives false where neither stands.
constexpr bool renamed_or_owned(auto& p, children& c, object_kind what) {
  if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  if (p.accept(kw_rename, kw_to)) {
    p.add(c, object(p, usage::creates, what));
    return true;
  }
  if (!p.accept(kw_owner, kw_to)) return false;
  p.add(c, object(p, usage::refers, object_kind::user));
  return true;
}

/// ALTER of an object with options.
constexpr void alter_object(auto& p, children& c) {
  object_kind const what = altered_object(p, c);
  if (!renamed_or_owned(p, c, what)) words(p, c);
}

/// ALTER of an object; the parser takes the rest unread.
constexpr void alter_opaquely(auto& p, children& c) {
  object_kind const what = altered_object(p, c);
  if (!renamed_or_owned(p, c, what)) p.add(c, opaque_rest(p));
}

constexpr void drop(auto& p, children& c) {
  p.advance();
  p.accept(kw_external);
  object_kind const what = kind_words(p);
  if (what == object_kind::other) return p.add(c, opaque_rest(p));
  if_exists(p);
  objects(p, c, usage::drops, what);
  if (p.is(kw_cascade) || p.is(kw_restrict) || p.is(kw_force)) p.advance();
  p.accept(kw_remove, kw_definition);  // of an external view
  if (p.is(kw_drop, kw_external)) {
    p.go(p.at + 2);
    p.expect(kw_database);
    if (!p.accept(kw_cascade)) p.accept(kw_restrict);
  }
  if (what == object_kind::policy && p.accept(kw_on)) words(p, c);
}

/// USING ICEBERG and the clauses behind it, of a table and of a materialized view.
constexpr void iceberg_clauses(auto& p, children& c) {
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
constexpr void opaque_statement(auto& p, children& c) {
  p.advance();
  p.add(c, opaque_rest(p));
}

}  // namespace strata::sql::grammar
