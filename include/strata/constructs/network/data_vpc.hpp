// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/ec2/eip.hpp>
#include <strata/aws/ec2/flow_log.hpp>
#include <strata/aws/ec2/internet_gateway.hpp>
#include <strata/aws/ec2/nat_gateway.hpp>
#include <strata/aws/ec2/route.hpp>
#include <strata/aws/ec2/route_table.hpp>
#include <strata/aws/ec2/security_group.hpp>
#include <strata/aws/ec2/subnet.hpp>
#include <strata/aws/ec2/subnet_route_table_association.hpp>
#include <strata/aws/ec2/vpc.hpp>
#include <strata/aws/ec2/vpc_endpoint.hpp>
#include <strata/aws/ec2/vpc_gateway_attachment.hpp>
#include <strata/aws/iam/role.hpp>
#include <strata/aws/logs/log_group.hpp>
#include <strata/constructs/network/vpc.hpp>
#include <strata/constructs/security/kms_key.hpp>
#include <strata/core/closest_name.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

struct data_vpc_options {
  std::string_view cidr = "10.0.0.0/16";  ///< from /16 to /22
  int nat_gateways = 0;                   ///< 0, 1 for all zones, or 3: one for each zone
  /// AWS services with an interface endpoint, by their names in the endpoints' service names, e.g. "secretsmanager".
  fixed_list<std::string_view, 8> interface_endpoints{};
  int flow_log_retention_days = 30;  ///< a value that CloudWatch Logs accepts
  /// The availability zones, e.g. "us-west-1a": three, or two in us-west-1; empty: the first three of the Region. Not
  /// every zone has Redshift Serverless.
  fixed_list<std::string_view, 3> zones{};
};

namespace detail {

/// Services with interface endpoints that data platforms use, by the names in the endpoints' service names
/// (https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html). There are many others.
inline constexpr std::string_view endpoint_services[] = {"access-analyzer",
                                                         "airflow.api",
                                                         "airflow.env",
                                                         "airflow.ops",
                                                         "athena",
                                                         "bedrock",
                                                         "bedrock-runtime",
                                                         "cloudformation",
                                                         "cloudtrail",
                                                         "codeartifact.api",
                                                         "codeartifact.repositories",
                                                         "config",
                                                         "databrew",
                                                         "datasync",
                                                         "datazone",
                                                         "dms",
                                                         "dynamodb",
                                                         "ec2",
                                                         "ec2messages",
                                                         "ecr.api",
                                                         "ecr.dkr",
                                                         "ecs",
                                                         "ecs-agent",
                                                         "ecs-telemetry",
                                                         "eks",
                                                         "elasticfilesystem",
                                                         "elasticmapreduce",
                                                         "emr-containers",
                                                         "emr-serverless",
                                                         "events",
                                                         "execute-api",
                                                         "firehose",
                                                         "glue",
                                                         "glue.dashboard",
                                                         "kafka",
                                                         "kinesis-firehose",
                                                         "kinesis-streams",
                                                         "kms",
                                                         "lakeformation",
                                                         "lambda",
                                                         "logs",
                                                         "macie2",
                                                         "monitoring",
                                                         "notebook",
                                                         "quicksight-website",
                                                         "rds",
                                                         "rds-data",
                                                         "redshift",
                                                         "redshift-data",
                                                         "redshift-serverless",
                                                         "s3",
                                                         "s3tables",
                                                         "sagemaker.api",
                                                         "sagemaker.runtime",
                                                         "scheduler",
                                                         "secretsmanager",
                                                         "servicecatalog",
                                                         "sns",
                                                         "sqs",
                                                         "ssm",
                                                         "ssmmessages",
                                                         "states",
                                                         "storagegateway",
                                                         "sts",
                                                         "sync-states",
                                                         "synthetics",
                                                         "textract",
                                                         "transfer",
                                                         "xray"};

/// Each service once, and not misspelt: E0333. A name that resembles no known one may be a service too.
constexpr void check_endpoints(core::describer& out, auto const& services) {
  for (std::size_t i = 0; i < services.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) out.require(services[k] != services[i], errors::E0333, services[i]);
    bool known = false;
    for (std::string_view service : endpoint_services) known = known || service == services[i];
    if (known) continue;
    core::closest_name closest{services[i]};
    for (std::string_view service : endpoint_services) closest.offer(service);
    if (services[i].empty() || !closest.found().empty())
      out.report_unknown(errors::E0333, services[i], closest.found());
  }
}

