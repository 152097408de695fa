// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/token.hpp>

namespace strata::sql {

/// The SQL commands of Redshift, by the head of the statement.
enum class statement_kind : std::uint8_t {
  unknown,
  // queries and changes of rows
  select,
  insert,
  update,
  delete_from,
  merge,
  copy,
  unload,
  truncate,
  refresh_materialized_view,
  call,
  // CREATE
  create_table,
  create_external_table,
  create_view,
  create_external_view,
  create_materialized_view,
  create_schema,
  create_external_schema,
  create_database,
  create_datashare,
  create_role,
  create_user,
  create_group,
  create_function,
  create_external_function,
  create_procedure,
  create_library,
  create_model,
  create_external_model,
  create_masking_policy,
  create_rls_policy,
  create_identity_provider,
  create_template,
  // ALTER
  alter_table,
  alter_view,
  alter_external_view,
  alter_materialized_view,
  alter_schema,
  alter_external_schema,
  alter_database,
  alter_datashare,
  alter_role,
  alter_user,
  alter_group,
  alter_function,
  alter_procedure,
  alter_default_privileges,
  alter_masking_policy,
  alter_rls_policy,
  alter_identity_provider,
  alter_system,
  alter_template,
  alter_external_table,
  // DROP
  drop_table,
  drop_view,
  drop_external_view,
  drop_materialized_view,
  drop_schema,
  drop_database,
  drop_datashare,
  drop_role,
  drop_user,
  drop_group,
  drop_function,
  drop_procedure,
  drop_library,
  drop_model,
  drop_masking_policy,
  drop_rls_policy,
  drop_identity_provider,
  drop_template,
  // rights and upkeep
  grant,
  revoke,
  attach_masking_policy,
  attach_rls_policy,
  detach_masking_policy,
  detach_rls_policy,
  analyze,
  analyze_compression,
  vacuum,
  comment,
  // transactions, cursors and sessions
  begin,
  commit,
  rollback,
  lock,
  cancel,
  declare,
  fetch,
  close,
  prepare,
  execute,
  deallocate,
  explain,
  set,
  reset,
  show,
  describe,
  use,
};

namespace detail {

struct statement_head {
  statement_kind kind{};
  keyword words[3]{};
};

/// Longer heads stand before their beginnings. `OR REPLACE`, `TEMP` and the like are left out before the comparison.
inline constexpr statement_head statement_heads[] = {
    {statement_kind::select, {"select"_kw}},
    {statement_kind::insert, {"insert"_kw}},
    {statement_kind::update, {"update"_kw}},
    {statement_kind::delete_from, {"delete"_kw}},
    {statement_kind::merge, {"merge"_kw}},
    {statement_kind::copy, {"copy"_kw}},
    {statement_kind::unload, {"unload"_kw}},
    {statement_kind::truncate, {"truncate"_kw}},
    {statement_kind::refresh_materialized_view, {"refresh"_kw}},
    {statement_kind::call, {"call"_kw}},
    {statement_kind::create_table, {"create"_kw, "table"_kw}},
    {statement_kind::create_external_table, {"create"_kw, "external"_kw, "table"_kw}},
    {statement_kind::create_view, {"create"_kw, "view"_kw}},
    {statement_kind::create_external_view, {"create"_kw, "external"_kw, "view"_kw}},
    {statement_kind::create_materialized_view, {"create"_kw, "materialized"_kw, "view"_kw}},
    {statement_kind::create_schema, {"create"_kw, "schema"_kw}},
    {statement_kind::create_external_schema, {"create"_kw, "external"_kw, "schema"_kw}},
    {statement_kind::create_database, {"create"_kw, "database"_kw}},
    {statement_kind::create_datashare, {"create"_kw, "datashare"_kw}},
    {statement_kind::create_role, {"create"_kw, "role"_kw}},
    {statement_kind::create_user, {"create"_kw, "user"_kw}},
    {statement_kind::create_group, {"create"_kw, "group"_kw}},
    {statement_kind::create_function, {"create"_kw, "function"_kw}},
    {statement_kind::create_function, {"create"_kw, "aggregate"_kw}},
    {statement_kind::create_external_function, {"create"_kw, "external"_kw, "function"_kw}},
    {statement_kind::create_procedure, {"create"_kw, "procedure"_kw}},
    {statement_kind::create_library, {"create"_kw, "library"_kw}},
    {statement_kind::create_model, {"create"_kw, "model"_kw}},
    {statement_kind::create_external_model, {"create"_kw, "external"_kw, "model"_kw}},
    {statement_kind::create_masking_policy, {"create"_kw, "masking"_kw, "policy"_kw}},
    {statement_kind::create_rls_policy, {"create"_kw, "rls"_kw, "policy"_kw}},
    {statement_kind::create_identity_provider, {"create"_kw, "identity"_kw, "provider"_kw}},
    {statement_kind::create_template, {"create"_kw, "template"_kw}},
    {statement_kind::alter_table, {"alter"_kw, "table"_kw}},
    {statement_kind::alter_external_table, {"alter"_kw, "external"_kw, "table"_kw}},
    {statement_kind::alter_view, {"alter"_kw, "view"_kw}},
    {statement_kind::alter_external_view, {"alter"_kw, "external"_kw, "view"_kw}},
    {statement_kind::alter_materialized_view, {"alter"_kw, "materialized"_kw, "view"_kw}},
    {statement_kind::alter_schema, {"alter"_kw, "schema"_kw}},
    {statement_kind::alter_external_schema, {"alter"_kw, "external"_kw, "schema"_kw}},
    {statement_kind::alter_database, {"alter"_kw, "database"_kw}},
    {statement_kind::alter_datashare, {"alter"_kw, "datashare"_kw}},
    {statement_kind::alter_role, {"alter"_kw, "role"_kw}},
    {statement_kind::alter_user, {"alter"_kw, "user"_kw}},
    {statement_kind::alter_group, {"alter"_kw, "group"_kw}},
    {statement_kind::alter_function, {"alter"_kw, "function"_kw}},
    {statement_kind::alter_procedure, {"alter"_kw, "procedure"_kw}},
    {statement_kind::alter_default_privileges, {"alter"_kw, "default"_kw}},
    {statement_kind::alter_masking_policy, {"alter"_kw, "masking"_kw, "policy"_kw}},
    {statement_kind::alter_rls_policy, {"alter"_kw, "rls"_kw, "policy"_kw}},
    {statement_kind::alter_identity_provider, {"alter"_kw, "identity"_kw, "provider"_kw}},
    {statement_kind::alter_system, {"alter"_kw, "system"_kw}},
    {statement_kind::alter_template, {"alter"_kw, "template"_kw}},
    {statement_kind::drop_table, {"drop"_kw, "table"_kw}},
    {statement_kind::drop_view, {"drop"_kw, "view"_kw}},
    {statement_kind::drop_external_view, {"drop"_kw, "external"_kw, "view"_kw}},
    {statement_kind::drop_materialized_view, {"drop"_kw, "materialized"_kw, "view"_kw}},
    {statement_kind::drop_schema, {"drop"_kw, "schema"_kw}},
    {statement_kind::drop_database, {"drop"_kw, "database"_kw}},
    {statement_kind::drop_datashare, {"drop"_kw, "datashare"_kw}},
    {statement_kind::drop_role, {"drop"_kw, "role"_kw}},
    {statement_kind::drop_user, {"drop"_kw, "user"_kw}},
    {statement_kind::drop_group, {"drop"_kw, "group"_kw}},
    {statement_kind::drop_function, {"drop"_kw, "function"_kw}},
    {statement_kind::drop_function, {"drop"_kw, "aggregate"_kw}},
    {statement_kind::drop_procedure, {"drop"_kw, "procedure"_kw}},
    {statement_kind::drop_library, {"drop"_kw, "library"_kw}},
    {statement_kind::drop_model, {"drop"_kw, "model"_kw}},
    {statement_kind::drop_masking_policy, {"drop"_kw, "masking"_kw, "policy"_kw}},
    {statement_kind::drop_rls_policy, {"drop"_kw, "rls"_kw, "policy"_kw}},
    {statement_kind::drop_identity_provider, {"drop"_kw, "identity"_kw, "provider"_kw}},
    {statement_kind::drop_template, {"drop"_kw, "template"_kw}},
    {statement_kind::grant, {"grant"_kw}},
    {statement_kind::revoke, {"revoke"_kw}},
    {statement_kind::attach_masking_policy, {"attach"_kw, "masking"_kw, "policy"_kw}},
    {statement_kind::attach_rls_policy, {"attach"_kw, "rls"_kw, "policy"_kw}},
    {statement_kind::detach_masking_policy, {"detach"_kw, "masking"_kw, "policy"_kw}},
    {statement_kind::detach_rls_policy, {"detach"_kw, "rls"_kw, "policy"_kw}},
    {statement_kind::analyze_compression, {"analyze"_kw, "compression"_kw}},
    {statement_kind::analyze_compression, {"analyse"_kw, "compression"_kw}},
    {statement_kind::analyze, {"analyze"_kw}},
    {statement_kind::analyze, {"analyse"_kw}},
    {statement_kind::vacuum, {"vacuum"_kw}},
    {statement_kind::comment, {"comment"_kw}},
    {statement_kind::begin, {"begin"_kw}},
    {statement_kind::begin, {"start"_kw, "transaction"_kw}},
    {statement_kind::commit, {"commit"_kw}},
    {statement_kind::commit, {"end"_kw}},
    {statement_kind::rollback, {"rollback"_kw}},
    {statement_kind::rollback, {"abort"_kw}},
    {statement_kind::lock, {"lock"_kw}},
    {statement_kind::cancel, {"cancel"_kw}},
    {statement_kind::declare, {"declare"_kw}},
    {statement_kind::fetch, {"fetch"_kw}},
    {statement_kind::close, {"close"_kw}},
    {statement_kind::prepare, {"prepare"_kw}},
    {statement_kind::execute, {"execute"_kw}},
    {statement_kind::deallocate, {"deallocate"_kw}},
    {statement_kind::explain, {"explain"_kw}},
    {statement_kind::set, {"set"_kw}},
    {statement_kind::reset, {"reset"_kw}},
    {statement_kind::show, {"show"_kw}},
    {statement_kind::describe, {"desc"_kw}},
    {statement_kind::use, {"use"_kw}},
};

/// The word that says which statement follows the list of WITH: the first of a statement outside of its parentheses.
constexpr keyword word_behind_with(token_range statement) {
  std::size_t depth = 0;
  for (token const& t : statement) {
    if (t.is(token_kind::left_parenthesis))
      ++depth;
    else if (t.is(token_kind::right_parenthesis) && depth > 0)
      --depth;
    else if (depth > 0)
      continue;
    else if (t.is("insert"_kw) || t.is("update"_kw) || t.is("delete"_kw) || t.is("merge"_kw))
      return t.word;
    else if (t.is("select"_kw))
      break;
  }
  return "select"_kw;
}

}  // namespace detail

/// The kind of one statement. A query may begin with WITH or a parenthesis; what follows the list of WITH counts.
constexpr statement_kind statement_kind_of(token_range statement) {
  keyword words[3]{};
  std::size_t count = 0;
  if (statement[0].is("with"_kw))
    words[count++] = detail::word_behind_with(statement);
  else if (statement[0].is(token_kind::left_parenthesis))
    words[count++] = "select"_kw;
  for (std::size_t i = 0; count < 3 && i < statement.size() && statement[i].is_name(); ++i) {
    keyword const word = statement[i].word;
    if (i > 0 && words[0] == "create"_kw) {
      bool const skipped = word == "or"_kw || word == "replace"_kw || word == "local"_kw || word == "temp"_kw ||
                           word == "temporary"_kw || word == "protected"_kw || word == "recursive"_kw;
      if (skipped) continue;
    }
    words[count++] = word;
  }
  for (detail::statement_head const& head : detail::statement_heads) {
    bool same = true;
    for (std::size_t i = 0; i < 3 && same; ++i) same = head.words[i] == no_keyword || head.words[i] == words[i];
    if (same) return head.kind;
  }
  return statement_kind::unknown;
}

}  // namespace strata::sql
