// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/keyword.hpp>

namespace strata::sql {

/// The SQL commands of Redshift, by the head of the statement. The tables of the grammar hold the facts of each
/// (`grammar/statement_head.hpp`). The order means nothing.
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

/// How a statement behaves in a transaction.
enum class transaction_class : std::uint8_t {
  batchable,   ///< can share a transaction with other statements
  standalone,  ///< must run alone: Redshift refuses it in a block, or it does not see the block's changes
  committing,  ///< ends the transaction: the next statement is in another one
};

}  // namespace strata::sql
