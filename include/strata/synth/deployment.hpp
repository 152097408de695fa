// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/references.hpp>
#include <strata/synth/template.hpp>

#include <set>

namespace strata::synth {

/// A stack's template with the dependencies of its resources and the reason for each: the source of lists, pictures and
/// explanations.
struct deployment {
  /// One resource of the template.
  struct resource {
    std::string id;
    std::string type;
    std::size_t construct;           ///< a position in the program, or `program.count` for shared parts
    std::vector<std::size_t> needs;  ///< ascending positions of the resources that it refers to, and of its DependsOn
    std::vector<std::size_t> needed_by;
  };

  stack_program const& program;
  synthesized_template made;
  std::vector<resource> resources;
  std::map<std::string, std::size_t, std::less<>> position;

  [[nodiscard]] json const& body(resource const& r) const { return made.document["Resources"][r.id]; }
  [[nodiscard]] bool is_shared(resource const& r) const { return r.construct == program.count; }
  [[nodiscard]] std::string construct_id(std::size_t construct) const {
    return std::string{program.descriptions[construct]->id};
  }

  /// The declarations that a declaration depends on: it waits for them, or its resources refer to theirs.
  [[nodiscard]] std::set<std::size_t> needs_of_declaration(std::size_t construct) const {
    auto const before = program.graph.predecessors(static_cast<std::uint32_t>(construct));
    std::set<std::size_t> found{before.begin(), before.end()};
    for (resource const& r : resources) {
      if (r.construct != construct) continue;
      for (std::size_t n : r.needs)
        if (!is_shared(resources[n])) found.insert(resources[n].construct);
    }
    found.erase(construct);
    return found;
  }

  /// The constructs that share a resource: they made the resources that refer to it, directly or through other shared
  /// ones.
  [[nodiscard]] std::set<std::size_t> sharers(std::size_t shared) const {
    std::set<std::size_t> found, seen{shared};
    std::vector<std::size_t> open{shared};
    while (!open.empty()) {
      std::size_t const at = open.back();
      open.pop_back();
      for (std::size_t user : resources[at].needed_by) {
        if (!is_shared(resources[user]))
          found.insert(resources[user].construct);
        else if (seen.insert(user).second)
          open.push_back(user);
      }
    }
    return found;
  }

  /// The reason why a resource is in the template, in a few words.
  [[nodiscard]] std::string reason(std::size_t at) const {
    resource const& r = resources[at];
    if (!is_shared(r))
      return construct_id(r.construct) + ", line " + std::to_string(program.descriptions[r.construct]->line);
    auto const users = sharers(at);
    if (users.empty()) return "shared by the stack";
    std::string result = "shared by " + std::to_string(users.size()) + ": ";
    std::size_t shown = 0;
    for (std::size_t user : users) {
      if (shown == 3) return result + ", ...";
      result += (shown++ == 0 ? "" : ", ") + construct_id(user);
    }
    return result;
  }
};

/// Computes the deployment of a program.
inline deployment deployment_of(stack_program const& program) {
  deployment result{program, synthesize(program), {}, {}};
  json const& all = result.made.document["Resources"];
  for (auto it = all.begin(); it != all.end(); ++it) {
    std::size_t const at = result.resources.size();
    result.position.emplace(it.key(), at);
    result.resources.push_back({it.key(), it.value()["Type"].get<std::string>(), result.made.constructs[at], {}, {}});
  }
  for (std::size_t at = 0; at < result.resources.size(); ++at) {
    json const& body = result.body(result.resources[at]);
    std::set<std::size_t> needs;
    auto const need = [&](std::string const& name) {
      if (auto const found = result.position.find(name); found != result.position.end() && found->second != at)
        needs.insert(found->second);
    };
    for_each_reference(body, need);
    if (auto const order = body.find("DependsOn"); order != body.end()) {
      if (order->is_string())
        need(order->get<std::string>());
      else
        for (json const& name : *order) need(name.get<std::string>());
    }
    result.resources[at].needs.assign(needs.begin(), needs.end());
    for (std::size_t n : needs) result.resources[n].needed_by.push_back(at);
  }
  return result;
}

}  // namespace strata::synth
