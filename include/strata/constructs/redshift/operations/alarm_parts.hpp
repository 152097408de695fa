// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/cloud_watch/alarm.hpp>
#include <strata/aws/events/rule.hpp>
#include <strata/constructs/redshift/operations/alert_topic.hpp>

/// Alarms on metrics, and rules on events, that tell a topic.
namespace strata::detail {

/// A metric, and when its alarm rings.
struct watched_metric {
  std::string_view name_space, name;
  cfn::list<aws::cloud_watch::alarm::Dimension> dimensions;
  std::string_view statistic;
  int seconds;                  ///< of a period
  int periods;                  ///< that have to be so, one after the other
  bool below = false;           ///< it rings below the threshold, else from the threshold on
  bool missing_is_bad = false;  ///< no data rings as well
};

constexpr aws::cloud_watch::Alarm alarm(any_topic const& topic, std::string_view description, watched_metric const& of,
                                        int threshold) {
  return {.AlarmActions = cfn::list<cfn::text>{topic.arn()},
          .AlarmDescription = description,
          .ComparisonOperator =
              of.below ? std::string_view{"LessThanThreshold"} : std::string_view{"GreaterThanOrEqualToThreshold"},
          .EvaluationPeriods = of.periods,
          .Threshold = threshold,
          .TreatMissingData = of.missing_is_bad ? std::string_view{"breaching"} : std::string_view{"notBreaching"}};
}
constexpr aws::cloud_watch::Alarm metric_alarm(any_topic const& topic, std::string_view description,
                                               watched_metric const& of, int threshold) {
  aws::cloud_watch::Alarm result = alarm(topic, description, of, threshold);
  result.Namespace = of.name_space;
  result.MetricName = of.name;
  result.Dimensions = of.dimensions;
  result.Statistic = of.statistic;
  result.Period = of.seconds;
  return result;
}

/// The kinds of queries, by which Redshift Serverless counts them
/// (https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html).
inline constexpr std::string_view query_types[] = {"CTAS",  "DELETE", "INSERT", "LOAD",
                                                   "OTHER", "SELECT", "UNLOAD", "UPDATE"};

/// An alarm on the sum of a metric over all kinds of queries.
constexpr aws::cloud_watch::Alarm alarm_on_queries(any_topic const& topic, std::string_view description,
                                                   watched_metric const& of, cfn::text const& workgroup,
                                                   int threshold) {
  namespace cw = aws::cloud_watch::alarm;
  constexpr std::string_view names[] = {"ctas", "delete", "insert", "load", "other", "select", "unload", "update"};
  cfn::list<cw::MetricDataQuery> metrics{{.Expression = "SUM(METRICS())", .Id = "all", .ReturnData = true}};
  for (std::size_t i = 0; i < std::size(query_types); ++i) {
    cw::Metric one{.Dimensions = cfn::list<cw::Dimension>{{.Name = "QueryType", .Value = query_types[i]},
                                                          {.Name = "Workgroup", .Value = workgroup}},
                   .MetricName = of.name,
                   .Namespace = of.name_space};
    metrics.push_back({.Id = names[i],
                       .MetricStat = cw::MetricStat{.Metric = one, .Period = of.seconds, .Stat = of.statistic},
                       .ReturnData = false});
  }
  aws::cloud_watch::Alarm result = alarm(topic, description, of, threshold);
  result.Metrics = metrics;
  return result;
}

/// A rule that tells a topic of events.
constexpr aws::events::Rule event_rule(any_topic const& topic, std::string_view description, cfn::json const& pattern) {
  return {.Description = description,
          .EventPattern = pattern,
          .Targets = cfn::list<aws::events::rule::Target>{{.Arn = topic.arn(), .Id = "Topic"}}};
}

}  // namespace strata::detail
