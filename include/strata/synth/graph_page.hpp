// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/lineage.hpp>
#include <strata/synth/listing.hpp>
#include <strata/synth/page_source.hpp>
#include <strata/synth/policy_report.hpp>
#include <strata/synth/svg.hpp>

namespace strata::synth {

namespace detail {

/// JSON for a script element: "</script" must not end it, and "<!--" must not begin a comment.
inline std::string script_json(json const& value) {
  std::string const text = value.dump();
  std::string out;
  for (char c : text) out += c == '<' ? std::string{"\\u003c"} : std::string(1, c);
  return out;
}

/// The data of these columns for a page.
inline json columns_for_page(lineage const& of, std::set<lineage::place> const& columns) {
  json result = json::array();
  std::map<lineage::place, std::size_t> position;
  for (lineage::place const& p : columns) {
    json shares = json::array();
    for (lineage::datashare const& d : of.datashares)
      if (d.shows.contains(p)) shares.push_back(d.id);
    lineage::relation const& r = of.relations[p.relation];
    position.emplace(p, result.size());
    result.push_back({{"id", of.name_of(p)},
                      {"type", of.at(p).type},
                      {"relation", r.id},
                      {"filledBy", r.filled_by},
                      {"shownBy", shares},
                      {"from", json::array()},
                      {"into", json::array()}});
  }
  for (lineage::place const& p : columns)
    for (lineage::source const& s : of.at(p).sources) {
      if (s.how == sql::derivation::condition) continue;
      result[position.at(p)]["from"].push_back(of.name_of(s.from));
      result[position.at(s.from)]["into"].push_back(of.name_of(p));
    }
  return result;
}

}  // namespace detail

/// One HTML page with the graphs of the deployment and of the columns, which a browser shows without a network. The
/// reader can move, zoom and search them, and see a resource's properties, SQL, and findings. Its source is
/// tools/page/page.html.
inline std::string to_page(deployment const& of, lineage const& columns, std::vector<policy_report> const& policies) {
  json declarations = json::array(), resources = json::array(), reports = json::array();
  for (std::size_t c = 0; c < of.program.count; ++c) {
    declarations.push_back(detail::summary_of_declaration(of, c));
    declarations.back()["type"] = detail::kind_of_declaration(of, c);
  }
  for (std::size_t at = 0; at < of.resources.size(); ++at) {
    resources.push_back(detail::summary(of, at));
    resources.back()["body"] = of.body(of.resources[at]);
  }
  for (policy_report const& report : policies) reports.push_back(report_as_json(report));
  auto const related = related_columns(columns);
  auto const piece = [&](std::string_view name) -> std::string {
    if (name == "TITLE") return detail::escape_markup(of.program.info.name);
    if (name == "DECLARATIONS") return detail::svg_of(draw(of, picture_of::declarations), "strata declarations");
    if (name == "RESOURCES") return detail::svg_of(draw(of, picture_of::resources), "strata resources");
    if (name == "COLUMNS") return detail::svg_of(draw(columns, related), "strata columns");
    return detail::script_json({{"declarations", declarations},
                                {"resources", resources},
                                {"columns", detail::columns_for_page(columns, related)},
                                {"policies", reports}});
  };
  std::string out;
  std::string_view rest = page_source;
  for (std::string_view name : {"TITLE", "TITLE", "DECLARATIONS", "RESOURCES", "COLUMNS", "DATA"}) {
    std::string const mark = '@' + std::string{name} + '@';
    std::size_t const at = rest.find(mark);
    out += std::string{rest.substr(0, at)} + piece(name);
    rest.remove_prefix(at + mark.size());
  }
  return out += rest;
}

}  // namespace strata::synth
