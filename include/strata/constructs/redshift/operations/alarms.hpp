// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/datashare.hpp>
#include <strata/constructs/redshift/operations/alarm_parts.hpp>
#include <strata/constructs/redshift/operations/schedule.hpp>
#include <strata/constructs/redshift/operations/usage_limit.hpp>
#include <strata/constructs/redshift/serverless_workgroup_base.hpp>

namespace strata {

struct workgroup_alarm_options {
  int capacity = 0;         ///< RPU, on average of half an hour; 0: the workgroup's `max_capacity`, or no alarm
  int failed_queries = 10;  ///< within five minutes; 0: no alarm
  int queued_queries = 10;  ///< during a quarter of an hour; 0: no alarm
};

/// Alarms of a workgroup: it works at its highest capacity, queries fail, queries wait. Makes up to three
/// AWS::CloudWatch::Alarm (https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html). Errors:
/// E0712, E0713.
class workgroup_alarms_base {
 public:
  using domain = operations_domain;
  std::string_view id;
  core::source_line line;

  constexpr workgroup_alarms_base(std::string_view id_, redshift_serverless_workgroup_base const& of,
                                  any_topic const& topic, workgroup_alarm_options const& options,
                                  core::source_line line_)
      : id{id_}, line{line_}, of_{&of}, topic_{&topic}, options_{options} {}

  constexpr void describe(core::describer& out) const {
    out.needs(of_->id);
    out.needs(topic_->id);
    out.mark(detail::effects_are_known);
    out.require(options_.capacity >= 0, errors::E0712, "capacity", options_.capacity);
    out.require(options_.failed_queries >= 0, errors::E0712, "failed_queries", options_.failed_queries);
    out.require(options_.queued_queries >= 0, errors::E0712, "queued_queries", options_.queued_queries);
    out.require(capacity() > 0 || options_.failed_queries > 0 || options_.queued_queries > 0, errors::E0713);
  }

  constexpr void expand(auto& out) const {
    constexpr std::string_view name_space = "AWS/Redshift-Serverless";
    cfn::text const name = cfn::ref(of_->handle());
    if (capacity() > 0)
      out.add({id, "Capacity"}, detail::metric_alarm(*topic_, "The workgroup works at its highest capacity",
                                                     {.name_space = name_space,
                                                      .name = "ComputeCapacity",
                                                      .dimensions = {{.Name = "Workgroup", .Value = name}},
                                                      .statistic = "Average",
                                                      .seconds = 1800,
                                                      .periods = 1},
                                                     capacity()));
    if (options_.failed_queries > 0)
      out.add({id, "Failures"}, detail::alarm_on_queries(*topic_, "Queries of the workgroup fail",
                                                         {.name_space = name_space,
                                                          .name = "QueriesFailed",
                                                          .dimensions = {},
                                                          .statistic = "Sum",
                                                          .seconds = 300,
                                                          .periods = 1},
                                                         name, options_.failed_queries));
    if (options_.queued_queries > 0)
      out.add({id, "Queue"}, detail::alarm_on_queries(*topic_, "Queries of the workgroup wait",
                                                      {.name_space = name_space,
                                                       .name = "QueriesQueued",
                                                       .dimensions = {},
                                                       .statistic = "Average",
                                                       .seconds = 300,
                                                       .periods = 3},
                                                      name, options_.queued_queries));
  }

 private:
  [[nodiscard]] constexpr int capacity() const {
    return options_.capacity != 0 ? options_.capacity : of_->options().max_capacity;
  }

  redshift_serverless_workgroup_base const* of_;
  any_topic const* topic_;
  workgroup_alarm_options options_;
};

template <core::fixed_string Id>
struct workgroup_alarms : workgroup_alarms_base {
  constexpr workgroup_alarms(redshift_serverless_workgroup_base const& of, any_topic const& topic,
                             workgroup_alarm_options const& options, core::source_line line_)
      : workgroup_alarms_base{Id.view(), of, topic, options, line_} {}
};

/// Events of what runs by a schedule: a statement fails or is stopped, its state machine fails; and an alarm when
/// something could not be started. Makes AWS::Events::Rule, one more for a schedule with a state machine, and
/// AWS::CloudWatch::Alarm on the queue of the stack, unless the schedule has a queue of its own
/// (https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-monitoring-events.html).
class schedule_alarms_base {
 public:
  using domain = operations_domain;
  std::string_view id;
  core::source_line line;

