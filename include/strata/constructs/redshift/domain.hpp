// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/domain.hpp>
#include <strata/constructs/network/data_vpc.hpp>
#include <strata/constructs/redshift/service_linked_role.hpp>

namespace strata {

namespace detail {

// The bits that constructs of Redshift mark.
inline constexpr std::uint32_t uses_service_linked_role = 1u << 2;
inline constexpr std::uint32_t uses_shared_vpc = 1u << 3;
inline constexpr std::uint32_t uses_crawler_endpoints = 1u << 4;  ///< a crawler in the shared VPC reaches AWS services

}  // namespace detail

/// The domain of namespaces and workgroups. They share Redshift's service-linked role, and a network if they name none.
/// `redshift_sql_domain` covers the contents of warehouses.
struct redshift_domain : plain_domain {
  using needs = domain_list<custom_resources::domain>;
  static constexpr std::uint32_t marks =
      detail::uses_service_linked_role | detail::uses_shared_vpc | detail::uses_crawler_endpoints;

  static constexpr void expand_shared_parts(auto& out, std::uint32_t stack_marks) {
    if (stack_marks & detail::uses_service_linked_role) detail::expand_service_linked_role(out);
    if (stack_marks & detail::uses_shared_vpc) shared_vpc.expand(out);
    if (stack_marks & detail::uses_crawler_endpoints) shared_vpc.expand_crawler_endpoints(out);
  }
};

}  // namespace strata
