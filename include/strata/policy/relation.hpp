// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/described_relation.hpp>

/// What rules over SQL evaluate, beside resources: the relations that a stack creates, and the columns that its
/// datashares show. `redshift_sql_domain` gives them.
namespace strata::policy {

/// A column of a table, view or materialized view of the stack.
using column = described_column;

/// A table, view or materialized view that the stack creates, as a check takes it:
///
///     [](policy::relation const& made, policy::rule_context& context) { ... }
using relation = described_relation;

/// A datashare of the stack, with each column whose values consumers can read.
using datashare = described_datashare;

}  // namespace strata::policy
