// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/described_relation.hpp>
#include <strata/constructs/redshift/domain.hpp>
#include <strata/constructs/redshift/sql_check.hpp>

namespace strata {

/// What is known of the SQL of a stack: rows with one entry for each resource.
struct redshift_sql_facts {
  redshift_relation const* const* relations{};         ///< null where a resource is none
  redshift_datashare_base const* const* datashares{};  ///< null where a resource is none
  stack_columns const* columns{};
  /// The columns whose values a datashare shows.
  core::sequence<column_place> (*shown_by)(redshift_datashare_base const&){};
};

/// The domain of what is inside of warehouses: each statement is checked against the relations of the stack.
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
  static constexpr described_relation describe(existing_relation_base const&) = delete;  // is not the stack's
  template <class Stack>
  static constexpr described_datashare describe(redshift_datashare_base const& share) {
    return detail::describe<Stack>(share);
  }
};

}  // namespace strata
