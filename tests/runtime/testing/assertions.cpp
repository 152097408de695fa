// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Assertions and snapshots, and that each of them can fail; reports of packs; waivers in the template.
// Not sanitized: with sanitizers, g++ takes 85 s instead of 31 s, and tests/runtime/synth/program.cpp runs the same
// functions under them.
#include <strata/policy.hpp>
#include <strata/strata.hpp>
#include <strata/synth/evaluate_template.hpp>
#include <strata/synth/explanation.hpp>
#include <strata/synth/offer_pack.hpp>
#include <strata/synth/policy_report.hpp>

#include <catch2/catch.hpp>

#include <strata/testing.hpp>

namespace strata_test {
namespace {

using namespace strata;
using namespace strata::testing;

inline constexpr auto lake = data_lake_storage<"Lake">();
inline constexpr auto logs =
    resource<"Audit">([] { return aws::logs::LogGroup{.LogGroupName = "/audit/app", .RetentionInDays = 30}; });
inline constexpr auto machine = resource<"Machine">([] {
  return aws::step_functions::StateMachine{.DefinitionString = R"({"StartAt": "Wait", "States": {}})",
                                           .RoleArn = "arn:aws:iam::123456789012:role/r"};
});
inline constexpr auto where =
    output<"Where">([] { return cfn::json{cfn::ref(logs.handle())}; }, {.description = "the logs"});
inline constexpr auto no_logs =
    waive<"NoStateLogs">(machine, policy::rule<"AwsSolutions-SF1">, "it only waits, there is nothing to log");
inline constexpr auto no_traces =
    waive<"NoTraces">(whole_stack{}, policy::rule<"AwsSolutions-SF2">, "nobody looks at traces of it");
inline constexpr auto lint = waive<"Lint">(logs, policy::rule<"W3045">, "cfn-lint does not know this");
inline constexpr auto guard =
    waive<"Guard">(logs, policy::rule<"CLOUDWATCH_LOG_GROUP_ENCRYPTED">, "nothing secret is logged");
struct app : stack<app, "App", lake, logs, machine, where, no_logs, no_traces, lint, guard> {};
static_assert(valid<app> && complies_with<app, policy::aws_solutions>);
static_assert(count_of<app, aws::s3::Bucket> == 4 && count_of<app, aws::logs::LogGroup> == 3 &&
              count_of<app, aws::iam::User> == 0);

TEST_CASE("an assertion holds, or shows the closest resource and the difference") {
  auto const t = template_from<app>();
  CHECK_THAT(t.resource_count_is<aws::s3::Bucket>(4), holds());
  CHECK_FALSE(t.resource_count_is<aws::s3::Bucket>(5).holds);
  CHECK_THAT(t.has_resource_properties<aws::logs::LogGroup>(object_like({{"RetentionInDays", 30}})), holds());
  CHECK_THAT(t.has_resource_properties<aws::logs::LogGroup>(matching(aws::logs::LogGroup{.RetentionInDays = 30})),
             holds());
  auto const wrong =
      t.has_resource_properties<aws::logs::LogGroup>(object_like({{"LogGroupName", any()}, {"RetentionInDays", 7}}));
  CHECK_FALSE(wrong.holds);
  CHECK(
      wrong.text ==
      "none of 3 AWS::Logs::LogGroup matches; the closest is Audit:\n  Properties.RetentionInDays: expected 7, found 30\n");
  CHECK(Catch::StringMaker<outcome>::convert(wrong) == wrong.text);
  CHECK_FALSE(t.has_resource_properties<aws::logs::LogGroup>(object_equals({{"LogGroupName", "/audit/app"}})).holds);
  CHECK_THAT(t.has_resource_properties<aws::logs::LogGroup>(
                 object_like({{"KmsKeyId", absent()}, {"LogGroupName", string_like("^/audit/")}})),
             holds());
  CHECK_FALSE(t.has_resource_properties<aws::logs::LogGroup>(
                   object_like({{"LogGroupName", "/audit/app"}, {"RetentionInDays", absent()}}))
                  .holds);
  CHECK_FALSE(
      t.has_resource_properties<aws::logs::LogGroup>(object_like({{"LogGroupName", string_like("^audit")}})).holds);
  CHECK_FALSE(t.has_resource_properties<aws::logs::LogGroup>(
                   object_like({{"LogGroupName", "/audit/app"}, {"RetentionInDays", not_(30)}}))
                  .holds);
  CHECK_FALSE(t.has_resource_properties<aws::iam::User>(object_like({})).holds);
  CHECK_THAT(t.all_resources_properties<aws::s3::Bucket>(object_like({{"PublicAccessBlockConfiguration", any()}})),
             holds());
  CHECK_FALSE(t.all_resources_properties<aws::s3::Bucket>(object_like({{"LoggingConfiguration", any()}})).holds);
  CHECK_THAT(t.has_resource_properties<aws::step_functions::StateMachine>(
                 object_like({{"DefinitionString", serialized_json(object_like({{"StartAt", "Wait"}}))}})),
             holds());
  CHECK_FALSE(t.has_resource_properties<aws::step_functions::StateMachine>(
                   object_like({{"DefinitionString", serialized_json(object_like({{"StartAt", "Go"}}))}}))
                  .holds);
  CHECK_THAT(t.has_output("Where", object_like({{"Value", json{{"Ref", "Audit"}}}})), holds());
  CHECK_FALSE(t.has_output("Elsewhere", any()).holds);
  capture name;
  CHECK_THAT(t.has_resource_properties<aws::logs::LogGroup>(object_like({{"LogGroupName", name}})), holds());
  CHECK(name.value() == "/audit/app");
}

TEST_CASE("lists are matched as a whole or in part") {
  json const list = json::parse(R"([1, {"a": 2, "b": 3}, "x"])");
  auto const matches = [&list](pattern const& p) {
    differences d;
    p.compare("list", &list, d);
    return d.empty();
  };
  CHECK(matches(array_with({object_like({{"a", 2}}), "x"})));
  CHECK_FALSE(matches(array_with({"x", object_like({{"a", 2}})})));
  CHECK(matches(array_equals({1, json::parse(R"({"b": 3, "a": 2})"), "x"})));
  CHECK_FALSE(matches(array_equals({1, any()})));
}

TEST_CASE("a snapshot does not see the order of keys, and shows what differs") {
  auto const file = std::filesystem::temp_directory_path() / "strata_snapshot_test.json";
  std::ofstream{file} << R"({"b": {"c": [1, 2]}, "a": "x"})";
  CHECK_THAT(matches_snapshot(json::parse(R"({"a": "x", "b": {"c": [1, 2]}})"), file), holds());
  auto const changed = matches_snapshot(json::parse(R"({"a": "y", "b": {"c": [1, 3]}, "d": true})"), file);
  CHECK_FALSE(changed.holds);
  for (char const* line : {"- a: \"x\"", "+ a: \"y\"", "- b.c.1: 2", "+ b.c.1: 3", "+ d: true"})
    CHECK(changed.text.find(line) != std::string::npos);
  std::filesystem::remove(file);
  CHECK_FALSE(snapshot_of<app>(file).holds);
}

TEST_CASE("waivers stand in the Metadata, in the spelling of whoever has the rule") {
  auto const document = synth::synthesize<app>().document;
  CHECK(document["Resources"]["Machine"]["Metadata"]["cdk_nag"]["rules_to_suppress"][0]["id"] == "AwsSolutions-SF1");
  CHECK(document["Metadata"]["cdk_nag"]["rules_to_suppress"][0]["reason"] == "nobody looks at traces of it");
  json const& metadata = document["Resources"]["Audit"]["Metadata"];
  CHECK(metadata["cfn-lint"]["config"]["ignore_checks"][0] == "W3045");
  CHECK(metadata["guard"]["SuppressedRules"][0] == "CLOUDWATCH_LOG_GROUP_ENCRYPTED");
  CHECK(metadata["Strata"]["Waivers"][1]["reason"] == "nothing secret is logged");
}

inline constexpr auto key = resource<"LakeKey">([] { return aws::kms::Key{.EnableKeyRotation = true}; });
struct reported : stack<reported, "Reported", key, logs, machine, no_logs, no_traces> {};

TEST_CASE("a pack's report is the same for the template as for the stack, in each format") {
  auto document = synth::synthesize<reported>().document;
  auto const judge = [&document] { return synth::report_on(policy::aws_solutions, "aws_solutions", document, 0); };
  auto report = judge();
  CHECK(report.complies());
  CHECK(report.waived() == policy::compliance_of<reported, policy::aws_solutions>.waived);
  CHECK(report.evaluated == policy::compliance_of<reported, policy::aws_solutions>.evaluated);
  document["Resources"]["LakeKey"]["Properties"]["EnableKeyRotation"] = false;
  document["Resources"]["Machine"].erase("Metadata");
  report = judge();
  CHECK_FALSE(report.complies());
  auto const table = synth::report_as_table(report);
  CHECK(table.find("error    LakeKey  AwsSolutions-KMS5  Symmetric keys rotate\n") != std::string::npos);
  CHECK(table.find("aws_solutions: 17 rules, ") != std::string::npos);
  CHECK(synth::report_as_json(report)["findings"].size() == 3);
  auto const sarif = synth::report_as_sarif({report}, "template.json", "1");
  CHECK(sarif["runs"][0]["results"][0]["ruleId"] == "AwsSolutions-KMS5");
  CHECK(sarif["runs"][0]["results"][2]["suppressions"][0]["justification"] == "nobody looks at traces of it");
  auto const junit = synth::report_as_junit({report});
  CHECK(junit.find("tests=\"3\" failures=\"2\" skipped=\"1\"") != std::string::npos);
  document["Resources"]["LakeKey"]["Metadata"]["cdk_nag"]["rules_to_suppress"] =
      json::array({{{"id", "AwsSolutions-S1"}, {"reason", "wrong place"}}});
  CHECK(judge().unused_waivers == std::vector<std::string>{"LakeKey: AwsSolutions-S1"});
}

inline constexpr auto warehouse = redshift_serverless_namespace<"Warehouse">({.name = "warehouse", .db_name = "dev"});
inline constexpr auto workgroup = redshift_serverless_workgroup<"Workgroup">(warehouse, {.name = "workgroup"});
inline constexpr auto orders = workgroup.create_table<"Orders">("CREATE TABLE orders (id int, customer varchar(80))");
inline constexpr auto names =
    workgroup.create_view<"Names">("CREATE VIEW names AS SELECT upper(customer) AS name FROM orders");
inline constexpr auto names_share = workgroup.create_share<"NamesShare">("names", names);
struct sharing : stack<sharing, "Sharing", warehouse, workgroup, orders, names, names_share> {};

TEST_CASE("a program that offers a pack with rules over SQL evaluates its stack") {
  constexpr auto private_data = policy::never_shared<"orders.customer"> | policy::no_column_named_like<"^ssn$">;
  synth::offer_pack<sharing>("private_data", private_data);
  auto const report = synth::find_pack("private_data").evaluator(synth::synthesize<sharing>().document);
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].resource == "NamesShare");
  CHECK(report.findings[0].rule == "NeverShared-orders.customer");
  CHECK(report.findings[0].detail == "customer");
  CHECK(report.evaluated == 3);
  CHECK(
      explain<sharing, private_data>() ==
      "NamesShare (assertions.cpp:156) breaks NeverShared-orders.customer: No datashare shows values of the column in the rule's id (customer)\n");
}

}  // namespace
}  // namespace strata_test
