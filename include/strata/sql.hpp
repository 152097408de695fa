// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/character.hpp>
#include <strata/sql/text_position.hpp>

#include <strata/sql/keyword.hpp>

#include <strata/sql/identifier.hpp>
#include <strata/sql/statement_kind.hpp>

#include <strata/sql/quote.hpp>
#include <strata/sql/relation_use.hpp>
#include <strata/sql/token.hpp>

#include <strata/sql/data_type.hpp>
#include <strata/sql/lexer.hpp>
#include <strata/sql/name_tokens.hpp>
#include <strata/sql/privileges.hpp>

#include <strata/sql/catalog.hpp>
#include <strata/sql/check.hpp>
#include <strata/sql/created_relation.hpp>
#include <strata/sql/function_table.hpp>
#include <strata/sql/split.hpp>
#include <strata/sql/table.hpp>

#include <strata/sql/builtin_functions.hpp>
#include <strata/sql/errors.hpp>
#include <strata/sql/parse.hpp>
#include <strata/sql/statement.hpp>
#include <strata/sql/table_checks.hpp>
#include <strata/sql/tree.hpp>

#include <strata/sql/alteration.hpp>
#include <strata/sql/builtin_names.hpp>
#include <strata/sql/data_flow.hpp>
#include <strata/sql/print.hpp>
#include <strata/sql/relations.hpp>
#include <strata/sql/table_definition.hpp>

#include <strata/sql/meaning.hpp>
#include <strata/sql/script_effects.hpp>

#include <strata/sql/policy_definition.hpp>

/// Redshift SQL in constant expressions: tokens and syntax trees, names, types, tables, and the reads and writes of
/// statements.
namespace strata::sql {}
