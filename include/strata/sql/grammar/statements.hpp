// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/changes.hpp>
#include <strata/sql/grammar/definitions.hpp>
#include <strata/sql/grammar/files.hpp>
#include <strata/sql/grammar/maintenance.hpp>
#include <strata/sql/grammar/policies.hpp>
#include <strata/sql/grammar/queries.hpp>
#include <strata/sql/grammar/rights.hpp>
#include <strata/sql/grammar/sessions.hpp>
#include <strata/sql/grammar/tables.hpp>
#include <strata/sql/grammar/views.hpp>
#include <strata/sql/split.hpp>

namespace strata::sql::grammar {

/// The statement inside EXPLAIN and PREPARE, which may be any one.
constexpr std::uint32_t inner_statement(parser& p);

constexpr void explain(parser& p, children& c) {
  p.advance();
  p.accept(kw_verbose);
  p.add(c, inner_statement(p));
}

/// PREPARE p (int) AS statement
constexpr void prepare(parser& p, children& c) {
  p.advance();
  p.add(c, name(p));
  if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  p.expect(kw_as);
  p.add(c, inner_statement(p));
}

inline constexpr statement_row outer_statements[] = {
    {{statement_kind::prepare, {kw_prepare}}, prepare},
    {{statement_kind::explain, {kw_explain}}, explain},
};

template <std::size_t Count>
struct statement_rows {
  statement_row rows[Count];
};
template <std::size_t Count>
struct statement_heads {
  statement_head heads[Count];
};

template <std::size_t... Counts>
constexpr auto join(statement_row const (&... tables)[Counts]) {
  statement_rows<(Counts + ...)> result{};
  std::size_t next = 0;
  auto const add = [&](statement_row const* rows, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) result.rows[next++] = rows[i];
  };
  (add(tables, Counts), ...);
  return result;
}
template <std::size_t Count>
constexpr auto heads_of(statement_rows<Count> const& all) {
  statement_heads<Count> result{};
  for (std::size_t i = 0; i < Count; ++i) result.heads[i] = all.rows[i].head;
  return result;
}

/// Every statement of Redshift.
inline constexpr auto all_statements =
    join(query_statements, table_statements, view_statements, change_statements, file_statements, definition_statements,
         policy_statements, right_statements, maintenance_statements, session_statements, outer_statements);
/// The heads without the functions that read them. A program that looks only for the kind of a statement at run time
/// does not carry the whole grammar.
inline constexpr auto all_heads = heads_of(all_statements);
inline constexpr std::size_t statement_count = sizeof(all_heads.heads) / sizeof(all_heads.heads[0]);

/// The word that identifies the statement behind the list of WITH: the first statement word outside of parentheses.
constexpr keyword word_behind_with(token_range statement) {
  std::size_t depth = 0;
  for (token const& t : statement) {
    if (t.is(token_kind::left_parenthesis))
      ++depth;
    else if (t.is(token_kind::right_parenthesis) && depth > 0)
      --depth;
    else if (depth > 0)
      continue;
    else if (t.is(kw_insert) || t.is(kw_update) || t.is(kw_delete) || t.is(kw_merge))
      return t.word;
    else if (t.is(kw_select))
      break;
  }
  return kw_select;
}

/// The position of a statement in the tables above; `statement_count` if they do not have it. A query may begin with
/// WITH or a parenthesis; the statement behind the list of WITH counts.
constexpr std::size_t find_statement(token_range statement) {
  keyword words[3]{};
  std::size_t count = 0;
  if (statement[0].is(kw_with))
    words[count++] = word_behind_with(statement);
  else if (statement[0].is(token_kind::left_parenthesis))
    words[count++] = kw_select;
  for (std::size_t i = 0; count < 3 && i < statement.size() && statement[i].is_name(); ++i) {
    keyword const word = statement[i].word;
    if (i > 0 && words[0] == kw_create) {
      bool const skipped = word == kw_or || word == kw_replace || word == kw_local || word == kw_temp ||
                           word == kw_temporary || word == kw_protected || word == kw_recursive;
      if (skipped) continue;
    }
    words[count++] = word;
  }
  for (std::size_t i = 0; i < statement_count; ++i) {
    keyword const* const head = all_heads.heads[i].words;
    if (head[0] == words[0] && (head[1] == no_keyword || head[1] == words[1]) &&
        (head[2] == no_keyword || head[2] == words[2]))
      return i;
  }
  return statement_count;
}

constexpr std::uint32_t statement_node(parser& p, statement_kind kind, std::uint32_t from, children c) {
  return p.make(node_kind::statement, static_cast<std::uint8_t>(kind), from, c);
}

/// The statement that stands here, behind the names of a WITH, if any. It begins at `from`.
constexpr std::uint32_t statement_body(parser& p, children c, std::uint32_t from) {
  std::size_t const found = find_statement(token_range{p.first + p.at, p.first + p.end});
  if (found == statement_count) {
    // CREATE INDEX: the second word is the unknown one
    if (p.is(kw_create) || p.is(kw_alter) || p.is(kw_drop) || p.is(kw_attach) || p.is(kw_detach)) p.advance();
    return p.unexpected();
  }
  all_statements.rows[found].read(p, c);
  return statement_node(p, all_heads.heads[found].kind, from, c);
}

/// The names of WITH can also belong to a change.
constexpr std::uint32_t with_statement(parser& p) {
  std::uint32_t const from = p.at;
  children c;
  std::uint32_t const names = with(p);
  if (p.is(kw_insert) || p.is(kw_update) || p.is(kw_delete) || p.is(kw_merge)) {
    p.add(c, names);
    return statement_body(p, c, from);
  }
  p.add(c, query_behind(p, names, rows(p, 0), from));
  return statement_node(p, statement_kind::select, from, c);
}

constexpr std::uint32_t inner_statement(parser& p) {
  nesting const deeper{p, 4};
  return p.is(kw_with) ? with_statement(p) : statement_body(p, {}, p.at);
}

/// The statements of all tokens, as a `script`.
constexpr std::uint32_t script(parser& p) {
  children c;
  std::uint32_t from = 0;
  while (from < p.count && !p.failed()) {
    token_range const one = first_statement(token_range{p.first + from, p.first + p.count});
    p.end = from + static_cast<std::uint32_t>(one.size());
    p.depth = 0;
    p.go(from);
    if (!one.empty()) p.add(c, inner_statement(p));
    if (!p.done()) p.unexpected();
    from = p.end + 1;
  }
  p.at = p.end = p.count;
  return p.make(node_kind::script, 0, 0, c);
}

}  // namespace strata::sql::grammar
