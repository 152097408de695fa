// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/objects.hpp>

namespace strata::sql::grammar {

/// CREATE SCHEMA
constexpr void create_schema(auto& p, children& c) {
  read_create_head(p);
  if (p.accept(kw_authorization)) {
    p.add(c, object(p, usage::creates, object_kind::schema));
    return words(p, c);
  }
  p.add(c, object(p, usage::creates, object_kind::schema));
  if (p.accept(kw_authorization)) p.add(c, object(p, usage::refers, object_kind::user));
  if (p.accept(kw_quota)) words(p, c);
}

/// CREATE DATABASE, also from a datashare
constexpr void create_database(auto& p, children& c) {
  read_create_head(p);
  p.add(c, object(p, usage::creates, object_kind::database));
  p.accept(kw_with, kw_permissions);
  if (p.accept(kw_from, kw_datashare)) {
    p.add(c, object(p, usage::refers, object_kind::datashare));
    p.expect(kw_of);
  }
  words(p, c);
}

/// ALTER DATASHARE d ADD TABLE s.t
constexpr void alter_datashare(auto& p, children& c) {
  if (renamed_or_owned(p, c, altered_object(p, c))) return;
  if (!p.accept(kw_set)) {
    if (!p.accept(kw_add)) p.expect(kw_remove);
    return granted_objects(p, c);
  }
  bool const includes_new = p.accept(kw_includenew);
  if (!includes_new) p.expect(kw_publicaccessible);
  p.accept(token_kind::equal);
  if (!p.accept(kw_true)) p.expect(kw_false);
  if (!includes_new) return;
  p.expect(kw_for, kw_schema);
  objects(p, c, usage::refers, object_kind::schema);
}

/// CREATE GROUP g WITH USER u, v
constexpr void create_group(auto& p, children& c) {
  read_create_head(p);
  p.add(c, object(p, usage::creates, object_kind::group));
  p.accept(kw_with);
  if (p.accept(kw_user)) objects(p, c, usage::refers, object_kind::user);
}

/// ALTER GROUP g ADD USER u, v
constexpr void alter_group(auto& p, children& c) {
  if (renamed_or_owned(p, c, altered_object(p, c))) return;
  if (!p.accept(kw_add)) p.expect(kw_drop);
  p.expect(kw_user);
  objects(p, c, usage::refers, object_kind::user);
}

/// A function or a procedure; the parser takes its body unread.
constexpr void create_routine(auto& p, children& c) {
  object_kind const what = read_create_head(p).kind;
  p.add(c, object(p, usage::creates, what));
  if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  p.add(c, opaque_rest(p));
}

/// CALL p(1, 2)
constexpr void call_procedure(auto& p, children& c) {
  p.advance();
  p.add(c, object(p, usage::refers, object_kind::procedure));
  if (p.accept(token_kind::left_parenthesis)) call_arguments(p, c);
}

/// CREATE MODEL m FROM t ...
constexpr void create_model(auto& p, children& c) {
  read_create_head(p);
  p.add(c, object(p, usage::creates, object_kind::model));
  if (!p.is(kw_from)) return p.add(c, opaque_rest(p));
  p.advance();
  if (p.is(token_kind::left_parenthesis))
    p.add(c, in_parentheses(p));
  else if (p.is(token_kind::string))
    p.advance();
  else
    p.add(c, object(p, usage::reads, object_kind::relation));
  p.add(c, opaque_rest(p));
}

inline constexpr word_pair standalone_with_external_database[] = {{kw_external, kw_database}, {}};

template <class Parser>
inline constexpr statement_row<Parser> definition_statements[] = {
    {{statement_kind::create_schema, {kw_create, kw_schema}}, create_schema},
    {{statement_kind::create_external_schema,
      {kw_create, kw_external, kw_schema},
      transaction_class::batchable,
      standalone_with_external_database},
     create_object},
    {{statement_kind::create_database, {kw_create, kw_database}, transaction_class::standalone}, create_database},
    {{statement_kind::create_datashare, {kw_create, kw_datashare}}, create_object},
    {{statement_kind::create_role, {kw_create, kw_role}}, create_object},
    {{statement_kind::create_user, {kw_create, kw_user}}, create_object},
    {{statement_kind::create_group, {kw_create, kw_group}}, create_group},
    {{statement_kind::create_function, {kw_create, kw_function}}, create_routine},
    {{statement_kind::create_function, {kw_create, kw_aggregate}}, create_routine},
    {{statement_kind::create_external_function, {kw_create, kw_external, kw_function}}, create_routine},
    {{statement_kind::create_procedure, {kw_create, kw_procedure}}, create_routine},
    {{statement_kind::create_library, {kw_create, kw_library}, transaction_class::standalone}, create_object},
    {{statement_kind::create_model, {kw_create, kw_model}}, create_model},
    {{statement_kind::create_external_model, {kw_create, kw_external, kw_model}}, create_model},
    {{statement_kind::create_identity_provider, {kw_create, kw_identity, kw_provider}}, create_opaquely},
    {{statement_kind::create_template, {kw_create, kw_template}}, create_opaquely},
    {{statement_kind::alter_schema, {kw_alter, kw_schema}}, alter_object},
    {{statement_kind::alter_external_schema, {kw_alter, kw_external, kw_schema}}, alter_object},
    {{statement_kind::alter_database, {kw_alter, kw_database}, transaction_class::standalone}, alter_object},
    {{statement_kind::alter_datashare, {kw_alter, kw_datashare}}, alter_datashare},
    {{statement_kind::alter_role, {kw_alter, kw_role}}, alter_object},
    {{statement_kind::alter_user, {kw_alter, kw_user}}, alter_opaquely},
    {{statement_kind::alter_group, {kw_alter, kw_group}}, alter_group},
    {{statement_kind::alter_function, {kw_alter, kw_function}}, alter_object},
    {{statement_kind::alter_procedure, {kw_alter, kw_procedure}}, alter_object},
    {{statement_kind::alter_identity_provider, {kw_alter, kw_identity, kw_provider}}, opaque_statement},
    {{statement_kind::alter_system, {kw_alter, kw_system}}, opaque_statement},
    {{statement_kind::alter_template, {kw_alter, kw_template}}, opaque_statement},
    {{statement_kind::drop_schema,
      {kw_drop, kw_schema},
      transaction_class::batchable,
      standalone_with_external_database},
     drop},
    {{statement_kind::drop_database, {kw_drop, kw_database}, transaction_class::standalone}, drop},
    {{statement_kind::drop_datashare, {kw_drop, kw_datashare}}, drop},
    {{statement_kind::drop_role, {kw_drop, kw_role}}, drop},
    {{statement_kind::drop_user, {kw_drop, kw_user}}, drop},
    {{statement_kind::drop_group, {kw_drop, kw_group}}, drop},
    {{statement_kind::drop_function, {kw_drop, kw_function}}, drop},
    {{statement_kind::drop_function, {kw_drop, kw_aggregate}}, drop},
    {{statement_kind::drop_procedure, {kw_drop, kw_procedure}}, drop},
    {{statement_kind::drop_library, {kw_drop, kw_library}, transaction_class::standalone}, drop},
    {{statement_kind::drop_model, {kw_drop, kw_model}}, drop},
    {{statement_kind::drop_identity_provider, {kw_drop, kw_identity, kw_provider}}, drop},
    {{statement_kind::drop_template, {kw_drop, kw_template}}, drop},
    // a procedure may commit
    {{statement_kind::call, {kw_call}, transaction_class::standalone}, call_procedure},
};

}  // namespace strata::sql::grammar
