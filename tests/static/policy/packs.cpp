// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Packs as values: composition, waivers, the evaluated resources, and results without a compiler error.
#include <strata/aws/iam/managed_policy.hpp>
#include <strata/policy/complies.hpp>
#include <strata/policy/packs/conventions.hpp>
#include <strata/policy/packs/cost.hpp>
#include <strata/policy/packs/least_privilege.hpp>
#include <strata/policy/packs/redshift_serverless.hpp>
#include <strata/policy/waive.hpp>
#include <strata/strata.hpp>

namespace strata_test {

using namespace strata;
using policy::compliance_of;
using policy::rule;

// External linkage is not needed for rules; packs refer to them by name.
inline constexpr auto described = rule<"Ours-1">({.description = "Keys have a description"},
                                                 [](aws::kms::Key const& k) { return k.Description.has_value(); });
inline constexpr auto rotated = rule<"Ours-2">(
    {.description = "Keys rotate"}, [](aws::kms::Key const& k) { return policy::is_true(k.EnableKeyRotation); });
inline constexpr auto logged = rule<"Ours-3">(
    {.description = "There is a log group for each key"},
    [](aws::kms::Key const&, policy::rule_context& context) { return context.needs(context.key()), true; },
    [](aws::logs::LogGroup const& l, policy::rule_context& context) {
      return context.gives(policy::key_of(l.KmsKeyId)), policy::compliance_type::not_applicable;
    });
inline constexpr auto at_most_one =
    rule<"Ours-4">({.description = "One key is enough"},
                   [](aws::kms::Key const&, policy::rule_context& context) { return context.adds(1, 1), true; });
inline constexpr auto informs =
    rule<"Ours-5">({.level = policy::severity::info}, [](aws::kms::Key const&) { return false; });

inline constexpr auto first = resource<"First">([] { return aws::kms::Key{.Description = "the first"}; });
inline constexpr auto second = resource<"Second">([] { return aws::kms::Key{.EnableKeyRotation = true}; });
inline constexpr auto raw =
    raw_resource<"Raw">("AWS::KMS::Key", [] { return cfn::object({{"EnableKeyRotation", "true"}}); });
inline constexpr auto logs =
    resource<"Logs">([] { return aws::logs::LogGroup{.KmsKeyId = cfn::get_att<"Arn">(first.handle())}; });
inline constexpr auto stops = property_override<"Stops">(second.handle(), "EnableKeyRotation", [] { return false; });
inline constexpr auto of_first = waive<"OfFirst">(first, rule<"Ours-2">, "it is replaced every month");
inline constexpr auto of_all = waive<"OfAll">(whole_stack{}, rule<"Ours-1">, "names say enough for us");
inline constexpr auto for_a_while =
    waive<"ForAWhile">(second.handle(), rule<"Ours-1">, "until somebody writes it", until{2026, 6, 30});

struct two : stack<two, "Two", first, second, logs> {};
struct three : stack<three, "Three", first, second, raw, stops, logs> {};
struct waived : stack<waived, "Waived", first, second, of_first, of_all> {};
struct for_now : stack<for_now, "ForNow", first, second, for_a_while> {};
static_assert(valid<two> && valid<three> && valid<waived> && valid<for_now>);

constexpr auto ours = policy::pack<described, rotated>;
static_assert(policy::size_of(ours) == 2 && policy::size_of(ours | ours) == 2 &&
              policy::size_of(ours - rule<"Ours-1">) == 1);
static_assert(policy::size_of((ours - rule<"Ours-1">) | policy::pack<described>) == 1);
static_assert(policy::size_of(policy::pack<logged> | (ours - rule<"Ours-2">)) == 2);

// Each key breaks one rule.
static_assert(compliance_of<two, ours>.violations == 2 && compliance_of<two, ours>.evaluated == 4 &&
              compliance_of<two, ours>.resources == 3);
static_assert(!compliance_of<two, ours> && compliance_of<two, ours - rule<"Ours-1"> - rule<"Ours-2">>);
// Rules see resources as deployed: the override stops the second key's rotation, and the raw key counts as a key.
static_assert(compliance_of<three, policy::pack<rotated>>.violations == 2);
static_assert(compliance_of<three, policy::pack<described>>.violations == 2);
// Also inside of documents, and in resources given as data.
inline constexpr auto queue_reader = resource<"Reader">([] {
  return aws::iam::ManagedPolicy{
      .PolicyDocument = cfn::policy_document{
          {.actions = {"glue:GetTable"}, .resources = {cfn::text{"arn:aws:glue:eu-west-1:123456789012:table/db/t"}}}}};
});
inline constexpr auto opens =
    property_override<"Opens">(queue_reader.handle(), "PolicyDocument.Statement.0.Action.0", [] { return "*"; });
inline constexpr auto sends = property_override<"Sends">(queue_reader.handle(), "PolicyDocument.Statement.1", [] {
  return cfn::object({{"Effect", "Allow"}, {"Action", "glue:*"}, {"Resource", "*"}});
});
inline constexpr auto denies =
    property_override<"Denies">(queue_reader.handle(), "PolicyDocument.Statement.0.Effect", [] { return "Deny"; });
struct as_written : stack<as_written, "AsWritten", queue_reader> {};
struct opened : stack<opened, "Opened", queue_reader, opens> {};
struct opened_further : stack<opened_further, "OpenedFurther", queue_reader, opens, sends> {};
struct denied : stack<denied, "Denied", queue_reader, opens, denies> {};
static_assert(compliance_of<as_written, policy::least_privilege>);
static_assert(compliance_of<opened, policy::least_privilege>.violations == 1);
static_assert(compliance_of<opened_further, policy::least_privilege>.violations == 2);
static_assert(compliance_of<denied, policy::least_privilege>);
inline constexpr auto public_share =
    raw_resource<"Share">("Custom::RedshiftDatashare", [] { return cfn::object({{"Create", "CREATE DATASHARE s"}}); });
inline constexpr auto publishes = property_override<"Publishes">(
    public_share.handle(), "Create", [] { return "CREATE DATASHARE s PUBLICACCESSIBLE TRUE"; });
struct published : stack<published, "Published", public_share, publishes> {};
static_assert(compliance_of<published, policy::redshift_serverless>.violations == 1);
// A role that trusts services has a condition on the source, for the services that send one.
inline constexpr auto for_services =
    iam_role<"ForServices">({service_principal::redshift, service_principal::glue, service_principal::states});
inline constexpr auto trusts = resource<"Trusts">([] {
  return aws::iam::Role{.AssumeRolePolicyDocument =
                            cfn::policy_document{{.principals = {cfn::principal::service("glue.amazonaws.com")},
                                                  .actions = {"sts:AssumeRole"}}}};
});
struct trusting : stack<trusting, "Trusting", for_services, trusts> {};
static_assert(compliance_of<trusting, policy::least_privilege>.violations == 1);
// Rules over the whole stack.
static_assert(compliance_of<two, policy::pack<logged>>.violations == 1);
static_assert(compliance_of<three, policy::pack<logged>>.violations == 2);
static_assert(compliance_of<two, policy::pack<at_most_one>>.violations == 1);
static_assert(compliance_of<two, policy::pack<informs>> && compliance_of<two, policy::pack<informs>>.information == 2);
// Waivers.
static_assert(complies_with<waived, ours> && compliance_of<waived, ours>.waived == 2);
static_assert(compliance_of<waived, policy::pack<rotated>> &&
              compliance_of<waived, policy::pack<logged>>.unused_waivers == 0);
static_assert(compliance_of<for_now, policy::pack<described>, 20260630>);
static_assert(compliance_of<for_now, policy::pack<described>, 20260701>.expired_waivers == 1);

// Packs with parameters.
inline constexpr auto tagged =
    resource<"Tagged">([] { return aws::kms::Key{.Tags = cfn::list<cfn::tag>{{.Key = "Owner", .Value = "us"}}}; });
inline constexpr auto bucket =
    resource<"Bucket">([] { return aws::s3::Bucket{.BucketName = cfn::concat("acme-data-", cfn::aws_region)}; });
struct small : stack<small, "Small", tagged, bucket> {};
static_assert(compliance_of<small, policy::tagging<"Owner">>.violations == 1 &&
              compliance_of<small, policy::tagging<"Owner", "Cost">>.violations == 3);
static_assert(compliance_of<small, policy::naming<"^acme-">> && !compliance_of<small, policy::naming<"^other-">>);

// Redshift Serverless, both sides.
inline constexpr auto ns = redshift_serverless_namespace<"Namespace">(
    {.name = "main-ns",
     .db_name = "dev",
     .log_exports = {log_export::userlog, log_export::connectionlog, log_export::useractivitylog},
     .final_snapshot_name = "last",
     .final_snapshot_retention_days = 30});
inline constexpr auto wg = redshift_serverless_workgroup<"Workgroup">(ns, {.name = "main-wg", .max_capacity = 64});
struct warehouse : stack<warehouse, "Warehouse", ns, wg> {};
static_assert(complies_with<warehouse, (policy::redshift_serverless | policy::cost)>);
static_assert(compliance_of<warehouse, policy::cost_of_at_most<0, 32>>.violations == 1);

}  // namespace strata_test
