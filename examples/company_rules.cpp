// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A warehouse in an account that has everything already: the network, the keys, the bucket, the roles. The company also
// has rules for every resource: an owner and a cost center, a boundary and a path for roles, a prefix for names, logs
// under its key, and protection of what holds data. The template makes no key and no bucket, and the one role that the
// program asks for.
#include "policies.hpp"

#include <strata/synth.hpp>

namespace company_rules {

using namespace strata;

inline constexpr auto network = existing_vpc<"Network">({.vpc_id = "vpc-0123456789abcdef0",
                                                         .subnets = {{"subnet-0123456789abcdef1", "eu-west-1a"},
                                                                     {"subnet-0123456789abcdef2", "eu-west-1b"},
                                                                     {"subnet-0123456789abcdef3", "eu-west-1c"}}});
inline constexpr existing_key company_key{imported("company-key-arn")};
inline constexpr external_bucket exports{"exports-of-logistics", "eu-west-1"};

inline constexpr auto deployer = existing_iam_role<"Deployer">({.name = "strata-deployer"});
inline constexpr auto steps = existing_iam_role<"Steps">({.arn = imported("steps-role-arn"), .name = "strata-steps"});
inline constexpr auto sql_role = existing_iam_role<"SqlRole">({.name = "strata-sql"});
inline constexpr auto load_role =
    existing_iam_role<"LoadRole">({.arn = imported("load-role-arn"), .name = "logistics-loads"});

inline constexpr auto cost_center = parameter<"CostCenter">({.default_value = "4711"});

inline constexpr auto warehouse_namespace =
    redshift_serverless_namespace<"WarehouseNamespace">({.name = "acme-logistics",
                                                         .db_name = "logistics",
                                                         .data_key = company_key,
                                                         .admin_secret_key = company_key,
                                                         .access_role = &sql_role},
                                                        default_role(load_role));
inline constexpr auto warehouse =
    redshift_serverless_workgroup<"Warehouse">(warehouse_namespace, {.name = "acme-logistics", .network = &network});
inline constexpr auto parcels = warehouse.create_table<"Parcels">(
    "CREATE TABLE parcels (parcel_id bigint NOT NULL, country char(2), sent_on date) SORTKEY (sent_on)");
inline constexpr auto load_parcels =
    warehouse.ingest_data<"LoadParcels">(parcels, exports / "parcels/", {.format = copy_format::json});
inline constexpr auto by_country = warehouse.create_view<"ByCountry">(
    "CREATE VIEW by_country AS SELECT country, COUNT(*) AS parcels FROM parcels GROUP BY country");

/// The role that the program asks for.
inline constexpr auto analysts = iam_role<"Analysts">(service_principal::ec2);
inline constexpr auto analyst = warehouse.create_db_role<"Analyst">("analyst");
inline constexpr auto analysts_roles = warehouse.assign_db_roles_to_iam_role<"AnalystsRoles">(analysts, {&analyst});

inline constexpr auto zone =
    waive<"Zone">(warehouse.glue_connection(), policy::rule<"W3010">, "the subnet exists, and is in this zone");

struct app : stack<app, "CompanyRules", network, deployer, steps, sql_role, load_role, cost_center, warehouse_namespace,
                   warehouse, parcels, load_parcels, by_country, analysts, analyst, analysts_roles, zone> {
  static constexpr stack_options options{
      .description = "Parcels, in an account with rules",
      .log_key = company_key.arn,
      .tags = {{"Owner", "logistics"}, {"CostCenter", cost_center.ref()}, {"Access", "people", "Analysts"}},
      .permissions_boundary = imported("company-boundary-arn"),
      .role_path = "/logistics/",
      .names = "acme-{kebab_id}-{hash}",
      .handler_role = &deployer,
      .state_machine_role = &steps,
      .termination_protection = true,
      .protect_data = true};
};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);
static_assert(complies_with<app, policy::tagging<"Owner", "CostCenter">>);

}  // namespace company_rules

int main(int argc, char** argv) { return strata::run<company_rules::app>(argc, argv); }
