// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/checks.hpp>

#include <bit>

/// The expressions of EventBridge Scheduler
/// (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html).
namespace strata::detail {

/// What a schedule expression says.
struct parsed_schedule {
  enum class kind : std::uint8_t { cron, rate, at };
  kind what = kind::cron;
  std::string_view wrong{};   ///< what is wrong with it; empty: nothing
  std::uint64_t minutes = 0;  ///< of an hour, one bit each
  std::uint32_t hours = 0;    ///< of a day
  std::uint32_t days = 0;     ///< of a week, from Sunday
  bool is_weekly = false;     ///< it runs at the same times each week, and these are known
  long long rate = 0;         ///< minutes from run to run
};

/// A field of a cron expression: the numbers that it may have, and its names of them.
struct cron_field {
  std::string_view wrong;  ///< what to say of a wrong one
  int first, last;
  std::string_view names;  ///< of three letters each, from `first` on
  std::string_view extra;  ///< what else it may have: of `?`, `L`, `W` and `#`
};

class cron_reader {
 public:
  /// @param fields between the parentheses of `cron(...)`
  static constexpr parsed_schedule read(std::string_view fields) {
    constexpr cron_field known[] = {
        {"the minutes are 0 to 59", 0, 59, {}, {}},
        {"the hours are 0 to 23", 0, 23, {}, {}},
        {"the days of a month are 1 to 31, ?, L or W", 1, 31, {}, "?LW"},
        {"the months are 1 to 12 or JAN to DEC", 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC", {}},
        {"the days of a week are 1 to 7, SUN to SAT, ?, L or #", 1, 7, "SUNMONTUEWEDTHUFRISAT", "?L#"},
        {"the years are 1970 to 2199", 1970, 2199, {}, {}}};
    parsed_schedule result;
    cron_reader each[6];
    std::size_t count = 0;
    for (std::size_t start = 0, i = 0; i <= fields.size(); ++i) {
      if (i < fields.size() && fields[i] != ' ') continue;
      if (count == 6 || i == start) return wrong("cron has six fields with one space between them");
      each[count].read(fields.substr(start, i - start), known[count]);
      if (!each[count].fits_) return wrong(known[count].wrong);
      ++count;
      start = i + 1;
    }
    if (count != 6) return wrong("cron has six fields with one space between them");
    if (each[2].is_open_ == each[4].is_open_)
      return wrong("one of the days of the month and of the week, and only one, is ?");
    result.minutes = each[0].numbers_;
    result.hours = static_cast<std::uint32_t>(each[1].numbers_);
    result.days = 0x7F;
    if (!each[4].is_open_ && !each[4].is_any_) result.days = static_cast<std::uint32_t>(each[4].numbers_);
    bool const days_are_known = each[4].is_open_ ? each[2].is_any_ : each[4].is_plain_;
    result.is_weekly = each[0].is_plain_ && each[1].is_plain_ && days_are_known && each[3].is_any_ && each[5].is_any_;
    return result;
  }
  static constexpr parsed_schedule wrong(std::string_view reason) {
    parsed_schedule result;
    result.wrong = reason;
    return result;
  }

 private:
  constexpr void read(std::string_view text, cron_field const& field) {
    is_any_ = text == "*";
    is_open_ = text == "?" && field.extra.starts_with("?");
    if (is_open_) return;
    for (std::size_t start = 0, i = 0; i <= text.size(); ++i) {
      if (i < text.size() && text[i] != ',') continue;
      read_item(text.substr(start, i - start), field);
      start = i + 1;
    }
  }
  /// `*`, `5`, `5-10`, each with `/2` behind it; or what the field has besides: `L`, `LW`, `5L`, `15W`, `2#1`.
  constexpr void read_item(std::string_view item, cron_field const& field) {
    if (item.find_first_of("LW#") != item.npos && !field.extra.empty() && is_extra(item, field)) {
      is_plain_ = false;
      return;
    }
    std::size_t const slash = item.find('/');
    int step = 1;
    if (slash != item.npos && (!to_number(item.substr(slash + 1), step) || step < 1)) return fail();
    std::string_view const range = item.substr(0, slash);
    std::size_t const dash = range.find('-');
    int first = field.first, last = field.last;
    if (range != "*") {
      if (!value(range.substr(0, dash), field, first)) return fail();
      last = first;
      if (dash != range.npos && !value(range.substr(dash + 1), field, last)) return fail();
      if (dash == range.npos && slash != item.npos) last = field.last;
    }
    if (last < first) is_plain_ = false;  // nobody says whether such a range goes over the end
    for (int n = first; n <= last && n - field.first < 64; n += step) numbers_ |= std::uint64_t{1} << (n - field.first);
  }
  [[nodiscard]] static constexpr bool is_extra(std::string_view item, cron_field const& field) {
    int number = 0, nth = 0;
    if (field.extra == "?LW") {
      if (item == "L" || item == "LW") return true;
      return item.ends_with('W') && value(item.substr(0, item.size() - 1), field, number);
    }
    if (item == "L") return true;
    if (item.ends_with('L')) return value(item.substr(0, item.size() - 1), field, number);
    std::size_t const sign = item.find('#');
    return sign != item.npos && value(item.substr(0, sign), field, number) && to_number(item.substr(sign + 1), nth) &&
           nth >= 1 && nth <= 5;
  }
  static constexpr bool value(std::string_view text, cron_field const& field, int& result) {
    if (text.size() == 3 && is_letter(text[0])) {
      for (std::size_t i = 0; i < field.names.size(); i += 3)
        if (field.names.substr(i, 3) == text) {
          result = field.first + static_cast<int>(i / 3);
          return true;
        }
      return false;
    }
    return to_number(text, result) && result >= field.first && result <= field.last;
  }

 public:
  static constexpr bool to_number(std::string_view text, int& result) {
    if (text.empty() || text.size() > 6 || !all_of(text, is_digit)) return false;
    result = 0;
    for (char c : text) result = result * 10 + (c - '0');
    return true;
  }

 private:
  constexpr void fail() { fits_ = false; }

  std::uint64_t numbers_ = 0;
  bool fits_ = true, is_any_ = false, is_open_ = false;
  bool is_plain_ = true;  ///< `numbers_` are all that it says
};

/// `yyyy-mm-ddThh:mm:ss`
constexpr bool is_moment(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00";
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i)
    if (form[i] == '0' ? !is_digit(text[i]) : text[i] != form[i]) return false;
  auto const number = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  int const month = number(5), day = number(8);
  constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1] && number(11) <= 23 && number(14) <= 59 &&
         number(17) <= 59;
}

