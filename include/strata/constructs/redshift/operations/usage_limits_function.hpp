// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/custom_resources/handler.hpp>
#include <strata/constructs/redshift/operations/usage_limits_source.hpp>

/// The function that makes and deletes the usage limits of a stack.
namespace strata::detail {

/// The bit of usage limits.
inline constexpr std::uint32_t limits_usage = 1u << 22;

inline constexpr cfn::handle<aws::lambda::Function> limits_function{{"StrataUsageLimits", {}}};

template <class Out>
constexpr void expand_limits_function(Out& out) {
  cfn::handle<aws::iam::Role> role{{"StrataUsageLimits", "Role"}};
  cfn::handle<aws::logs::LogGroup> logs{{"StrataUsageLimits", "Logs"}};
  out.add(logs.id, custom_resources::detail::log_group(out.stack().options));
  cfn::policy_document policy{
      {.actions = {"redshift-serverless:CreateUsageLimit", "redshift-serverless:DeleteUsageLimit",
                   "redshift-serverless:ListUsageLimits", "redshift-serverless:UpdateUsageLimit"},
       .resources = {"*"}},
      {.actions = {"logs:CreateLogStream", "logs:PutLogEvents"}, .resources = {cfn::get_att<"Arn">(logs)}}};
  out.add(role.id,
          aws::iam::Role{
              .AssumeRolePolicyDocument = custom_resources::detail::trust("lambda.amazonaws.com"),
              .Policies = cfn::list<aws::iam::role::Policy>{{.PolicyDocument = policy, .PolicyName = "UsageLimits"}}},
          {.metadata = wildcard_reason("Usage limits get their ids when they are made.")});
  out.add(limits_function.id,
          aws::lambda::Function{.Code = aws::lambda::function::Code{.ZipFile = usage_limits_source},
                                .Handler = "index.handler",
                                .LoggingConfig = aws::lambda::function::LoggingConfig{.LogGroup = cfn::ref(logs)},
                                .MemorySize = 256,
                                .Role = cfn::get_att<"Arn">(role),
                                .Runtime = custom_resources::runtime,
                                .Timeout = 200});
}

}  // namespace strata::detail
