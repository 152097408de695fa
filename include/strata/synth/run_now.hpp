// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/deploy_command.hpp>

/// The commands that run what a schedule runs, at once.
namespace strata::synth {

namespace detail {

/// A command in a shell that gives the physical id of a resource.
inline std::string physical_id(std::string const& logical_id, std::string const& stack, deployment_target const& to) {
  return "\"$(aws cloudformation describe-stack-resource --stack-name " + shell_word(stack) +
         " --logical-resource-id " + logical_id + " --query StackResourceDetail.PhysicalResourceId --output text" +
         where_to(to) + ")\"";
}

/// The characters of a value of the template, without what only the deployment knows.
inline std::string literal_part(json const& value) {
  if (value.is_string()) return value.get<std::string>();
  if (auto const sub = value.find("Fn::Sub"); sub != value.end()) return literal_part(*sub);
  return {};
}

}  // namespace detail

/// The logical ids of the schedules in a template.
inline std::vector<std::string> schedules_in(json const& document) {
  std::vector<std::string> result;
  json const& resources = document["Resources"];
  for (auto it = resources.begin(); it != resources.end(); ++it)
    if (it.value()["Type"] == "AWS::Scheduler::Schedule") result.push_back(it.key());
  return result;
}

/// The command that does what a schedule does: it starts the state machine, or makes the call with the same arguments
/// and a new token. The caller needs the permissions of the schedule's role. Empty for a schedule of another kind.
inline std::string run_now_command(json const& document, std::string const& schedule, std::string const& stack,
                                   deployment_target const& to) {
  json const& target = document["Resources"][schedule]["Properties"]["Target"];
  json const& arn = target["Arn"];
  if (auto const ref = arn.find("Ref"); ref != arn.end())
    return "aws stepfunctions start-execution --state-machine-arn " +
           detail::physical_id(ref->get<std::string>(), stack, to) + where_to(to);
  std::string const called = detail::literal_part(arn);
  std::string const service = ":aws-sdk:redshiftdata:";
  std::size_t const at = called.find(service);
  if (at == std::string::npos) return {};
  bool const batch = called.substr(at + service.size()) == "batchExecuteStatement";
  return std::string{"aws redshift-data "} + (batch ? "batch-execute-statement" : "execute-statement") +
         " --client-token \"now-$(date +%s%N)\" --cli-input-json \"$(aws scheduler get-schedule --name " +
         detail::physical_id(schedule, stack, to) + " --query Target.Input --output text" + where_to(to) + ")\"" +
         where_to(to);
}

}  // namespace strata::synth
