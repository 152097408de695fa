// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The consumer's side of a datashare between two AWS accounts: the share is associated with the namespace, and becomes
// a database. The producer's side is cross_account_producer.cpp; its namespace id is an output of the producer's
// account.
#include "policies.hpp"

#include <strata/synth.hpp>

namespace consumer_account {

using namespace strata;

inline constexpr auto network = data_vpc<"Network">({.cidr = "10.1.0.0/16", .nat_gateways = 1});
inline constexpr auto marketing_namespace =
    redshift_serverless_namespace<"MarketingNamespace">({.name = "marketing", .db_name = "marketing"});
inline constexpr auto marketing =
    redshift_serverless_workgroup<"Marketing">(marketing_namespace, {.name = "marketing", .network = &network});

inline constexpr shared_by_account sales_share{
    .share = "sales_share", .account = "123456789012", .namespace_id = "86b5169f-01dc-4a6f-9fbb-e2e24359e9a8"};
inline constexpr auto sales =
    marketing.create_database_from_share<"SalesDatabase">(sales_share, "sales", {.with_permissions = true});

inline constexpr auto best_days = marketing.create_view<"BestDays">(
    R"sql(CREATE VIEW best_days AS SELECT day, revenue FROM sales.mart.daily_revenue WHERE revenue > 10000
      WITH NO SCHEMA BINDING)sql");

struct app : stack<app, "CrossAccountConsumer", network, marketing_namespace, marketing, sales, best_days> {};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::trial>);

}  // namespace consumer_account

int main(int argc, char** argv) { return strata::run<consumer_account::app>(argc, argv); }
