// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access_policies.hpp>
#include <strata/constructs/redshift/grant.hpp>
#include <strata/constructs/redshift/lineage.hpp>
#include <strata/constructs/redshift/ownership.hpp>

/// The constructs of a stack that say who may do what.
namespace strata::access {

/// By kind, each at its position; null for constructs of other kinds.
struct constructs_by_kind {
  std::size_t size{};
  redshift_grant_base const* const* grants{};
  redshift_role_grant_base const* const* role_grants{};
  redshift_policy_attachment_base const* const* attachments{};
  redshift_row_level_security_base const* const* row_security{};
  redshift_ownership_base const* const* owners{};
  redshift_policy_base const* const* policies{};
  redshift_db_role_base const* const* roles{};
  existing_role_base const* const* existing_roles{};
  existing_schema_base const* const* existing_schemas{};
  existing_object_base const* const* existing_objects{};
  redshift_db_user_base const* const* users{};
  redshift_db_group_base const* const* groups{};
  redshift_role_assignment_base const* const* assignments{};

  /// Whether there is anything that Strata checks against relations and roles.
  [[nodiscard]] constexpr bool empty() const {
    for (std::size_t i = 0; i < size; ++i)
      if (grants[i] != nullptr || role_grants[i] != nullptr || attachments[i] != nullptr || row_security[i] != nullptr)
        return false;
    return true;
  }
};

template <class ResourceList>
struct rows;
template <auto const&... Resources>
struct rows<core::resource_list<Resources...>> {
  template <class Kind>
  struct row {
    static constexpr Kind const* at[sizeof...(Resources) + 1] = {detail::as<Kind>(Resources)..., nullptr};
  };
};

template <class Stack>
using rows_of = rows<core::resources_of<Stack>>;

template <class Stack>
inline constexpr constructs_by_kind constructs_of{core::resources_of<Stack>::size,
                                                  rows_of<Stack>::template row<redshift_grant_base>::at,
                                                  rows_of<Stack>::template row<redshift_role_grant_base>::at,
                                                  rows_of<Stack>::template row<redshift_policy_attachment_base>::at,
                                                  rows_of<Stack>::template row<redshift_row_level_security_base>::at,
                                                  rows_of<Stack>::template row<redshift_ownership_base>::at,
                                                  rows_of<Stack>::template row<redshift_policy_base>::at,
                                                  rows_of<Stack>::template row<redshift_db_role_base>::at,
                                                  rows_of<Stack>::template row<existing_role_base>::at,
                                                  rows_of<Stack>::template row<existing_schema_base>::at,
                                                  rows_of<Stack>::template row<existing_object_base>::at,
                                                  rows_of<Stack>::template row<redshift_db_user_base>::at,
                                                  rows_of<Stack>::template row<redshift_db_group_base>::at,
                                                  rows_of<Stack>::template row<redshift_role_assignment_base>::at};

}  // namespace strata::access
