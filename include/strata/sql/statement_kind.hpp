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
    {statement_kind::select, {kw_select}},
    {statement_kind::insert, {kw_insert}},
    {statement_kind::update, {kw_update}},
    {statement_kind::delete_from, {kw_delete}},
    {statement_kind::merge, {kw_merge}},
    {statement_kind::copy, {kw_copy}},
    {statement_kind::unload, {kw_unload}},
    {statement_kind::truncate, {kw_truncate}},
    {statement_kind::refresh_materialized_view, {kw_refresh}},
    {statement_kind::call, {kw_call}},
    {statement_kind::create_table, {kw_create, kw_table}},
    {statement_kind::create_external_table, {kw_create, kw_external, kw_table}},
    {statement_kind::create_view, {kw_create, kw_view}},
    {statement_kind::create_external_view, {kw_create, kw_external, kw_view}},
    {statement_kind::create_materialized_view, {kw_create, kw_materialized, kw_view}},
    {statement_kind::create_schema, {kw_create, kw_schema}},
    {statement_kind::create_external_schema, {kw_create, kw_external, kw_schema}},
    {statement_kind::create_database, {kw_create, kw_database}},
    {statement_kind::create_datashare, {kw_create, kw_datashare}},
    {statement_kind::create_role, {kw_create, kw_role}},
    {statement_kind::create_user, {kw_create, kw_user}},
    {statement_kind::create_group, {kw_create, kw_group}},
    {statement_kind::create_function, {kw_create, kw_function}},
    {statement_kind::create_function, {kw_create, kw_aggregate}},
    {statement_kind::create_external_function, {kw_create, kw_external, kw_function}},
    {statement_kind::create_procedure, {kw_create, kw_procedure}},
    {statement_kind::create_library, {kw_create, kw_library}},
    {statement_kind::create_model, {kw_create, kw_model}},
    {statement_kind::create_external_model, {kw_create, kw_external, kw_model}},
    {statement_kind::create_masking_policy, {kw_create, kw_masking, kw_policy}},
    {statement_kind::create_rls_policy, {kw_create, kw_rls, kw_policy}},
    {statement_kind::create_identity_provider, {kw_create, kw_identity, kw_provider}},
    {statement_kind::create_template, {kw_create, kw_template}},
    {statement_kind::alter_table, {kw_alter, kw_table}},
    {statement_kind::alter_external_table, {kw_alter, kw_external, kw_table}},
    {statement_kind::alter_view, {kw_alter, kw_view}},
    {statement_kind::alter_external_view, {kw_alter, kw_external, kw_view}},
    {statement_kind::alter_materialized_view, {kw_alter, kw_materialized, kw_view}},
    {statement_kind::alter_schema, {kw_alter, kw_schema}},
    {statement_kind::alter_external_schema, {kw_alter, kw_external, kw_schema}},
    {statement_kind::alter_database, {kw_alter, kw_database}},
    {statement_kind::alter_datashare, {kw_alter, kw_datashare}},
    {statement_kind::alter_role, {kw_alter, kw_role}},
    {statement_kind::alter_user, {kw_alter, kw_user}},
    {statement_kind::alter_group, {kw_alter, kw_group}},
    {statement_kind::alter_function, {kw_alter, kw_function}},
    {statement_kind::alter_procedure, {kw_alter, kw_procedure}},
    {statement_kind::alter_default_privileges, {kw_alter, kw_default}},
    {statement_kind::alter_masking_policy, {kw_alter, kw_masking, kw_policy}},
    {statement_kind::alter_rls_policy, {kw_alter, kw_rls, kw_policy}},
    {statement_kind::alter_identity_provider, {kw_alter, kw_identity, kw_provider}},
    {statement_kind::alter_system, {kw_alter, kw_system}},
    {statement_kind::alter_template, {kw_alter, kw_template}},
    {statement_kind::drop_table, {kw_drop, kw_table}},
    {statement_kind::drop_view, {kw_drop, kw_view}},
    {statement_kind::drop_external_view, {kw_drop, kw_external, kw_view}},
    {statement_kind::drop_materialized_view, {kw_drop, kw_materialized, kw_view}},
    {statement_kind::drop_schema, {kw_drop, kw_schema}},
    {statement_kind::drop_database, {kw_drop, kw_database}},
    {statement_kind::drop_datashare, {kw_drop, kw_datashare}},
    {statement_kind::drop_role, {kw_drop, kw_role}},
    {statement_kind::drop_user, {kw_drop, kw_user}},
    {statement_kind::drop_group, {kw_drop, kw_group}},
    {statement_kind::drop_function, {kw_drop, kw_function}},
    {statement_kind::drop_function, {kw_drop, kw_aggregate}},
    {statement_kind::drop_procedure, {kw_drop, kw_procedure}},
    {statement_kind::drop_library, {kw_drop, kw_library}},
    {statement_kind::drop_model, {kw_drop, kw_model}},
    {statement_kind::drop_masking_policy, {kw_drop, kw_masking, kw_policy}},
    {statement_kind::drop_rls_policy, {kw_drop, kw_rls, kw_policy}},
    {statement_kind::drop_identity_provider, {kw_drop, kw_identity, kw_provider}},
    {statement_kind::drop_template, {kw_drop, kw_template}},
    {statement_kind::grant, {kw_grant}},
    {statement_kind::revoke, {kw_revoke}},
    {statement_kind::attach_masking_policy, {kw_attach, kw_masking, kw_policy}},
    {statement_kind::attach_rls_policy, {kw_attach, kw_rls, kw_policy}},
    {statement_kind::detach_masking_policy, {kw_detach, kw_masking, kw_policy}},
    {statement_kind::detach_rls_policy, {kw_detach, kw_rls, kw_policy}},
    {statement_kind::analyze_compression, {kw_analyze, kw_compression}},
    {statement_kind::analyze_compression, {kw_analyse, kw_compression}},
    {statement_kind::analyze, {kw_analyze}},
    {statement_kind::analyze, {kw_analyse}},
    {statement_kind::vacuum, {kw_vacuum}},
    {statement_kind::comment, {kw_comment}},
    {statement_kind::begin, {kw_begin}},
    {statement_kind::begin, {kw_start, kw_transaction}},
    {statement_kind::commit, {kw_commit}},
    {statement_kind::commit, {kw_end}},
    {statement_kind::rollback, {kw_rollback}},
    {statement_kind::rollback, {kw_abort}},
    {statement_kind::lock, {kw_lock}},
    {statement_kind::cancel, {kw_cancel}},
    {statement_kind::declare, {kw_declare}},
    {statement_kind::fetch, {kw_fetch}},
    {statement_kind::close, {kw_close}},
    {statement_kind::prepare, {kw_prepare}},
    {statement_kind::execute, {kw_execute}},
    {statement_kind::deallocate, {kw_deallocate}},
    {statement_kind::explain, {kw_explain}},
    {statement_kind::set, {kw_set}},
    {statement_kind::reset, {kw_reset}},
    {statement_kind::show, {kw_show}},
    {statement_kind::describe, {kw_desc}},
    {statement_kind::use, {kw_use}},
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
    else if (t.is(kw_insert) || t.is(kw_update) || t.is(kw_delete) || t.is(kw_merge))
      return t.word;
    else if (t.is(kw_select))
      break;
  }
  return kw_select;
}

}  // namespace detail

/// The kind of one statement. A query may begin with WITH or a parenthesis; what follows the list of WITH counts.
constexpr statement_kind statement_kind_of(token_range statement) {
  keyword words[3]{};
  std::size_t count = 0;
  if (statement[0].is(kw_with))
    words[count++] = detail::word_behind_with(statement);
  else if (statement[0].is(token_kind::left_parenthesis))
    words[count++] = kw_select;
  for (std::size_t i = 0; count < 3 && i < statement.size() && statement[i].is_name(); ++i) {
    keyword const word = statement[i].word;
    if (i > 0 && words[0] == kw_create) {
      bool const skipped = word == kw_or || word == kw_replace || word == kw_local || word == kw_temp ||
                           word == kw_temporary || word == kw_protected || word == kw_recursive;
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
