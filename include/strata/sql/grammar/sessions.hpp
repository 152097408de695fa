// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/objects.hpp>

namespace strata::sql::grammar {

/// SET. A search path is a list of the schemas of names without one.
constexpr void set(parser& p, children& c) {
  p.advance();
  if (p.is(kw_session) || p.is(kw_local)) p.advance();
  if (!p.is(kw_search_path)) return p.add(c, opaque_rest(p));
  p.advance();
  if (!p.accept(kw_to)) p.accept(token_kind::equal);
  while (!p.done()) {
    std::uint32_t const from = p.at;
    bool const names = p.is(token_kind::string) || (p.now->is_name() && !p.is(kw_default));
    p.advance();
    if (names) p.add(c, object_node(p, usage::alters, object_kind::search_path, from));
  }
}

/// RESET search_path, RESET ALL
constexpr void reset(parser& p, children& c) {
  p.advance();
  bool const resets = p.is(kw_search_path) || p.is(kw_all);
  std::uint32_t const from = p.at;
  p.advance();
  if (resets) p.add(c, object_node(p, usage::drops, object_kind::search_path, from));
  p.add(c, opaque_rest(p));
}

/// USE d
constexpr void use(parser& p, children& c) {
  p.advance();
  p.add(c, object(p, usage::reads, object_kind::database));
  p.add(c, opaque_rest(p));
}

constexpr void lock(parser& p, children& c) {
  p.advance();
  p.accept(kw_table);
  objects(p, c, usage::refers, object_kind::relation);
  words(p, c);
}

/// DECLARE c CURSOR [WITH HOLD] FOR query
constexpr void declare(parser& p, children& c) {
  p.advance();
  p.add(c, name(p));
  while (!p.is(kw_for) && !p.done()) p.advance();
  p.expect(kw_for);
  p.add(c, query(p));
}

inline constexpr statement_row session_statements[] = {
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
    {{statement_kind::execute, {kw_execute}}, opaque_statement},
    {{statement_kind::deallocate, {kw_deallocate}}, opaque_statement},
    {{statement_kind::set, {kw_set}}, set},
    {{statement_kind::reset, {kw_reset}}, reset},
    {{statement_kind::show, {kw_show}}, opaque_statement},
    {{statement_kind::describe, {kw_desc}}, opaque_statement},
    {{statement_kind::use, {kw_use}}, use},
};

}  // namespace strata::sql::grammar
