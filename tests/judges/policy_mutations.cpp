// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// mutations OUT ROUNDS [SEED]   writes templates with one change each, and our packs' findings in them, for the
// comparison with cdk-nag (tests/judges/policy_differential.js). A change drops, flips, widens or narrows a property of
// a typed resource, or replaces it by a value that only the deployment knows.
#include <strata/aws/ec2/network_acl.hpp>
#include <strata/policy.hpp>
#include <strata/strata.hpp>
#include <strata/synth/evaluate_template.hpp>
#include <strata/synth/template.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>
#include <vector>

namespace strata_test {
namespace base {

using namespace strata;
using cfn::list;
using cfn::text;

constexpr cfn::statement allow(std::string_view action, text resource) {
  return {.actions = {action}, .resources = {resource}};
}

// One resource of each type that a rule checks. They refer to each other by their logical ids.
template <class Resource>
constexpr cfn::handle<Resource> named(std::string_view id) {
  return {{id, {}}};
}

inline constexpr auto key =
    resource<"Key">([] { return aws::kms::Key{.EnableKeyRotation = true, .KeySpec = "SYMMETRIC_DEFAULT"}; });

constexpr aws::s3::Bucket bucket() {
  namespace b = aws::s3::bucket;
  return {
      .AccessControl = "Private",
      .BucketEncryption =
          b::BucketEncryption{.ServerSideEncryptionConfiguration =
                                  list<b::ServerSideEncryptionRule>{b::ServerSideEncryptionRule{
                                      .ServerSideEncryptionByDefault =
                                          b::ServerSideEncryptionByDefault{
                                              .KMSMasterKeyID = cfn::get_att<"Arn">(named<aws::kms::Key>("Key")),
                                              .SSEAlgorithm = "aws:kms"}}}},
      .PublicAccessBlockConfiguration = b::PublicAccessBlockConfiguration{.BlockPublicAcls = true,
                                                                          .BlockPublicPolicy = true,
                                                                          .IgnorePublicAcls = true,
                                                                          .RestrictPublicBuckets = true},
      .ReplicationConfiguration =
          b::ReplicationConfiguration{.Role = "arn:aws:iam::123456789012:role/replication",
                                      .Rules = list<b::ReplicationRule>{b::ReplicationRule{
                                          .Destination = b::ReplicationDestination{.Bucket = "arn:aws:s3:::elsewhere"},
                                          .Status = "Enabled"}}},
      .VersioningConfiguration = b::VersioningConfiguration{.Status = "Enabled"}};
}
constexpr aws::s3::BucketPolicy tls_only(cfn::handle<aws::s3::Bucket> of) {
  return {.Bucket = cfn::ref(of), .PolicyDocument = cfn::policy_document{detail::deny_insecure_transport(of)}};
}
inline constexpr auto logs = resource<"Logs">([] { return bucket(); });
inline constexpr auto logs_policy = resource<"LogsPolicy">([] { return tls_only(named<aws::s3::Bucket>("Logs")); });
inline constexpr auto data = resource<"Data">([] {
  auto result = bucket();
  result.LoggingConfiguration = aws::s3::bucket::LoggingConfiguration{
      .DestinationBucketName = cfn::ref(named<aws::s3::Bucket>("Logs")), .LogFilePrefix = "data/"};
  return result;
});
inline constexpr auto data_policy = resource<"DataPolicy">([] { return tls_only(named<aws::s3::Bucket>("Data")); });
inline constexpr auto site = resource<"Site">([] {
  auto result = bucket();
  result.BucketName = "a-site-of-ours";
  result.LoggingConfiguration = aws::s3::bucket::LoggingConfiguration{.LogFilePrefix = "site/"};
  result.WebsiteConfiguration = aws::s3::bucket::WebsiteConfiguration{.IndexDocument = "index.html"};
  return result;
});
inline constexpr auto site_policy = resource<"SitePolicy">([] {
  auto result = tls_only(named<aws::s3::Bucket>("Site"));
  result.PolicyDocument->statements.push_back(
      {.principals = {cfn::principal::aws("arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1")},
       .actions = {"s3:GetObject"},
       .resources = {cfn::concat(cfn::get_att<"Arn">(named<aws::s3::Bucket>("Site")), "/*")}});
  return result;
});
constexpr cfn::policy_document trust() {
  return {{.principals = {cfn::principal::service("glue.amazonaws.com")}, .actions = {"sts:AssumeRole"}}};
}
inline constexpr auto role = resource<"Role">([] {
  return aws::iam::Role{.AssumeRolePolicyDocument = trust(),
                        .ManagedPolicyArns = list<text>{"arn:aws:iam::123456789012:policy/ours",
                                                        "arn:aws:iam::123456789012:policy/theirs"},
                        .Policies = list<aws::iam::role::Policy>{
                            {.PolicyDocument = cfn::policy_document{allow("s3:GetObject", "arn:aws:s3:::data/key")},
                             .PolicyName = "Inline"}}};
});
inline constexpr auto group = resource<"Group">([] {
  return aws::iam::Group{.ManagedPolicyArns = list<text>{"arn:aws:iam::123456789012:policy/ours"},
                         .Policies = list<aws::iam::group::Policy>{
                             {.PolicyDocument = cfn::policy_document{allow("s3:GetObject", "arn:aws:s3:::data/key")},
                              .PolicyName = "Inline"}}};
});
inline constexpr auto user = resource<"User">([] {
  return aws::iam::User{.Groups = list<text>{"readers"},
                        .ManagedPolicyArns = list<text>{"arn:aws:iam::123456789012:policy/ours"}};
});
inline constexpr auto policy_of_role = resource<"PolicyOfRole">([] {
  return aws::iam::Policy{
      .PolicyDocument =
          cfn::policy_document{
              allow("s3:PutObject", cfn::concat(cfn::get_att<"Arn">(named<aws::s3::Bucket>("Data")), "/key")),
              allow("kms:Decrypt", cfn::get_att<"Arn">(named<aws::kms::Key>("Key")))},
      .PolicyName = "PolicyOfRole",
      .Roles = list<text>{cfn::ref(named<aws::iam::Role>("Role"))}};
});
inline constexpr auto managed = resource<"Managed">([] {
  return aws::iam::ManagedPolicy{.PolicyDocument =
                                     cfn::policy_document{{.actions = {"s3:GetObject", "s3:PutObject"},
                                                           .resources = {"arn:aws:s3:::a/b", "arn:aws:s3:::a/c"}}}};
});
inline constexpr auto security_group = resource<"SecurityGroup">([] {
  return aws::ec2::SecurityGroup{.GroupDescription = "Lets the office in",
                                 .SecurityGroupIngress = list<aws::ec2::security_group::Ingress>{
                                     aws::ec2::security_group::Ingress{
                                         .CidrIp = "10.0.0.0/16", .FromPort = 443, .IpProtocol = "tcp", .ToPort = 443},
                                     aws::ec2::security_group::Ingress{
                                         .CidrIp = "10.1.0.0/16", .FromPort = 22, .IpProtocol = "tcp", .ToPort = 25}}};
});
inline constexpr auto ingress = resource<"Ingress">([] {
  return aws::ec2::SecurityGroupIngress{.CidrIp = "10.0.0.0/16",
                                        .FromPort = 3300,
                                        .GroupId = cfn::ref(named<aws::ec2::SecurityGroup>("SecurityGroup")),
                                        .IpProtocol = "tcp",
                                        .ToPort = 3400};
});
inline constexpr auto vpc = resource<"Vpc">([] { return aws::ec2::VPC{.CidrBlock = "10.0.0.0/16"}; });
inline constexpr auto flow_log = resource<"FlowLog">([] {
  return aws::ec2::FlowLog{
      .ResourceId = cfn::ref(named<aws::ec2::VPC>("Vpc")), .ResourceType = "VPC", .TrafficType = "ALL"};
});
inline constexpr auto subnet = resource<"Subnet">([] {
  return aws::ec2::Subnet{.AssignIpv6AddressOnCreation = false,
                          .CidrBlock = "10.0.1.0/24",
                          .MapPublicIpOnLaunch = false,
                          .VpcId = cfn::ref(named<aws::ec2::VPC>("Vpc"))};
});
inline constexpr auto route = resource<"Route">([] {
  return aws::ec2::Route{
      .DestinationCidrBlock = "10.2.0.0/16", .GatewayId = "igw-0123abcd", .RouteTableId = "rtb-0123abcd"};
});
inline constexpr auto crawler = resource<"Crawler">([] {
  return aws::glue::Crawler{
      .CrawlerSecurityConfiguration = cfn::ref(named<aws::glue::SecurityConfiguration>("Configuration")),
      .Role = cfn::ref(named<aws::iam::Role>("Role")),
      .Targets = aws::glue::crawler::Targets{.S3Targets = list<aws::glue::crawler::S3Target>{{.Path = "s3://data/"}}}};
});
inline constexpr auto job = resource<"Job">([] {
  return aws::glue::Job{.Command = aws::glue::job::JobCommand{.Name = "glueetl"},
                        .Role = cfn::ref(named<aws::iam::Role>("Role")),
                        .SecurityConfiguration = "configuration-of-ours"};
});
inline constexpr auto configuration = resource<"Configuration">([] {
  namespace c = aws::glue::security_configuration;
  return aws::glue::SecurityConfiguration{
      .EncryptionConfiguration =
          c::EncryptionConfiguration{
              .CloudWatchEncryption = c::CloudWatchEncryption{.CloudWatchEncryptionMode = "SSE-KMS"},
              .JobBookmarksEncryption = c::JobBookmarksEncryption{.JobBookmarksEncryptionMode = "CSE-KMS"}},
      .Name = "configuration-of-ours"};
});
inline constexpr auto secret =
    resource<"Secret">([] { return aws::secrets_manager::Secret{.KmsKeyId = cfn::ref(named<aws::kms::Key>("Key"))}; });
inline constexpr auto rotation = resource<"Rotation">([] {
  return aws::secrets_manager::RotationSchedule{
      .RotationLambdaARN = "arn:aws:lambda:eu-west-1:123456789012:function:rotate",
      .RotationRules = aws::secrets_manager::rotation_schedule::RotationRules{.AutomaticallyAfterDays = 30},
      .SecretId = cfn::ref(named<aws::secrets_manager::Secret>("Secret"))};
});
inline constexpr auto machine = resource<"Machine">([] {
  namespace m = aws::step_functions::state_machine;
  return aws::step_functions::StateMachine{
      .DefinitionString = "{}",
      .LoggingConfiguration = m::LoggingConfiguration{.IncludeExecutionData = false, .Level = "ALL"},
      .RoleArn = cfn::get_att<"Arn">(named<aws::iam::Role>("Role")),
      .TracingConfiguration = m::TracingConfiguration{.Enabled = true}};
});
inline constexpr auto function = resource<"Function">([] {
  namespace f = aws::lambda::function;
  return aws::lambda::Function{
      .Code = f::Code{.ZipFile = "def handler(event, context): pass"},
      .DeadLetterConfig = f::DeadLetterConfig{.TargetArn = "arn:aws:sqs:eu-west-1:123456789012:failed"},
      .Handler = "index.handler",
      .ReservedConcurrentExecutions = 5,
      .Role = cfn::get_att<"Arn">(named<aws::iam::Role>("Role")),
      .Runtime = "python3.14",
      .VpcConfig =
          f::VpcConfig{.SecurityGroupIds = list<text>{cfn::ref(named<aws::ec2::SecurityGroup>("SecurityGroup"))},
                       .SubnetIds = list<text>{cfn::ref(named<aws::ec2::Subnet>("Subnet"))}}};
});
inline constexpr auto permission = resource<"Permission">([] {
  return aws::lambda::Permission{.Action = "lambda:InvokeFunction",
                                 .FunctionName = cfn::ref(named<aws::lambda::Function>("Function")),
                                 .Principal = "*",
                                 .SourceAccount = "123456789012"};
});
inline constexpr auto acl =
    resource<"Acl">([] { return aws::ec2::NetworkAcl{.VpcId = cfn::ref(named<aws::ec2::VPC>("Vpc"))}; });
inline constexpr auto log_group = resource<"LogGroup">([] {
  return aws::logs::LogGroup{.KmsKeyId = cfn::get_att<"Arn">(named<aws::kms::Key>("Key")), .RetentionInDays = 30};
});

struct app : stack<app, "Base", key, logs, logs_policy, data, data_policy, site, site_policy, role, group, user,
                   policy_of_role, managed, security_group, ingress, vpc, flow_log, subnet, route, crawler, job,
                   configuration, secret, rotation, machine, function, permission, acl, log_group> {};
static_assert(valid<app>);

}  // namespace base

namespace {

using strata::synth::json;

struct change {
  std::string what;
  json properties;
};

/// Other values for a text, which open, close or misspell it.
std::vector<json> others(std::string const& value) {
  std::vector<std::pair<std::string, std::vector<json>>> const known{
      {"Allow", {"Deny"}},
      {"Deny", {"Allow"}},
      {"ALL", {"ERROR", "all"}},
      {"VPC", {"Subnet"}},
      {"tcp", {"-1", "udp"}},
      {"Enabled", {"Suspended", "Disabled"}},
      {"SSE-KMS", {"DISABLED"}},
      {"CSE-KMS", {"DISABLED"}},
      {"aws:kms", {"AES256", "aws:kms:dsse"}},
      {"SYMMETRIC_DEFAULT", {"RSA_2048"}},
      {"Private", {"PublicRead", "PublicReadWrite"}},
      {"python3.14", {"python3.12", "nodejs24.x", "nodejs22.x", "provided.al2023"}},
      {"false", {"true"}},
      {"*", {"123456789012"}},
      {"s3:*", {"*", "s3:Get*", "S3:*"}}};
  for (auto const& [text, replaced] : known)
    if (text == value) return replaced;
  std::vector<json> result{json{{"Ref", "AWS::StackName"}}, "", "*"};
  if (value.find(".0.0/") != std::string::npos)
    result = {"0.0.0.0/0", "10.0.0.0/0", "::/0", json{{"Ref", "AWS::StackName"}}};
  else if (value.rfind("s3:", 0) == 0 || value.rfind("kms:", 0) == 0)
    result = {"s3:*", "*", "s3:Get*", "s3:DeleteObject"};
  else if (value.rfind("arn:aws:iam::123456789012:policy", 0) == 0)
    result = {"arn:aws:iam::aws:policy/ReadOnlyAccess", json{{"Fn::Sub", "arn:${AWS::Partition}:iam::aws:policy/A"}}};
  else if (value.rfind("arn:", 0) == 0)
    result = {"*", value + "*", "arn:aws:s3:::*", json{{"Fn::Sub", "arn:${AWS::Partition}:s3:::x/*"}}};
  return result;
}

bool is_function(json const& value) {
  return value.is_object() && value.size() == 1 &&
         (value.begin().key() == "Ref" || value.begin().key().rfind("Fn::", 0) == 0);
}

/// All documents with one change at or below `at`, a place in `root`.
void change_at(json& root, json& at, std::string const& path, std::vector<change>& out) {
  auto const with = [&](json value, std::string const& what) {
    json kept = at;
    at = std::move(value);
    out.push_back({path + " " + what, root});
    at = std::move(kept);
  };
  if (is_function(at)) return with("elsewhere", "literal"), with(json{{"Fn::ImportValue", "imported"}}, "imported");
  if (at.is_boolean()) return with(!at.get<bool>(), "flipped"), with(json{{"Ref", "AWS::StackName"}}, "unknown");
  if (at.is_number()) return with(0, "zero"), with(-1, "minus one"), with(json{{"Ref", "AWS::StackName"}}, "unknown");
  if (at.is_string()) {
    for (json const& other : others(at.get<std::string>())) with(other, "= " + other.dump());
    return;
  }
  if (at.is_array()) {
    with(json::array(), "emptied");
    for (std::size_t i = 0; i < at.size(); ++i) {
      if (at.size() > 1) {
        json fewer = at;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        with(fewer, "without " + std::to_string(i));
      }
      change_at(root, at[i], path + "." + std::to_string(i), out);
    }
    return;
  }
  std::vector<std::string> keys;
  for (auto it = at.begin(); it != at.end(); ++it) keys.push_back(it.key());
  for (std::string const& key : keys) {
    json without = at;
    without.erase(key);
    with(without, "without " + key);
    change_at(root, at[key], path.empty() ? key : path + "." + key, out);
  }
}

template <class P>
void find_by(P pack, json const& document, json& found) {
  using table = strata::policy::detail::table_of<P>;
  for (auto const& v : strata::synth::assess_template(pack, document).violations)
    found.push_back(std::string{table::rules[v.rule].id} + " " + std::string{v.resource.construct} +
                    std::string{v.resource.part});
}
template <class P>
void list_rules(P, json& ids) {
  using table = strata::policy::detail::table_of<P>;
  for (std::size_t i = 0; i < table::size; ++i) ids.push_back(table::rules[i].id);
}

}  // namespace
}  // namespace strata_test

