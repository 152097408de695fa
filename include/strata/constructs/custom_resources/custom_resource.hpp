// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/iam/policy.hpp>
#include <strata/aws/iam/role.hpp>
#include <strata/aws/lambda/function.hpp>
#include <strata/aws/step_functions/state_machine.hpp>
#include <strata/cfn/limits.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/constructs/custom_resources/handler_parts.hpp>

/// Custom resources: work without a resource type in CloudFormation, which one handler in the stack does.
namespace strata::custom_resources {

/// The logical ids of the handler's parts.
inline constexpr cfn::handle<aws::lambda::Function> handler{{"StrataHandler", {}}};
inline constexpr cfn::handle<aws::iam::Role> handler_role{{"StrataHandler", "Role"}};
inline constexpr cfn::handle<aws::step_functions::StateMachine> state_machine{{"StrataStateMachine", {}}};
inline constexpr cfn::handle<aws::iam::Role> state_machine_role{{"StrataStateMachine", "Role"}};
inline constexpr cfn::handle<aws::iam::Policy> invoke_handler_policy{{"StrataStateMachine", "Policy"}};

/// In seconds: the maximum that CloudFormation allows.
inline constexpr int service_timeout = cfn::max_service_timeout;

/// A custom resource of the handler.
/// @param type_name `Custom::` and more, at most 60 characters in all
/// @param action the handler's work, one of `actions`
constexpr cfn::untyped_resource resource(std::string_view type_name, std::string_view action,
                                         std::initializer_list<cfn::member> properties) {
  cfn::untyped_resource result{type_name, cfn::object({{"ServiceToken", cfn::get_att<"Arn">(handler)},
                                                       {"ServiceTimeout", service_timeout},
                                                       {"Action", action}})};
  for (cfn::member const& m : properties) cfn::set(result.properties, m.key, m.value);
  return result;
}

/// A custom resource that makes one call to AWS, and another one when it leaves.
/// @param what one of `calls`
constexpr cfn::untyped_resource call(std::string_view type_name, api_call const& what,
                                     cfn::json const& create_arguments, cfn::json const& undo_arguments = {}) {
  cfn::untyped_resource result =
      resource(type_name, actions::call::name,
               {{"Service", what.service}, {"Create", cfn::object({{what.create, create_arguments}})}});
  if (!what.undo.empty()) cfn::set(result.properties, "Delete", cfn::object({{what.undo, undo_arguments}}));
  return result;
}

/// The handler's permissions for one construct: a separate policy, which the construct's custom resources wait for.
/// It belongs to the handler's role, or to another role that the handler assumes, because IAM limits the size of the
/// policies inside one role.
/// @param role the name of the role
constexpr aws::iam::Policy permissions(cfn::logical_id const& id, cfn::policy_document const& statements,
                                       cfn::text const& role = cfn::ref(handler_role)) {
  return {.PolicyDocument = statements,
          .PolicyName = id.construct,  // no construct has two policies on one role
          .Roles = cfn::list<cfn::text>{role}};
}

/// A role that the handler assumes.
constexpr aws::iam::Role assumed_by_handler() {
  cfn::statement assume{.principals = {cfn::principal::aws(cfn::get_att<"Arn">(handler_role))},
                        .actions = function_permissions::become};
  return {.AssumeRolePolicyDocument = cfn::policy_document{assume}};
}
constexpr aws::iam::Role assumed_by_handler(cfn::policy_document const& policy, std::string_view policy_name) {
  aws::iam::Role result = assumed_by_handler();
  result.Policies = cfn::list<aws::iam::role::Policy>{{.PolicyDocument = policy, .PolicyName = policy_name}};
  return result;
}

/// The complete attributes of a custom resource that needs only the handler.
constexpr cfn::attributes after_handler() { return {.depends_on = {invoke_handler_policy.id}}; }

/// The attributes of a custom resource that waits for the complete handler and for its permissions.
constexpr cfn::attributes after_permissions(cfn::logical_id const& permissions) {
  return {.depends_on = {invoke_handler_policy.id, permissions}, .ordered = true};
}

}  // namespace strata::custom_resources
