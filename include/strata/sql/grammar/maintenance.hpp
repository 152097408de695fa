// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/create_head.hpp>
#include <strata/sql/grammar/recursion.hpp>
#include <strata/sql/grammar/statement_head.hpp>

namespace strata::sql::grammar {

constexpr void comment(parser& p, children& c) {
  p.advance();
  p.expect(kw_on);
  if (p.accept(kw_column)) {
    // all parts of the name except the last are the relation
    std::uint32_t const from = p.at;
    if (!skip_name(p)) return;
    std::uint32_t const end = p.at;
    if (end - from < 3) {
      p.unexpected();
      return;
    }
    p.at = end - 2;
    p.add(c, p.make(node_kind::object, object_detail::pack(usage::refers, object_kind::relation), from, {}));
    p.go(end);
  } else if (p.accept(kw_constraint)) {
    p.add(c, label(p));
    p.expect(kw_on);
    p.add(c, object(p, usage::refers, object_kind::relation));
  } else {
    object_kind const what = kind_words(p);
    if (what == object_kind::other) return p.add(c, opaque_rest(p));
    p.add(c, object(p, usage::refers, what));
    if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  }
  p.expect(kw_is);
  if (p.accept(kw_null)) return;
  p.expect(token_kind::string);
}

constexpr void analyze(parser& p, children& c) {
  p.advance();
  p.accept(kw_compression);
  p.accept(kw_verbose);
  if (p.done()) return;
  if (!p.is(kw_predicate, kw_columns) && !p.is(kw_all)) {
    p.add(c, object(p, usage::reads, object_kind::relation));
    if (p.is(token_kind::left_parenthesis)) p.add(c, column_list(p));
  }
  if (!p.accept(kw_predicate, kw_columns)) p.accept(kw_all, kw_columns);
  if (p.accept(kw_comprows)) p.expect(token_kind::number);
}

constexpr void vacuum(parser& p, children& c) {
  p.advance();
  if (p.is(kw_sort, kw_only) || p.is(kw_delete, kw_only))
    p.go(p.at + 2);
  else if (!p.accept(kw_full) && (p.is(kw_reindex) || p.is(kw_recluster)) &&
           (p.peek(1).is_name() || p.peek(1).is(token_kind::end)))
    p.advance();
  if (p.done()) return;
  if (!p.is(kw_to) && !(p.is(kw_boost) && p.peek(1).is(token_kind::end)))
    p.add(c, object(p, usage::reads, object_kind::table));
  if (p.accept(kw_to)) {
    p.expect(token_kind::number);
    p.expect(kw_percent);
  }
  p.accept(kw_boost);
}

constexpr void truncate(parser& p, children& c) {
  p.advance();
  p.accept(kw_table);
  p.add(c, object(p, usage::writes, object_kind::table));
}

inline constexpr statement_row maintenance_statements[] = {
    {{statement_kind::truncate, {kw_truncate}, transaction_class::committing}, truncate},
    {{statement_kind::analyze_compression, {kw_analyze, kw_compression}}, analyze},
    {{statement_kind::analyze_compression, {kw_analyse, kw_compression}}, analyze},
    {{statement_kind::analyze, {kw_analyze}}, analyze},
    {{statement_kind::analyze, {kw_analyse}}, analyze},
    {{statement_kind::vacuum, {kw_vacuum}, transaction_class::standalone}, vacuum},
    {{statement_kind::comment, {kw_comment}}, comment},
};

}  // namespace strata::sql::grammar
