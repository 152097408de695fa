// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/custom_resource.hpp>

/// What Redshift does for its users, it does by a role of its own
/// (https://docs.aws.amazon.com/redshift/latest/mgmt/using-service-linked-roles.html).
namespace strata::detail {

inline constexpr cfn::logical_id service_linked_role{"StrataServiceLinkedRole", {}};

/// Redshift's service-linked role: an account has it or has not; CloudFormation's own resource fails where it exists.
template <class Out>
constexpr void expand_service_linked_role(Out& out) {
  cfn::logical_id const permissions{service_linked_role.construct, "Policy"};
  constexpr std::string_view service = "redshift.amazonaws.com";
  out.add(permissions,
          custom_resources::permissions(
              permissions,
              {{.actions = custom_resources::calls::create_service_linked_role.permissions,
                .resources = {cfn::arn("iam", {}, cfn::aws_account_id,
                                       "role/aws-service-role/redshift.amazonaws.com/AWSServiceRoleForRedshift")},
                .conditions = {{"StringEquals", "iam:AWSServiceName", {service}}}}}));
  out.add(service_linked_role,
          custom_resources::call("Custom::ServiceLinkedRole", custom_resources::calls::create_service_linked_role,
                                 cfn::object({{"AWSServiceName", service}})),
          custom_resources::after_permissions(permissions));
}

}  // namespace strata::detail
