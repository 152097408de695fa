// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

// Schedules
/// A schedule is `cron(minutes hours day-of-month month day-of-week year)`, `rate(value unit)` or
/// `at(yyyy-mm-ddThh:mm:ss)`. Of day-of-month and day-of-week, one is `?`. Source:
/// <https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html>
STRATA_ERROR(
    E0701, schedule_is_malformed,
    "EventBridge Scheduler refuses this schedule; write one such as cron(0 2 * * ? *), rate(1 hour) or at(2027-01-31T02:00:00)",
    "{0} has a schedule that EventBridge Scheduler refuses: {}; write one such as cron(0 2 * * ? *), rate(1 hour) or at(2027-01-31T02:00:00)")
/// A time zone is UTC or an area and a place of the IANA time zone database, such as Europe/Berlin. Source:
/// <https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#time-zones>
STRATA_ERROR(
    E0702, time_zone_is_malformed, "this is no time zone of the IANA database; write one such as UTC or Europe/Berlin",
    "{0} has the time zone \"{}\", which the IANA database does not have; write one such as UTC or Europe/Berlin")
/// A flexible window has up to 1,440 minutes, a schedule tries again up to 185 times and gives up after 60 to 86,400
/// seconds. Source: <https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html>
STRATA_ERROR(
    E0703, schedule_option_is_out_of_range,
    "EventBridge Scheduler does not take this number; lower it, or raise it to what it takes",
    "{0} has {have} as {}, and EventBridge Scheduler takes at most {limit} and none that is too small; correct it")
/// What reads data runs after what fills it: a refresh after the load of its tables. Strata compares schedules that are
/// known by the minute of a week in one time zone, and rates with rates. A schedule is older than its source's if it
/// does not run in the first three quarters of the time between two runs of that one: it runs with it or shortly before
/// it, or more rarely. Say `.may_read_older_data = true` where that is intended.
STRATA_ERROR(
    E0704, schedule_is_older_than_its_source,
    "this schedule runs with or before the one that fills what it reads, or more rarely; move it, or set .may_read_older_data",
    "{0} runs with or before {1}, which fills what it reads, or more rarely; move it, or set .may_read_older_data = true")
/// `refresh` takes materialized views of its own warehouse and database. Without a list, it takes all that the stack
/// creates there.
STRATA_ERROR(E0705, refresh_of_no_materialized_view,
             "this refreshes something that is no materialized view of its warehouse, or nothing; correct the list",
             "{0} refreshes {}, which is no materialized view of its warehouse and database; correct the list")
/// COPY adds the rows of all files, each time. A load that runs by a schedule has the mode `truncate_then_load`: it
/// replaces the rows in one transaction, so that nobody sees the table empty.
STRATA_ERROR(
    E0706, scheduled_load_repeats_its_rows,
    "each run of this load would add the rows of all files again; give the load .mode = load_mode::truncate_then_load",
    "each run of {0} would add the rows of all files of {} again; give that load .mode = load_mode::truncate_then_load")
/// A schedule runs the same SQL again and again. What an earlier run has created or dropped makes the next one fail:
/// write IF NOT EXISTS, IF EXISTS or OR REPLACE, or let another construct do it once.
STRATA_ERROR(E0707, scheduled_sql_runs_once,
             "this SQL fails when it runs again; write IF NOT EXISTS or IF EXISTS, or do it once in another construct",
             "the SQL of {0} creates or drops {}, which fails when it runs again; write IF NOT EXISTS or IF EXISTS")

// Alarms
/// SNS sends a message to the address, which asks for consent, when the topic is made. It has a name, an @ and a
/// domain.
STRATA_ERROR(E0711, email_address_is_malformed, "this is no email address; write one such as data@example.com",
             "{0} sends to \"{}\", which is no email address; write one such as data@example.com")
/// Alarms compare with whole numbers from 1 on; 0 turns one off.
STRATA_ERROR(E0712, alarm_is_out_of_range, "an alarm compares with a number from 1 on, or 0 turns it off; correct it",
             "{0} has {have} as {}, and an alarm compares with a number from 1 on, or 0 turns it off; correct it")
/// All alarms are off. Of a workgroup without a highest capacity, that of the capacity is off unless it has a number.
STRATA_ERROR(E0713, alarms_watch_nothing, "all of these alarms are off; give one of them a number, or remove them",
             "all alarms of {0} are off; give one of them a number, or remove {0}")

// Usage limits
/// The amount of a usage limit is a whole number of RPU-hours, or of TB between Regions, from 1 on. Source:
/// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateUsageLimit.html>
STRATA_ERROR(
    E0714, usage_limit_is_out_of_range, "a usage limit is a whole number of RPU-hours or TB from 1 on; correct .amount",
    "{0} limits the usage to {have}, and a limit is a whole number of RPU-hours or TB from 1 on; correct .amount")

// Snapshots
/// Redshift Serverless keeps a snapshot for 1 to 3653 days. Source:
/// <https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_CreateSnapshot.html>
STRATA_ERROR(
    E0715, snapshot_retention_is_out_of_range,
    "Redshift Serverless keeps snapshots for 1 to 3653 days; correct the days",
    "{0} keeps snapshots for {have} days, and Redshift Serverless keeps them for 1 to {limit}; correct the days")
/// The id of each run follows the name, and both together have at most 64 characters. It begins with a letter and has
/// no two hyphens in a row, and none at its end.
STRATA_ERROR(E0716, snapshot_name_is_malformed,
             "the names of snapshots begin with up to 40 of a-z, 0-9 and hyphens; correct the name",
             "{0} calls its snapshots \"{}\", and such a name has up to 40 of a-z, 0-9 and hyphens; correct it")