constexpr parsed_schedule parse_rate(std::string_view inside) {
  parsed_schedule result;
  result.what = parsed_schedule::kind::rate;
  std::size_t const space = inside.find(' ');
  int number = 0;
  std::string_view unit = space == inside.npos ? std::string_view{} : inside.substr(space + 1);
  if (unit.ends_with('s')) unit.remove_suffix(1);
  int const factor = unit == "minute" ? 1 : unit == "hour" ? 60 : unit == "day" ? 1440 : 0;
  if (!cron_reader::to_number(inside.substr(0, space), number) || number < 1 || factor == 0)
    return cron_reader::wrong("a rate is a positive number and minutes, hours or days");
  result.rate = static_cast<long long>(number) * factor;
  return result;
}

/// @param expression `cron(...)`, `rate(...)` or `at(...)`
constexpr parsed_schedule parse_schedule(std::string_view expression) {
  std::size_t const open = expression.find('(');
  if (open == expression.npos || !expression.ends_with(')'))
    return cron_reader::wrong("it is none of cron(...), rate(...) and at(...)");
  std::string_view const kind = expression.substr(0, open);
  std::string_view const inside = expression.substr(open + 1, expression.size() - open - 2);
  if (kind == "cron") return cron_reader::read(inside);
  if (kind == "rate") return parse_rate(inside);
  if (kind != "at") return cron_reader::wrong("it is none of cron(...), rate(...) and at(...)");
  if (!is_moment(inside)) return cron_reader::wrong("at has a moment such as 2027-01-31T02:00:00");
  parsed_schedule result;
  result.what = parsed_schedule::kind::at;
  return result;
}