struct cidr_block {
  bool valid;
  int mask;
};
/// `a.b.c.d/mask` with no bits behind the mask.
constexpr cidr_block parse_cidr(std::string_view text) {
  unsigned long value = 0;
  int numbers[5]{}, count = 0, digits = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i]) && digits < 3) {
      numbers[count] = numbers[count] * 10 + (text[i] - '0');
      ++digits;
      continue;
    }
    bool const ends = count == 4 ? i == text.size() : i < text.size() && text[i] == (count == 3 ? '/' : '.');
    if (!ends || digits == 0 || numbers[count] > (count == 4 ? 32 : 255)) return {false, 0};
    if (count < 4) value = value * 256 + static_cast<unsigned long>(numbers[count]);
    ++count;
    digits = 0;
  }
  if (count != 5) return {false, 0};
  unsigned long const host = (1ul << (32 - numbers[4])) - 1;
  return {(value & host) == 0, numbers[4]};
}

}  // namespace detail

/// A VPC of three zones with private subnets, an S3 gateway endpoint and flow logs. It has a route to the internet only
/// with `nat_gateways`. Makes AWS::EC2::VPC, its subnets, routes and endpoint, AWS::EC2::FlowLog with its log group,
/// key and role. Errors: E0325, E0330, E0331, E0333.
class data_vpc_base : public vpc_base {
 public:
  constexpr data_vpc_base(std::string_view id_, data_vpc_options const& options, core::source_line line_)
      : vpc_base{id_, line_}, options_{options} {
    has_routes_ = nat_count() > 0;
    ways_out_.push_back("S3Endpoint");
    ways_out_.push_back("PrivateAssociation1");
    if (nat_count() > 0) ways_out_.push_back("NatRoute1");
    for (std::size_t i = 0; i < options_.interface_endpoints.size(); ++i) ways_out_.push_back(endpoint_parts[i]);
  }

  [[nodiscard]] constexpr cfn::handle<aws::ec2::VPC> vpc() const { return {{id, {}}}; }

  constexpr void describe(core::describer& out) const {
    auto const block = detail::parse_cidr(options_.cidr);
    out.require(block.valid && block.mask >= 16 && block.mask <= 22, errors::E0330, options_.cidr, block.mask, 22);
    detail::require_room(out, options_.interface_endpoints, "interface_endpoints");
    detail::check_endpoints(out, options_.interface_endpoints);
    detail::require_room(out, options_.zones, "zones");
    if (options_.zones.empty()) return;
    std::size_t different = 0;
    for (std::size_t i = 0; i < options_.zones.size(); ++i) {
      bool is_new = true;
      for (std::size_t j = 0; j < i; ++j) is_new = is_new && options_.zones[j] != options_.zones[i];
      different += is_new;
    }
    out.require(different == options_.zones.size() && are_enough(different, options_.zones[0]), errors::E0331, {},
                static_cast<long long>(different), 3);
  }

  constexpr void expand(auto& out) const {
    out.add(vpc().id, aws::ec2::VPC{.CidrBlock = options_.cidr, .EnableDnsHostnames = true, .EnableDnsSupport = true});
    expand_subnets(out);
    expand_nat(out);
    expand_s3_endpoint(out);
    expand_flow_log(out);
    if (!options_.interface_endpoints.empty()) {
      expand_endpoint_security_group(out);
      for (std::size_t i = 0; i < options_.interface_endpoints.size(); ++i)
        expand_interface_endpoint(out, endpoint_parts[i], options_.interface_endpoints[i], subnet_ids());
    }
  }

  /// The interface endpoints that a crawler in this VPC needs, in the zone of its connection.
  constexpr void expand_crawler_endpoints(auto& out) const {
    expand_endpoint_security_group(out);
    constexpr std::string_view services[] = {"glue", "kms", "logs", "secretsmanager"};
    for (std::size_t i = 0; i < 4; ++i)
      expand_interface_endpoint(out, crawler_endpoints[i], services[i], {subnet_id(0)});
  }
  constexpr void await_crawler_endpoints(cfn::attributes& attributes) const {
    for (std::string_view part : crawler_endpoints) attributes.depends_on.push_back({id, part});
  }

