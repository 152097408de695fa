// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/deployment.hpp>
#include <strata/synth/glob.hpp>
#include <strata/synth/terminal.hpp>

/// Lists of resources, and explanations of one.
namespace strata::synth {

/// The resources whose id, type or declaration matches a pattern; all resources without a pattern. Positions, in the
/// order of deployment.
inline std::vector<std::size_t> resources_like(deployment const& of, std::string const& pattern) {
  std::vector<std::size_t> result;
  for (std::size_t at = 0; at < of.resources.size(); ++at) {
    deployment::resource const& r = of.resources[at];
    if (pattern.empty() || matches_glob(pattern, r.id) || matches_glob(pattern, r.type) ||
        (!of.is_shared(r) && matches_glob(pattern, of.construct_id(r.construct))))
      result.push_back(at);
  }
  return result;
}

/// The ids that `explain` takes: those of the resources, then of the declarations that no resource is named after.
inline std::vector<std::string> explainable_ids(deployment const& of) {
  std::vector<std::string> result;
  for (deployment::resource const& r : of.resources) result.push_back(r.id);
  for (std::size_t c = 0; c < of.program.count; ++c)
    if (!of.position.contains(of.construct_id(c))) result.push_back(of.construct_id(c));
  return result;
}

/// Resources as a table.
/// @param positions the resources' positions
inline std::string list_as_text(deployment const& of, std::vector<std::size_t> const& positions, painter const& paint) {
  table rows{{"RESOURCE", "TYPE", "DECLARED AS"}};
  for (std::size_t at : positions) rows.add({of.resources[at].id, of.resources[at].type, of.reason(at)});
  return rows.text(paint);
}

namespace detail {

inline json ids(deployment const& of, std::vector<std::size_t> const& positions) {
  json result = json::array();
  for (std::size_t at : positions) result.push_back(of.resources[at].id);
  return result;
}

inline json summary(deployment const& of, std::size_t at) {
  deployment::resource const& r = of.resources[at];
  json result{{"id", r.id}, {"type", r.type}};
  if (of.is_shared(r)) {
    json users = json::array();
    for (std::size_t user : of.sharers(at)) users.push_back(of.construct_id(user));
    result["sharedBy"] = std::move(users);
  } else {
    result["declaredAs"] = of.construct_id(r.construct);
    result["line"] = of.program.descriptions[r.construct]->line;
  }
  result["needs"] = ids(of, r.needs);
  result["neededBy"] = ids(of, r.needed_by);
  return result;
}

/// The IAM statements below a value: the members of each "Statement".
inline void collect_statements(json const& value, json& into) {
  if (value.is_object())
    for (auto it = value.begin(); it != value.end(); ++it) {
      if (it.key() == "Statement" && it.value().is_array())
        for (json const& statement : it.value()) into.push_back(statement);
      else
        collect_statements(it.value(), into);
    }
  else if (value.is_array())
    for (json const& item : value) collect_statements(item, into);
}

inline std::vector<std::size_t> resources_of(deployment const& of, std::string const& id) {
  std::vector<std::size_t> result;
  for (std::size_t at = 0; at < of.resources.size(); ++at)
    if (!of.is_shared(of.resources[at]) && of.construct_id(of.resources[at].construct) == id) result.push_back(at);
  return result;
}

inline json summary_of_declaration(deployment const& of, std::size_t construct) {
  json needs = json::array();
  for (std::size_t before : of.needs_of_declaration(construct)) needs.push_back(of.construct_id(before));
  std::string const id = of.construct_id(construct);
  return {{"id", id},
          {"line", of.program.descriptions[construct]->line},
          {"needs", needs},
          {"makes", ids(of, resources_of(of, id))}};
}

}  // namespace detail

/// Resources with their types, origins and neighbours.
/// @param positions the resources' positions
inline json list_as_json(deployment const& of, std::vector<std::size_t> const& positions) {
  json result = json::array();
  for (std::size_t at : positions) result.push_back(detail::summary(of, at));
  return result;
}

/// The explanation of a resource, or of the resources of a declaration; null if the id does not exist.
inline json explain(deployment const& of, std::string const& id) {
  if (auto const found = of.position.find(id); found != of.position.end()) {
    json result = detail::summary(of, found->second);
    json statements = json::array();
    json const& body = of.body(of.resources[found->second]);
    detail::collect_statements(body, statements);
    result["statements"] = std::move(statements);
    for (char const* attribute : {"DeletionPolicy", "UpdateReplacePolicy", "Condition"})
      if (body.contains(attribute)) result[attribute] = body[attribute];
    return result;
  }
  for (std::size_t c = 0; c < of.program.count; ++c) {
    if (of.program.descriptions[c]->id != id) continue;
    return detail::summary_of_declaration(of, c);
  }
  return nullptr;
}

/// An explanation for people.
inline std::string to_text(json const& explanation, painter const& paint) {
  std::string out;
  auto const row = [&](std::string const& label, std::string const& text) {
    out += "  " + label + std::string(label.size() < 14 ? 14 - label.size() : 1, ' ') + text + '\n';
  };
  auto const rows = [&](char const* key, std::string const& label) {
    if (!explanation.contains(key)) return;
    json const& items = explanation[key];
    if (items.empty()) row(label, "nothing");
    bool first = true;
    for (json const& item : items)
      row(first ? label : "", item.is_string() ? item.get<std::string>() : item.dump()), first = false;
  };
  out += paint(colour::bold, explanation["id"].get<std::string>()) +
         (explanation.contains("type") ? "  " + explanation["type"].get<std::string>() : "") + '\n';
  if (explanation.contains("declaredAs"))
    row("declared as", explanation["declaredAs"].get<std::string>() + ", line " + explanation["line"].dump());
  else if (explanation.contains("line"))
    row("declared in", "line " + explanation["line"].dump());
  rows("sharedBy", "shared by");
  rows("makes", "makes");
  rows("needs", "needs");
  rows("neededBy", "needed by");
  for (char const* attribute : {"DeletionPolicy", "UpdateReplacePolicy", "Condition"})
    if (explanation.contains(attribute)) row(attribute, explanation[attribute].get<std::string>());
  if (explanation.contains("statements") && !explanation["statements"].empty()) rows("statements", "IAM");
  return out;
}

}  // namespace strata::synth
