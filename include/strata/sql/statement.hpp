// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/check.hpp>
#include <strata/sql/statement_kind.hpp>

namespace strata::sql {

/// The first statement of some tokens, up to a semicolon outside of parentheses, without it.
constexpr token_range first_statement(token_range tokens) {
  std::size_t depth = 0, at = 0;
  for (; at < tokens.size(); ++at) {
    token_kind const kind = tokens.first[at].kind;
    if (kind == token_kind::semicolon && depth == 0) break;
    if (kind == token_kind::left_parenthesis) ++depth;
    if (kind == token_kind::right_parenthesis && depth > 0) --depth;
  }
  return tokens.subrange(0, at);
}

/// Calls `use(token_range)` for every statement that is not empty.
template <class Use>
constexpr void for_each_statement(token_range tokens, Use use) {
  while (!tokens.empty()) {
    token_range const one = first_statement(tokens);
    if (!one.empty()) use(one);
    tokens.first = one.last == tokens.last ? one.last : one.last + 1;
  }
}

/// The statements of a text, each from its first token to its last: without semicolons, without spaces and comments
/// around it. A semicolon in a string, a quoted name, a comment or parentheses separates nothing.
constexpr core::sequence<std::string_view> split(std::string_view sql) {
  core::sequence<std::string_view> result;
  core::sequence<token> const tokens = tokenize(sql);
  for_each_statement(all_of(tokens), [&](token_range one) {
    std::size_t const first = one[0].offset;
    token const& last = one[one.size() - 1];
    result.push_back(sql.substr(first, last.offset + last.text.size() - first));
  });
  return result;
}

/// How a statement gets on with the transaction around it.
enum class transaction_class : std::uint8_t {
  batchable,   ///< may stand among others in one transaction
  standalone,  ///< refused inside a transaction block, or does not see what was done in it: has to run by itself
  committing,  ///< ends the transaction: what follows is in another
};

/// The class of one statement. Sources: "SVL_MULTI_STATEMENT_VIOLATIONS" and the statements' own pages in the Redshift
/// reference. REFRESH is standalone because it does not see uncommitted changes; CALL because a procedure may commit.
/// Not seen in the text, so batchable: INSERT into, DROP of and GRANT on an external table that does not say EXTERNAL.
constexpr transaction_class transaction_class_of(token_range statement) {
  auto const has = [&](keyword first, keyword second) {
    for (std::size_t i = 1; i < statement.size(); ++i)
      if (statement[i - 1].is(first) && statement[i].is(second)) return true;
    return false;
  };
  switch (statement_kind_of(statement)) {
    case statement_kind::truncate:
    case statement_kind::begin:
    case statement_kind::commit:
    case statement_kind::rollback:
      return transaction_class::committing;
    case statement_kind::create_database:
    case statement_kind::alter_database:
    case statement_kind::drop_database:
    case statement_kind::create_external_table:
    case statement_kind::alter_external_table:
    case statement_kind::create_library:
    case statement_kind::drop_library:
    case statement_kind::vacuum:
    case statement_kind::refresh_materialized_view:
    case statement_kind::call:
      return transaction_class::standalone;
    case statement_kind::alter_table:
      if (has(kw_append, kw_from) || has(kw_alter, kw_column)) return transaction_class::standalone;
      // of an external table
      if (has(kw_add, kw_partition) || has(kw_add, kw_if) || has(kw_drop, kw_partition) || has(kw_set, kw_location) ||
          has(kw_set, kw_file) || has(kw_partition, kw_column) || has(kw_set, kw_table))
        return transaction_class::standalone;
      return transaction_class::batchable;
    case statement_kind::create_external_schema:
      return has(kw_create, kw_external) && has(kw_external, kw_database) ? transaction_class::standalone
                                                                          : transaction_class::batchable;
    case statement_kind::drop_schema:
      return has(kw_external, kw_database) ? transaction_class::standalone : transaction_class::batchable;
    case statement_kind::grant:
    case statement_kind::revoke:
      return has(kw_on, kw_external) ? transaction_class::standalone : transaction_class::batchable;
    default:
      return transaction_class::batchable;
  }
}

constexpr transaction_class transaction_class_of(std::string_view statement) {
  core::sequence<token> const tokens = tokenize(statement);
  return transaction_class_of(first_statement(all_of(tokens)));
}

constexpr statement_kind statement_kind_of(std::string_view statement) {
  core::sequence<token> const tokens = tokenize(statement);
  return statement_kind_of(first_statement(all_of(tokens)));
}

}  // namespace strata::sql
