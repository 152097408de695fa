// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/glue/crawler.hpp>
#include <strata/aws/glue/database.hpp>
#include <strata/aws/glue/security_configuration.hpp>
#include <strata/constructs/redshift/statement.hpp>
#include <strata/constructs/security/kms_key.hpp>
#include <strata/constructs/security/wildcard_reason.hpp>
#include <strata/constructs/storage/bucket.hpp>

namespace strata {

struct catalog_options {
  std::string_view path{};  ///< database/schema/table, % for any schema or table; empty: `<database>/public/%`
  std::string_view schedule = "cron(1 0 * * ? *)";   ///< UTC; empty: only at deployments
  removal_policy removal = removal_policy::destroy;  ///< of the Glue database: a crawler can fill it again
};

/// The tables of a warehouse in the Glue Data Catalog: a database and a crawler. The crawler runs on a schedule, and
/// once the relations that the stack creates exist; the deployment waits for that crawl, and fails if it fails. Makes
/// AWS::Glue::Database, AWS::Glue::Crawler, its role, its security configuration with a key for the logs, and a custom
/// resource that starts it. Errors: E0104 for an unknown database or schema of the path, E0385, E0386, E0387.
class redshift_catalog_base : public redshift_statement {
 public:
  constexpr redshift_catalog_base(std::string_view id_, any_warehouse const& workgroup, std::string_view name,
                                  catalog_options const& options, core::source_line line_)
      : redshift_statement{id_, workgroup, {}, line_}, name_{name}, options_{options} {}

  [[nodiscard]] constexpr cfn::handle<aws::glue::Database> glue_database() const { return {{id, {}}}; }
  [[nodiscard]] constexpr cfn::handle<aws::glue::Crawler> crawler() const { return {{id, "Crawler"}}; }

  constexpr void describe(core::describer& out) const {
    describe_statement(out);
    auto const name_character = [](char c) { return detail::is_lower(c) || detail::is_digit(c) || c == '_'; };
    out.require(!name_.empty() && name_.size() <= 255 && detail::all_of(name_, name_character), errors::E0385, name_);
    out.require(options_.path.empty() || is_path(options_.path), errors::E0386, options_.path);
    out.require(options_.schedule.empty() || detail::is_cron(options_.schedule), errors::E0387, options_.schedule);
    out.name(core::verb::creates).append("glue database/").show_from_here().append(name_);
    sql::identifier const crawled = crawled_database(), schema = crawled_schema();
    if (schema.text == "%") {
      names().needs(out, sql::object_kind::database, {{}, {}, crawled});
      names().contents_of_all(out, core::verb::may_read);
    } else {
      names().needs(out, sql::object_kind::schema, {crawled, {}, schema});
      names().contents(out, core::verb::may_read, crawled, schema);
    }
    detail::require_said(out, workgroup().has_glue_connection(), "glue_connection", workgroup().id);
    owner().require_secret(out);
    if (workgroup().in_shared_vpc()) out.mark(detail::uses_crawler_endpoints);
  }

  constexpr void expand(auto& out) const {
    cfn::handle<aws::kms::Key> const key{{id, "LogKey"}};
    cfn::handle<aws::iam::Role> const role{{id, "CrawlerRole"}};
    cfn::handle<aws::glue::SecurityConfiguration> const configuration{{id, "SecurityConfiguration"}};
    out.add(glue_database().id,
            aws::glue::Database{.CatalogId = cfn::aws_account_id,
                                .DatabaseInput = aws::glue::database::DatabaseInput{.Name = name_}},
            {.removal = detail::on_removal(options_.removal)});
    out.add(key.id, detail::kms_key("Logs of the crawler", {detail::allow_log_encryption("log-group:/aws-glue/*")}));
    out.add(configuration.id,
            aws::glue::SecurityConfiguration{
                .EncryptionConfiguration =
                    aws::glue::security_configuration::EncryptionConfiguration{
                        .CloudWatchEncryption =
                            aws::glue::security_configuration::CloudWatchEncryption{
                                .CloudWatchEncryptionMode = "SSE-KMS", .KmsKeyArn = cfn::get_att<"Arn">(key)},
                        .JobBookmarksEncryption =
                            aws::glue::security_configuration::JobBookmarksEncryption{
                                .JobBookmarksEncryptionMode = "CSE-KMS", .KmsKeyArn = cfn::get_att<"Arn">(key)},
                        .S3Encryptions =
                            cfn::list<aws::glue::security_configuration::S3Encryption>{
                                aws::glue::security_configuration::S3Encryption{.S3EncryptionMode = "DISABLED"}}},
                .Name = cfn::concat(cfn::aws_stack_name, "-", id)});
    out.add(role.id, crawler_role(key),
            {.metadata = detail::wildcard_reason(
                 "Network actions name no resource; tables and log streams have no names yet.")});
    aws::glue::Crawler made{.CrawlerSecurityConfiguration = cfn::ref(configuration),
                            .DatabaseName = cfn::ref(glue_database()),
                            .Role = cfn::get_att<"Arn">(role),
                            .Targets = aws::glue::crawler::Targets{
                                .JdbcTargets = cfn::list<aws::glue::crawler::JdbcTarget>{
                                    {.ConnectionName = workgroup().glue_connection_ref(), .Path = path()}}}};
    made.Schedule = aws::glue::crawler::Schedule{.ScheduleExpression = options_.schedule};  // left out, it would stay
    out.add(crawler().id, made);
    expand_start(out);
  }

