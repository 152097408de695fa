// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// A data lake alone, for two teams in separate accounts: each layer has its own ages of objects, a bucket for models
// uses the lake's key, and each role reaches only the prefixes of its team. The stack contains no code.
#include "policies.hpp"

#include <strata/synth.hpp>
#include <strata/testing/static_questions.hpp>

namespace data_lake {

using namespace strata;

/// Raw events are archived after a quarter, derived data never; people read reports for years.
inline constexpr auto lake = data_lake_storage<"Lake">({.bronze_name = "events-raw",
                                                        .silver_name = "events-clean",
                                                        .gold_name = "events-reports",
                                                        .access_logs_name = "events-access-logs",
                                                        .bronze_infrequent_access_days = 30,
                                                        .bronze_archive_days = 90,
                                                        .gold_infrequent_access_days = 0,
                                                        .access_logs_expiration_days = 400});
inline constexpr auto model_logs =
    access_logs_bucket<"ModelLogs">({.name = "model-access-logs", .expiration_days = 400});
inline constexpr auto models = analytics_bucket<"Models">(model_logs, {.name = "models", .key = lake.key()});

/// A function cleans incoming events.
inline constexpr auto cleaning = iam_role<"Cleaning">(service_principal::lambda, can_read(lake.bronze() / "clicks/"),
                                                      can_write(lake.silver() / "clicks/"));
/// The team that owns the events, and the team that trains models on them.
inline constexpr trusted_principal event_team{.account = "123456789012"}, science_team{.account = "210987654321"};
inline constexpr auto engineers =
    iam_role<"Engineers">(event_team, can_write(lake.bronze()), can_write(lake.silver()), can_write(lake.gold()));
inline constexpr auto scientists = iam_role<"Scientists">(science_team, can_read(lake.silver() / "clicks/"),
                                                          can_read(lake.gold()), can_write(models / "clicks/"));

inline constexpr auto reports_bucket =
    output<"ReportsBucket">([] { return cfn::ref(lake.gold().own); }, {.description = "Where reports are read"});
inline constexpr auto scientists_role =
    output<"ScientistsRole">([] { return cfn::get_att<"Arn">(scientists.role()); },
                             {.description = "What the science team assumes", .export_name = "scientists-role"});

struct app : stack<app, "DataLake", lake, model_logs, models, cleaning, engineers, scientists, reports_bucket,
                   scientists_role> {
  static constexpr stack_options options{.description = "A data lake for two teams"};
};

static_assert(valid<app>);
static_assert(complies_with<app, example_policies::production>);
// The stack has buckets and roles, one key for all data, and the function that empties the logs if a deployment fails.
static_assert(count_of<app, aws::s3::Bucket> == 6 && count_of<app, aws::iam::Role> == 3 + 2);
static_assert(count_of<app, aws::kms::Key> == 1 && count_of<app, aws::lambda::Function> == 1);

}  // namespace data_lake

int main(int argc, char** argv) { return strata::run<data_lake::app>(argc, argv); }
