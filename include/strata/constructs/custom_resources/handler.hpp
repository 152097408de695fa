// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/logs/log_group.hpp>
#include <strata/constructs/custom_resources/custom_resource.hpp>
#include <strata/constructs/options.hpp>
#include <strata/constructs/security/kms_key.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>

/// The function and the state machine behind all custom resources of a stack. CloudFormation invokes the function,
/// which starts the state machine and returns. The state machine calls the function again, step by step, until the work
/// is done. So a statement may run for most of an hour while no function runs.
namespace strata::custom_resources {

namespace detail {

inline constexpr cfn::handle<aws::logs::LogGroup> handler_logs{{"StrataHandler", "Logs"}};
inline constexpr cfn::handle<aws::logs::LogGroup> state_machine_logs{{"StrataStateMachine", "Logs"}};
inline constexpr cfn::handle<aws::kms::Key> log_key{{"StrataLogKey", {}}};

constexpr cfn::policy_document trust(std::string_view service) {
  cfn::statement assume{.principals = {cfn::principal::service(service)}, .actions = {"sts:AssumeRole"}};
  if (service == "states.amazonaws.com")
    assume.conditions = {{"StringEquals", "aws:SourceAccount", {cfn::aws_account_id}}};
  return {assume};
}

constexpr aws::logs::LogGroup log_group(stack_options const& options) {
  aws::logs::LogGroup result{.RetentionInDays = options.log_retention_days};
  if (!options.log_key.empty())
    result.KmsKeyId = options.log_key.text();
  else if (options.encrypt_logs)
    result.KmsKeyId = cfn::get_att<"Arn">(log_key);
  return result;
}

/// Adds a role with a policy, or the policy of one that exists. Another stack may attach one to it too, so the hash of
/// the stack is in the name.
template <class Out>
constexpr void add_role(Out& out, any_iam_role const* existing, cfn::handle<aws::iam::Role> role,
                        std::string_view service, cfn::policy_document const& policy, std::string_view name,
                        std::string_view wildcards) {
  cfn::json const reason = strata::detail::wildcard_reason(wildcards);
  if (existing == nullptr)
    return out.add(
        role.id,
        aws::iam::Role{.AssumeRolePolicyDocument = trust(service),
                       .Policies = cfn::list<aws::iam::role::Policy>{{.PolicyDocument = policy, .PolicyName = name}}},
        {.metadata = reason});
  if (existing->takes_policies())
    out.add(policy_of_existing(role), shared_policy(existing->name(), policy, name, out.stack()), {.metadata = reason});
}

/// The source of the handler's parts that a stack with these marks needs.
constexpr cfn::text source_of(std::uint32_t marks) {
  cfn::text result;
  for (handler_part const& part : parts)
    if ((marks & part.mark) == part.mark) result += part.source;
  return result;
}

template <class Out>
constexpr void expand_function(Out& out, std::uint32_t marks) {
  out.add(handler_logs.id, log_group(out.stack().options));
  cfn::policy_document policy{
      {.actions = function_permissions::start, .resources = {cfn::ref(state_machine)}},
      {.actions = function_permissions::stop,
       .resources = {cfn::arn("states", cfn::concat("execution:", cfn::get_att<"Name">(state_machine), ":*"))}},
      {.actions = function_permissions::look, .resources = {cfn::aws_stack_id}},
      {.actions = function_permissions::log, .resources = {cfn::get_att<"Arn">(handler_logs)}}};
  if ((marks & strata::detail::uses_namespaces) == strata::detail::uses_namespaces)
    policy.statements.push_back(
        {.actions = calls::create_service_linked_role.permissions,
         .resources = {cfn::arn("iam", {}, cfn::aws_account_id,
                                "role/aws-service-role/redshift.amazonaws.com/AWSServiceRoleForRedshift")},
         .conditions = {{"StringEquals", "iam:AWSServiceName", {"redshift.amazonaws.com"}}}});
  add_role(out, out.stack().options.handler_role, handler_role, "lambda.amazonaws.com", policy, "Handler",
           "Executions have no names yet.");
  out.add(handler.id, aws::lambda::Function{
                          .Code = aws::lambda::function::Code{.ZipFile = source_of(marks)},
                          .Environment =
                              aws::lambda::function::Environment{
                                  .Variables = cfn::map<cfn::text>{{"STATE_MACHINE_ARN", cfn::ref(state_machine)}}},
                          .Handler = "index.handler",
                          .LoggingConfig = aws::lambda::function::LoggingConfig{.LogGroup = cfn::ref(handler_logs)},
                          .MemorySize = 256,
                          .Role = handler_role_arn(out.stack()),
                          .Runtime = runtime,
                          .Timeout = 900});
}

/// The definition of the state machine, with the stack's partition in the ARNs of the integrations.
constexpr cfn::text definition(bool distributed) {
  constexpr std::string_view placeholder = "${Partition}";
  std::string_view rest = distributed ? distributed_state_machine_definition : state_machine_definition;
  cfn::text result;
  for (std::size_t at = rest.find(placeholder); at != rest.npos; at = rest.find(placeholder)) {
    result += rest.substr(0, at);
    result += cfn::aws_partition;
    rest.remove_prefix(at + placeholder.size());
  }
  return result += rest;
}

/// The state machine receives the function's ARN at its start. Neither refers to the other, so there is no cycle.
template <class Out>
constexpr void expand_state_machine(Out& out, std::uint32_t marks) {
  bool const distributed = (marks & strata::detail::copies_ranges) == strata::detail::copies_ranges;
  namespace sfn = aws::step_functions;
  // Step Functions lists every other log group in one resource policy of the account, which has 5,120 characters:
  // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
  aws::logs::LogGroup logs = log_group(out.stack().options);
  logs.LogGroupName = cfn::concat("/aws/vendedlogs/states/", cfn::aws_stack_name);
  out.add(state_machine_logs.id, logs);
  cfn::policy_document policy{
      {.actions = {"logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups",
                   "logs:DescribeResourcePolicies", "logs:GetLogDelivery", "logs:ListLogDeliveries",
                   "logs:PutResourcePolicy", "logs:UpdateLogDelivery", "xray:GetSamplingRules",
                   "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"},
       .resources = {"*"}}};
  any_iam_role const* const existing = out.stack().options.state_machine_role;
  add_role(out, existing, state_machine_role, "states.amazonaws.com", policy, "LogsAndTraces",
           "Log deliveries and traces name no resource.");
  cfn::text role_arn = cfn::get_att<"Arn">(state_machine_role), role_name = cfn::ref(state_machine_role);
  if (existing) role_arn = existing->arn(), role_name = existing->name();
  out.add(state_machine.id,
          sfn::StateMachine{.DefinitionString = definition(distributed),
                            .LoggingConfiguration =
                                sfn::state_machine::LoggingConfiguration{
                                    .Destinations =
                                        cfn::list<sfn::state_machine::LogDestination>{
                                            {.CloudWatchLogsLogGroup =
                                                 sfn::state_machine::CloudWatchLogsLogGroup{
                                                     .LogGroupArn = cfn::get_att<"Arn">(state_machine_logs)}}},
                                    .Level = "ALL"},
                            .RoleArn = role_arn,
                            .TracingConfiguration = sfn::state_machine::TracingConfiguration{.Enabled = true}},
          {.depends_on = after_policy_of(existing, state_machine_role)});
  if (!takes_policies(existing)) return;
  // https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
  cfn::policy_document invoke{{.actions = {"lambda:InvokeFunction"}, .resources = {cfn::get_att<"Arn">(handler)}}};
  cfn::attributes attributes;
  if (distributed) {
    invoke.statements.push_back({.actions = {"states:StartExecution"}, .resources = {cfn::ref(state_machine)}});
    invoke.statements.push_back(
        {.actions = {"states:DescribeExecution"},
         .resources = {cfn::arn("states", cfn::concat("execution:", cfn::get_att<"Name">(state_machine), ":*"))}});
    attributes.metadata = strata::detail::wildcard_reason("Executions have no names yet.");
  }
  if (existing)
    return out.add(invoke_handler_policy.id, shared_policy(role_name, invoke, "InvokeHandler", out.stack()),
                   attributes);
  out.add(invoke_handler_policy.id,
          aws::iam::Policy{
              .PolicyDocument = invoke, .PolicyName = "InvokeHandler", .Roles = cfn::list<cfn::text>{role_name}},
          attributes);
}

}  // namespace detail

template <class Out>
constexpr void expand_handler(Out& out, std::uint32_t marks) {
  if (out.stack().options.encrypt_logs && out.stack().options.log_key.empty())
    out.add(detail::log_key.id, strata::detail::kms_key("Encrypts the logs of the custom resources",
                                                        {strata::detail::allow_log_encryption("log-group:*")}));
  detail::expand_function(out, marks);
  detail::expand_state_machine(out, marks);
}

}  // namespace strata::custom_resources
