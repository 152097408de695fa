// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/ec2/security_group.hpp>
#include <strata/aws/ec2/security_group_ingress.hpp>
#include <strata/aws/glue/connection.hpp>
#include <strata/aws/redshift_serverless/workgroup.hpp>
#include <strata/cfn/decimal.hpp>
#include <strata/constructs/network/data_vpc.hpp>
#include <strata/constructs/redshift/config_parameters.hpp>
#include <strata/constructs/redshift/serverless_namespace.hpp>
#include <strata/constructs/redshift/warehouse_functions.hpp>

namespace strata {

/// A security group of the stack, or an existing one by its id (sg-…).
struct security_group {
  cfn::handle<aws::ec2::SecurityGroup> own{};
  std::string_view existing_id{};
};

struct redshift_serverless_workgroup_options {
  std::string_view name;              ///< 3 to 63 of a-z, 0-9 and hyphens
  int base_capacity = 0;              ///< RPU: 4, 8 to 512 in steps of 8, to 1024 in steps of 32; 0: the service's 128
  int max_capacity = 0;               ///< RPU, at least the base capacity; 0: no ceiling, or the one that is deployed
  int price_performance_target = 0;   ///< 1, 25, 50, 75 or 100, instead of a base capacity; 0: none
  int port = 5439;                    ///< 5431 to 5455 or 8191 to 8215
  vpc_base const* network = nullptr;  ///< `data_vpc` or `existing_vpc`; null: the shared VPC of the stack
  fixed_list<security_group, 4> extra_security_groups{};
  redshift_config_parameters config_parameters{};
  std::string_view track_name{};  ///< empty: current, or the one that is deployed
};

/// The compute of a namespace: private, with enhanced VPC routing, TLS only. Makes AWS::RedshiftServerless::Workgroup,
/// its security group with the ingress from itself that Glue needs, an AWS::Glue::Connection, and the permissions of
/// the handler that runs SQL. Errors: E0340, E0343 to E0347, E0349, and E0105 for a second workgroup of a namespace.
class redshift_serverless_workgroup_base : public warehouse_functions {
 public:
  constexpr redshift_serverless_workgroup_base(std::string_view id_, any_namespace const& owner,
                                               redshift_serverless_workgroup_options const& options,
                                               core::source_line line_)
      : warehouse_functions{id_,
                            owner,
                            kind::made,
                            options.name,
                            options.config_parameters.search_path,
                            options.config_parameters.enable_case_sensitive_identifier,
                            options.network,
                            line_},
        options_{options} {}

  [[nodiscard]] constexpr redshift_serverless_workgroup_options const& options() const { return options_; }
  [[nodiscard]] constexpr vpc_base const& network() const { return *known_network(); }
  [[nodiscard]] constexpr cfn::handle<aws::redshift_serverless::Workgroup> handle() const { return {{id, {}}}; }
  [[nodiscard]] constexpr cfn::handle<aws::ec2::SecurityGroup> security_group() const {
    return {{id, "SecurityGroup"}};
  }
  [[nodiscard]] constexpr cfn::handle<aws::glue::Connection> glue_connection() const {
    return {{id, "GlueConnection"}};
  }

  constexpr void describe(core::describer& out) const {
    auto const name_character = [](char c) { return detail::is_lower(c) || detail::is_digit(c) || c == '-'; };
    out.require(
        options_.name.size() >= 3 && options_.name.size() <= 63 && detail::all_of(options_.name, name_character),
        errors::E0340, options_.name, static_cast<long long>(options_.name.size()), 63);
    check_capacity(out);
    int const port = options_.port;
    out.require((port >= 5431 && port <= 5455) || (port >= 8191 && port <= 8215), errors::E0343, {}, port, 5455);
    options_.config_parameters.check(out);
    out.require(!namespace_->exports_user_activity() || options_.config_parameters.enable_user_activity_logging,
                errors::E0347, namespace_->id);
    namespace_->require_name(out);
    namespace_->require_secret(out);  // of the Glue connection
    detail::require_room(out, options_.extra_security_groups, "extra_security_groups");
    if (options_.network)
      out.needs(options_.network->id);
    else
      out.mark(detail::uses_shared_vpc);
    for (strata::security_group const& g : options_.extra_security_groups) {
      if (g.existing_id.empty())
        out.needs(g.own.id.construct);
      else
        out.require(detail::is_ec2_id(g.existing_id, "sg-"), errors::E0332, g.existing_id);
    }
    describe_warehouse(out);
  }

