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
#include <strata/constructs/security/iam_role.hpp>

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

/// The role that the handler runs as.
constexpr cfn::text handler_role_arn(stack_info const& stack) {
  if (stack.options.handler_role) return stack.options.handler_role->arn();
  return cfn::get_att<"Arn">(handler_role);
}
/// Whether the stack may attach policies to a role: one that it makes, or an existing one.
constexpr bool takes_policies(any_iam_role const* existing) {
  return existing == nullptr || existing->takes_policies();
}

/// A policy of a role that exists. Other stacks may attach policies to it too, so its name ends with the stack's hash.
constexpr aws::iam::Policy shared_policy(cfn::text const& role_name, cfn::policy_document const& statements,
                                         std::string_view name, stack_info const& stack) {
  return {.PolicyDocument = statements,
          .PolicyName = cfn::concat(name, "-", stack.hash),
          .Roles = cfn::list<cfn::text>{role_name}};
}
/// Permissions of a role of the stack that the handler is or assumes, as a policy of its own, because IAM limits the
/// size of the policies inside one role.
constexpr aws::iam::Policy permissions(cfn::logical_id const& id, cfn::policy_document const& statements,
                                       cfn::text const& role_name) {
  return {.PolicyDocument = statements,
          .PolicyName = id.construct,  // no construct has two policies on one role
          .Roles = cfn::list<cfn::text>{role_name}};
}

/// The policy of the handler's own permissions, or of the state machine's, if the role exists already.
constexpr cfn::logical_id policy_of_existing(cfn::handle<aws::iam::Role> role) {
  return {role.id.construct, "OwnPolicy"};
}
constexpr core::sequence<cfn::logical_id> after_policy_of(any_iam_role const* existing,
                                                          cfn::handle<aws::iam::Role> role) {
  core::sequence<cfn::logical_id> result;
  if (existing && existing->takes_policies()) result.push_back(policy_of_existing(role));
  return result;
}

/// A role that the handler assumes.
constexpr aws::iam::Role assumed_by_handler(stack_info const& stack) {
  cfn::statement assume{.principals = {cfn::principal::aws(handler_role_arn(stack))},
                        .actions = function_permissions::become};
  return {.AssumeRolePolicyDocument = cfn::policy_document{assume}};
}
constexpr aws::iam::Role assumed_by_handler(stack_info const& stack, cfn::policy_document const& policy,
                                            std::string_view policy_name) {
  aws::iam::Role result = assumed_by_handler(stack);
  result.Policies = cfn::list<aws::iam::role::Policy>{{.PolicyDocument = policy, .PolicyName = policy_name}};
  return result;
}

/// The complete attributes of a custom resource that needs only the handler.
constexpr cfn::attributes after_handler(stack_info const& stack) {
  cfn::attributes result{.depends_on = after_policy_of(stack.options.handler_role, handler_role)};
  if (takes_policies(stack.options.state_machine_role)) result.depends_on.push_back(invoke_handler_policy.id);
  return result;
}

/// Adds the handler's permissions for one construct, and gives the attributes of a custom resource that waits for the
/// complete handler and for them.
constexpr cfn::attributes allow(auto& out, cfn::logical_id const& id, cfn::policy_document const& statements,
                                cfn::attributes const& about = {}) {
  cfn::attributes result = after_handler(out.stack());
  result.ordered = true;
  any_iam_role const* const existing = out.stack().options.handler_role;
  if (!takes_policies(existing)) return result;
  if (existing)
    out.add(id, shared_policy(existing->name(), statements, id.construct, out.stack()), about);
  else
    out.add(id, permissions(id, statements, cfn::ref(handler_role)), about);
  result.depends_on.push_back(id);
  return result;
}

}  // namespace strata::custom_resources
