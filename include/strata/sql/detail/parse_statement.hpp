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
  if (is("with"_kw)) return with_statement();
  if (is("values"_kw)) return body_of(statement_kind::select, {}, from);
  statement_kind const kind = statement_kind_of(token_range{first_ + at_, first_ + end_});
  if (kind == statement_kind::unknown) {
    // CREATE INDEX: the second word is the one that is not known
    if (is("create"_kw) || is("alter"_kw) || is("drop"_kw) || is("attach"_kw) || is("detach"_kw)) advance();
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
    case "insert"_kw:
      add(c, names);
      return body_of(statement_kind::insert, c, from);
    case "update"_kw:
      add(c, names);
      return body_of(statement_kind::update, c, from);
    case "delete"_kw:
      add(c, names);
      return body_of(statement_kind::delete_from, c, from);
    case "merge"_kw:
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
      accept("table"_kw);
      return objects(c, usage::writes, object_kind::table);
    case statement_kind::refresh_materialized_view:
      advance();
      expect("materialized"_kw, "view"_kw);
      add(c, object(usage::writes, object_kind::materialized_view));
      if (!accept("cascade"_kw)) accept("restrict"_kw);
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
      accept("table"_kw);
      objects(c, usage::refers, object_kind::relation);
      return words(c);
    case statement_kind::explain:
      advance();
      accept("verbose"_kw);
      return add(c, inner_statement());
    case statement_kind::prepare:
      advance();
      add(c, name());
      if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
      expect("as"_kw);
      return add(c, inner_statement());
    case statement_kind::declare:
      advance();
      add(c, name());
      while (!is("for"_kw) && !done()) advance();  // CURSOR [WITH HOLD]
      expect("for"_kw);
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
  expect("into"_kw);
  add(c, object(usage::writes, object_kind::table));
  if (is(token_kind::left_parenthesis) && !peek(1).is("select"_kw) && !peek(1).is("with"_kw) &&
      !peek(1).is(token_kind::left_parenthesis) &&
      !(peek(1).is("values"_kw) && peek(2).is(token_kind::left_parenthesis)))
    add(c, column_list());
  if (accept("default"_kw)) return expect("values"_kw);
  add(c, query());
}

/// The table of a change, with its alias. A word that goes on with the statement is none.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::target(keyword behind, keyword other) {
  std::uint32_t const from = at_;
  children c;
  accept("only"_kw);
  add(c, object(usage::writes, object_kind::table));
  if (is("as"_kw) || (!is(behind) && !is(other) && at_alias())) add(c, alias());
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
  add(c, target("set"_kw, "set"_kw));
  expect("set"_kw);
  assignments(c);
  if (is("from"_kw)) add(c, from_clause());
  if (is("where"_kw)) add(c, clause(node_kind::where));
}

template <class Nodes>
constexpr void parser<Nodes>::delete_from(children& c) {
  advance();
  accept("from"_kw);
  add(c, target("using"_kw, "where"_kw));
  if (is("using"_kw)) add(c, from_clause());
  if (is("where"_kw)) add(c, clause(node_kind::where));
}

template <class Nodes>
constexpr void parser<Nodes>::merge(children& c) {
  advance();
  expect("into"_kw);
  add(c, target("using"_kw, "using"_kw));
  std::uint32_t const from = at_;
  children source;
  expect("using"_kw);
  add(source, table_operand());
  add(c, make(node_kind::from, from, source));
  if (!is("on"_kw)) {
    unexpected();
    return;
  }
  add(c, clause(node_kind::on));
  if (accept("remove"_kw)) return expect("duplicates"_kw);
  do {
    add(c, when_clause());
  } while (is("when"_kw));
}

