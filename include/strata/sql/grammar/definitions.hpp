// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/objects.hpp>
#include <strata/sql/grammar/rights.hpp>

namespace strata::sql::grammar {

/// CREATE SCHEMA
constexpr void create_schema(parser& p, children& c) {
  std::uint16_t const marks = read_create_head(p).marks();
  if (p.accept(kw_authorization)) {
    std::uint32_t const from = p.at;
    p.add(c, object(p, usage::creates, object_kind::schema, marks));
    p.add(c, object_node(p, usage::refers, object_kind::user, from));
    return words(p, c);
  }
  p.add(c, object(p, usage::creates, object_kind::schema, marks));
  if (p.accept(kw_authorization)) p.add(c, object(p, usage::refers, object_kind::user));
  if (p.accept(kw_quota)) words(p, c);
}

/// CREATE DATABASE, also from a datashare
constexpr void create_database(parser& p, children& c) {
  std::uint16_t const marks = read_create_head(p).marks();
  p.add(c, object(p, usage::creates, object_kind::database, marks));
  p.accept(kw_with, kw_permissions);
  if (p.is(kw_from)) (*p.nodes)[c.last].detail |= object_detail::contents;
  if (p.accept(kw_from, kw_datashare)) {
    // its name is one of the producer's namespace
    skip_name(p);
    p.expect(kw_of);
  }
  p.accept(kw_with);
  if (p.accept(kw_owner)) {
    p.accept(token_kind::equal);
    p.add(c, object(p, usage::refers, object_kind::user));
  }
  words(p, c);
}

/// CREATE EXTERNAL SCHEMA: what is in it comes from elsewhere.
constexpr void create_external_schema(parser& p, children& c) {
  std::uint16_t const marks = read_create_head(p).marks();
  p.add(c, object(p, usage::creates, object_kind::schema, static_cast<std::uint16_t>(marks | object_detail::contents)));
  words(p, c);
}

/// CREATE USER u ... IN GROUP g, h ...
constexpr void create_user(parser& p, children& c) {
  read_create_head(p);
  p.add(c, object(p, usage::creates, object_kind::user));
  std::uint32_t const end = p.end;
  for (std::uint32_t i = p.at; i + 1 < end && p.end == end; ++i)
    if (p.first[i].is(kw_in) && p.first[i + 1].is(kw_group)) p.end = i;
  words(p, c);
  if (p.end == end || p.failed()) return;
  p.end = end;
  p.go(p.at);
  p.expect(kw_in, kw_group);
  objects(p, c, usage::refers, object_kind::group);
  words(p, c);
}

/// ALTER DATASHARE d ADD TABLE s.t
constexpr void alter_datashare(parser& p, children& c) {
  if (renamed_or_owned(p, c, altered_object(p, c))) return;
  if (!p.accept(kw_set)) {
    if (!p.accept(kw_add)) p.expect(kw_remove);
    return granted_objects(p, c, usage::refers);
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
constexpr void create_group(parser& p, children& c) {
  read_create_head(p);
  p.add(c, object(p, usage::creates, object_kind::group));
  p.accept(kw_with);
  if (p.accept(kw_user)) objects(p, c, usage::refers, object_kind::user);
}

/// ALTER GROUP g ADD USER u, v
constexpr void alter_group(parser& p, children& c) {
  if (renamed_or_owned(p, c, altered_object(p, c))) return;
  if (!p.accept(kw_add)) p.expect(kw_drop);
  p.expect(kw_user);
  objects(p, c, usage::refers, object_kind::user);
}

/// A function or a procedure; the parser takes its body unread.
constexpr void create_routine(parser& p, children& c) {
  create_head const head = read_create_head(p);
  p.add(c, object(p, usage::creates, head.kind, head.marks()));
  if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  p.add(c, opaque_rest(p));
}

/// CALL p(1, 2)
constexpr void call_procedure(parser& p, children& c) {
  p.advance();
  p.add(c, object(p, usage::reads, object_kind::procedure));
  if (p.accept(token_kind::left_parenthesis)) call_arguments(p, c);
}

/// The rest of CREATE MODEL, which also names the function that it creates.
constexpr void model_options(parser& p, children& c) {
  std::uint32_t const from = p.at;
  while (!p.done() && !(p.is(kw_function) && p.peek(1).is_name())) p.advance();
  if (p.at != from) p.add(c, p.leaf(node_kind::opaque, from));
  if (p.accept(kw_function)) p.add(c, object(p, usage::creates, object_kind::function));
  p.add(c, opaque_rest(p));
}

/// CREATE MODEL m FROM t ...
constexpr void create_model(parser& p, children& c) {
  read_create_head(p);
  p.add(c, object(p, usage::creates, object_kind::model));
  if (!p.is(kw_from)) return model_options(p, c);
  p.advance();
  if (p.is(token_kind::left_parenthesis))
    p.add(c, in_parentheses(p));
  else if (p.is(token_kind::string))
    p.advance();
  else
    p.add(c, object(p, usage::reads, object_kind::relation));
  model_options(p, c);
}

inline constexpr word_pair standalone_with_external_database[] = {{kw_external, kw_database}, {}};

inline constexpr statement_row definition_statements[] = {
    {{statement_kind::create_schema, {kw_create, kw_schema}}, create_schema},
    {{statement_kind::create_external_schema,
      {kw_create, kw_external, kw_schema},
      transaction_class::batchable,
      standalone_with_external_database},
     create_external_schema},
    {{statement_kind::create_database, {kw_create, kw_database}, transaction_class::standalone}, create_database},
    {{statement_kind::create_datashare, {kw_create, kw_datashare}}, create_object},
    {{statement_kind::create_role, {kw_create, kw_role}}, create_object},
    {{statement_kind::create_user, {kw_create, kw_user}}, create_user},
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
    {{statement_kind::alter_identity_provider, {kw_alter, kw_identity, kw_provider}}, alter_opaquely},
    {{statement_kind::alter_system, {kw_alter, kw_system}}, opaque_statement},
    {{statement_kind::alter_template, {kw_alter, kw_template}}, alter_opaquely},
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
