// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/objects.hpp>

namespace strata::sql::grammar {

/// The statement inside EXPLAIN and PREPARE, which may be any one; see statements.hpp.
constexpr std::uint32_t inner_statement(auto& p);

constexpr void lock(auto& p, children& c) {
  p.advance();
  p.accept(kw_table);
  objects(p, c, usage::refers, object_kind::relation);
  words(p, c);
}

/// DECLARE c CURSOR [WITH HOLD] FOR query
constexpr void declare(auto& p, children& c) {
  p.advance();
  p.add(c, name(p));
  while (!p.is(kw_for) && !p.done()) p.advance();
  p.expect(kw_for);
  p.add(c, query(p));
}

constexpr void explain(auto& p, children& c) {
  p.advance();
  p.accept(kw_verbose);
  p.add(c, inner_statement(p));
}

/// PREPARE p (int) AS statement
constexpr void prepare(auto& p, children& c) {
  p.advance();
  p.add(c, name(p));
  if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  p.expect(kw_as);
  p.add(c, inner_statement(p));
}

template <class Parser>
inline constexpr statement_row<Parser> session_statements[] = {
    {{statement_kind::begin, {kw_begin}, transaction_class::committing}, opaque_statement},
    {{statement_kind::begin, {kw_start, kw_transaction}, transaction_class::committing}, opaque_statement},
    {{statement_kind::commit, {kw_commit}, transaction_class::committing}, opaque_statement},
    {{statement_kind::commit, {kw_end}, transaction_class::committing}, opaque_statement},
    {{statement_kind::rollback, {kw_rollback}, transaction_class::committing}, opaque_statement},
    {{statement_kind::rollback, {kw_abort}, transaction_class::committing}, opaque_statement},
    {{statement_kind::lock, {kw_lock}}, lock},
    {{statement_kind::cancel, {kw_cancel}}, opaque_statement},
    {{statement_kind::declare, {kw_declare}}, declare},
    {{statement_kind::fetch, {kw_fetch}}, opaque_statement},
    {{statement_kind::close, {kw_close}}, opaque_statement},
    {{statement_kind::prepare, {kw_prepare}}, prepare},
    {{statement_kind::execute, {kw_execute}}, opaque_statement},
    {{statement_kind::deallocate, {kw_deallocate}}, opaque_statement},
    {{statement_kind::explain, {kw_explain}}, explain},
    {{statement_kind::set, {kw_set}}, opaque_statement},
    {{statement_kind::reset, {kw_reset}}, opaque_statement},
    {{statement_kind::show, {kw_show}}, opaque_statement},
    {{statement_kind::describe, {kw_desc}}, opaque_statement},
    {{statement_kind::use, {kw_use}}, opaque_statement},
};

}  // namespace strata::sql::grammar
