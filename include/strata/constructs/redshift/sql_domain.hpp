// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/described_relation.hpp>
#include <strata/constructs/redshift/domain.hpp>
#include <strata/constructs/redshift/sql_check.hpp>

namespace strata {

/// The facts from the SQL of a stack: tables with one entry for each construct.
struct redshift_sql_facts {
  flow::constructs_by_kind const* constructs{};
  stack_columns const* columns{};
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
  static constexpr facts facts_of{&flow::constructs_of<Stack>, lineage_of<Stack>::columns.data()};

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
  template <class Stack>
  static constexpr described_sql describe(redshift_custom_sql_base const& script) {
    return detail::describe<Stack>(script);
  }
};

}  // namespace strata
