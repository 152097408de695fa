// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/limits.hpp>
#include <strata/synth/template.hpp>

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace strata::synth {

/// A word of a shell command, in quotes if it needs them.
inline std::string shell_word(std::string const& word) {
  bool plain = !word.empty();
  for (char c : word)
    plain = plain && (std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                      std::string_view{"_-./+:@%="}.find(c) != std::string_view::npos);
  if (plain) return word;
  std::string quoted = "'";
  for (char c : word) quoted += c == '\'' ? std::string{"'\\''"} : std::string(1, c);
  return quoted + "'";
}

/// The destination of a deployment. The AWS command line's configuration determines empty members.
struct deployment_target {
  std::string file;
  std::string stack_name{};  ///< empty: the name in the program
  std::string region{};
  std::string bucket{};                   ///< an S3 bucket, for a template of more than 51,200 bytes
  std::string role{};                     ///< the ARN of the role that CloudFormation assumes
  std::vector<std::string> tags{};        ///< KEY=VALUE
  std::vector<std::string> parameters{};  ///< NAME=VALUE
  std::string profile{};                  ///< of the AWS command line
  std::vector<std::string> variables{};   ///< parameters whose values the shell has in its variables value_NAME
};

/// The options that say where a command works.
inline std::string where_to(deployment_target const& to) {
  return (to.region.empty() ? "" : " --region " + shell_word(to.region)) +
         (to.profile.empty() ? "" : " --profile " + shell_word(to.profile));
}

/// The capabilities that the caller must acknowledge: IAM resources, and named IAM resources
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html).
inline std::string capability_of(json const& document) {
  std::string capability;
  for (json const& resource : document["Resources"]) {
    if (!resource["Type"].get_ref<std::string const&>().starts_with("AWS::IAM::")) continue;
    if (capability.empty()) capability = "CAPABILITY_IAM";
    auto const properties = resource.find("Properties");
    for (char const* name : {"RoleName", "UserName", "GroupName", "ManagedPolicyName", "InstanceProfileName"})
      if (properties != resource.end() && properties->contains(name)) return "CAPABILITY_NAMED_IAM";
  }
  return capability;
}

namespace detail {

/// The key of KEY=VALUE; the value may contain more equals signs.
inline std::string key_of(std::string const& pair) { return pair.substr(0, pair.find('=')); }

/// The values of parameters for a shell: the given ones, for others without a default the shell's variables, or
/// NAME=VALUE.
inline std::string parameter_overrides(json const& document, deployment_target const& to) {
  std::vector<std::string> const& given = to.parameters;
  std::string result;
  auto const all = document.find("Parameters");
  if (all == document.end()) return result;
  for (auto it = all->begin(); it != all->end(); ++it) {
    auto const pair = std::find_if(given.rbegin(), given.rend(), [&](auto const& p) { return key_of(p) == it.key(); });
    if (pair != given.rend())
      result += ' ' + shell_word(*pair);
    else if (it.value().contains("Default"))
      continue;
    else if (std::find(to.variables.begin(), to.variables.end(), it.key()) != to.variables.end())
      result += " \"" + it.key() + "=$value_" + it.key() + '"';
    else
      result += ' ' + it.key() + "=VALUE";
  }
  return result;
}

}  // namespace detail

/// The command that deploys a template, ready for a shell. A parameter without a value and without a default appears as
/// NAME=VALUE.
inline std::string deploy_command(json const& document, std::string const& name, deployment_target const& to) {
  std::string command = "aws cloudformation deploy --template-file " + shell_word(to.file) + " --stack-name " +
                        shell_word(to.stack_name.empty() ? name : to.stack_name);
  if (auto const capability = capability_of(document); !capability.empty()) command += " --capabilities " + capability;
  command += where_to(to);
  if (!to.bucket.empty()) command += " --s3-bucket " + shell_word(to.bucket);
  if (!to.role.empty()) command += " --role-arn " + shell_word(to.role);
  if (!to.tags.empty()) command += " --tags";
  for (std::string const& tag : to.tags) command += ' ' + shell_word(tag);
  std::string const parameters = detail::parameter_overrides(document, to);
  return parameters.empty() ? command : command + " --parameter-overrides" + parameters;
}

/// The stack policy by which no update replaces or deletes what is kept when it leaves the stack: tables, schemas,
/// buckets, namespaces and keys.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
/// @throws std::invalid_argument if CloudFormation would not take it
inline json stack_policy(json const& document) {
  json kept = json::array();
  for (auto it = document["Resources"].begin(); it != document["Resources"].end(); ++it)
    if (it.value().value("DeletionPolicy", "").starts_with("Retain")) kept.push_back("LogicalResourceId/" + it.key());
  json statements = json::array();
  statements.push_back({{"Effect", "Allow"}, {"Action", "Update:*"}, {"Principal", "*"}, {"Resource", "*"}});
  if (!kept.empty())
    statements.push_back({{"Effect", "Deny"},
                          {"Action", json::array({"Update:Replace", "Update:Delete"})},
                          {"Principal", "*"},
                          {"Resource", kept}});
  json result = json::object();
  result["Statement"] = statements;
  if (result.dump().size() > cfn::max_stack_policy_bytes)
    throw std::invalid_argument{
        "the stack policy has more than 16,384 bytes, which CloudFormation does not take: "
        "divide the stack, or leave .protect_data out"};
  return result;
}

/// The commands that follow a deployment, for the options that `aws cloudformation deploy` does not know; each begins
/// with " && ".
inline std::string protection_commands(json const& document, std::string const& name, stack_options const& options,
                                       deployment_target const& to) {
  std::string const stack = " --stack-name " + shell_word(to.stack_name.empty() ? name : to.stack_name) + where_to(to);
  std::string result;
  if (options.termination_protection)
    result += " && aws cloudformation update-termination-protection --enable-termination-protection" + stack;
  if (options.protect_data)
    result += " && aws cloudformation set-stack-policy" + stack + " --stack-policy-body " +
              shell_word(stack_policy(document).dump());
  return result;
}

}  // namespace strata::synth