  constexpr schedule_alarms_base(std::string_view id_, std::string_view schedule, bool has_steps,
                                 schedule_options const& when, any_topic const& topic, core::source_line line_)
      : id{id_},
        line{line_},
        schedule_{schedule},
        has_steps_{has_steps},
        shares_queue_{when.dead_letter_queue.empty()},
        topic_{&topic} {}

  constexpr void describe(core::describer& out) const {
    out.needs(schedule_);
    out.needs(topic_->id);
    out.mark(detail::effects_are_known);
  }

  constexpr void expand(auto& out) const {
    out.add({id, "Statements"},
            detail::event_rule(
                *topic_, "A statement of the schedule has failed",
                cfn::object({{"source", cfn::array({"aws.redshift-data"})},
                             {"detail-type", cfn::array({"Redshift Data Statement Status Change"})},
                             {"detail", cfn::object({{"statementName", cfn::array({detail::statement_name(schedule_)})},
                                                     {"state", cfn::array({"FAILED", "ABORTED"})}})}})));
    if (has_steps_)
      out.add({id, "Steps"},
              detail::event_rule(
                  *topic_, "The state machine of the schedule has failed",
                  cfn::object(
                      {{"source", cfn::array({"aws.states"})},
                       {"detail-type", cfn::array({"Step Functions Execution Status Change"})},
                       {"detail", cfn::object({{"stateMachineArn", cfn::array({cfn::ref(detail::steps_of(schedule_))})},
                                               {"status", cfn::array({"FAILED", "TIMED_OUT", "ABORTED"})}})}})));
    if (!shares_queue_) return;
    cfn::text const queue = cfn::get_att<"QueueName">(detail::dead_letters);
    out.add({id, "DeadLetters"}, detail::metric_alarm(*topic_, "A schedule of the stack could not start its work",
                                                      {.name_space = "AWS/SQS",
                                                       .name = "ApproximateNumberOfMessagesVisible",
                                                       .dimensions = {{.Name = "QueueName", .Value = queue}},
                                                       .statistic = "Maximum",
                                                       .seconds = 300,
                                                       .periods = 1},
                                                      1));
  }

 private:
  std::string_view schedule_;
  bool has_steps_, shares_queue_;
  any_topic const* topic_;
};

template <core::fixed_string Id>
struct schedule_alarms : schedule_alarms_base {
  template <class Schedule>
  constexpr schedule_alarms(Schedule const& of, any_topic const& topic, core::source_line line_)
      : schedule_alarms_base{Id.view(), of.id, of.has_steps(), of.when(), topic, line_} {}
};

/// Events of a datashare, which CloudTrail tells: who authorizes, associates, refuses or withdraws it. The account
/// needs a trail (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html). Makes
/// AWS::Events::Rule.
class share_alarms_base {
 public:
  using domain = operations_domain;
  std::string_view id;
  core::source_line line;

  constexpr share_alarms_base(std::string_view id_, redshift_datashare_base const& of, any_topic const& topic,
                              core::source_line line_)
      : id{id_}, line{line_}, of_{&of}, topic_{&topic} {}

  constexpr void describe(core::describer& out) const {
    out.needs(of_->id);
    out.needs(of_->owner().id);
    of_->owner().require_namespace_id(out);
    out.needs(topic_->id);
    out.mark(detail::effects_are_known);
  }

  constexpr void expand(auto& out) const {
    cfn::json names = cfn::array({"AuthorizeDataShare", "DeauthorizeDataShare", "AssociateDataShareConsumer",
                                  "DisassociateDataShareConsumer", "RejectDataShare"});
    out.add({id, {}},
            detail::event_rule(
                *topic_, "The access to a datashare changes",
                cfn::object({{"source", cfn::array({"aws.redshift"})},
                             {"detail-type", cfn::array({"AWS API Call via CloudTrail"})},
                             {"detail", cfn::object({{"eventSource", cfn::array({"redshift.amazonaws.com"})},
                                                     {"eventName", names},
                                                     {"requestParameters",
                                                      cfn::object({{"dataShareArn", cfn::array({of_->arn()})}})}})}})));
  }

