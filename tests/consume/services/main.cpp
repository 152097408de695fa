// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include <strata/aws/athena.hpp>
#include <strata/aws/cloud_watch.hpp>
#include <strata/aws/emr_serverless/application.hpp>
#include <strata/aws/events/rule.hpp>
#include <strata/aws/kinesis/stream.hpp>
#include <strata/aws/msk/cluster.hpp>
#include <strata/aws/rds/db_cluster.hpp>
#include <strata/aws/scheduler/schedule.hpp>
#include <strata/aws/sns/topic.hpp>
#include <strata/aws/sqs/queue.hpp>
#include <strata/strata.hpp>

#include <cstdio>

namespace {
using namespace strata;

inline constexpr auto topic = resource<"Topic">([] { return aws::sns::Topic{.KmsMasterKeyId = "alias/aws/sns"}; });
inline constexpr auto queue = resource<"Queue">([] { return aws::sqs::Queue{.MessageRetentionPeriod = 1209600}; });
inline constexpr auto orders = resource<"Orders">([] {
  return aws::kinesis::Stream{.RetentionPeriodHours = 24,
                              .StreamModeDetails = aws::kinesis::stream::StreamModeDetails{.StreamMode = "ON_DEMAND"}};
});
inline constexpr auto analysts =
    resource<"Analysts">([] { return aws::athena::WorkGroup{.Name = "analysts", .State = "ENABLED"}; });
inline constexpr auto alarm = resource<"Alarm">(
    [] { return aws::cloud_watch::Alarm{.ComparisonOperator = "GreaterThanThreshold", .EvaluationPeriods = 1}; });
struct app : stack<app, "App", topic, queue, orders, analysts, alarm> {};
static_assert(valid<app>);
static_assert(template_of<app>.resource("Orders")["Properties"]["StreamModeDetails"]["StreamMode"] == "ON_DEMAND");
}  // namespace

int main() { std::printf("%zu resources\n", template_of<app>.count()); }
