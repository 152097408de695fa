// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/rows.hpp>
#include <strata/constructs/redshift/described_relation.hpp>
#include <strata/constructs/redshift/domain.hpp>
#include <strata/constructs/redshift/sql_check.hpp>

namespace strata {

/// The facts from the SQL of a stack: tables with one entry for each construct.
struct redshift_sql_facts {
  flow::constructs_by_kind const* constructs{};
  stack_columns const* columns{};
  access::construct_list const* access{};  ///< null if the stack says nothing of access
};

// What rules of policies judge of access: access/proof/described.hpp, which only they need, has the types and the
// functions below that give them.
struct described_principal;
struct described_grant;

/// The domain of the contents of warehouses. It checks each statement against the relations of the stack.
struct redshift_sql_domain : plain_domain {
  using needs = domain_list<redshift_domain>;
  static constexpr std::uint32_t marks = detail::says_access | detail::is_refreshed;

  template <class Stack>
  static constexpr core::verdict check() {
    return detail::sql_check<Stack>::check();
  }

  using facts = redshift_sql_facts;
  template <class Stack>
  static constexpr access::construct_list const* access_in() {
    if constexpr ((marks_of<Stack> & detail::says_access) != 0)
      return &access::constructs_of<Stack>;
    else
      return nullptr;
  }
  template <class Stack>
  static constexpr facts facts_of{&flow::constructs_of<Stack>, lineage_of<Stack>::columns.data(), access_in<Stack>()};

  template <class Stack>
  static constexpr described_relation describe(redshift_relation const& relation) {
    described_relation result = detail::describe<Stack>(relation);
    result.row_level_security = detail::row_level_security_of<Stack>(relation);
    return result;
  }
  template <class Stack>
  static constexpr described_relation describe(existing_relation_base const&) = delete;  // no relation of the stack
  template <class Stack>
  static constexpr described_datashare describe(redshift_datashare_base const& share) {
    return detail::describe<Stack>(share);
  }
  template <class Stack>
  static constexpr described_principal describe(redshift_db_role_base const& role);
  template <class Stack>
  static constexpr described_principal describe(existing_role_base const&) = delete;  // it makes no resource
  template <class Stack>
  static constexpr described_principal describe(redshift_db_user_base const& user);
  template <class Stack>
  static constexpr described_principal describe(redshift_db_group_base const& group);
  template <class Stack>
  static constexpr described_grant describe(redshift_grant_base const& grant);
  template <class Stack>
  static constexpr described_sql describe(redshift_custom_sql_base const& script) {
    return detail::describe<Stack>(script);
  }
};

}  // namespace strata
