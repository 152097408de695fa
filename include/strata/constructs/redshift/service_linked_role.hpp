// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/custom_resource.hpp>

/// Redshift acts for its users by a service-linked role
/// (https://docs.aws.amazon.com/redshift/latest/mgmt/using-service-linked-roles.html).
namespace strata::detail {

inline constexpr cfn::logical_id service_linked_role{"StrataServiceLinkedRole", {}};

/// Redshift's service-linked role. An account has one or none, and CloudFormation's resource for it fails if it exists.
/// The handler's role has the permission in each stack with a namespace.
template <class Out>
constexpr void expand_service_linked_role(Out& out) {
  out.add(service_linked_role,
          custom_resources::call("Custom::ServiceLinkedRole", custom_resources::calls::create_service_linked_role,
                                 cfn::object({{"AWSServiceName", "redshift.amazonaws.com"}})),
          custom_resources::after_handler(out.stack()));
}

}  // namespace strata::detail