 private:
  /// Three parts, none empty; the database must not be a pattern.
  static constexpr bool is_path(std::string_view path) {
    std::size_t const first = path.find('/');
    if (first == 0 || first == path.npos || path.substr(0, first).find('%') != path.npos) return false;
    std::string_view const rest = path.substr(first + 1);
    std::size_t const second = rest.find('/');
    if (second == path.npos) return rest == "%";
    return second > 0 && second + 1 < rest.size() && rest.find('/', second + 1) == path.npos;
  }

  [[nodiscard]] constexpr cfn::text path() const {
    if (options_.path.empty()) return cfn::concat(database(), "/public/%");
    return options_.path;
  }
  [[nodiscard]] constexpr sql::identifier crawled_database() const {
    return {options_.path.empty() ? database() : options_.path.substr(0, options_.path.find('/')), true};
  }
  [[nodiscard]] constexpr sql::identifier crawled_schema() const {
    if (options_.path.empty()) return {"public", true};
    std::string_view const rest = options_.path.substr(options_.path.find('/') + 1);
    return {rest.substr(0, rest.find('/')), true};
  }

  /// https://docs.aws.amazon.com/glue/latest/dg/crawler-prereqs.html
  [[nodiscard]] constexpr aws::iam::Role crawler_role(cfn::handle<aws::kms::Key> key) const {
    cfn::statement assume{.principals = {cfn::principal::service("glue.amazonaws.com")},
                          .actions = {"sts:AssumeRole"},
                          .conditions = {{"StringEquals", "aws:SourceAccount", {cfn::aws_account_id}}}};
    cfn::policy_document policy{
        {.actions = {"glue:BatchCreatePartition", "glue:BatchGetPartition", "glue:CreatePartition", "glue:CreateTable",
                     "glue:GetConnection", "glue:GetDatabase", "glue:GetPartition", "glue:GetPartitions",
                     "glue:GetTable", "glue:GetTables", "glue:UpdateDatabase", "glue:UpdatePartition",
                     "glue:UpdateTable"},
         .resources = {cfn::arn("glue", "catalog"), cfn::arn("glue", cfn::concat("database/", name_)),
                       cfn::arn("glue", cfn::concat("table/", name_, "/*")),
                       cfn::arn("glue", cfn::concat("connection/", workgroup().glue_connection_name()))}},
        {.actions = {"glue:GetSecurityConfiguration", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
                     "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups",
                     "ec2:DescribeSubnets", "ec2:DescribeVpcAttribute", "ec2:DescribeVpcEndpoints"},
         .resources = {"*"}},
        {.actions = {"ec2:CreateTags", "ec2:DeleteTags"},
         .resources = {cfn::arn("ec2", "network-interface/*")},
         .conditions = {{"ForAllValues:StringEquals", "aws:TagKeys", {"aws-glue-service-resource"}}}},
        {.actions = {"secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"},
         .resources = {owner().secret_arn()}}};
    owner().allow_secret_key(policy);
    policy.statements.push_back(
        {.actions = {"kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"}, .resources = {cfn::get_att<"Arn">(key)}});
    policy.statements.push_back(
        {.actions = {"logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"},
         .resources = {cfn::arn("logs", "log-group:/aws-glue/*")}});
    return {.AssumeRolePolicyDocument = cfn::policy_document{assume},
            .Policies = cfn::list<aws::iam::role::Policy>{{.PolicyDocument = policy, .PolicyName = "Crawl"}}};
  }

  constexpr void expand_start(auto& out) const {
    cfn::logical_id const permissions{id, "CrawlPolicy"};
    cfn::text const arn = cfn::arn("glue", cfn::concat("crawler/", cfn::ref(crawler())));
    cfn::attributes attributes = custom_resources::allow(
        out, permissions, {{.actions = custom_resources::actions::crawl::crawl, .resources = {arn}}});
    if (!workgroup().exists()) attributes.depends_on.push_back(workgroup().self_ingress());
    if (vpc_base const* const network = workgroup().known_network()) network->await_ways_out(attributes);
    if (workgroup().in_shared_vpc()) shared_vpc.await_crawler_endpoints(attributes);
    out.add({id, "Crawl"},
            custom_resources::resource("Custom::GlueCrawl", custom_resources::actions::crawl::name,
                                       {{"Crawler", cfn::ref(crawler())}}),
            attributes);
  }

  std::string_view name_;
  catalog_options options_;
};

template <core::fixed_string Id>
struct redshift_catalog : redshift_catalog_base {
  constexpr redshift_catalog(any_warehouse const& workgroup, std::string_view name, catalog_options const& options,
                             core::source_line line_)
      : redshift_catalog_base{Id.view(), workgroup, name, options, line_} {}
};

}  // namespace strata
