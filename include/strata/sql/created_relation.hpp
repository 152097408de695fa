// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/lexer.hpp>
#include <strata/sql/name_tokens.hpp>
#include <strata/sql/relation_use.hpp>

namespace strata::sql {

struct created_relation {
  object_kind kind = object_kind::other;
  object_name name{};
};

/// What a CREATE TABLE or CREATE [MATERIALIZED] VIEW creates, from its head alone: however long the text is, this takes
/// a moment. Empty for anything else. `relations` tells the rest.
constexpr created_relation created_relation_of(std::string_view sql) {
  token tokens[24]{};
  std::size_t count = 0, at = 1;
  lexer in{sql};
  for (token t = in.next(); count < 24 && !t.is(token_kind::end); t = in.next())
    if (count > 0 || !t.is(token_kind::semicolon)) tokens[count++] = t;
  token_range const head{tokens, tokens + count};
  if (!head[0].is(kw_create)) return {};
  while (head[at].is(kw_or) || head[at].is(kw_replace) || head[at].is(kw_local) || head[at].is(kw_temp) ||
         head[at].is(kw_temporary) || head[at].is(kw_external) || head[at].is(kw_protected) ||
         head[at].is(kw_recursive))
    ++at;
  created_relation result;
  if (head[at].is(kw_table))
    result.kind = object_kind::table;
  else if (head[at].is(kw_view))
    result.kind = object_kind::view;
  else if (head[at].is(kw_materialized) && head[at + 1].is(kw_view))
    result.kind = object_kind::materialized_view, ++at;
  else
    return {};
  ++at;
  if (head[at].is(kw_if) && head[at + 1].is(kw_not) && head[at + 2].is(kw_exists)) at += 3;
  result.name = name_of_tokens(head, at, end_of_name(head, at));
  if (result.name.empty()) return {};
  return result;
}

}  // namespace strata::sql