  constexpr void expand(auto& out) const {
    out.add(security_group().id,
            aws::ec2::SecurityGroup{.GroupDescription = cfn::concat("Redshift Serverless workgroup ", options_.name),
                                    .VpcId = network().vpc_id()});
    cfn::text const group_id = cfn::get_att<"GroupId">(security_group());
    out.add(self_ingress(), aws::ec2::SecurityGroupIngress{.Description = "Glue and Redshift",
                                                           .FromPort = 0,
                                                           .GroupId = group_id,
                                                           .IpProtocol = "tcp",
                                                           .SourceSecurityGroupId = group_id,
                                                           .ToPort = 65535});
    out.add(handle().id, made(group_id));
    out.add(glue_connection().id, connection(group_id));
    expand_data_access(out);
  }

 private:
  constexpr void check_capacity(core::describer& out) const {
    int const base = options_.base_capacity, most = options_.max_capacity, target = options_.price_performance_target;
    out.require(base == 0 || offered(base), errors::E0344, {}, base, 1024);
    out.require(most == 0 || most >= (base == 0 ? 8 : base), errors::E0345, {}, most, base == 0 ? 8 : base);
    bool const known = target == 0 || target == 1 || target == 25 || target == 50 || target == 75 || target == 100;
    out.require(known && (target == 0 || base == 0), errors::E0346, {}, target, 100);
  }

  /// https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-capacity.html
  static constexpr bool offered(int capacity) {
    if (capacity == 4) return true;
    if (capacity >= 8 && capacity <= 512) return capacity % 8 == 0;
    return capacity > 512 && capacity <= 1024 && capacity % 32 == 0;
  }

  [[nodiscard]] constexpr aws::redshift_serverless::Workgroup made(cfn::text const& group_id) const {
    namespace rs = aws::redshift_serverless;
    cfn::list<cfn::text> groups{group_id};
    for (strata::security_group const& g : options_.extra_security_groups) {
      if (g.existing_id.empty())
        groups.push_back(cfn::get_att<"GroupId">(g.own));
      else
        groups.push_back(g.existing_id);
    }
    rs::Workgroup result{.ConfigParameters = options_.config_parameters.list(),
                         .EnhancedVpcRouting = true,
                         .NamespaceName = namespace_->namespace_name(),
                         .Port = options_.port,
                         .PubliclyAccessible = false,
                         .SecurityGroupIds = groups,
                         .SubnetIds = network().subnet_ids(),
                         .WorkgroupName = options_.name};
    if (options_.base_capacity > 0) {
      result.BaseCapacity = options_.base_capacity;
      result.PricePerformanceTarget =
          rs::workgroup::PerformanceTarget{.Status = "DISABLED"};  // left out, it would stay
    }
    if (options_.max_capacity > 0) result.MaxCapacity = options_.max_capacity;
    if (options_.price_performance_target > 0)
      result.PricePerformanceTarget =
          rs::workgroup::PerformanceTarget{.Level = options_.price_performance_target, .Status = "ENABLED"};
    if (!options_.track_name.empty()) result.TrackName = options_.track_name;
    return result;
  }

  /// The connection for Glue jobs and crawlers: in the first subnet, with the admin secret, TLS only
  /// (https://docs.aws.amazon.com/glue/latest/dg/connection-properties.html).
  [[nodiscard]] constexpr aws::glue::Connection connection(cfn::text const& group_id) const {
    cfn::json const properties = cfn::object(
        {{"JDBC_CONNECTION_URL", cfn::concat("jdbc:redshift://", cfn::get_att<"Workgroup.Endpoint.Address">(handle()),
                                             ":", cfn::decimal(options_.port), "/", namespace_->db_name())},
         {"JDBC_ENFORCE_SSL", "true"},
         {"SECRET_ID", namespace_->secret_arn()}});
    return {.CatalogId = cfn::aws_account_id,
            .ConnectionInput =
                aws::glue::connection::ConnectionInput{.ConnectionProperties = properties,
                                                       .ConnectionType = "JDBC",
                                                       .Name = glue_connection_name(),
                                                       .PhysicalConnectionRequirements =
                                                           aws::glue::connection::PhysicalConnectionRequirements{
                                                               .AvailabilityZone = network().zone(0),
                                                               .SecurityGroupIdList = cfn::list<cfn::text>{group_id},
                                                               .SubnetId = network().subnet_id(0)},
                                                       .ValidateCredentials = false}};
  }

  redshift_serverless_workgroup_options options_;
};

}  // namespace strata
