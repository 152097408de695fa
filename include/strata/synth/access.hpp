// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/questions.hpp>
#include <strata/synth/lineage.hpp>

/// Who sees which column of a stack.
namespace strata::synth {

struct access_report {
  struct row {
    std::string principal, column, access;
    std::string by;                 ///< the construct that lets the principal read, or that does not say enough
    std::vector<std::string> path;  ///< the columns from the one that it reads to this one
  };
  std::string stack;
  std::vector<row> rows{};                ///< without what a principal does not see
  std::vector<std::string> principals{};  ///< all that the stack names
  std::vector<std::string> columns{};     ///< all of its relations
};

namespace detail {

inline std::string shown_principal(access::principal const& who, bool several) {
  std::string result = several ? std::string{who.warehouse} + '/' : std::string{};
  if (who.kind == sql::grantee_kind::everyone) return result + "PUBLIC";
  if (who.kind == sql::grantee_kind::iam_role) return result + "IAM role " + std::string{who.name.text};
  std::string_view const word = who.kind == sql::grantee_kind::role    ? "role "
                                : who.kind == sql::grantee_kind::group ? "group "
                                                                       : "user ";
  return result + std::string{word} + folded(who.name);
}

}  // namespace detail

/// The access of all principals that the stack names to all columns of its relations; empty if the stack says nothing
/// of access.
inline access_report access_of(stack_program const& program) {
  access_report result{.stack = std::string{program.info.name}};
  auto const* const sql = program.facts<redshift_sql_facts>();
  if (sql == nullptr || sql->access == nullptr) return result;
  strata::flow::resolved_flow const resolved{*sql->constructs, sql->columns};
  strata::flow::data_flow const& flow = resolved.flow();
  strata::access::facts const known{*sql->access, flow.table()};
  lineage const relations = lineage_of(program);
  bool several = false;
  for (strata::access::principal const& who : known.principals)
    several = several || who.warehouse != known.principals.front().warehouse;
  auto const id_of = [&](std::uint32_t resource) {
    return resource < program.count ? std::string{program.descriptions[resource]->id} : std::string{};
  };
  auto const name_of = [&](std::uint32_t node) -> std::string {
    std::uint32_t const r = flow.relation_at(node);
    for (lineage::relation const& each : relations.relations)
      if (r != strata::flow::nowhere && each.number == r && node - flow.first_node(r) < each.columns.size())
        return each.shown_name + '.' + each.columns[node - flow.first_node(r)].name;
    return "";
  };
  for (lineage::relation const& r : relations.relations)
    for (lineage::column const& c : r.columns) result.columns.push_back(r.shown_name + '.' + c.name);
  for (std::uint32_t p = 0; p < known.principals.size(); ++p) {
    result.principals.push_back(detail::shown_principal(known.principals[p], several));
    strata::access::reached const found{known, flow, p};
    for (lineage::relation const& r : relations.relations)
      for (std::size_t c = 0; c < r.columns.size(); ++c) {
        auto const node = static_cast<std::uint32_t>(flow.first_node(static_cast<std::uint32_t>(r.number)) + c);
        column_access const level = found.at(node).level();
        if (level == column_access::none) continue;
        strata::access::access_path const path = found.path_to(node);
        access_report::row row{result.principals.back(),
                               r.shown_name + '.' + r.columns[c].name,
                               std::string{strata::name_of(level)},
                               id_of(path.grant == strata::flow::nowhere ? found.who().unknown() : path.grant),
                               {}};
        for (std::uint32_t at : path.columns)
          if (std::string name = name_of(at); !name.empty()) row.path.push_back(std::move(name));
        result.rows.push_back(std::move(row));
      }
  }
  return result;
}

namespace detail {

/// Whether a pattern is like a principal, by its name or as the report shows it.
inline bool is_like_principal(std::string const& pattern, std::string const& shown) {
  return matches_glob(pattern, shown) || matches_glob(pattern, shown.substr(shown.find_last_of(" /") + 1));
}
/// Whether it is like a column, with its schema or without.
inline bool is_like_column(std::string const& pattern, std::string const& shown) {
  std::string const column = shown.substr(shown.find('/') + 1);
  return matches_glob(pattern, column) || matches_glob(pattern, column.substr(column.find('.') + 1));
}

}  // namespace detail

/// The rows whose principal or column matches a pattern: "orders.email", "*.email", "analyst".
/// @throws std::invalid_argument with the closest names, if no principal and no column does
inline access_report access_like(access_report of, std::string const& pattern) {
  auto const is_like = [&pattern](access_report::row const& row) {
    return detail::is_like_principal(pattern, row.principal) || detail::is_like_column(pattern, row.column);
  };
  bool known = false;
  std::vector<std::string> names;
  for (std::string const& each : of.principals) {
    known = known || detail::is_like_principal(pattern, each);
    names.push_back(each.substr(each.find_last_of(" /") + 1));
  }
  for (std::string const& each : of.columns) {
    known = known || detail::is_like_column(pattern, each);
    std::string const column = each.substr(each.find('/') + 1);
    names.push_back(std::count(pattern.begin(), pattern.end(), '.') < 2 ? column.substr(column.find('.') + 1) : column);
  }
  if (!known)
    throw std::invalid_argument{"no principal and no column is like " + pattern + did_you_mean(pattern, names)};
  std::erase_if(of.rows, [&](access_report::row const& row) { return !is_like(row); });
  return of;
}

namespace detail {

inline std::string joined(std::vector<std::string> const& parts, std::string_view between) {
  std::string result;
  for (std::string const& part : parts) {
    if (!result.empty()) result += between;
    result += part;
  }
  return result;
}
/// What the principal reads, if it is another column.
inline std::string through(access_report::row const& row) {
  if (row.path.size() < 2) return "";
  return joined({row.path.begin(), row.path.end() - 1}, ", ");
}
inline std::string csv_field(std::string const& text) {
  if (text.find_first_of(",\"\n") == text.npos) return text;
  std::string result = "\"";
  for (char c : text) result += c == '"' ? std::string{"\"\""} : std::string{c};
  return result + '"';
}

}  // namespace detail

inline std::string access_as_text(access_report const& of, painter const& paint) {
  table rows{{"PRINCIPAL", "COLUMN", "SEES", "BY", "THROUGH"}};
  for (access_report::row const& row : of.rows)
    rows.add({row.principal, row.column, row.access, row.by, detail::through(row)});
  return rows.text(paint);
}
inline std::string access_as_csv(access_report const& of) {
  std::string result = "principal,column,access,by,through\n";
  for (access_report::row const& row : of.rows)
    result += detail::joined({detail::csv_field(row.principal), detail::csv_field(row.column), row.access,
                              detail::csv_field(row.by), detail::csv_field(detail::through(row))},
                             ",") +
              '\n';
  return result;
}
inline std::string access_as_markdown(access_report const& of) {
  std::string result = "| principal | column | sees | by | through |\n|---|---|---|---|---|\n";
  for (access_report::row const& row : of.rows)
    result +=
        "| " + detail::joined({row.principal, row.column, row.access, row.by, detail::through(row)}, " | ") + " |\n";
  return result;
}
inline json access_as_json(access_report const& of) {
  json rows = json::array();
  for (access_report::row const& row : of.rows)
    rows.push_back({{"principal", row.principal},
                    {"column", row.column},
                    {"access", row.access},
                    {"by", row.by},
                    {"path", row.path}});
  return {{"stack", of.stack}, {"access", rows}};
}

}  // namespace strata::synth
