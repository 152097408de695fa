// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/parser.hpp>

namespace strata::sql::detail {

/// The words that name a kind of object; `other`, and nothing taken, when they are not known.
template <class Nodes>
constexpr object_kind parser<Nodes>::kind_words() {
  if (accept(kw_table)) return object_kind::table;
  if (accept(kw_materialized, kw_view)) return object_kind::materialized_view;
  if (accept(kw_view)) return object_kind::view;
  if (accept(kw_schema)) return object_kind::schema;
  if (accept(kw_database)) return object_kind::database;
  if (accept(kw_datashare)) return object_kind::datashare;
  if (accept(kw_role)) return object_kind::role;
  if (accept(kw_user)) return object_kind::user;
  if (accept(kw_group)) return object_kind::group;
  if (accept(kw_aggregate) || accept(kw_function)) return object_kind::function;
  if (accept(kw_procedure)) return object_kind::procedure;
  if (accept(kw_library)) return object_kind::library;
  if (accept(kw_model)) return object_kind::model;
  if (accept(kw_masking, kw_policy) || accept(kw_rls, kw_policy)) return object_kind::policy;
  return object_kind::other;
}

// ---- CREATE

template <class Nodes>
constexpr void parser<Nodes>::create(statement_kind kind, children& c) {
  advance();
  accept(kw_or, kw_replace);
  accept(kw_local);
  bool const temporary = accept(kw_temp) || accept(kw_temporary);
  bool const external = accept(kw_external);
  accept(kw_protected);
  accept(kw_recursive);
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
      if (accept(kw_authorization)) {
        add(c, object(usage::creates, what));
        return words(c);
      }
      add(c, object(usage::creates, what));
      if (accept(kw_authorization)) add(c, object(usage::refers, object_kind::user));
      if (external) return words(c);
      if (accept(kw_quota)) return words(c);
      return;
    case statement_kind::create_external_schema:
      add(c, object(usage::creates, what));
      return words(c);
    case statement_kind::create_database:
      add(c, object(usage::creates, what));
      accept(kw_with, kw_permissions);
      if (accept(kw_from, kw_datashare)) {
        add(c, object(usage::refers, object_kind::datashare));
        expect(kw_of);
      }
      return words(c);
    case statement_kind::create_group:
      add(c, object(usage::creates, what));
      accept(kw_with);
      if (accept(kw_user)) objects(c, usage::refers, object_kind::user);
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
  bool described = is(token_kind::left_parenthesis) && !peek(1).is(kw_select);
  if (described) table_elements(c);
  while (table_attribute(c)) {}
  if (is(kw_as)) {
    advance();
    add(c, query());
    if (accept(kw_with)) {  // PostgreSQL's WITH [NO] DATA
      accept(kw_no);
      expect(kw_data);
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
    case kw_like:
      advance();
      add(c, object(usage::reads, object_kind::relation));
      while (accept(kw_including) || accept(kw_excluding))
        if (!accept(kw_defaults) && !accept(kw_all)) skip_name();
      return make(node_kind::like_table, from, c);
    case kw_constraint:
    case kw_primary:
    case kw_unique:
    case kw_foreign:
    case kw_check:
      return constraint();
    default:
      break;
  }
  add(c, new_name());
  if (now_->is_name() && !is(kw_default) && !is(kw_not) && !is(kw_null) && !is(kw_encode) && !is(kw_primary) &&
      !is(kw_unique) && !is(kw_references) && !is(kw_identity) && !is(kw_distkey) && !is(kw_sortkey))
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
  if (accept(kw_constraint)) add(c, label());
  switch (now_->word) {
    case kw_not:
      advance();
      if (accept(kw_deferrable)) return attribute(attribute_kind::other, from, c);
      expect(kw_null);
      return attribute(attribute_kind::not_null, from, c);
    case kw_null:
      advance();
      return attribute(attribute_kind::null, from, c);
    case kw_default:
      advance();
      add(c, expression(precedence::other));
      return attribute(attribute_kind::default_value, from, c);
    case kw_identity:
      advance();
      add(c, opaque_parentheses());
      return attribute(attribute_kind::identity, from, c);
    case kw_generated:
      advance();
      if (!accept(kw_always)) expect(kw_by, kw_default);
      expect(kw_as);
      if (accept(kw_identity)) {
        if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
        return attribute(attribute_kind::identity, from, c);
      }
      add(c, opaque_parentheses());
      return attribute(attribute_kind::other, from, c);
    case kw_encode:
      advance();
      add(c, label());
      return attribute(attribute_kind::encode, from, c);
    case kw_distkey:
      advance();
      return attribute(attribute_kind::distkey, from, c);
    case kw_sortkey:
      advance();
      return attribute(attribute_kind::sortkey, from, c);
    case kw_collate:
      advance();
      skip_name();
      return attribute(attribute_kind::collate, from, c);
    case kw_primary:
      advance();
      expect(kw_key);
      return attribute(attribute_kind::primary_key, from, c);
    case kw_unique:
      advance();
      return attribute(attribute_kind::unique, from, c);
    case kw_references:
      advance();
      add(c, object(usage::reads, object_kind::relation));
      if (is(token_kind::left_parenthesis)) add(c, column_list());
      return attribute(attribute_kind::foreign_key, from, c);
    case kw_check:
      advance();
      add(c, in_parentheses());
      return attribute(attribute_kind::check, from, c);
    case kw_deferrable:
    case kw_initially:
      advance();
      if (now_->is_name() && first_[from].is(kw_initially)) advance();
      return attribute(attribute_kind::other, from, c);
    case kw_on:  // DELETE CASCADE: PostgreSQL's
      advance();
      if (!accept(kw_delete)) expect(kw_update);
      if (accept(kw_set) || accept(kw_no)) {}
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
  if (accept(kw_constraint)) add(c, label());
  attribute_kind kind = attribute_kind::check;
  if (accept(kw_primary)) {
    kind = attribute_kind::primary_key;
    expect(kw_key);
    add(c, column_list());
  } else if (accept(kw_unique)) {
    kind = attribute_kind::unique;
    add(c, column_list());
  } else if (accept(kw_foreign)) {
    kind = attribute_kind::foreign_key;
    expect(kw_key);
    add(c, column_list());
    expect(kw_references);
    add(c, object(usage::reads, object_kind::relation));
    if (is(token_kind::left_parenthesis)) add(c, column_list());
  } else {
    expect(kw_check);
    add(c, in_parentheses());
  }
  while (is(kw_not, kw_deferrable) || is(kw_deferrable) || is(kw_initially) || is(kw_on)) column_attribute();
  return make(node_kind::constraint, static_cast<std::uint8_t>(kind), from, c);
}

/// False where none begins.
template <class Nodes>
constexpr bool parser<Nodes>::table_attribute(children& c) {
  std::uint32_t const from = at_;
  children parts;
  switch (now_->word) {
    case kw_backup:
      advance();
      if (!accept(kw_yes)) expect(kw_no);
      add(c, attribute(attribute_kind::backup, from, parts));
      return true;
    case kw_diststyle:
      advance();
      if (!accept(kw_auto) && !accept(kw_even) && !accept(kw_key)) expect(kw_all);
      add(c, attribute(attribute_kind::diststyle, from, parts));
      return true;
    case kw_distkey:
      advance();
      if (is(token_kind::left_parenthesis))
        add(parts, column_list());
      else  // DISTKEY a
        add(parts, label());
      add(c, attribute(attribute_kind::distkey, from, parts));
      return true;
    case kw_compound:
    case kw_interleaved:
    case kw_sortkey: {
      bool const interleaved = accept(kw_interleaved);
      if (!interleaved) accept(kw_compound);
      expect(kw_sortkey);
      if (accept(kw_auto)) {
        add(c, attribute(attribute_kind::sortkey_auto, from, parts));
        return true;
      }
      add(parts, column_list());
      add(c, attribute(interleaved ? attribute_kind::interleaved_sortkey : attribute_kind::sortkey, from, parts));
      return true;
    }
    case kw_encode:
      advance();
      expect(kw_auto);
      add(c, attribute(attribute_kind::encode, from, parts));
      return true;
    case kw_auto:
      advance();
      expect(kw_refresh);
      if (!accept(kw_yes)) expect(kw_no);
      add(c, attribute(attribute_kind::auto_refresh, from, parts));
      return true;
    case kw_inherits:
      advance();
      add(parts, opaque_parentheses());
      add(c, attribute(attribute_kind::other, from, parts));
      return true;
    case kw_on:
      advance();
      expect(kw_commit);
      if (accept(kw_preserve) || accept(kw_delete))
        expect(kw_rows);
      else
        expect(kw_drop);
      add(c, attribute(attribute_kind::other, from, parts));
      return true;
    case kw_with:
    case kw_without:
      if (!peek(1).is(kw_oid) && !peek(1).is(token_kind::left_parenthesis)) return false;
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
  while (!done() && !(is(kw_as) && !first_[at_ - 1].is(kw_stored))) {
    if (is(token_kind::left_parenthesis))
      add(parts, opaque_parentheses());
    else
      advance();
  }
  if (at_ != from) add(c, make(node_kind::words, from, parts));
  if (accept(kw_as)) add(c, query());
}

template <class Nodes>
constexpr void parser<Nodes>::create_view(children& c, object_kind kind) {
  add(c, object(usage::creates, kind));
  if (is(token_kind::left_parenthesis)) add(c, column_list());
  if (kind == object_kind::materialized_view)
    while (table_attribute(c)) {}
  if (is(kw_using) || is(kw_partitioned) || is(kw_location) || is(kw_table)) {  // the form of Iceberg
    std::uint32_t const from = at_;
    children parts;
    while (!done() && !is(kw_as)) {
      if (is(token_kind::left_parenthesis))
        add(parts, opaque_parentheses());
      else
        advance();
    }
    add(c, make(node_kind::words, from, parts));
  }
  expect(kw_as);
  add(c, query());
  if (is(kw_with, kw_no)) {
    std::uint32_t const from = at_;
    go(at_ + 2);
    if (!accept(kw_data)) expect(kw_schema, kw_binding);
    add(c, leaf(node_kind::words, from));
  }
}

template <class Nodes>
constexpr void parser<Nodes>::create_model(children& c) {
  add(c, object(usage::creates, object_kind::model));
  if (!is(kw_from)) return add(c, opaque_rest());
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
  if (accept(kw_with)) {
    add(c, opaque_parentheses());
    if (is(kw_as) || at_alias()) add(c, alias());
  }
  if (accept(kw_using)) {
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
  accept(kw_external);
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
    if (is(kw_as)) {
      advance();
      return add(c, query());
    }
    return add(c, opaque_rest());
  }
  if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
  if (accept(kw_rename, kw_to)) return add(c, object(usage::creates, what));
  if (accept(kw_owner, kw_to)) return add(c, object(usage::refers, object_kind::user));
  switch (kind) {
    case statement_kind::alter_group:
      if (!accept(kw_add)) expect(kw_drop);
      expect(kw_user);
      return objects(c, usage::refers, object_kind::user);
    case statement_kind::alter_datashare:
      if (accept(kw_set)) {
        if (accept(kw_includenew)) {
          accept(token_kind::equal);
          if (!accept(kw_true)) expect(kw_false);
          expect(kw_for, kw_schema);
          return objects(c, usage::refers, object_kind::schema);
        }
        expect(kw_publicaccessible);
        accept(token_kind::equal);
        if (!accept(kw_true)) expect(kw_false);
        return;
      }
      if (!accept(kw_add)) expect(kw_remove);
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
  if (is(kw_append)) {
    add(c, make(node_kind::object, object_detail::pack(usage::writes, object_kind::table), from, {}));
    advance();
    expect(kw_from);
    std::uint32_t const source = at_;
    if (!skip_name()) return;
    // its rows are moved away
    add(c, make(node_kind::object, object_detail::pack(usage::reads, object_kind::relation), source, {}));
    add(c, make(node_kind::object, object_detail::pack(usage::writes, object_kind::table), source, {}));
    if (!accept(kw_ignoreextra)) accept(kw_fillextra);
    return;
  }
  add(c, make(node_kind::object, object_detail::pack(usage::alters, object_kind::table), from, {}));
  switch (now_->word) {
    case kw_rename:
      advance();
      if (accept(kw_to)) return add(c, object(usage::creates, object_kind::table));
      accept(kw_column);
      add(c, name());
      expect(kw_to);
      return add(c, new_name());
    case kw_owner:
      advance();
      expect(kw_to);
      return add(c, label());
    case kw_add:
      advance();
      if (is(kw_constraint) || is(kw_primary) || is(kw_unique) || is(kw_foreign) || is(kw_check))
        return add(c, constraint());
      if (is(kw_partition) || is(kw_if)) return add(c, opaque_rest());
      accept(kw_column);
      return add(c, table_element());
    case kw_drop:
      advance();
      if (is(kw_partition)) return add(c, opaque_rest());
      if (!accept(kw_constraint)) accept(kw_column);
      add(c, name());
      if (!accept(kw_cascade)) accept(kw_restrict);
      return;
    default:
      // ALTER COLUMN, DISTKEY, SORTKEY, ENCODE, ROW LEVEL SECURITY, and what external tables have
      if (is(kw_alter) || is(kw_set) || is(kw_partition) || is(kw_row)) return add(c, opaque_rest());
      unexpected();
  }
}

// ---- DROP

template <class Nodes>
constexpr void parser<Nodes>::drop(children& c) {
  advance();
  accept(kw_external);
  object_kind const what = kind_words();
  if (what == object_kind::other) return add(c, opaque_rest());
  if_exists();
  objects(c, usage::drops, what);
  if (is(kw_cascade) || is(kw_restrict) || is(kw_force)) advance();
  if (is(kw_drop, kw_external)) {
    go(at_ + 2);
    expect(kw_database);
    if (!accept(kw_cascade)) accept(kw_restrict);
  }
  if (what == object_kind::policy && accept(kw_on)) words(c);
}

}  // namespace strata::sql::detail
