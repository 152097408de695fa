// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// One platform for several environments: a class template over their differences. Each build checks all of them, also
// those that it does not write; strata_add_template(… ENVIRONMENTS dev prod) writes a template for each.
#include "policies.hpp"

#include <strata/synth.hpp>

#ifndef STRATA_ENVIRONMENT  // what strata_add_template defines
#define STRATA_ENVIRONMENT "prod"
#endif

namespace environments {

using namespace strata;

/// The differences between environments, and nothing else.
struct environment {
  std::string_view name;  ///< of the namespace and the workgroup
  int capacity, ceiling;  ///< RPU
  removal_policy removal;
  std::string_view final_snapshot{};
  int final_snapshot_days = 0;
  fixed_list<log_export, 3> logs{};
};
inline constexpr environment dev{
    .name = "events-dev", .capacity = 8, .ceiling = 16, .removal = removal_policy::destroy};
inline constexpr environment prod{
    .name = "events-prod",
    .capacity = 64,
    .ceiling = 256,
    .removal = removal_policy::retain,
    .final_snapshot = "events-prod-final",
    .final_snapshot_days = 90,
    .logs = {log_export::userlog, log_export::connectionlog, log_export::useractivitylog}};

template <environment const& E>
inline constexpr auto lake = data_lake_storage<"Lake">({.removal = E.removal});
template <environment const& E>
inline constexpr auto archive = s3_data_copy<"Archive">(
    external_bucket{"events-of-many-years", "eu-central-1"} / "events/", lake<E>.silver() / "events/");
template <environment const& E>
inline constexpr auto lake_role =
    iam_role<"LakeRole">(service_principal::redshift, can_read(lake<E>.silver() / "events/"));
template <environment const& E>
inline constexpr auto warehouse_namespace =
    redshift_serverless_namespace<"WarehouseNamespace">({.name = E.name,
                                                         .db_name = "events",
                                                         .log_exports = E.logs,
                                                         .final_snapshot_name = E.final_snapshot,
                                                         .final_snapshot_retention_days = E.final_snapshot_days,
                                                         .removal = E.removal},
                                                        default_role(lake_role<E>));
template <environment const& E>
inline constexpr auto warehouse = redshift_serverless_workgroup<"Warehouse">(
    warehouse_namespace<E>, {.name = E.name, .base_capacity = E.capacity, .max_capacity = E.ceiling});
template <environment const& E>
inline constexpr auto events = warehouse<E>.template create_table<"Events">(
    "CREATE TABLE events (id bigint, kind varchar(64), at timestamp) COMPOUND SORTKEY (at)", {.removal = E.removal});
template <environment const& E>
inline constexpr auto load = warehouse<E>.template ingest_data<"LoadEvents">(
    events<E>, archive<E>, {.format = copy_format::parquet, .mode = load_mode::once});
template <environment const& E>
inline constexpr auto kinds = warehouse<E>.template create_materialized_view<"Kinds">(
    "CREATE MATERIALIZED VIEW kinds AS SELECT kind, COUNT(*) AS events FROM events GROUP BY kind");

template <environment const& E>
struct platform : stack<platform<E>, "Events", lake<E>, archive<E>, lake_role<E>, warehouse_namespace<E>, warehouse<E>,
                        events<E>, load<E>, kinds<E>> {
  static constexpr stack_options options{.remove_data_on_destroy = E.removal == removal_policy::destroy};
};

inline constexpr bool writes_prod = std::string_view{STRATA_ENVIRONMENT} == "prod";
using app = platform<(writes_prod ? prod : dev)>;

static_assert(valid<platform<dev>> && valid<platform<prod>>);
static_assert(complies_with<app, example_policies::trial>);
// Production complies with every rule for warehouses and costs, including a final snapshot and audit logs.
static_assert(complies_with<platform<prod>, (policy::redshift_serverless | policy::cost)>);

}  // namespace environments

int main(int argc, char** argv) { return strata::run<environments::app>(argc, argv); }