int main(int argc, char** argv) {
  using namespace strata_test;
  if (argc < 3) return std::cerr << "usage: mutations OUT ROUNDS [SEED]\n", 2;
  std::size_t const rounds = std::stoul(argv[2]);
  std::mt19937 random{argc > 3 ? static_cast<unsigned>(std::stoul(argv[3])) : 1u};

  json const base = strata::synth::synthesize<base::app>().document;
  struct case_of {
    std::string name, id;
    json properties;
  };
  std::vector<case_of> cases;
  for (auto it = base["Resources"].begin(); it != base["Resources"].end(); ++it) {
    std::vector<change> changes;
    json root = it.value()["Properties"];
    change_at(root, root, "", changes);
    for (change& c : changes) cases.push_back({it.key() + ": " + c.what, it.key(), std::move(c.properties)});
  }
  std::size_t const all = cases.size();
  std::shuffle(cases.begin(), cases.end(), random);
  if (rounds < cases.size()) cases.resize(rounds);
  cases.insert(cases.begin(), case_of{"the base", "Key", base["Resources"]["Key"]["Properties"]});

  using namespace strata::policy;
  auto const packs = [](auto visit) { visit(aws_solutions), visit(hipaa), visit(nist_800_53), visit(pci); };
  json rules = json::array(), judged = json::array();
  packs([&](auto pack) { list_rules(pack, rules); });
  for (case_of& c : cases) {
    json document = base;
    document["Resources"][c.id]["Properties"] = c.properties;
    json found = json::array();
    packs([&](auto pack) { find_by(pack, document, found); });
    std::sort(found.begin(), found.end());
    judged.push_back({{"name", c.name}, {"resource", c.id}, {"properties", c.properties}, {"ours", found}});
  }
  std::ofstream out{argv[1]};
  out << json{{"base", base}, {"rules", rules}, {"cases", judged}, {"possible", all}}.dump();
  if (!out.flush()) return std::cerr << "cannot write " << argv[1] << '\n', 1;
  std::cout << judged.size() << " templates of " << all + 1 << ", " << rules.size() << " rules\n";
}
