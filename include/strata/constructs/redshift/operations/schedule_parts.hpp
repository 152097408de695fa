// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/scheduler/schedule.hpp>
#include <strata/aws/sqs/queue.hpp>
#include <strata/constructs/custom_resources/handler.hpp>
#include <strata/constructs/redshift/operations/json_text.hpp>
#include <strata/constructs/redshift/operations/schedule_base.hpp>

/// The resources of schedules: AWS::Scheduler::Schedule with its role, and the state machine of several statements.
namespace strata::detail {

inline constexpr cfn::handle<aws::sqs::Queue> dead_letters{{"StrataDeadLetters", {}}};

constexpr cfn::handle<aws::scheduler::Schedule> schedule_of(std::string_view id) { return {{id, {}}}; }
constexpr cfn::handle<aws::iam::Role> role_of_schedule(std::string_view id) { return {{id, "Role"}}; }
constexpr cfn::handle<aws::step_functions::StateMachine> steps_of(std::string_view id) { return {{id, "Steps"}}; }
constexpr cfn::handle<aws::iam::Role> role_of_steps(std::string_view id) { return {{id, "StepsRole"}}; }
constexpr cfn::handle<aws::logs::LogGroup> logs_of_steps(std::string_view id) { return {{id, "StepsLogs"}}; }

/// The name of the statements of a schedule in the Data API and its events.
constexpr cfn::text statement_name(std::string_view id) { return cfn::concat(cfn::aws_stack_name, ".", id); }

/// The arguments of the Data API that all statements of a construct share.
constexpr cfn::json connection_of(redshift_statement const& of) {
  cfn::json result = cfn::object({{"Database", of.database()}});
  of.workgroup().write_connection(result);
  cfn::set(result, "StatementName", statement_name(of.id));
  cfn::set(result, "WithEvent", true);
  return result;
}

constexpr cfn::text queue_of(schedule_options const& when) {
  if (when.dead_letter_queue.empty()) return cfn::get_att<"Arn">(dead_letters);
  return when.dead_letter_queue.text();
}

/// A role that EventBridge Scheduler assumes for schedules of this account, with the right to start one thing
/// (https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html).
template <class Out>
constexpr void add_role_of_schedule(Out& out, std::string_view id, cfn::policy_document policy,
                                    schedule_options const& when, std::string_view wildcards) {
  policy.statements.push_back({.actions = {"sqs:SendMessage"}, .resources = {queue_of(when)}});
  cfn::statement assume{.principals = {cfn::principal::service("scheduler.amazonaws.com")},
                        .actions = {"sts:AssumeRole"}};
  assume.conditions = {{"StringEquals", "aws:SourceAccount", {cfn::aws_account_id}}};
  cfn::attributes about;
  if (!wildcards.empty()) about.metadata = wildcard_reason(wildcards);
  out.add(
      role_of_schedule(id).id,
      aws::iam::Role{.AssumeRolePolicyDocument = cfn::policy_document{assume},
                     .Policies = cfn::list<aws::iam::role::Policy>{{.PolicyDocument = policy, .PolicyName = "Start"}}},
      about);
}

/// The schedule. All of its properties are written: an update keeps what a template leaves out.
template <class Out>
constexpr void add_schedule(Out& out, std::string_view id, schedule_options const& when, cfn::text const& target,
                            cfn::text const& input) {
  namespace sch = aws::scheduler;
  sch::schedule::FlexibleTimeWindow window{.Mode = "OFF"};
  if (when.flexible_minutes > 0) {
    window.Mode = "FLEXIBLE";
    window.MaximumWindowInMinutes = when.flexible_minutes;
  }
  sch::Schedule made{.FlexibleTimeWindow = window,
                     .ScheduleExpression = when.at,
                     .ScheduleExpressionTimezone = when.time_zone,
                     .State = when.enabled ? std::string_view{"ENABLED"} : std::string_view{"DISABLED"},
                     .Target = sch::schedule::Target{
                         .Arn = target,
                         .DeadLetterConfig = sch::schedule::DeadLetterConfig{.Arn = queue_of(when)},
                         .Input = input,
                         .RetryPolicy = sch::schedule::RetryPolicy{.MaximumEventAgeInSeconds = when.retry_seconds,
                                                                   .MaximumRetryAttempts = when.retries},
                         .RoleArn = cfn::get_att<"Arn">(role_of_schedule(id))}};
  if (!when.start.empty()) made.StartDate = cfn::concat(when.start, "Z");
  if (!when.end.empty()) made.EndDate = cfn::concat(when.end, "Z");
  out.add(schedule_of(id).id, made, {.ordered = true});
}

inline constexpr std::string_view unknown_workgroup_id = "The ARN of the workgroup has an id that nobody says.";

/// The token of a run: of the stack, the construct and the time that the run is for. EventBridge Scheduler may call
/// twice for one time, and tries again
/// (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html).
constexpr cfn::text token_of_run(stack_info const& stack, std::string_view id) {
  constexpr std::string_view digits = "0123456789abcdef";
  cfn::text result = cfn::concat(stack.hash, "-");
  std::uint64_t const hash = core::hash_of(id);
  for (int shift = 60; shift >= 0; shift -= 4) result += digits.substr((hash >> shift) & 15u, 1);
  return result += "-<aws.scheduler.scheduled-time>";
}

/// A schedule that starts one statement, or one transaction, by itself
/// (https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html).
template <class Out>
constexpr void expand_one_step(Out& out, redshift_statement const& of, schedule_options const& when,
                               cfn::json const& step) {
  bool const batch = step.what == cfn::json::kind::array;
  cfn::json input = cfn::object({{batch ? std::string_view{"Sqls"} : std::string_view{"Sql"}, step}});
  cfn::json connection = connection_of(of);
  for (std::size_t i = 0; i < connection.keys.size(); ++i) cfn::set(input, connection.keys[i], connection.items[i]);
  cfn::set(input, "ClientToken", token_of_run(out.stack(), of.id));
  std::string_view const action = batch ? "redshift-data:BatchExecuteStatement" : "redshift-data:ExecuteStatement";
  std::string_view const wildcards = of.workgroup().has_known_arn() ? std::string_view{} : unknown_workgroup_id;
  add_role_of_schedule(out, of.id, of.workgroup().statement_permissions({action}), when, wildcards);
  add_schedule(out, of.id, when,
               cfn::concat("arn:", cfn::aws_partition, ":scheduler:::aws-sdk:redshiftdata:",
                           batch ? std::string_view{"batchExecuteStatement"} : std::string_view{"executeStatement"}),
               json_text(input));
}

/// The state that runs one statement or one transaction.
constexpr cfn::json state_that_runs(redshift_statement const& of, bool batch) {
  cfn::json arguments = cfn::object({{"ClientToken.$", "$.Token"}});
  if (batch)
    cfn::set(arguments, "Sqls.$", "$.Do.Sqls");
  else
    cfn::set(arguments, "Sql.$", "$.Do.Sql");
  cfn::json connection = connection_of(of);
  for (std::size_t i = 0; i < connection.keys.size(); ++i) cfn::set(arguments, connection.keys[i], connection.items[i]);
  return cfn::object({{"Type", "Task"},
                      {"Resource", cfn::concat("arn:", cfn::aws_partition, ":states:::aws-sdk:redshiftdata:",
                                               batch ? std::string_view{"batchExecuteStatement"}
                                                     : std::string_view{"executeStatement"})},
                      {"Parameters", arguments},
                      {"Retry", cfn::array({cfn::object({{"ErrorEquals", cfn::array({"States.TaskFailed"})},
                                                         {"IntervalSeconds", 10},
                                                         {"BackoffRate", 2},
                                                         {"MaxAttempts", 5}})})},
                      {"Next", "Wait"}});
}

/// One step after the other: each waits for the end of the one before, and none follows one that has failed
/// (https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html). They have ten hours together.
constexpr cfn::json definition_of_steps(redshift_statement const& of, cfn::json const& script) {
  cfn::json steps = cfn::array({});
  bool batches = false, singles = false;
  for (cfn::json const& step : script.items) {
    bool const batch = step.what == cfn::json::kind::array;
    batches = batches || batch;
    singles = singles || !batch;
    steps.items.push_back(cfn::object({{batch ? std::string_view{"Sqls"} : std::string_view{"Sql"}, step}}));
  }
  cfn::json states = cfn::object({});
  if (batches && singles)
    cfn::set(states, "Choose",
             cfn::object({{"Type", "Choice"},
                          {"Choices", cfn::array({cfn::object(
                                          {{"Variable", "$.Do.Sqls"}, {"IsPresent", true}, {"Next", "RunTogether"}})})},
                          {"Default", "Run"}}));
  if (singles) cfn::set(states, "Run", state_that_runs(of, false));
  if (batches) cfn::set(states, "RunTogether", state_that_runs(of, true));
  cfn::set(states, "Wait", cfn::object({{"Type", "Wait"}, {"Seconds", 15}, {"Next", "Look"}}));
  cfn::set(states, "Look",
           cfn::object({{"Type", "Task"},
                        {"Resource",
                         cfn::concat("arn:", cfn::aws_partition, ":states:::aws-sdk:redshiftdata:describeStatement")},
                        {"Parameters", cfn::object({{"Id.$", "$.Id"}})},
                        {"Retry", cfn::array({cfn::object({{"ErrorEquals", cfn::array({"States.TaskFailed"})}})})},
                        {"Next", "Judge"}}));
  auto const ends = [](std::string_view status, std::string_view next) {
    return cfn::object({{"Variable", "$.Status"}, {"StringEquals", status}, {"Next", next}});
  };
  cfn::set(states, "Judge",
           cfn::object({{"Type", "Choice"},
                        {"Choices",
                         cfn::array({ends("FINISHED", "Done"), ends("FAILED", "Failed"), ends("ABORTED", "Failed")})},
                        {"Default", "Wait"}}));
  cfn::set(states, "Done", cfn::object({{"Type", "Succeed"}}));
  cfn::set(states, "Failed",
           cfn::object({{"Type", "Fail"}, {"Error", "StatementFailed"}, {"CausePath", "States.JsonToString($)"}}));
  std::string_view const first = batches && singles ? "Choose" : batches ? "RunTogether" : "Run";
  constexpr std::string_view token =
      "States.Hash(States.Format('{} {}', $$.Execution.Id, $$.Map.Item.Index), 'SHA-256')";
  return cfn::object(
      {{"StartAt", "Steps"},
       {"TimeoutSeconds", 36000},  // an execution has 25,000 events, and looks nine of them long every 15 seconds
       {"States",
        cfn::object(
            {{"Steps", cfn::object({{"Type", "Pass"}, {"Result", steps}, {"Next", "Each"}})},
             {"Each", cfn::object({{"Type", "Map"},
                                   {"MaxConcurrency", 1},
                                   {"ItemSelector", cfn::object({{"Do.$", "$$.Map.Item.Value"}, {"Token.$", token}})},
                                   {"ItemProcessor", cfn::object({{"StartAt", first}, {"States", states}})},
                                   {"End", true}})}})}});
}

template <class Out>
constexpr void add_steps(Out& out, redshift_statement const& of, cfn::json const& script) {
  namespace sfn = aws::step_functions;
  core::sequence<std::string_view> run;
  bool batches = false, singles = false;
  for (cfn::json const& step : script.items) {
    batches = batches || step.what == cfn::json::kind::array;
    singles = singles || step.what != cfn::json::kind::array;
  }
  if (batches) run.push_back("redshift-data:BatchExecuteStatement");
  if (singles || !batches) run.push_back("redshift-data:ExecuteStatement");
  cfn::policy_document policy = of.workgroup().statement_permissions(run);
  policy.statements.push_back(
      {.actions = {"redshift-data:DescribeStatement"},
       .resources = {"*"},
       .conditions = {{"StringEquals", "redshift-data:statement-owner-iam-userid", {"${aws:userid}"}}}});
  policy.statements.push_back(
      {.actions = {"logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups",
                   "logs:DescribeResourcePolicies", "logs:GetLogDelivery", "logs:ListLogDeliveries",
                   "logs:PutResourcePolicy", "logs:UpdateLogDelivery", "xray:GetSamplingRules",
                   "xray:GetSamplingTargets", "xray:PutTelemetryRecords", "xray:PutTraceSegments"},
       .resources = {"*"}});
  out.add(
      role_of_steps(of.id).id,
      aws::iam::Role{.AssumeRolePolicyDocument = custom_resources::detail::trust("states.amazonaws.com"),
                     .Policies = cfn::list<aws::iam::role::Policy>{{.PolicyDocument = policy, .PolicyName = "Steps"}}},
      {.metadata = wildcard_reason("Statements, log deliveries and traces have no ARN.")});
  aws::logs::LogGroup logs = custom_resources::detail::log_group(out.stack().options);
  logs.LogGroupName = cfn::concat("/aws/vendedlogs/states/", cfn::aws_stack_name, "-", of.id);
  out.add(logs_of_steps(of.id).id, logs);
  out.add(steps_of(of.id).id,
          sfn::StateMachine{.Definition = definition_of_steps(of, script),
                            .LoggingConfiguration =
                                sfn::state_machine::LoggingConfiguration{
                                    .Destinations =
                                        cfn::list<sfn::state_machine::LogDestination>{
                                            {.CloudWatchLogsLogGroup =
                                                 sfn::state_machine::CloudWatchLogsLogGroup{
                                                     .LogGroupArn = cfn::get_att<"Arn">(logs_of_steps(of.id))}}},
                                    .Level = "ALL"},
                            .RoleArn = cfn::get_att<"Arn">(role_of_steps(of.id)),
                            .TracingConfiguration = sfn::state_machine::TracingConfiguration{.Enabled = true}});
}

/// A schedule of statements that run one after the other, in a state machine.
template <class Out>
constexpr void expand_steps(Out& out, redshift_statement const& of, schedule_options const& when,
                            cfn::json const& script) {
  add_steps(out, of, script);
  cfn::policy_document start{{.actions = {"states:StartExecution"}, .resources = {cfn::ref(steps_of(of.id))}}};
  add_role_of_schedule(out, of.id, start, when, {});
  add_schedule(out, of.id, when, cfn::ref(steps_of(of.id)), "{}");
}

template <class Out>
constexpr void expand_schedule(Out& out, redshift_statement const& of, schedule_options const& when,
                               sql_script const& script) {
  cfn::json const& steps = script.json();
  if (steps.items.size() == 1) return expand_one_step(out, of, when, steps.items[0]);
  expand_steps(out, of, when, steps);
}

}  // namespace strata::detail
