// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/access.hpp>
#include <strata/synth/input_file.hpp>

#include <map>

/// What a program changes in who sees which column.
namespace strata::synth {

/// A principal that sees more or less of a column than in another program.
struct access_change {
  std::string principal, column;
  std::string before, after;  ///< as in `access`; "none" for what is not there
  std::string by;             ///< the construct that lets it see the column now, or that did so before

  /// Unknown is more than anything else: nobody knows that it is less.
  [[nodiscard]] bool gains() const { return rank(before) < rank(after); }

 private:
  static std::size_t rank(std::string const& level) {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(column_access::unknown); ++i)
      if (level == strata::name_of(static_cast<column_access>(i))) return i;
    return 0;
  }
};

/// The answer of `access --json`, from a file or, for "-", from standard input.
/// @throws unreadable_file
/// @throws std::invalid_argument if the file contains no such answer
inline access_report read_access(std::string const& file) {
  json const read = json::parse(read_input(file), nullptr, false);
  auto const text = [](json const& row, char const* name) {
    return row.is_object() && row.contains(name) && row[name].is_string() ? row[name].get<std::string>()
                                                                          : std::string{};
  };
  if (!read.is_object() || !read.contains("access") || !read["access"].is_array())
    throw std::invalid_argument{file + " is no answer of `access --json`"};
  access_report result{.stack = text(read, "stack")};
  for (json const& row : read["access"]) {
    result.rows.push_back({text(row, "principal"), text(row, "column"), text(row, "access"), text(row, "by"), {}});
    if (result.rows.back().column.empty()) throw std::invalid_argument{file + " is no answer of `access --json`"};
  }
  return result;
}

/// First what is gained, in the order of the newer program, then what is lost.
inline std::vector<access_change> compare_access(access_report const& before, access_report const& after) {
  using key = std::pair<std::string, std::string>;
  std::map<key, access_report::row const*> had, has;
  for (access_report::row const& row : before.rows) had[{row.principal, row.column}] = &row;
  for (access_report::row const& row : after.rows) has[{row.principal, row.column}] = &row;
  std::string const none{strata::name_of(column_access::none)};
  std::vector<access_change> gained, lost;
  for (access_report::row const& row : after.rows) {
    auto const old = had.find({row.principal, row.column});
    access_change const change{row.principal, row.column, old == had.end() ? none : old->second->access, row.access,
                               row.by};
    if (change.before != change.after) (change.gains() ? gained : lost).push_back(change);
  }
  for (access_report::row const& row : before.rows)
    if (has.count({row.principal, row.column}) == 0)
      lost.push_back({row.principal, row.column, row.access, none, row.by});
  gained.insert(gained.end(), lost.begin(), lost.end());
  return gained;
}

/// The changes whose principal or column matches a pattern, as in `access_like`.
inline std::vector<access_change> changes_like(std::vector<access_change> of, std::string const& pattern) {
  std::erase_if(of, [&pattern](access_change const& each) {
    return !detail::is_like_principal(pattern, each.principal) && !detail::is_like_column(pattern, each.column);
  });
  return of;
}

inline std::string changes_as_text(std::vector<access_change> const& of, painter const& paint) {
  std::string result;
  for (access_change const& each : of) {
    std::string line = each.principal + (each.gains() ? " gains " : " loses ") + each.column + ": " + each.before +
                       " -> " + each.after;
    if (!each.by.empty()) line += ", by " + each.by;
    result += paint(each.gains() ? colour::red : colour::green, line) + '\n';
  }
  return result.empty() ? "no difference\n" : result;
}
inline std::string changes_as_csv(std::vector<access_change> const& of) {
  std::string result = "change,principal,column,before,after,by\n";
  for (access_change const& each : of)
    result += detail::joined({each.gains() ? "gained" : "lost", detail::csv_field(each.principal),
                              detail::csv_field(each.column), each.before, each.after, detail::csv_field(each.by)},
                             ",") +
              '\n';
  return result;
}
inline std::string changes_as_markdown(std::vector<access_change> const& of) {
  std::string result = "| change | principal | column | before | after | by |\n|---|---|---|---|---|---|\n";
  for (access_change const& each : of)
    result +=
        "| " +
        detail::joined(
            {each.gains() ? "gained" : "lost", each.principal, each.column, each.before, each.after, each.by}, " | ") +
        " |\n";
  return result;
}
inline json changes_as_json(std::vector<access_change> const& of) {
  json gained = json::array(), lost = json::array();
  for (access_change const& each : of)
    (each.gains() ? gained : lost)
        .push_back({{"principal", each.principal},
                    {"column", each.column},
                    {"before", each.before},
                    {"after", each.after},
                    {"by", each.by}});
  return {{"gained", gained}, {"lost", lost}};
}

}  // namespace strata::synth
