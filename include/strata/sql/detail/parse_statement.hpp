// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/parser.hpp>

namespace strata::sql::detail {

/// The statement in the tokens [from, end).
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::statement(std::uint32_t from, std::uint32_t end) {
  end_ = end;
  depth_ = 0;
  go(from);
  std::uint32_t const result = inner_statement();
  return done() ? result : unexpected();
}

/// A statement that may stand in EXPLAIN and PREPARE.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::inner_statement() {
  nesting const deeper{*this, 4};
  std::uint32_t const from = at_;
  if (is(kw_with)) return with_statement();
  if (is(kw_values)) return body_of(statement_kind::select, {}, from);
  statement_kind const kind = statement_kind_of(token_range{first_ + at_, first_ + end_});
  if (kind == statement_kind::unknown) {
    // CREATE INDEX: the second word is the one that is not known
    if (is(kw_create) || is(kw_alter) || is(kw_drop) || is(kw_attach) || is(kw_detach)) advance();
    return unexpected();
  }
  return body_of(kind, {}, from);
}

/// The names of WITH may belong to a change, too.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::with_statement() {
  std::uint32_t const from = at_;
  children c;
  std::uint32_t const names = with();
  switch (now_->word) {
    case kw_insert:
      add(c, names);
      return body_of(statement_kind::insert, c, from);
    case kw_update:
      add(c, names);
      return body_of(statement_kind::update, c, from);
    case kw_delete:
      add(c, names);
      return body_of(statement_kind::delete_from, c, from);
    case kw_merge:
      add(c, names);
      return body_of(statement_kind::merge, c, from);
    default:
      add(c, query_behind(names, rows(0), from));
      return finish(statement_kind::select, from, c);
  }
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::finish(statement_kind kind, std::uint32_t from, children c) {
  return make(node_kind::statement, static_cast<std::uint8_t>(kind), from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::body_of(statement_kind kind, children c, std::uint32_t from) {
  body(kind, c);
  return finish(kind, from, c);
}

template <class Nodes>
constexpr void parser<Nodes>::body(statement_kind kind, children& c) {
  switch (kind) {
    case statement_kind::select:
      return add(c, query());
    case statement_kind::insert:
      return insert(c);
    case statement_kind::update:
      return update(c);
    case statement_kind::delete_from:
      return delete_from(c);
    case statement_kind::merge:
      return merge(c);
    case statement_kind::copy:
      return copy(c);
    case statement_kind::unload:
      return unload(c);
    case statement_kind::truncate:
      advance();
      accept(kw_table);
      return objects(c, usage::writes, object_kind::table);
    case statement_kind::refresh_materialized_view:
      advance();
      expect(kw_materialized, kw_view);
      add(c, object(usage::writes, object_kind::materialized_view));
      if (!accept(kw_cascade)) accept(kw_restrict);
      return;
    case statement_kind::call: {
      advance();
      std::uint32_t const from = at_;
      add(c, object(usage::refers, object_kind::procedure));
      if (is(token_kind::left_parenthesis)) {
        advance();
        call_arguments(c);
      }
      (void)from;
      return;
    }
    case statement_kind::grant:
    case statement_kind::revoke:
      return grant(c);
    case statement_kind::attach_masking_policy:
    case statement_kind::attach_rls_policy:
    case statement_kind::detach_masking_policy:
    case statement_kind::detach_rls_policy:
      return attach(c);
    case statement_kind::analyze:
    case statement_kind::analyze_compression:
      return analyze(c);
    case statement_kind::vacuum:
      return vacuum(c);
    case statement_kind::comment:
      return comment(c);
    case statement_kind::lock:
      advance();
      accept(kw_table);
      objects(c, usage::refers, object_kind::relation);
      return words(c);
    case statement_kind::explain:
      advance();
      accept(kw_verbose);
      return add(c, inner_statement());
    case statement_kind::prepare:
      advance();
      add(c, name());
      if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
      expect(kw_as);
      return add(c, inner_statement());
    case statement_kind::declare:
      advance();
      add(c, name());
      while (!is(kw_for) && !done()) advance();  // CURSOR [WITH HOLD]
      expect(kw_for);
      return add(c, query());
    case statement_kind::begin:
    case statement_kind::commit:
    case statement_kind::rollback:
    case statement_kind::cancel:
    case statement_kind::fetch:
    case statement_kind::close:
    case statement_kind::execute:
    case statement_kind::deallocate:
    case statement_kind::set:
    case statement_kind::reset:
    case statement_kind::show:
    case statement_kind::describe:
    case statement_kind::use:
      advance();
      return add(c, opaque_rest());
    default:
      break;
  }
  if (kind >= statement_kind::create_table && kind <= statement_kind::create_template) return create(kind, c);
  if (kind >= statement_kind::alter_table && kind <= statement_kind::alter_external_table) return alter(kind, c);
  drop(c);
}

// ---- changes of rows

template <class Nodes>
constexpr void parser<Nodes>::insert(children& c) {
  advance();
  expect(kw_into);
  add(c, object(usage::writes, object_kind::table));
  if (is(token_kind::left_parenthesis) && !peek(1).is(kw_select) && !peek(1).is(kw_with) &&
      !peek(1).is(token_kind::left_parenthesis) && !(peek(1).is(kw_values) && peek(2).is(token_kind::left_parenthesis)))
    add(c, column_list());
  if (accept(kw_default)) return expect(kw_values);
  add(c, query());
}

/// The table of a change, with its alias. A word that goes on with the statement is none.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::target(keyword behind, keyword other) {
  std::uint32_t const from = at_;
  children c;
  accept(kw_only);
  add(c, object(usage::writes, object_kind::table));
  if (is(kw_as) || (!is(behind) && !is(other) && at_alias())) add(c, alias());
  return make(node_kind::relation, from, c);
}

/// SET a = 1, (b, c) = (2, 3)
template <class Nodes>
constexpr void parser<Nodes>::assignments(children& c) {
  do {
    std::uint32_t const from = at_;
    children parts;
    if (is(token_kind::left_parenthesis)) {
      add(parts, column_list());
    } else {
      std::uint32_t const start = at_;
      skip_name();
      std::uint32_t const column = leaf(node_kind::column, start);
      add(parts, is(token_kind::left_bracket) ? navigated(column, start) : column);
    }
    expect(token_kind::equal);
    add(parts, expression());
    add(c, make(node_kind::assignment, from, parts));
  } while (accept(token_kind::comma));
}

template <class Nodes>
constexpr void parser<Nodes>::update(children& c) {
  advance();
  add(c, target(kw_set, kw_set));
  expect(kw_set);
  assignments(c);
  if (is(kw_from)) add(c, from_clause());
  if (is(kw_where)) add(c, clause(node_kind::where));
}

template <class Nodes>
constexpr void parser<Nodes>::delete_from(children& c) {
  advance();
  accept(kw_from);
  add(c, target(kw_using, kw_where));
  if (is(kw_using)) add(c, from_clause());
  if (is(kw_where)) add(c, clause(node_kind::where));
}

template <class Nodes>
constexpr void parser<Nodes>::merge(children& c) {
  advance();
  expect(kw_into);
  add(c, target(kw_using, kw_using));
  std::uint32_t const from = at_;
  children source;
  expect(kw_using);
  add(source, table_operand());
  add(c, make(node_kind::from, from, source));
  if (!is(kw_on)) {
    unexpected();
    return;
  }
  add(c, clause(node_kind::on));
  if (accept(kw_remove)) return expect(kw_duplicates);
  do {
    add(c, when_clause());
  } while (is(kw_when));
}

/// WHEN [NOT] MATCHED [AND ...] THEN ...
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::when_clause() {
  std::uint32_t const from = at_;
  children c;
  expect(kw_when);
  bool const missing = accept(kw_not);
  expect(kw_matched);
  if (accept(kw_and)) add(c, expression());
  expect(kw_then);
  if (accept(kw_update)) {
    expect(kw_set);
    assignments(c);
  } else if (accept(kw_delete)) {
  } else if (accept(kw_do)) {
    expect(kw_nothing);
  } else {
    expect(kw_insert);
    if (is(token_kind::left_parenthesis)) add(c, column_list());
    if (!accept(kw_default, kw_values)) {
      if (!is(kw_values)) return unexpected();
      add(c, values());
    }
  }
  return make(node_kind::when_clause, missing ? 1 : 0, from, c);
}

// ---- files

/// The parameters of COPY and UNLOAD that they are known by.
constexpr bool begins_option(keyword word) {
  switch (word) {
    case kw_acceptanydate:
    case kw_acceptinvchars:
    case kw_access_key_id:
    case kw_addquotes:
    case kw_allowoverwrite:
    case kw_avro:
    case kw_blanksasnull:
    case kw_bzip2:
    case kw_cleanpath:
    case kw_comprows:
    case kw_compupdate:
    case kw_credentials:
    case kw_csv:
    case kw_dateformat:
    case kw_delimiter:
    case kw_delimiters:
    case kw_emptyasnull:
    case kw_encoding:
    case kw_encrypted:
    case kw_escape:
    case kw_explicit_ids:
    case kw_extension:
    case kw_fillrecord:
    case kw_fixedwidth:
    case kw_format:
    case kw_gzip:
    case kw_header:
    case kw_iam_role:
    case kw_ignoreblanklines:
    case kw_ignoreheader:
    case kw_include:
    case kw_job:
    case kw_json:
    case kw_kms_key_id:
    case kw_lzop:
    case kw_manifest:
    case kw_master_symmetric_key:
    case kw_maxerror:
    case kw_maxfilesize:
    case kw_noload:
    case kw_null:
    case kw_orc:
    case kw_overwrite:
    case kw_parallel:
    case kw_parquet:
    case kw_partition:
    case kw_quote:
    case kw_readratio:
    case kw_region:
    case kw_removequotes:
    case kw_roundec:
    case kw_rowgroupsize:
    case kw_secret_access_key:
    case kw_session_token:
    case kw_shapefile:
    case kw_simplify:
    case kw_ssh:
    case kw_statupdate:
    case kw_timeformat:
    case kw_token:
    case kw_trimblanks:
    case kw_truncatecolumns:
    case kw_with:
    case kw_zstd:
    case kw_binary:
    case kw_text:
      return true;
    default:
      return false;
  }
}

/// Options: a word, then its value. Their order does not count, and the AS and WITH among them say nothing.
template <class Nodes>
constexpr void parser<Nodes>::options(children& c) {
  while (!done()) {
    std::uint32_t const from = at_;
    if (!begins_option(now_->word)) {
      unexpected();
      return;
    }
    children value;
    advance();
    accept(kw_by);
    accept(kw_as);
    if (first_[from].is(kw_format) && now_->is_name()) advance();  // FORMAT [AS] CSV
    accept(kw_as);
    for (bool more = true; more;) {
      switch (now_->kind) {
        case token_kind::string:
        case token_kind::number:
          add(value, take(node_kind::literal));
          break;
        case token_kind::left_parenthesis:
          add(value, opaque_parentheses());
          break;
        case token_kind::identifier:
          switch (now_->word) {
            case kw_on:
            case kw_off:
            case kw_true:
            case kw_false:
            case kw_default:
            case kw_auto:
            case kw_as:
            case kw_mb:
            case kw_gb:
            case kw_preset:
            case kw_max:
            case kw_start:
            case kw_create:
            case kw_catalog_role:
            case kw_verbose:
              advance();
              break;
            default:
              // the name of an encoding, or of a job
              if (now_->word == no_keyword && (first_[from].is(kw_encoding) || first_[from].is(kw_job)))
                advance();
              else
                more = false;
          }
          break;
        default:
          more = false;
      }
    }
    add(c, make(node_kind::option, from, value));
  }
}

template <class Nodes>
constexpr void parser<Nodes>::copy(children& c) {
  advance();
  if (accept(kw_job)) return words(c);
  add(c, object(usage::writes, object_kind::table));
  if (is(token_kind::left_parenthesis)) add(c, column_list());
  expect(kw_from);
  if (!is(token_kind::string) && !is(token_kind::parameter)) {
    unexpected();
    return;
  }
  add(c, take(node_kind::literal));
  options(c);
}

/// The query is a string: see `query_of_unload`.
template <class Nodes>
constexpr void parser<Nodes>::unload(children& c) {
  advance();
  expect(token_kind::left_parenthesis);
  if (is(token_kind::string))
    add(c, take(node_kind::opaque));
  else
    add(c, query());
  expect(token_kind::right_parenthesis);
  expect(kw_to);
  if (!is(token_kind::string) && !is(token_kind::parameter)) {
    unexpected();
    return;
  }
  add(c, take(node_kind::literal));
  options(c);
}

}  // namespace strata::sql::detail
