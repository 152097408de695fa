// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Things that the account has already: a network, another team's bucket and another tool's table. And things that no
// construct makes: a typed resource, a resource as data, an override, a waiver, a parameter, a condition and an
// output.
#include "policies.hpp"

#include <strata/aws/ssm/parameter.hpp>
#include <strata/synth.hpp>

namespace existing_account {

using namespace strata;

inline constexpr auto network = existing_vpc<"Network">({.vpc_id = "vpc-0123456789abcdef0",
                                                         .subnets = {{"subnet-0123456789abcdef1", "eu-central-1a"},
                                                                     {"subnet-0123456789abcdef2", "eu-central-1b"},
                                                                     {"subnet-0123456789abcdef3", "eu-central-1c"}}});
/// The ERP system writes here; its bucket is in another stack.
inline constexpr auto ledger_files = external_bucket{"erp-exports-of-finance", "eu-central-1"} / "ledger/";

inline constexpr auto exports_role = iam_role<"ExportsRole">(service_principal::redshift, can_read(ledger_files));
inline constexpr auto finance_namespace = redshift_serverless_namespace<"FinanceNamespace">(
    {.name = "finance", .db_name = "finance"}, default_role(exports_role));
inline constexpr auto finance = redshift_serverless_workgroup<"Finance">(
    finance_namespace, {.name = "finance",
                        .base_capacity = 8,
                        .max_capacity = 64,
                        .network = &network,
                        .extra_security_groups = {{.existing_id = "sg-0123456789abcdef0"}}});

inline constexpr auto bookings = finance.create_table<"Bookings">(
    "CREATE TABLE bookings (booked_on date, account_id int, amount decimal(18, 2)) COMPOUND SORTKEY (booked_on)");
inline constexpr auto load_bookings =
    finance.ingest_data<"LoadBookings">(bookings, ledger_files, {.format = copy_format::parquet});
/// dbt manages this table. The view looks it up only when somebody reads the view, so the table may come later.
inline constexpr auto accounts = finance.existing_relation<"Accounts">("dbt", "accounts");
inline constexpr auto balances = finance.create_view<"Balances">(
    R"sql(CREATE VIEW public.balances AS
      SELECT a.title, SUM(b.amount) AS balance FROM public.bookings b JOIN dbt.accounts a ON a.id = b.account_id GROUP BY a.title
      WITH NO SCHEMA BINDING)sql");

inline constexpr auto stage = parameter<"Stage">(
    {.default_value = "dev", .description = "What the stack is for", .allowed_values = {"dev", "prod"}});
inline constexpr auto alerts =
    parameter<"Alerts">({.description = "Who is told of costs", .allowed_pattern = "^[^@ ]+@[^@ ]+$"});
inline constexpr auto is_prod = condition<"IsProd">([] { return cfn::fn::equals(stage.ref(), "prod"); });

/// Typed: a missing, unknown or wrong property does not compile.
inline constexpr auto endpoint = resource<"Endpoint">([] {
  return aws::ssm::Parameter{.Description = "Where the finance warehouse is",
                             .Name = "/finance/warehouse/endpoint",
                             .Type = "String",
                             .Value = cfn::get_att<"Workgroup.Endpoint.Address">(finance.handle())};
});
/// As data: the type has no header.
inline constexpr auto budget = raw_resource<"Budget">("AWS::Budgets::Budget", [] {
  return cfn::object(
      {{"Budget",
        cfn::object({{"BudgetType", "COST"},
                     {"TimeUnit", "MONTHLY"},
                     {"BudgetLimit", cfn::object({{"Amount", cfn::fn::if_("IsProd", 2000, 200)}, {"Unit", "USD"}})}})},
       {"NotificationsWithSubscribers",
        cfn::array({cfn::object({{"Notification", cfn::object({{"NotificationType", "FORECASTED"},
                                                               {"ComparisonOperator", "GREATER_THAN"},
                                                               {"Threshold", 90}})},
                                 {"Subscribers", cfn::array({cfn::object({{"SubscriptionType", "EMAIL"},
                                                                          {"Address", alerts.ref()}})})}})})}});
});
/// The namespace has no option for this: Redshift copies its snapshots to a second Region.
inline constexpr auto second_region = property_override<"SecondRegion">(
    finance_namespace.handle(), "SnapshotCopyConfigurations",
    [] { return cfn::array({cfn::object({{"DestinationRegion", "eu-west-1"}, {"SnapshotRetentionPeriod", 30}})}); });
/// A finding that is wrong here. The template carries the reason too.
inline constexpr auto zone =
    waive<"Zone">(finance.glue_connection(), policy::rule<"W3010">, "the subnet exists, and is in this zone");
inline constexpr auto workgroup_arn =
    output<"WorkgroupArn">([] { return cfn::get_att<"Workgroup.WorkgroupArn">(finance.handle()); },
                           {.description = "For policies of other stacks", .export_name = "finance-workgroup"});

struct app : stack<app, "ExistingAccount", network, exports_role, finance_namespace, finance, bookings, load_bookings,
                   accounts, balances, stage, alerts, is_prod, endpoint, budget, second_region, zone, workgroup_arn> {};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);

}  // namespace existing_account

int main(int argc, char** argv) { return strata::run<existing_account::app>(argc, argv); }