 private:
  static constexpr std::string_view crawler_endpoints[] = {"GlueEndpoint", "KmsEndpoint", "LogsEndpoint",
                                                           "SecretsManagerEndpoint"};
  static constexpr std::string_view tables[] = {"RouteTable1", "RouteTable2", "RouteTable3"};
  static constexpr std::string_view endpoint_parts[] = {"Endpoint1", "Endpoint2", "Endpoint3", "Endpoint4",
                                                        "Endpoint5", "Endpoint6", "Endpoint7", "Endpoint8"};

  [[nodiscard]] constexpr cfn::text ref(std::string_view part) const { return cfn::reference{{id, part}}; }
  [[nodiscard]] constexpr std::size_t nat_count() const {
    return options_.nat_gateways <= 0 ? 0 : options_.nat_gateways == 1 ? 1 : zone_count();
  }
  [[nodiscard]] constexpr std::size_t table_count() const { return nat_count() > 1 ? nat_count() : 1; }
  [[nodiscard]] constexpr std::size_t zone_count() const { return options_.zones.empty() ? 3 : options_.zones.size(); }
  /// There are three private subnets; two zones share them.
  [[nodiscard]] constexpr cfn::text zone_of(std::size_t subnet) const {
    if (options_.zones.empty()) return cfn::fn::select(static_cast<int>(subnet), cfn::fn::get_azs());
    return options_.zones[subnet % zone_count()];
  }

  /// Block `i` of the VPC's address range, which has sixteen blocks.
  [[nodiscard]] constexpr cfn::text block(int i) const {
    int const host_bits = 32 - detail::parse_cidr(options_.cidr).mask - 4;
    return cfn::fn::select(i, cfn::fn::cidr(cfn::get_att<"CidrBlock">(vpc()), 6, host_bits));
  }

  constexpr void expand_subnet(auto& out, std::string_view subnet, std::string_view association, std::string_view table,
                               std::size_t zone, int block_index) const {
    out.add({id, subnet},
            aws::ec2::Subnet{.AvailabilityZone = zone_of(zone), .CidrBlock = block(block_index), .VpcId = vpc_id()});
    out.add({id, association},
            aws::ec2::SubnetRouteTableAssociation{.RouteTableId = ref(table), .SubnetId = ref(subnet)});
  }

  constexpr void expand_subnets(auto& out) const {
    constexpr std::string_view associations[] = {"PrivateAssociation1", "PrivateAssociation2", "PrivateAssociation3"};
    for (std::size_t i = 0; i < table_count(); ++i) out.add({id, tables[i]}, aws::ec2::RouteTable{.VpcId = vpc_id()});
    for (std::size_t i = 0; i < 3; ++i)
      expand_subnet(out, private_subnets[i], associations[i], tables[i % table_count()], i, static_cast<int>(i));
  }

  constexpr void expand_nat(auto& out) const {
    if (nat_count() == 0) return;
    constexpr std::string_view subnets[] = {"PublicSubnet1", "PublicSubnet2", "PublicSubnet3"};
    constexpr std::string_view associations[] = {"PublicAssociation1", "PublicAssociation2", "PublicAssociation3"};
    constexpr std::string_view addresses[] = {"Address1", "Address2", "Address3"};
    constexpr std::string_view gateways[] = {"NatGateway1", "NatGateway2", "NatGateway3"};
    constexpr std::string_view routes[] = {"NatRoute1", "NatRoute2", "NatRoute3"};
    cfn::logical_id const attachment{id, "GatewayAttachment"};
    out.add({id, "InternetGateway"}, aws::ec2::InternetGateway{});
    out.add(attachment, aws::ec2::VPCGatewayAttachment{.InternetGatewayId = ref("InternetGateway"), .VpcId = vpc_id()});
    out.add({id, "PublicRouteTable"}, aws::ec2::RouteTable{.VpcId = vpc_id()});
    out.add({id, "PublicRoute"},
            aws::ec2::Route{.DestinationCidrBlock = "0.0.0.0/0",
                            .GatewayId = ref("InternetGateway"),
                            .RouteTableId = ref("PublicRouteTable")},
            {.depends_on = {attachment}});
    for (std::size_t i = 0; i < nat_count(); ++i) {
      expand_subnet(out, subnets[i], associations[i], "PublicRouteTable", i, static_cast<int>(i) + 3);
      out.add({id, addresses[i]}, aws::ec2::EIP{.Domain = "vpc"}, {.depends_on = {attachment}});
      out.add({id, gateways[i]},
              aws::ec2::NatGateway{.AllocationId = cfn::attribute{{id, addresses[i]}, "AllocationId"},
                                   .SubnetId = ref(subnets[i])},
              {.depends_on = {{id, "PublicRoute"}, {id, associations[i]}}});
      out.add({id, routes[i]}, aws::ec2::Route{.DestinationCidrBlock = "0.0.0.0/0",
                                               .NatGatewayId = ref(gateways[i]),
                                               .RouteTableId = ref(tables[i])});
    }
  }

