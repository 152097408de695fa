// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/statements.hpp>
#include <strata/sql/split.hpp>

namespace strata::sql {

/// The kind of one statement. A query may begin with WITH or a parenthesis; the statement behind the list of WITH
/// counts.
constexpr statement_kind statement_kind_of(token_range statement) {
  std::size_t const found = grammar::find_statement(statement);
  return found < grammar::statement_count ? grammar::all_heads.heads[found].kind : statement_kind::unknown;
}

constexpr statement_kind statement_kind_of(std::string_view statement) {
  core::sequence<token> const tokens = tokenize(statement);
  return statement_kind_of(first_statement(all_of(tokens)));
}

/// The transaction class of one statement. Sources: "SVL_MULTI_STATEMENT_VIOLATIONS" and the statements' own pages in
/// the Redshift reference. REFRESH is standalone because it does not see uncommitted changes, and CALL because a
/// procedure may commit. The text does not always show an external table: INSERT, DROP and GRANT on one count as
/// batchable unless they contain the word EXTERNAL.
constexpr transaction_class transaction_class_of(token_range statement) {
  std::size_t const found = grammar::find_statement(statement);
  if (found == grammar::statement_count) return transaction_class::batchable;
  grammar::statement_head const& head = grammar::all_heads.heads[found];
  grammar::word_pair const* pair = head.standalone_with;
  for (; pair != nullptr && pair->first != no_keyword; ++pair)
    for (std::size_t i = 1; i < statement.size(); ++i)
      if (statement[i - 1].is(pair->first) && statement[i].is(pair->second)) return transaction_class::standalone;
  return head.transaction;
}

constexpr transaction_class transaction_class_of(std::string_view statement) {
  core::sequence<token> const tokens = tokenize(statement);
  return transaction_class_of(first_statement(all_of(tokens)));
}

}  // namespace strata::sql
