// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/described.hpp>
#include <strata/policy/rule_lookup.hpp>

/// The values, besides resources, that rules over SQL judge: the relations that a stack creates, and the columns that
/// its datashares show. They come from `redshift_sql_domain`.
namespace strata::policy {

/// A column of a table, view or materialized view of the stack.
using column = described_column;

/// A table, view or materialized view that the stack creates, as the parameter of a check:
///
///     [](policy::relation const& made, policy::rule_context& context) { ... }
using relation = described_relation;

/// A datashare of the stack, with each column whose values consumers can read.
using datashare = described_datashare;

/// A role, user or group of the stack, with the columns that it sees and the relations that it changes.
using principal = described_principal;

/// A GRANT that a construct of the stack makes.
using grant = described_grant;

/// Whether a pack has rules over SQL, which evaluate a stack only.
template <Pack P>
inline constexpr bool needs_sql =
    detail::any_applies_to<relation>(typename P::rules{}) || detail::any_applies_to<datashare>(typename P::rules{}) ||
    detail::any_applies_to<principal>(typename P::rules{}) || detail::any_applies_to<grant>(typename P::rules{});

}  // namespace strata::policy
