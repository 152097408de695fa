// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/sql/identifier.hpp>

/// The parts of a date that EXTRACT, DATE_PART, DATE_TRUNC, DATEADD and DATEDIFF name. Source: "Date parts for date or
/// timestamp functions" in the Redshift SQL reference, and the units of PostgreSQL 8.
namespace strata::sql::detail {

/// The words for the parts.
inline constexpr std::string_view date_part_words[] = {"millennium",
                                                       "millennia",
                                                       "mil",
                                                       "mils",
                                                       "century",
                                                       "centuries",
                                                       "c",
                                                       "cent",
                                                       "cents",
                                                       "decade",
                                                       "decades",
                                                       "dec",
                                                       "decs",
                                                       "epoch",
                                                       "year",
                                                       "years",
                                                       "y",
                                                       "yr",
                                                       "yrs",
                                                       "quarter",
                                                       "quarters",
                                                       "qtr",
                                                       "qtrs",
                                                       "month",
                                                       "months",
                                                       "mon",
                                                       "mons",
                                                       "week",
                                                       "weeks",
                                                       "w",
                                                       "dayofweek",
                                                       "dow",
                                                       "dw",
                                                       "weekday",
                                                       "isodow",
                                                       "isoyear",
                                                       "dayofyear",
                                                       "doy",
                                                       "dy",
                                                       "yearday",
                                                       "day",
                                                       "days",
                                                       "d",
                                                       "hour",
                                                       "hours",
                                                       "h",
                                                       "hr",
                                                       "hrs",
                                                       "minute",
                                                       "minutes",
                                                       "m",
                                                       "min",
                                                       "mins",
                                                       "second",
                                                       "seconds",
                                                       "s",
                                                       "sec",
                                                       "secs",
                                                       "millisecond",
                                                       "milliseconds",
                                                       "ms",
                                                       "msec",
                                                       "msecs",
                                                       "msecond",
                                                       "mseconds",
                                                       "millisec",
                                                       "millisecs",
                                                       "millisecon",
                                                       "microsecond",
                                                       "microseconds",
                                                       "microsec",
                                                       "microsecs",
                                                       "microsecon",
                                                       "usecond",
                                                       "useconds",
                                                       "us",
                                                       "usec",
                                                       "usecs",
                                                       "timezone",
                                                       "timezone_hour",
                                                       "timezone_minute",
                                                       "timezone_h",
                                                       "timezone_m",
                                                       "julian",
                                                       "j",
                                                       "jd"};

/// Short forms of other databases, of which no page says that Redshift refuses them.
inline constexpr std::string_view foreign_date_parts[] = {"yy", "yyyy", "qq", "q", "mm", "dd",  "wk",
                                                          "ww", "hh",   "mi", "n", "ss", "mcs", "ns"};

/// Whether a word is certainly no part of a date.
constexpr bool is_no_date_part(identifier word) {
  return !is_one_of(word, date_part_words) && !is_one_of(word, foreign_date_parts);
}

constexpr std::string_view closest_date_part(std::string_view word) {
  core::closest_name best{word};
  for (std::string_view part : date_part_words) best.offer(part);
  return best.found();
}

}  // namespace strata::sql::detail
