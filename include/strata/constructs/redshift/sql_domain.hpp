// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/described_relation.hpp>
#include <strata/constructs/redshift/domain.hpp>
#include <strata/constructs/redshift/sql_check.hpp>

namespace strata {

/// The facts from the SQL of a stack: tables with one entry for each construct.
struct redshift_sql_facts {
  redshift_relation const* const* relations{};         ///< null for a construct that is none
  redshift_datashare_base const* const* datashares{};  ///< null for a construct that is none
  stack_columns const* columns{};
  /// The columns whose values a datashare shows.
  core::sequence<column_place> (*shown_by)(redshift_datashare_base const&){};
};

/// The domain of the contents of warehouses. It checks each statement against the relations of the stack.
struct redshift_sql_domain : plain_domain {
  using needs = domain_list<redshift_domain>;

  template <class Stack>
  static constexpr core::verdict check() {
    return detail::sql_check<Stack>::check();
  }

  using facts = redshift_sql_facts;
  template <class Stack>
  static constexpr facts facts_of{lineage_of<Stack>::sql::relations, lineage_of<Stack>::sql::shares,
                                  lineage_of<Stack>::columns.data(), lineage_of<Stack>::places_shown_by};

  template <class Stack>
  static constexpr described_relation describe(redshift_relation const& relation) {
    return detail::describe<Stack>(relation);
  }
  template <class Stack>
  static constexpr described_relation describe(existing_relation_base const&) = delete;  // no relation of the stack
  template <class Stack>
  static constexpr described_datashare describe(redshift_datashare_base const& share) {
    return detail::describe<Stack>(share);
  }
};

}  // namespace strata
