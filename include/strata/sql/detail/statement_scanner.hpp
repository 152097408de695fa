// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/access_scanner.hpp>
#include <strata/sql/detail/query_scanner.hpp>

namespace strata::sql::detail {

/// Finds what one statement does with which objects: reads the head by its grammar, leaves queries to `query_scanner`.
class statement_scanner {
 public:
  constexpr statement_scanner(token_range tokens, use_list& uses) : in_{tokens}, uses_{&uses}, queries_{tokens, uses} {}

  constexpr void scan() {
    while (in_.is("explain"_kw) || in_.is("prepare"_kw)) {
      if (in_.accept("explain"_kw))
        in_.accept("verbose"_kw);
      else if (in_.skip_to("as"_kw))
        ++in_.at;
    }
    switch (in_.peek().word) {
      case "with"_kw:
        return with();
      case "select"_kw:
      case "values"_kw:
        return queries_.scan_select(in_.at);
      case "insert"_kw:
        return insert();
      case "update"_kw:
        return update();
      case "delete"_kw:
        return delete_from();
      case "merge"_kw:
        return merge();
      case "copy"_kw:
        return one(usage::writes, object_kind::table, 1);
      case "truncate"_kw:
        ++in_.at;
        in_.accept("table"_kw);
        return one(usage::writes, object_kind::table);
      case "refresh"_kw:
        ++in_.at;
        in_.accept("materialized"_kw, "view"_kw);
        return one(usage::writes, object_kind::materialized_view);
      case "create"_kw:
        return create();
      case "alter"_kw:
        return alter();
      case "drop"_kw:
        return access_scanner{in_, *uses_}.drop();
      case "grant"_kw:
      case "revoke"_kw:
        return access_scanner{in_, *uses_}.grant();
      case "attach"_kw:
      case "detach"_kw:
        return access_scanner{in_, *uses_}.attach();
      case "comment"_kw:
        return access_scanner{in_, *uses_}.comment();
      case "analyze"_kw:
      case "analyse"_kw:
        return access_scanner{in_, *uses_}.analyze();
      case "vacuum"_kw:
        return access_scanner{in_, *uses_}.vacuum();
      case "lock"_kw:
        return access_scanner{in_, *uses_}.lock();
      case "call"_kw:
        return one(usage::refers, object_kind::procedure, 1);
      case "declare"_kw:
        if (in_.skip_to("for"_kw)) queries_.scan_query(in_.at + 1);
        return;
      default:
        if (in_.is(token_kind::left_parenthesis)) queries_.scan_select(in_.at);
    }
  }

 private:
  constexpr void add(usage how, object_kind kind, found_name const& found, bool temporary = false) {
    uses_->add(how, kind, found.name, found.offset, temporary);
  }
  constexpr void one(usage how, object_kind kind, std::size_t skip = 0) {
    in_.at += skip;
    add(how, kind, in_.name());
  }

  constexpr void with() {
    std::size_t const behind = queries_.scan_with(in_.at);
    switch (in_.tokens[behind].word) {
      case "insert"_kw:
      case "update"_kw:
      case "delete"_kw:
      case "merge"_kw:
        in_.at = behind;
        return scan();
      default:
        return queries_.scan_select(behind);
    }
  }

  constexpr void insert() {
    in_.accept("insert"_kw, "into"_kw);
    one(usage::writes, object_kind::table);
    queries_.scan_query(in_.at);
  }

  /// The target of a change, with its alias.
  constexpr void target(keyword behind) {
    in_.accept("only"_kw);
    found_name const found = in_.name();
    add(usage::writes, object_kind::table, found);
    bool const as = in_.accept("as"_kw);
    if (in_.peek().is_name() && (as || !in_.is(behind)))
      queries_.add_alias(in_.tokens[in_.at++].as_identifier());
    else
      queries_.add_alias(found.name.name, found.name.schema);
  }

  constexpr void update() {
    ++in_.at;
    target("set"_kw);
    queries_.scan_expression(in_.at, true);
  }

