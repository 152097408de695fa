// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/ec2/nat_gateway.hpp>
#include <strata/aws/logs/log_group.hpp>
#include <strata/aws/redshift_serverless/workgroup.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/policy/pack.hpp>
#include <strata/policy/values.hpp>

/// Costs that are easy to overlook.
namespace strata::policy {

namespace cost_rules {

template <int Most>
inline constexpr auto few_nat_gateways =
    rule<"Cost-1">({.description = "The stack has few NAT gateways, which are paid by the hour",
                    .source = "https://aws.amazon.com/vpc/pricing/"},
                   [](aws::ec2::NatGateway const&, rule_context& context) {
                     context.adds(1, Most);
                     return compliance_type::compliant;
                   });

template <int MostUnits>
inline constexpr auto capacity_is_limited =
    rule<"Cost-2">({.description = "The capacity of each workgroup is limited",
                    .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html"},
                   [](aws::redshift_serverless::Workgroup const& workgroup) {
                     return is_known(workgroup.MaxCapacity) && workgroup.MaxCapacity->value() <= MostUnits;
                   });

inline constexpr auto logs_are_not_kept_for_ever = rule<"Cost-3">(
    {.description = "Log groups say how long they keep their logs",
     .source = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"},
    [](aws::logs::LogGroup const& logs) { return logs.RetentionInDays.has_value(); });

/// The limit names its workgroup by an attribute of it.
constexpr key workgroup_of_limit(cfn::untyped_resource const& limit) {
  for (std::size_t i = 0; i < limit.properties.keys.size(); ++i)
    if (limit.properties.keys[i] == "resourceArn") return key_of(limit.properties.items[i].string);
  return 0;
}

inline constexpr auto usage_is_limited = rule<"Cost-4">(
    {.description = "Each workgroup has a usage limit",
     .source = "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroup-max-rpu.html"},
    [](aws::redshift_serverless::Workgroup const&, rule_context& context) {
      context.needs(context.key());
      return compliance_type::compliant;
    },
    [](cfn::untyped_resource const& resource, rule_context& context) {
      if (resource.type_name == "Custom::RedshiftUsageLimit") context.gives(workgroup_of_limit(resource));
      return compliance_type::not_applicable;
    });

}  // namespace cost_rules

/// Limits the number of NAT gateways in the stack and the RPU of each workgroup; logs must expire.
template <int NatGateways = 1, int CapacityUnits = 512>
struct cost_pack : pack_of<cost_rules::few_nat_gateways<NatGateways>, cost_rules::capacity_is_limited<CapacityUnits>,
                           cost_rules::logs_are_not_kept_for_ever> {};
template <int NatGateways, int CapacityUnits>
inline constexpr cost_pack<NatGateways, CapacityUnits> cost_of_at_most{};
inline constexpr cost_pack<> cost{};

/// Each workgroup has a usage limit, whatever it does when it is reached: `policy::cost | policy::usage_limits`.
struct usage_limits_pack : pack_of<cost_rules::usage_is_limited> {};
inline constexpr usage_limits_pack usage_limits{};

}  // namespace strata::policy
