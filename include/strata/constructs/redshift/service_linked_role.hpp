// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/custom_resource.hpp>

/// The role with which Redshift acts for its users
/// (https://docs.aws.amazon.com/redshift/latest/mgmt/using-service-linked-roles.html).
namespace strata::detail {

inline constexpr cfn::logical_id service_linked_role{"StrataServiceLinkedRole", {}};

/// Redshift's service-linked role. An account has one or none, and CloudFormation's resource for it fails if it exists.
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