/// Whether the IANA database can have such a time zone: a known area and a place, or a zone without an area
/// (https://data.iana.org/time-zones/tzdb/backward has the older names).
constexpr bool is_time_zone(std::string_view name) {
  constexpr std::string_view areas[] = {"Africa",    "America", "Antarctica", "Arctic", "Asia", "Atlantic",
                                        "Australia", "Brazil",  "Canada",     "Chile",  "Etc",  "Europe",
                                        "Indian",    "Mexico",  "Pacific",    "US"};
  constexpr std::string_view others[] = {
      "UTC",    "GMT",      "UCT",      "Zulu",    "Universal", "Greenwich", "CET",     "CST6CDT", "Cuba",
      "EET",    "EST",      "EST5EDT",  "Egypt",   "Eire",      "GB",        "GB-Eire", "GMT0",    "GMT+0",
      "GMT-0",  "HST",      "Hongkong", "Iceland", "Iran",      "Israel",    "Jamaica", "Japan",   "Kwajalein",
      "Libya",  "MET",      "MST",      "MST7MDT", "NZ",        "NZ-CHAT",   "Navajo",  "PRC",     "PST8PDT",
      "Poland", "Portugal", "ROC",      "ROK",     "Singapore", "Turkey",    "W-SU",    "WET"};
  for (std::string_view each : others)
    if (name == each) return true;
  std::size_t const slash = name.find('/');
  if (slash == name.npos || slash + 1 == name.size() || name.size() > 50) return false;
  bool is_known = false;
  for (std::string_view each : areas) is_known = is_known || name.substr(0, slash) == each;
  auto const fits = [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view{"_+-/"}.find(c) != std::string_view::npos;
  };
  return is_known && all_of(name, fits);
}

/// Whether two names are of one time zone: UTC has several.
constexpr bool is_same_zone(std::string_view a, std::string_view b) {
  auto const is_utc = [](std::string_view name) {
    for (std::string_view each : {"UTC", "Etc/UTC", "GMT", "Etc/GMT", "UCT", "Etc/UCT", "Zulu", "Universal"})
      if (name == each) return true;
    return false;
  };
  return a == b || (is_utc(a) && is_utc(b));
}

inline constexpr int minutes_of_a_week = 7 * 24 * 60;

/// The first run of a weekly schedule behind a minute of the week, as minutes from there: 1 to a week.
constexpr int minutes_to_next(parsed_schedule const& of, int from) {
  int const start = from + 1;
  for (int hour = start / 60; hour <= start / 60 + 7 * 24; ++hour) {
    if (((of.days >> (hour / 24 % 7)) & 1) == 0 || ((of.hours >> (hour % 24)) & 1) == 0) continue;
    std::uint64_t left = of.minutes;
    if (hour == start / 60) left &= ~std::uint64_t{0} << (start % 60);
    if (left != 0) return hour * 60 + std::countr_zero(left) - from;
  }
  return minutes_of_a_week;
}

/// Whether what reads by one schedule gets older data than the other one could give: between two runs of the source, no
/// run of the reader is in the first three quarters of the time. False where that is not known.
constexpr bool is_older(parsed_schedule const& reader, parsed_schedule const& source) {
  constexpr int most_runs = 7 * 24;  // of the source, in a week
  if (reader.what == parsed_schedule::kind::rate && source.what == parsed_schedule::kind::rate)
    return reader.rate > source.rate;
  if (!reader.is_weekly || !source.is_weekly || source.minutes == 0 || source.hours == 0 || source.days == 0)
    return false;
  if (std::popcount(source.minutes) * std::popcount(source.hours) * std::popcount(source.days) > most_runs)
    return false;
  int at = minutes_to_next(source, -1) - 1;
  for (int const first = at; at < first + minutes_of_a_week;) {
    int const from = at % minutes_of_a_week, gap = minutes_to_next(source, from);
    if (minutes_to_next(reader, from) * 4 > gap * 3) return true;
    at += gap;
  }
  return false;
}

}  // namespace strata::detail