  constexpr void delete_from() {
    ++in_.at;
    in_.accept("from"_kw);
    in_.accept("only"_kw);
    found_name const found = in_.name();
    add(usage::writes, object_kind::table, found);
    bool const as = in_.accept("as"_kw);
    bool const ends = in_.is("using"_kw) || in_.is("where"_kw);
    if (in_.peek().is_name() && (as || !ends))
      queries_.add_alias(in_.tokens[in_.at++].as_identifier());
    else
      queries_.add_alias(found.name.name, found.name.schema);
    if (in_.accept("using"_kw))
      queries_.scan_from(in_.at);
    else
      queries_.scan_expression(in_.at);
  }

  constexpr void merge() {
    in_.accept("merge"_kw, "into"_kw);
    target("using"_kw);
    if (in_.accept("using"_kw)) queries_.scan_from(in_.at, true);
  }

  constexpr void create() {
    ++in_.at;
    in_.accept("or"_kw, "replace"_kw);
    in_.accept("local"_kw);
    bool const temporary = in_.accept("temp"_kw) || in_.accept("temporary"_kw);
    bool const external = in_.accept("external"_kw);
    in_.accept("protected"_kw);
    if (in_.accept("table"_kw)) return create_table(temporary, external);
    if (in_.accept("recursive"_kw, "view"_kw) || in_.accept("view"_kw)) return create_view(object_kind::view);
    if (in_.accept("materialized"_kw, "view"_kw)) return create_view(object_kind::materialized_view);
    if (in_.is("model"_kw)) return create_model();
    bool const policy = in_.is("rls"_kw) || in_.is("masking"_kw);
    access_scanner{in_, *uses_}.create();
    if (policy) queries_.scan_expression(in_.at);
  }

  constexpr void create_view(object_kind kind) {
    in_.skip_if_exists();
    one(usage::creates, kind);
    if (in_.skip_to("as"_kw)) queries_.scan_query(in_.at + 1);
  }

  constexpr void create_table(bool temporary, bool external) {
    in_.skip_if_exists();
    add(usage::creates, object_kind::table, in_.name(), temporary);
    if (in_.is(token_kind::left_parenthesis) && !external) table_elements();
    do {
      if (!in_.skip_to("as"_kw)) return;
      ++in_.at;
    } while (in_.tokens[in_.at - 2].is("stored"_kw));  // STORED AS PARQUET
    queries_.scan_query(in_.at);
  }

  constexpr void table_elements() {
    std::size_t depth = 0;
    for (; !in_.done(); ++in_.at) {
      bool const starts = depth == 1 && (in_.tokens[in_.at - 1].is(token_kind::left_parenthesis) ||
                                         in_.tokens[in_.at - 1].is(token_kind::comma));
      if (in_.is(token_kind::left_parenthesis)) {
        ++depth;
      } else if (in_.is(token_kind::right_parenthesis)) {
        if (--depth == 0) {
          ++in_.at;
          return;
        }
      } else if ((starts && in_.is("like"_kw)) || in_.is("references"_kw)) {
        one(usage::reads, object_kind::relation, 1);
        --in_.at;
      }
    }
  }

  constexpr void create_model() {
    one(usage::creates, object_kind::model, 1);
    if (!in_.skip_to("from"_kw)) return;
    ++in_.at;
    if (in_.is(token_kind::left_parenthesis)) return queries_.scan_query(in_.at);
    one(usage::reads, object_kind::relation);
  }

  constexpr void alter() {
    if (!in_.is("alter"_kw, "table"_kw)) return access_scanner{in_, *uses_}.alter();
    in_.at += 2;
    in_.skip_if_exists();
    found_name const table = in_.name();
    if (in_.accept("append"_kw, "from"_kw)) {
      add(usage::writes, object_kind::table, table);
      found_name const source = in_.name();
      add(usage::reads, object_kind::relation, source);
      return add(usage::writes, object_kind::table, source);  // its rows are moved away
    }
    add(usage::alters, object_kind::table, table);
    if (in_.accept("rename"_kw, "to"_kw)) {
      found_name renamed = in_.name();
      renamed.name.schema = table.name.schema;
      renamed.name.database = table.name.database;
      return add(usage::creates, object_kind::table, renamed);
    }
    if (in_.skip_to("references"_kw)) one(usage::reads, object_kind::relation, 1);
  }

  cursor in_;
  use_list* uses_;
  query_scanner queries_;
};

}  // namespace strata::sql::detail
