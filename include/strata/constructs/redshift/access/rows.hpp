// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/grant.hpp>
#include <strata/constructs/redshift/access/ownership.hpp>
#include <strata/constructs/redshift/access/policies.hpp>
#include <strata/constructs/redshift/lineage.hpp>

/// The constructs of a stack that say who may do what.
namespace strata::access {

/// A construct as what it is; null for the other kinds.
struct construct {
  redshift_grant_base const* grant{};
  redshift_role_grant_base const* role_grant{};
  redshift_policy_base const* policy{};
  redshift_policy_attachment_base const* attachment{};
  redshift_row_level_security_base const* row_security{};
  redshift_masking_off_for_datashares_base const* unmasked{};
  redshift_ownership_base const* owner{};
  redshift_db_role_base const* role{};  ///< also one that exists
  redshift_db_user_base const* user{};
  redshift_db_group_base const* group{};
  redshift_role_assignment_base const* assignment{};
  existing_role_base const* existing_role{};
  existing_schema_base const* existing_schema{};
  existing_object_base const* existing_object{};
};

/// One function for each construct, not one for each construct and kind.
template <class Resource>
constexpr construct construct_of(Resource const& resource) {
  construct result;
  if constexpr (__is_base_of(redshift_grant_base, Resource)) result.grant = &resource;
  if constexpr (__is_base_of(redshift_role_grant_base, Resource)) result.role_grant = &resource;
  if constexpr (__is_base_of(redshift_policy_base, Resource)) result.policy = &resource;
  if constexpr (__is_base_of(redshift_policy_attachment_base, Resource)) result.attachment = &resource;
  if constexpr (__is_base_of(redshift_row_level_security_base, Resource)) result.row_security = &resource;
  if constexpr (__is_base_of(redshift_masking_off_for_datashares_base, Resource)) result.unmasked = &resource;
  if constexpr (__is_base_of(redshift_ownership_base, Resource)) result.owner = &resource;
  if constexpr (__is_base_of(redshift_db_role_base, Resource)) result.role = &resource;
  if constexpr (__is_base_of(redshift_db_user_base, Resource)) result.user = &resource;
  if constexpr (__is_base_of(redshift_db_group_base, Resource)) result.group = &resource;
  if constexpr (__is_base_of(redshift_role_assignment_base, Resource)) result.assignment = &resource;
  if constexpr (__is_base_of(existing_role_base, Resource)) result.existing_role = &resource;
  if constexpr (__is_base_of(existing_schema_base, Resource)) result.existing_schema = &resource;
  if constexpr (__is_base_of(existing_object_base, Resource)) result.existing_object = &resource;
  return result;
}

/// The constructs of a stack, each at its position.
struct construct_list {
  construct const* items{};
  std::size_t size{};
  constexpr construct const& operator[](std::size_t i) const { return items[i]; }
};

template <class ResourceList>
struct constructs_in;
template <auto const&... Resources>
struct constructs_in<core::resource_list<Resources...>> {
  static constexpr construct items[sizeof...(Resources) + 1] = {construct_of(Resources)..., {}};
};

template <class Stack>
inline constexpr construct_list constructs_of{constructs_in<core::resources_of<Stack>>::items,
                                              core::resources_of<Stack>::size};

}  // namespace strata::access

namespace strata::detail {

/// Whether a relation has row-level security.
template <class Stack>
constexpr core::tribool row_level_security_of(redshift_relation const& relation) {
  access::construct_list const& of = access::constructs_of<Stack>;
  flow::constructs_by_kind const& sql = flow::constructs_of<Stack>;
  core::tribool result = core::tribool::no;
  for (std::size_t i = 0; i < of.size; ++i) {
    if (of[i].row_security != nullptr) {
      granted_object const& on = of[i].row_security->object();
      bool const same = on.relation() == &relation || (of[i].row_security->same_database(relation) &&
                                                       sql::equal(on.name().name, relation.name().name) &&
                                                       sql::equal(of[i].row_security->schema(), relation.schema()));
      if (same) return core::tribool::yes;
    }
    if (sql.scripts[i] == nullptr || of[i].policy != nullptr || sql.scripts[i]->owner().id != relation.owner().id)
      continue;
    parsed_sql const& text = *sql.parsed_scripts[i];
    if (sql.scripts[i]->source().is_opaque()) result = core::tribool::unknown;
    for (std::uint32_t s = text.first_statement(); s != 0; s = text.tree[s].next)
      if (sql::has_word(text.tree, s, sql::kw_security)) result = core::tribool::unknown;
  }
  return result;
}

}  // namespace strata::detail