  constexpr void expand_s3_endpoint(auto& out) const {
    cfn::list<cfn::text> all;
    for (std::size_t i = 0; i < table_count(); ++i) all.push_back(ref(tables[i]));
    out.add({id, "S3Endpoint"},
            aws::ec2::VPCEndpoint{.RouteTableIds = all,
                                  .ServiceName = cfn::concat("com.amazonaws.", cfn::aws_region, ".s3"),
                                  .VpcEndpointType = "Gateway",
                                  .VpcId = vpc_id()});
  }

  constexpr void expand_endpoint_security_group(auto& out) const {
    out.add(
        {id, "EndpointSecurityGroup"},
        aws::ec2::SecurityGroup{
            .GroupDescription = "HTTPS from the VPC to the interface endpoints",
            .SecurityGroupIngress = cfn::list<aws::ec2::security_group::Ingress>{{.CidrIp = options_.cidr,
                                                                                  .Description = "HTTPS from the VPC",
                                                                                  .FromPort = 443,
                                                                                  .IpProtocol = "tcp",
                                                                                  .ToPort = 443}},
            .VpcId = vpc_id()});
  }

  constexpr void expand_interface_endpoint(auto& out, std::string_view part, std::string_view service,
                                           cfn::list<cfn::text> const& subnets) const {
    out.add({id, part},
            aws::ec2::VPCEndpoint{
                .PrivateDnsEnabled = true,
                .SecurityGroupIds = cfn::list<cfn::text>{cfn::attribute{{id, "EndpointSecurityGroup"}, "GroupId"}},
                .ServiceName = cfn::concat("com.amazonaws.", cfn::aws_region, ".", service),
                .SubnetIds = subnets,
                .VpcEndpointType = "Interface",
                .VpcId = vpc_id()});
  }

  /// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
  constexpr void expand_flow_log(auto& out) const {
    cfn::handle<aws::kms::Key> const key{{id, "FlowLogKey"}};
    cfn::handle<aws::logs::LogGroup> const group{{id, "FlowLogGroup"}};
    cfn::handle<aws::iam::Role> const role{{id, "FlowLogRole"}};
    out.add(key.id, detail::kms_key("Flow logs of the VPC", {detail::allow_log_encryption("log-group:*")}));
    out.add(group.id, aws::logs::LogGroup{.KmsKeyId = cfn::get_att<"Arn">(key),
                                          .RetentionInDays = options_.flow_log_retention_days});
    cfn::statement assume{.principals = {cfn::principal::service("vpc-flow-logs.amazonaws.com")},
                          .actions = {"sts:AssumeRole"},
                          .conditions = {{"StringEquals", "aws:SourceAccount", {cfn::aws_account_id}}}};
    cfn::statement deliver{.actions = {"logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"},
                           .resources = {cfn::get_att<"Arn">(group)}};
    out.add(role.id, aws::iam::Role{.AssumeRolePolicyDocument = cfn::policy_document{assume},
                                    .Policies = cfn::list<aws::iam::role::Policy>{
                                        {.PolicyDocument = cfn::policy_document{deliver}, .PolicyName = "Deliver"}}});
    out.add({id, "FlowLog"}, aws::ec2::FlowLog{.DeliverLogsPermissionArn = cfn::get_att<"Arn">(role),
                                               .LogDestinationType = "cloud-watch-logs",
                                               .LogGroupName = cfn::ref(group),
                                               .ResourceId = vpc_id(),
                                               .ResourceType = "VPC",
                                               .TrafficType = "ALL"});
  }

  data_vpc_options options_;
};

template <core::fixed_string Id = "">
struct data_vpc : data_vpc_base {
  constexpr data_vpc(data_vpc_options const& options = {}, core::source_line line_ = {})
      : data_vpc_base{Id.view(), options, line_} {}
};

/// The network of all workgroups that name none. A stack contains it if it has such a workgroup.
inline constexpr data_vpc<"SharedVpc"> shared_vpc{};

}  // namespace strata