/// WHEN [NOT] MATCHED [AND ...] THEN ...
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::when_clause() {
  std::uint32_t const from = at_;
  children c;
  expect("when"_kw);
  bool const missing = accept("not"_kw);
  expect("matched"_kw);
  if (accept("and"_kw)) add(c, expression());
  expect("then"_kw);
  if (accept("update"_kw)) {
    expect("set"_kw);
    assignments(c);
  } else if (accept("delete"_kw)) {
  } else if (accept("do"_kw)) {
    expect("nothing"_kw);
  } else {
    expect("insert"_kw);
    if (is(token_kind::left_parenthesis)) add(c, column_list());
    if (!accept("default"_kw, "values"_kw)) {
      if (!is("values"_kw)) return unexpected();
      add(c, values());
    }
  }
  return make(node_kind::when_clause, missing ? 1 : 0, from, c);
}

// ---- files

/// The parameters of COPY and UNLOAD that they are known by.
constexpr bool begins_option(keyword word) {
  switch (word) {
    case "acceptanydate"_kw:
    case "acceptinvchars"_kw:
    case "access_key_id"_kw:
    case "addquotes"_kw:
    case "allowoverwrite"_kw:
    case "avro"_kw:
    case "blanksasnull"_kw:
    case "bzip2"_kw:
    case "cleanpath"_kw:
    case "comprows"_kw:
    case "compupdate"_kw:
    case "credentials"_kw:
    case "csv"_kw:
    case "dateformat"_kw:
    case "delimiter"_kw:
    case "delimiters"_kw:
    case "emptyasnull"_kw:
    case "encoding"_kw:
    case "encrypted"_kw:
    case "escape"_kw:
    case "explicit_ids"_kw:
    case "extension"_kw:
    case "fillrecord"_kw:
    case "fixedwidth"_kw:
    case "format"_kw:
    case "gzip"_kw:
    case "header"_kw:
    case "iam_role"_kw:
    case "ignoreblanklines"_kw:
    case "ignoreheader"_kw:
    case "include"_kw:
    case "job"_kw:
    case "json"_kw:
    case "kms_key_id"_kw:
    case "lzop"_kw:
    case "manifest"_kw:
    case "master_symmetric_key"_kw:
    case "maxerror"_kw:
    case "maxfilesize"_kw:
    case "noload"_kw:
    case "null"_kw:
    case "orc"_kw:
    case "overwrite"_kw:
    case "parallel"_kw:
    case "parquet"_kw:
    case "partition"_kw:
    case "quote"_kw:
    case "readratio"_kw:
    case "region"_kw:
    case "removequotes"_kw:
    case "roundec"_kw:
    case "rowgroupsize"_kw:
    case "secret_access_key"_kw:
    case "session_token"_kw:
    case "shapefile"_kw:
    case "simplify"_kw:
    case "ssh"_kw:
    case "statupdate"_kw:
    case "timeformat"_kw:
    case "token"_kw:
    case "trimblanks"_kw:
    case "truncatecolumns"_kw:
    case "with"_kw:
    case "zstd"_kw:
    case "binary"_kw:
    case "text"_kw:
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
    accept("by"_kw);
    accept("as"_kw);
    if (first_[from].is("format"_kw) && now_->is_name()) advance();  // FORMAT [AS] CSV
    accept("as"_kw);
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
            case "on"_kw:
            case "off"_kw:
            case "true"_kw:
            case "false"_kw:
            case "default"_kw:
            case "auto"_kw:
            case "as"_kw:
            case "mb"_kw:
            case "gb"_kw:
            case "preset"_kw:
            case "max"_kw:
            case "start"_kw:
            case "create"_kw:
            case "catalog_role"_kw:
            case "verbose"_kw:
              advance();
              break;
            default:
              // the name of an encoding, or of a job
              if (now_->word == no_keyword && (first_[from].is("encoding"_kw) || first_[from].is("job"_kw)))
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
  if (accept("job"_kw)) return words(c);
  add(c, object(usage::writes, object_kind::table));
  if (is(token_kind::left_parenthesis)) add(c, column_list());
  expect("from"_kw);
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
  expect("to"_kw);
  if (!is(token_kind::string) && !is(token_kind::parameter)) {
    unexpected();
    return;
  }
  add(c, take(node_kind::literal));
  options(c);
}

}  // namespace strata::sql::detail
