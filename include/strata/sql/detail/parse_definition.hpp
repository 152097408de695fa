// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/parser.hpp>

namespace strata::sql::detail {

/// The words that name a kind of object; `other`, and nothing taken, when they are not known.
template <class Nodes>
constexpr object_kind parser<Nodes>::kind_words() {
  if (accept("table"_kw)) return object_kind::table;
  if (accept("materialized"_kw, "view"_kw)) return object_kind::materialized_view;
  if (accept("view"_kw)) return object_kind::view;
  if (accept("schema"_kw)) return object_kind::schema;
  if (accept("database"_kw)) return object_kind::database;
  if (accept("datashare"_kw)) return object_kind::datashare;
  if (accept("role"_kw)) return object_kind::role;
  if (accept("user"_kw)) return object_kind::user;
  if (accept("group"_kw)) return object_kind::group;
  if (accept("aggregate"_kw) || accept("function"_kw)) return object_kind::function;
  if (accept("procedure"_kw)) return object_kind::procedure;
  if (accept("library"_kw)) return object_kind::library;
  if (accept("model"_kw)) return object_kind::model;
  if (accept("masking"_kw, "policy"_kw) || accept("rls"_kw, "policy"_kw)) return object_kind::policy;
  return object_kind::other;
}

// ---- CREATE

template <class Nodes>
constexpr void parser<Nodes>::create(statement_kind kind, children& c) {
  advance();
  accept("or"_kw, "replace"_kw);
  accept("local"_kw);
  bool const temporary = accept("temp"_kw) || accept("temporary"_kw);
  bool const external = accept("external"_kw);
  accept("protected"_kw);
  accept("recursive"_kw);
  if (kind == statement_kind::create_identity_provider || kind == statement_kind::create_template)
    return add(c, opaque_rest());
  object_kind const what = kind_words();
  if_exists();
  switch (kind) {
    case statement_kind::create_table:
      return create_table(c, temporary);
    case statement_kind::create_external_table:
      return external_table(c);
    case statement_kind::create_view:
    case statement_kind::create_external_view:
    case statement_kind::create_materialized_view:
      return create_view(c, what);
    case statement_kind::create_function:
    case statement_kind::create_external_function:
    case statement_kind::create_procedure:
      add(c, object(usage::creates, what));
      if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
      return add(c, opaque_rest());
    case statement_kind::create_model:
    case statement_kind::create_external_model:
      return create_model(c);
    case statement_kind::create_masking_policy:
    case statement_kind::create_rls_policy:
      return create_policy(c);
    case statement_kind::create_schema:
      if (accept("authorization"_kw)) {
        add(c, object(usage::creates, what));
        return words(c);
      }
      add(c, object(usage::creates, what));
      if (accept("authorization"_kw)) add(c, object(usage::refers, object_kind::user));
      if (external) return words(c);
      if (accept("quota"_kw)) return words(c);
      return;
    case statement_kind::create_external_schema:
      add(c, object(usage::creates, what));
      return words(c);
    case statement_kind::create_database:
      add(c, object(usage::creates, what));
      accept("with"_kw, "permissions"_kw);
      if (accept("from"_kw, "datashare"_kw)) {
        add(c, object(usage::refers, object_kind::datashare));
        expect("of"_kw);
      }
      return words(c);
    case statement_kind::create_group:
      add(c, object(usage::creates, what));
      accept("with"_kw);
      if (accept("user"_kw)) objects(c, usage::refers, object_kind::user);
      return;
    default:
      add(c, object(usage::creates, what));
      return words(c);
  }
}

template <class Nodes>
constexpr void parser<Nodes>::create_table(children& c, bool temporary) {
  temporary = temporary || (!done() && now_->text[0] == '#');
  add(c, object(usage::creates, object_kind::table, temporary));
  bool described = is(token_kind::left_parenthesis) && !peek(1).is("select"_kw);
  if (described) table_elements(c);
  while (table_attribute(c)) {}
  if (is("as"_kw)) {
    advance();
    add(c, query());
    if (accept("with"_kw)) {  // PostgreSQL's WITH [NO] DATA
      accept("no"_kw);
      expect("data"_kw);
    }
  } else if (!described) {
    unexpected();
  }
}

template <class Nodes>
constexpr void parser<Nodes>::table_elements(children& c) {
  advance();
  do {
    add(c, table_element());
  } while (accept(token_kind::comma));
  expect(token_kind::right_parenthesis);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::table_element() {
  std::uint32_t const from = at_;
  children c;
  switch (now_->word) {
    case "like"_kw:
      advance();
      add(c, object(usage::reads, object_kind::relation));
      while (accept("including"_kw) || accept("excluding"_kw))
        if (!accept("defaults"_kw) && !accept("all"_kw)) skip_name();
      return make(node_kind::like_table, from, c);
    case "constraint"_kw:
    case "primary"_kw:
    case "unique"_kw:
    case "foreign"_kw:
    case "check"_kw:
      return constraint();
    default:
      break;
  }
  add(c, new_name());
  if (now_->is_name() && !is("default"_kw) && !is("not"_kw) && !is("null"_kw) && !is("encode"_kw) &&
      !is("primary"_kw) && !is("unique"_kw) && !is("references"_kw) && !is("identity"_kw) && !is("distkey"_kw) &&
      !is("sortkey"_kw))
    add(c, type());
  column_attributes(c);
  return make(node_kind::column_definition, from, c);
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::attribute(attribute_kind kind, std::uint32_t from, children c) {
  return make(node_kind::attribute, static_cast<std::uint8_t>(kind), from, c);
}

template <class Nodes>
constexpr void parser<Nodes>::column_attributes(children& c) {
  while (!is(token_kind::comma) && !is(token_kind::right_parenthesis) && !done()) {
    std::uint32_t const before = at_;
    add(c, column_attribute());
    if (at_ == before) {
      unexpected();
      return;
    }
  }
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::column_attribute() {
  std::uint32_t const from = at_;
  children c;
  if (accept("constraint"_kw)) add(c, label());
  switch (now_->word) {
    case "not"_kw:
      advance();
      if (accept("deferrable"_kw)) return attribute(attribute_kind::other, from, c);
      expect("null"_kw);
      return attribute(attribute_kind::not_null, from, c);
    case "null"_kw:
      advance();
      return attribute(attribute_kind::null, from, c);
    case "default"_kw:
      advance();
      add(c, expression(precedence::other));
      return attribute(attribute_kind::default_value, from, c);
    case "identity"_kw:
      advance();
      add(c, opaque_parentheses());
      return attribute(attribute_kind::identity, from, c);
    case "generated"_kw:
      advance();
      if (!accept("always"_kw)) expect("by"_kw, "default"_kw);
      expect("as"_kw);
      if (accept("identity"_kw)) {
        if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
        return attribute(attribute_kind::identity, from, c);
      }
      add(c, opaque_parentheses());
      return attribute(attribute_kind::other, from, c);
    case "encode"_kw:
      advance();
      add(c, label());
      return attribute(attribute_kind::encode, from, c);
    case "distkey"_kw:
      advance();
      return attribute(attribute_kind::distkey, from, c);
    case "sortkey"_kw:
      advance();
      return attribute(attribute_kind::sortkey, from, c);
    case "collate"_kw:
      advance();
      skip_name();
      return attribute(attribute_kind::collate, from, c);
    case "primary"_kw:
      advance();
      expect("key"_kw);
      return attribute(attribute_kind::primary_key, from, c);
    case "unique"_kw:
      advance();
      return attribute(attribute_kind::unique, from, c);
    case "references"_kw:
      advance();
      add(c, object(usage::reads, object_kind::relation));
      if (is(token_kind::left_parenthesis)) add(c, column_list());
      return attribute(attribute_kind::foreign_key, from, c);
    case "check"_kw:
      advance();
      add(c, in_parentheses());
      return attribute(attribute_kind::check, from, c);
    case "deferrable"_kw:
    case "initially"_kw:
      advance();
      if (now_->is_name() && first_[from].is("initially"_kw)) advance();
      return attribute(attribute_kind::other, from, c);
    case "on"_kw:  // DELETE CASCADE: PostgreSQL's
      advance();
      if (!accept("delete"_kw)) expect("update"_kw);
      if (accept("set"_kw) || accept("no"_kw)) {}
      if (now_->is_name()) advance();
      return attribute(attribute_kind::other, from, c);
    default:
      return unexpected();
  }
}

/// [CONSTRAINT name] PRIMARY KEY (a), UNIQUE (a), FOREIGN KEY (a) REFERENCES t (b), CHECK (a > 0)
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::constraint() {
  std::uint32_t const from = at_;
  children c;
  if (accept("constraint"_kw)) add(c, label());
  attribute_kind kind = attribute_kind::check;
  if (accept("primary"_kw)) {
    kind = attribute_kind::primary_key;
    expect("key"_kw);
    add(c, column_list());
  } else if (accept("unique"_kw)) {
    kind = attribute_kind::unique;
    add(c, column_list());
  } else if (accept("foreign"_kw)) {
    kind = attribute_kind::foreign_key;
    expect("key"_kw);
    add(c, column_list());
    expect("references"_kw);
    add(c, object(usage::reads, object_kind::relation));
    if (is(token_kind::left_parenthesis)) add(c, column_list());
  } else {
    expect("check"_kw);
    add(c, in_parentheses());
  }
  while (is("not"_kw, "deferrable"_kw) || is("deferrable"_kw) || is("initially"_kw) || is("on"_kw)) column_attribute();
  return make(node_kind::constraint, static_cast<std::uint8_t>(kind), from, c);
}

/// False where none begins.
template <class Nodes>
constexpr bool parser<Nodes>::table_attribute(children& c) {
  std::uint32_t const from = at_;
  children parts;
  switch (now_->word) {
    case "backup"_kw:
      advance();
      if (!accept("yes"_kw)) expect("no"_kw);
      add(c, attribute(attribute_kind::backup, from, parts));
      return true;
    case "diststyle"_kw:
      advance();
      if (!accept("auto"_kw) && !accept("even"_kw) && !accept("key"_kw)) expect("all"_kw);
      add(c, attribute(attribute_kind::diststyle, from, parts));
      return true;
    case "distkey"_kw:
      advance();
      if (is(token_kind::left_parenthesis))
        add(parts, column_list());
      else  // DISTKEY a
        add(parts, label());
      add(c, attribute(attribute_kind::distkey, from, parts));
      return true;
    case "compound"_kw:
    case "interleaved"_kw:
    case "sortkey"_kw: {
      bool const interleaved = accept("interleaved"_kw);
      if (!interleaved) accept("compound"_kw);
      expect("sortkey"_kw);
      if (accept("auto"_kw)) {
        add(c, attribute(attribute_kind::sortkey_auto, from, parts));
        return true;
      }
      add(parts, column_list());
      add(c, attribute(interleaved ? attribute_kind::interleaved_sortkey : attribute_kind::sortkey, from, parts));
      return true;
    }
    case "encode"_kw:
      advance();
      expect("auto"_kw);
      add(c, attribute(attribute_kind::encode, from, parts));
      return true;
    case "auto"_kw:
      advance();
      expect("refresh"_kw);
      if (!accept("yes"_kw)) expect("no"_kw);
      add(c, attribute(attribute_kind::auto_refresh, from, parts));
      return true;
    case "inherits"_kw:
      advance();
      add(parts, opaque_parentheses());
      add(c, attribute(attribute_kind::other, from, parts));
      return true;
    case "on"_kw:
      advance();
      expect("commit"_kw);
      if (accept("preserve"_kw) || accept("delete"_kw))
        expect("rows"_kw);
      else
        expect("drop"_kw);
      add(c, attribute(attribute_kind::other, from, parts));
      return true;
    case "with"_kw:
    case "without"_kw:
      if (!peek(1).is("oid"_kw) && !peek(1).is(token_kind::left_parenthesis)) return false;
      advance();
      if (is(token_kind::left_parenthesis))
        add(parts, opaque_parentheses());
      else
        advance();
      add(c, attribute(attribute_kind::other, from, parts));
      return true;
    default:
      return false;
  }
}

/// The clauses about files are taken as they are; a query may follow them.
template <class Nodes>
constexpr void parser<Nodes>::external_table(children& c) {
  add(c, object(usage::creates, object_kind::table));
  if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
  std::uint32_t const from = at_;
  children parts;
  while (!done() && !(is("as"_kw) && !first_[at_ - 1].is("stored"_kw))) {
    if (is(token_kind::left_parenthesis))
      add(parts, opaque_parentheses());
    else
      advance();
  }
  if (at_ != from) add(c, make(node_kind::words, from, parts));
  if (accept("as"_kw)) add(c, query());
}

template <class Nodes>
constexpr void parser<Nodes>::create_view(children& c, object_kind kind) {
  add(c, object(usage::creates, kind));
  if (is(token_kind::left_parenthesis)) add(c, column_list());
  if (kind == object_kind::materialized_view)
    while (table_attribute(c)) {}
  if (is("using"_kw) || is("partitioned"_kw) || is("location"_kw) || is("table"_kw)) {  // the form of Iceberg
    std::uint32_t const from = at_;
    children parts;
    while (!done() && !is("as"_kw)) {
      if (is(token_kind::left_parenthesis))
        add(parts, opaque_parentheses());
      else
        advance();
    }
    add(c, make(node_kind::words, from, parts));
  }
  expect("as"_kw);
  add(c, query());
  if (is("with"_kw, "no"_kw)) {
    std::uint32_t const from = at_;
    go(at_ + 2);
    if (!accept("data"_kw)) expect("schema"_kw, "binding"_kw);
    add(c, leaf(node_kind::words, from));
  }
}

template <class Nodes>
constexpr void parser<Nodes>::create_model(children& c) {
  add(c, object(usage::creates, object_kind::model));
  if (!is("from"_kw)) return add(c, opaque_rest());
  advance();
  if (is(token_kind::left_parenthesis))
    add(c, in_parentheses());
  else if (is(token_kind::string))
    advance();
  else
    add(c, object(usage::reads, object_kind::relation));
  add(c, opaque_rest());
}

/// CREATE RLS POLICY p WITH (a int) AS t USING (...), CREATE MASKING POLICY p WITH (a int) USING (...)
template <class Nodes>
constexpr void parser<Nodes>::create_policy(children& c) {
  add(c, object(usage::creates, object_kind::policy));
  if (accept("with"_kw)) {
    add(c, opaque_parentheses());
    if (is("as"_kw) || at_alias()) add(c, alias());
  }
  if (accept("using"_kw)) {
    expect(token_kind::left_parenthesis);
    expressions(c);
    expect(token_kind::right_parenthesis);
  }
}

// ---- ALTER

template <class Nodes>
constexpr void parser<Nodes>::alter(statement_kind kind, children& c) {
  advance();
  if (kind == statement_kind::alter_default_privileges) return default_privileges(c);
  accept("external"_kw);
  if (kind == statement_kind::alter_table) {
    advance();
    if_exists();
    return alter_table(c);
  }
  object_kind const what = kind_words();
  if (what == object_kind::other) return add(c, opaque_rest());
  if_exists();
  add(c, object(usage::alters, what));
  if (kind == statement_kind::alter_external_view) {
    if (is("as"_kw)) {
      advance();
      return add(c, query());
    }
    return add(c, opaque_rest());
  }
  if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
  if (accept("rename"_kw, "to"_kw)) return add(c, object(usage::creates, what));
  if (accept("owner"_kw, "to"_kw)) return add(c, object(usage::refers, object_kind::user));
  switch (kind) {
    case statement_kind::alter_group:
      if (!accept("add"_kw)) expect("drop"_kw);
      expect("user"_kw);
      return objects(c, usage::refers, object_kind::user);
    case statement_kind::alter_datashare:
      if (accept("set"_kw)) {
        if (accept("includenew"_kw)) {
          accept(token_kind::equal);
          if (!accept("true"_kw)) expect("false"_kw);
          expect("for"_kw, "schema"_kw);
          return objects(c, usage::refers, object_kind::schema);
        }
        expect("publicaccessible"_kw);
        accept(token_kind::equal);
        if (!accept("true"_kw)) expect("false"_kw);
        return;
      }
      if (!accept("add"_kw)) expect("remove"_kw);
      return granted_objects(c);
    case statement_kind::alter_masking_policy:
    case statement_kind::alter_rls_policy:
    case statement_kind::alter_materialized_view:
    case statement_kind::alter_user:
      return add(c, opaque_rest());
    default:
      return words(c);
  }
}

template <class Nodes>
constexpr void parser<Nodes>::alter_table(children& c) {
  std::uint32_t const from = at_;
  if (!skip_name()) return;
  if (is("append"_kw)) {
    add(c, make(node_kind::object, object_detail::pack(usage::writes, object_kind::table), from, {}));
    advance();
    expect("from"_kw);
    std::uint32_t const source = at_;
    if (!skip_name()) return;
    // its rows are moved away
    add(c, make(node_kind::object, object_detail::pack(usage::reads, object_kind::relation), source, {}));
    add(c, make(node_kind::object, object_detail::pack(usage::writes, object_kind::table), source, {}));
    if (!accept("ignoreextra"_kw)) accept("fillextra"_kw);
    return;
  }
  add(c, make(node_kind::object, object_detail::pack(usage::alters, object_kind::table), from, {}));
  switch (now_->word) {
    case "rename"_kw:
      advance();
      if (accept("to"_kw)) return add(c, object(usage::creates, object_kind::table));
      accept("column"_kw);
      add(c, name());
      expect("to"_kw);
      return add(c, new_name());
    case "owner"_kw:
      advance();
      expect("to"_kw);
      return add(c, label());
    case "add"_kw:
      advance();
      if (is("constraint"_kw) || is("primary"_kw) || is("unique"_kw) || is("foreign"_kw) || is("check"_kw))
        return add(c, constraint());
      if (is("partition"_kw) || is("if"_kw)) return add(c, opaque_rest());
      accept("column"_kw);
      return add(c, table_element());
    case "drop"_kw:
      advance();
      if (is("partition"_kw)) return add(c, opaque_rest());
      if (!accept("constraint"_kw)) accept("column"_kw);
      add(c, name());
      if (!accept("cascade"_kw)) accept("restrict"_kw);
      return;
    default:
      // ALTER COLUMN, DISTKEY, SORTKEY, ENCODE, ROW LEVEL SECURITY, and what external tables have
      if (is("alter"_kw) || is("set"_kw) || is("partition"_kw) || is("row"_kw)) return add(c, opaque_rest());
      unexpected();
  }
}

// ---- DROP

template <class Nodes>
constexpr void parser<Nodes>::drop(children& c) {
  advance();
  accept("external"_kw);
  object_kind const what = kind_words();
  if (what == object_kind::other) return add(c, opaque_rest());
  if_exists();
  objects(c, usage::drops, what);
  if (is("cascade"_kw) || is("restrict"_kw) || is("force"_kw)) advance();
  if (is("drop"_kw, "external"_kw)) {
    go(at_ + 2);
    expect("database"_kw);
    if (!accept("cascade"_kw)) accept("restrict"_kw);
  }
  if (what == object_kind::policy && accept("on"_kw)) words(c);
}

}  // namespace strata::sql::detail
