// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/constant_text.hpp>
#include <strata/constructs/redshift/operations/errors.hpp>
#include <strata/constructs/redshift/operations/schedule_expression.hpp>
#include <strata/constructs/security/existing_text.hpp>

namespace strata {

/// When something runs, by EventBridge Scheduler. Errors: E0701 to E0703.
struct schedule_options {
  std::string_view at;                 ///< e.g. cron(0 2 * * ? *), rate(1 hour) or at(2027-01-31T02:00:00)
  std::string_view time_zone = "UTC";  ///< of cron and at, e.g. Europe/Berlin; its summer time counts
  int flexible_minutes = 0;            ///< it runs at some time within them, to 1440; 0: at the time itself
  std::string_view start{}, end{};     ///< in UTC, e.g. 2027-01-31T00:00:00; empty: now, and never
  int retries = 185;                   ///< of a call that the service refuses, 0 to 185
  int retry_seconds = 86400;           ///< after which it gives up, 60 to 86400
  /// The ARN of the SQS queue that gets what could not be started; empty: the one that the schedules of a stack share.
  cfn::constant_text dead_letter_queue{};
  bool may_read_older_data = false;  ///< accepts that it runs before what fills its sources, or more rarely: E0704
  bool enabled = true;
};

namespace detail {

/// Reports the first fault of a schedule's options: E0701 to E0703, E0334, E0336.
constexpr void check_schedule(core::describer& out, schedule_options const& o) {
  parsed_schedule const parsed = parse_schedule(o.at);
  out.require(parsed.wrong.empty(), errors::E0701, parsed.wrong);
  for (std::string_view moment : {o.start, o.end})
    out.require(moment.empty() || is_moment(moment), errors::E0701,
                "start and end are moments such as 2027-01-31T02:00:00");
  out.require(o.start.empty() || o.end.empty() || o.start < o.end, errors::E0701, "it ends before it starts");
  out.require(is_time_zone(o.time_zone), errors::E0702, o.time_zone);
  out.require(o.flexible_minutes >= 0 && o.flexible_minutes <= 1440, errors::E0703, "flexible_minutes",
              o.flexible_minutes, 1440);
  out.require(o.retries >= 0 && o.retries <= 185, errors::E0703, "retries", o.retries, 185);
  out.require(o.retry_seconds >= 60 && o.retry_seconds <= 86400, errors::E0703, "retry_seconds", o.retry_seconds,
              86400);
  describe_existing(out, o.dead_letter_queue, "dead_letter_queue");
  std::string_view const queue = o.dead_letter_queue.known();
  out.require(queue.empty() || is_arn_of(queue, ":sqs:", ":"), errors::E0334, queue);
}

/// Whether one schedule is surely older than another one that fills what it reads.
constexpr bool is_older(schedule_options const& reader, schedule_options const& source) {
  if (!reader.enabled || !source.enabled || reader.flexible_minutes != 0 || source.flexible_minutes != 0) return false;
  if (reader.may_read_older_data || !is_same_zone(reader.time_zone, source.time_zone)) return false;
  return is_older(parse_schedule(reader.at), parse_schedule(source.at));
}

}  // namespace detail
}  // namespace strata
