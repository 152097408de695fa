// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/operations/domain.hpp>
#include <strata/constructs/redshift/serverless_workgroup_base.hpp>

namespace strata {

/// What a usage limit counts: the RPU-hours of a workgroup, or the TB that its data sharing reads from other Regions.
enum class usage_type : std::uint8_t { serverless_compute, cross_region_datasharing };
/// The time in which an amount is used. A week begins on Sunday.
enum class usage_period : std::uint8_t { daily, weekly, monthly };
/// What happens at a limit: a record in SYS_QUERY_HISTORY, also a metric, or the workgroup takes no queries any more.
enum class breach_action : std::uint8_t { log, emit_metric, deactivate };

struct usage_limit_options {
  int amount;                                         ///< RPU-hours or TB in a period, from 1 on
  usage_period period = usage_period::monthly;        ///< another one is another limit
  breach_action action = breach_action::emit_metric;  ///< an alarm can tell a topic of the metric
  usage_type type = usage_type::serverless_compute;
};

/// A limit of what a workgroup may use. CloudFormation has no type for it: a function of the stack makes it, changes it
/// and deletes it. A workgroup has one of a type and a period. Makes a custom resource; the limits of a stack share
/// AWS::Lambda::Function, its role and its log group
/// (https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateUsageLimit.html). Errors: E0105 for a
/// second one of a period, E0714.
class usage_limit_base {
 public:
  using domain = operations_domain;
  std::string_view id;
  core::source_line line;

  constexpr usage_limit_base(std::string_view id_, redshift_serverless_workgroup_base const& of,
                             usage_limit_options const& options, core::source_line line_)
      : id{id_}, line{line_}, of_{&of}, options_{options} {}

  [[nodiscard]] constexpr redshift_serverless_workgroup_base const& workgroup() const { return *of_; }
  [[nodiscard]] constexpr usage_limit_options const& options() const { return options_; }

  constexpr void describe(core::describer& out) const {
    out.needs(of_->id);
    out.mark(detail::effects_are_known | detail::limits_usage);
    out.require(options_.amount > 0, errors::E0714, {}, options_.amount);
    out.name(core::verb::creates)
        .show_from_here()
        .append(period())
        .append(" usage limit of ")
        .append(of_->id)
        .append(" for ")
        .append(type());
  }

  constexpr void expand(auto& out) const {
    out.add({id, {}},
            cfn::untyped_resource{"Custom::RedshiftUsageLimit",
                                  cfn::object({{"ServiceToken", cfn::get_att<"Arn">(detail::limits_function)},
                                               {"ServiceTimeout", 300},
                                               {"resourceArn", of_->arn()},
                                               {"usageType", type()},
                                               {"period", period()},
                                               {"amount", options_.amount},
                                               {"breachAction", action()}})},
            {.ordered = true});
  }

 private:
  [[nodiscard]] constexpr std::string_view type() const {
    constexpr std::string_view names[] = {"serverless-compute", "cross-region-datasharing"};
    return names[static_cast<std::size_t>(options_.type)];
  }
  [[nodiscard]] constexpr std::string_view period() const {
    constexpr std::string_view names[] = {"daily", "weekly", "monthly"};
    return names[static_cast<std::size_t>(options_.period)];
  }
  [[nodiscard]] constexpr std::string_view action() const {
    constexpr std::string_view names[] = {"log", "emit-metric", "deactivate"};
    return names[static_cast<std::size_t>(options_.action)];
  }

  redshift_serverless_workgroup_base const* of_;
  usage_limit_options options_;
};

/// `usage_limit<"Limit">(compute, {.amount = 100, .period = usage_period::daily})`.
template <core::fixed_string Id = "">
struct usage_limit : usage_limit_base {
  constexpr usage_limit(redshift_serverless_workgroup_base const& of, usage_limit_options const& options,
                        core::source_line line_ = {})
      : usage_limit_base{Id.view(), of, options, line_} {}
};

}  // namespace strata
