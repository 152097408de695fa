// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The template of a stack as a constant: every section, overrides, waivers, DependsOn, and the shared parts.
#include <strata/constructs/stack_template.hpp>
#include <strata/policy.hpp>
#include <strata/strata.hpp>

namespace strata_test {
namespace {

using namespace strata;
using cfn::document;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto role = iam_role<"LakeRole">(service_principal::redshift, can_read(lake.silver()));
inline constexpr auto ns =
    redshift_serverless_namespace<"Namespace">({.name = "main-ns", .db_name = "dev"}, default_role(role));
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(ns, {.name = "main-wg"});
inline constexpr auto events = wg.create_table<"Events">("CREATE TABLE events (id int, kind varchar(10))");
inline constexpr auto recent = wg.create_view<"Recent">("CREATE VIEW recent AS SELECT id FROM events");
inline constexpr auto audit = wg.create_table<"Audit">("CREATE TABLE audit (id int)");
inline constexpr auto recent_after_audit = after<"RecentAfterAudit">(recent, audit);
inline constexpr auto stage = parameter<"Stage">({.default_value = "dev"});
inline constexpr auto regions = mapping<"Sizes">(
    [] { return cfn::object({{"dev", cfn::object({{"Days", 7}})}, {"prod", cfn::object({{"Days", 90}})}}); });
inline constexpr auto is_prod = condition<"IsProd">([] { return cfn::fn::equals(stage.ref(), "prod"); });
inline constexpr auto logs = resource<"Logs">(
    [] { return aws::logs::LogGroup{.LogGroupName = cfn::concat("/app/", stage.ref()), .RetentionInDays = 30}; });
inline constexpr auto topic = raw_resource<"Topic">(
    "AWS::SNS::Topic", [] { return cfn::object({{"TopicName", cfn::object({{"Fn::Sub", "${Logs}-topic"}})}}); });
inline constexpr auto versioned =
    property_override<"VersionedGold">(lake.gold().own, "VersioningConfiguration.Status", [] { return "Enabled"; });
inline constexpr auto no_key =
    waive<"NoKey">(logs, policy::rule<"CLOUDWATCH_LOG_GROUP_ENCRYPTED">, "nothing secret is logged");
inline constexpr auto no_insight =
    waive<"NoInsight">(lake, policy::rule<"AwsSolutions-S1">, "somebody else logs the access");
inline constexpr auto tool = waive<"Tool">(logs, policy::rule<"W3045">, "cfn-lint does not know this");
inline constexpr auto whole =
    waive<"Whole">(whole_stack{}, policy::rule<"AwsSolutions-L1">, "the runtime is chosen elsewhere");
inline constexpr auto where =
    output<"Where">([] { return cfn::json{cfn::ref(logs.handle())}; }, {.description = "the logs"});

struct app : stack<app, "App", lake, role, ns, wg, events, recent, audit, recent_after_audit, stage, regions, is_prod,
                   logs, topic, versioned, no_key, no_insight, tool, whole, where> {
  static constexpr stack_options options{.description = "everything"};
};
static_assert(valid<app>);

// A name for less to read
constexpr document at(std::string_view id) { return template_of<app>.resource(id); }

// Resources
static_assert(template_of<app>.has_resource("Logs") && !template_of<app>.has_resource("Log"));
static_assert(!template_of<app>.has_resource("Stage") && !template_of<app>.has_resource("Where"));
static_assert(at("Logs")["Type"] == "AWS::Logs::LogGroup" && at("Logs")["Properties"]["RetentionInDays"] == 30);
static_assert(at("Logs")["Properties"]["LogGroupName"]["Fn::Sub"] == "/app/${Stage}");
static_assert(at("Topic")["Metadata"]["Strata"]["Untyped"] == true);
static_assert(template_of<app>.count("AWS::S3::Bucket") == 4 && template_of<app>.count("AWS::SQS::Queue") == 0);
static_assert(at("LakeRole")["Properties"]["AssumeRolePolicyDocument"]["Statement"][0]["Action"] == "sts:AssumeRole");
static_assert(at("LakeGoldBucket")["DeletionPolicy"] == "RetainExceptOnCreate");
static_assert(at("LakeGoldBucket")["UpdateReplacePolicy"] == "Retain");
static_assert(!at("Logs").contains("DeletionPolicy") && !at("Logs").contains("DependsOn"));

// Shared parts
static_assert(template_of<app>.count("AWS::StepFunctions::StateMachine") > 0 &&
              at("StrataHandler")["Type"] == "AWS::Lambda::Function");

// Other sections
static_assert(template_of<app>.parameter("Stage")["Default"] == "dev");
static_assert(template_of<app>.mapping("Sizes")["prod"]["Days"] == 90);
static_assert(template_of<app>.condition("IsProd")["Fn::Equals"][0]["Ref"] == "Stage");
static_assert(template_of<app>.output("Where")["Value"]["Ref"] == "Logs");
static_assert(template_of<app>.output("Where")["Description"] == "the logs");

// Overrides and waivers
static_assert(at("LakeGoldBucket")["Properties"]["VersioningConfiguration"]["Status"] == "Enabled");
static_assert(at("LakeGoldBucket")["Metadata"]["Strata"]["Overrides"][0] == "VersioningConfiguration.Status");
static_assert(at("Logs")["Metadata"]["guard"]["SuppressedRules"][0] == "CLOUDWATCH_LOG_GROUP_ENCRYPTED");
static_assert(at("Logs")["Metadata"]["cfn-lint"]["config"]["ignore_checks"][0] == "W3045");
static_assert(at("Logs")["Metadata"]["Strata"]["Waivers"].size() == 2);
static_assert(at("Logs")["Metadata"]["Strata"]["Waivers"][1]["reason"] == "cfn-lint does not know this");
static_assert(at("LakeSilverBucket")["Metadata"]["cdk_nag"]["rules_to_suppress"][0]["id"] == "AwsSolutions-S1");

// DependsOn names what no other path implies.
static_assert(at("Recent")["DependsOn"][0] == "Audit" && at("Recent")["DependsOn"][1] == "Events");
static_assert(at("Recent")["DependsOn"].size() == 2);
static_assert(!at("Topic").contains("DependsOn"));  // it refers to the logs

}  // namespace
}  // namespace strata_test
