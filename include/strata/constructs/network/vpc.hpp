// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/functions.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/constructs/checks.hpp>
#include <strata/constructs/fixed_list.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

/// An existing subnet and its availability zone.
struct existing_subnet {
  std::string_view id;
  std::string_view zone;
};

/// The network of workgroups: one that the stack makes (`data_vpc`) or an existing one (`existing_vpc`).
class vpc_base {
 public:
  static constexpr std::size_t max_subnets = 6;
  std::string_view id;
  core::source_line line;

  [[nodiscard]] constexpr cfn::text vpc_id() const {
    if (vpc_id_.empty()) return cfn::reference{{id, {}}};
    return vpc_id_;
  }
  [[nodiscard]] constexpr std::size_t subnet_count() const { return subnets_.empty() ? 3 : subnets_.size(); }
  /// The private subnet `i`, from 0.
  [[nodiscard]] constexpr cfn::text subnet_id(std::size_t i) const {
    if (subnets_.empty()) return cfn::reference{{id, private_subnets[i]}};
    return subnets_[i].id;
  }
  [[nodiscard]] constexpr cfn::text zone(std::size_t i) const {
    if (!subnets_.empty()) return subnets_[i].zone;
    return cfn::attribute{{id, private_subnets[i]}, "AvailabilityZone"};
  }
  /// Whether something may lead to other regions: NAT gateways, or what an existing VPC has.
  [[nodiscard]] constexpr bool may_reach_other_regions() const { return has_routes_; }
  /// Adds the resources by which the first private subnet reaches AWS, for what nothing else makes wait for them.
  constexpr void await_ways_out(cfn::attributes& attributes) const {
    for (std::string_view part : ways_out_) attributes.depends_on.push_back({id, part});
  }
  [[nodiscard]] constexpr cfn::list<cfn::text> subnet_ids() const {
    cfn::list<cfn::text> result;
    for (std::size_t i = 0; i < subnet_count(); ++i) result.push_back(subnet_id(i));
    return result;
  }

 protected:
  static constexpr std::string_view private_subnets[] = {"PrivateSubnet1", "PrivateSubnet2", "PrivateSubnet3"};

  constexpr vpc_base(std::string_view id_, core::source_line line_) : id{id_}, line{line_} {}

  bool has_routes_ = true;
  /// Whether a workgroup may be in the zones of its subnets: it needs three, two in us-west-1, which has no more
  /// (https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html).
  static constexpr bool are_enough(std::size_t zones, std::string_view one_of_them) {
    return zones >= 3 || (zones == 2 && one_of_them.starts_with("us-west-1"));
  }

  std::string_view vpc_id_{};
  fixed_list<std::string_view, 12> ways_out_{};
  fixed_list<existing_subnet, max_subnets> subnets_{};
};

struct existing_vpc_options {
  std::string_view vpc_id;  ///< vpc-…
  fixed_list<existing_subnet, vpc_base::max_subnets>
      subnets;  ///< private, three or more in three zones; in us-west-1, in two
};

/// An existing VPC, by ids. It makes no resource. The account's network must let the workgroups reach S3, and crawlers
/// reach Glue, Secrets Manager, KMS and CloudWatch Logs. Errors: E0331, E0332.
class existing_vpc_base : public vpc_base {
 public:
  constexpr existing_vpc_base(std::string_view id_, existing_vpc_options const& options, core::source_line line_)
      : vpc_base{id_, line_} {
    vpc_id_ = options.vpc_id;
    subnets_ = options.subnets;
  }

  constexpr void describe(core::describer& out) const {
    out.require(detail::is_ec2_id(vpc_id_, "vpc-"), errors::E0332, vpc_id_);
    detail::require_room(out, subnets_, "subnets");
    std::size_t zones = 0;
    for (std::size_t i = 0; i < subnets_.size(); ++i) {
      out.require(detail::is_ec2_id(subnets_[i].id, "subnet-"), errors::E0332, subnets_[i].id);
      bool is_new = true;
      for (std::size_t j = 0; j < i; ++j) is_new = is_new && subnets_[j].zone != subnets_[i].zone;
      zones += is_new;
    }
    out.require(subnets_.size() >= 3 && are_enough(zones, subnets_[0].zone), errors::E0331, {},
                static_cast<long long>(zones), 3);
  }

  constexpr void expand(auto&) const {}
};

template <core::fixed_string Id = "">
struct existing_vpc : existing_vpc_base {
  constexpr existing_vpc(existing_vpc_options const& options, core::source_line line_ = {})
      : existing_vpc_base{Id.view(), options, line_} {}
};

}  // namespace strata