 private:
  redshift_datashare_base const* of_;
  any_topic const* topic_;
};

template <core::fixed_string Id>
struct share_alarms : share_alarms_base {
  constexpr share_alarms(redshift_datashare_base const& of, any_topic const& topic, core::source_line line_)
      : share_alarms_base{Id.view(), of, topic, line_} {}
};

struct limit_alarm_options {
  int percent = 80;  ///< of the amount of the limit, from 1 to 100
};

/// An alarm before a usage limit is reached. Makes AWS::CloudWatch::Alarm. Error: E0712.
class limit_alarms_base {
 public:
  using domain = operations_domain;
  std::string_view id;
  core::source_line line;

  constexpr limit_alarms_base(std::string_view id_, usage_limit_base const& of, any_topic const& topic,
                              limit_alarm_options const& options, core::source_line line_)
      : id{id_}, line{line_}, of_{&of}, topic_{&topic}, options_{options} {}

  constexpr void describe(core::describer& out) const {
    out.needs(of_->id);
    out.needs(of_->workgroup().id);
    out.needs(topic_->id);
    out.mark(detail::effects_are_known);
    out.require(options_.percent >= 1 && options_.percent <= 100, errors::E0712, "percent", options_.percent);
  }

  constexpr void expand(auto& out) const {
    bool const compute = of_->options().type == usage_type::serverless_compute;
    long long const amount = of_->options().amount;
    cfn::text limit = cfn::reference{{of_->id, {}}}, workgroup = cfn::ref(of_->workgroup().handle());
    out.add({id, {}},
            detail::metric_alarm(*topic_, "A usage limit is nearly reached",
                                 {.name_space = "AWS/Redshift-Serverless",
                                  .name = "UsageLimitConsumed",
                                  .dimensions = {{.Name = "UsageLimitId", .Value = limit},
                                                 {.Name = "UsageType",
                                                  .Value = compute ? std::string_view{"SERVERLESS_COMPUTE"}
                                                                   : std::string_view{"CROSS_REGION_DATASHARING"}},
                                                 {.Name = "Workgroup", .Value = workgroup}},
                                  .statistic = "Maximum",
                                  .seconds = 300,
                                  .periods = 1},
                                 static_cast<int>((amount * options_.percent + 99) / 100)));
  }

 private:
  usage_limit_base const* of_;
  any_topic const* topic_;
  limit_alarm_options options_;
};

template <core::fixed_string Id>
struct limit_alarms : limit_alarms_base {
  constexpr limit_alarms(usage_limit_base const& of, any_topic const& topic, limit_alarm_options const& options,
                         core::source_line line_)
      : limit_alarms_base{Id.view(), of, topic, options, line_} {}
};

/// Alarms of a workgroup: at its highest capacity, with failing queries, with waiting ones.
///
///     inline constexpr auto alerts = alert_topic<"Alerts">({.email = "data@example.com"});
///     inline constexpr auto watch = alarms<"Watch">(producer, alerts);
template <core::fixed_string Id = "">
constexpr workgroup_alarms<Id> alarms(redshift_serverless_workgroup_base const& of, any_topic const& topic,
                                      workgroup_alarm_options const& options = {}, core::source_line line = {}) {
  return {of, topic, options, line};
}
/// Events of what runs by a schedule: what fails, and what could not be started.
template <core::fixed_string Id = "", class Schedule>
  requires std::is_base_of_v<schedule_base, Schedule>
constexpr schedule_alarms<Id> alarms(Schedule const& of, any_topic const& topic, core::source_line line = {}) {
  return {of, topic, line};
}
/// An alarm when most of a usage limit is used.
template <core::fixed_string Id = "">
constexpr limit_alarms<Id> alarms(usage_limit_base const& of, any_topic const& topic,
                                  limit_alarm_options const& options = {}, core::source_line line = {}) {
  return {of, topic, options, line};
}
/// Events of a datashare: who gets access to it, and who loses it.
template <core::fixed_string Id = "">
constexpr share_alarms<Id> alarms(redshift_datashare_base const& of, any_topic const& topic,
                                  core::source_line line = {}) {
  return {of, topic, line};
}

}  // namespace strata
