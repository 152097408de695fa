// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/domain.hpp>
#include <strata/constructs/preventable.hpp>
#include <strata/constructs/utility/references.hpp>
#include <strata/constructs/waiting_graph.hpp>
#include <strata/core/graph.hpp>

/// Circles of any mixture of edges: references, DependsOn, and the order between constructs. CloudFormation orders
/// resources, and a construct may have many, so a circle of constructs need not be one of resources. Only if there is
/// a circle of constructs are all resources expanded, to see whether there is one of resources: E0106.
namespace strata::detail {

/// Whether constructs of a stack wait for each other if each counts as one resource.
constexpr bool has_circle_of_constructs(core::description const* const* constructs, std::size_t count) {
  core::graph const order = core::build_graph(constructs, count);
  if (!order.verdict) return false;
  std::size_t nodes = count;
  for (core::edge const& e : order.edges) {
    if (e.before >= nodes) nodes = e.before + 1;
    if (e.after >= nodes) nodes = e.after + 1;
  }
  waiting_graph waits{nodes};
  for (core::edge const& e : order.edges) waits.add(e.after, e.before);
  position_table ids;
  for (std::uint32_t i = 0; i < count; ++i) ids.add(constructs[i]->id_hash, i);
  ids.sort();
  for (std::uint32_t i = 0; i < count; ++i) {
    core::description const& each = *constructs[i];
    for (std::size_t m = 0; m < each.mention_count; ++m) {
      core::mention const& said = each.mentions[m];
      if (said.how == core::verb::needs) ids.for_each(said.hash, [&](std::uint32_t needed) { waits.add(i, needed); });
      if (said.how == core::verb::changes)
        ids.for_each(said.hash, [&](std::uint32_t changed) { waits.add(changed, i); });
      if (said.how != core::verb::may_read || !each.text(said).starts_with(reference_head)) continue;
      // A logical id begins with the id of its construct.
      core::hasher hash;
      for (char c : each.shown(said)) {
        hash.push_back(c);
        ids.for_each(hash.value, [&](std::uint32_t needed) {
          if (needed != i) waits.add(i, needed);
        });
      }
    }
  }
  return !waits.circle().empty();
}

/// Collects the resources of a stack, and what each refers to.
struct edge_collector : ignoring_sink {
  using ignoring_sink::ignoring_sink;
  struct resource {
    std::uint64_t hash;
    std::uint32_t construct;
    bool ordered;
  };
  struct reference {
    std::uint64_t from, to;
  };
  std::uint32_t construct = 0;
  core::sequence<resource> resources{};
  core::sequence<reference> references{};

  template <class Resource>
  constexpr void add(cfn::logical_id const& id, Resource const& made, cfn::attributes const& attributes = {}) {
    resources.push_back({id.hash(), construct, attributes.ordered});
    for (cfn::logical_id const& before : attributes.depends_on) references.push_back({id.hash(), before.hash()});
    if constexpr (requires { made.properties; })
      walk(id, made.properties);
    else
      walk(id, made);
  }
  constexpr void add(cfn::section, std::string_view, cfn::json const&) {}
  constexpr void override_property(cfn::logical_id const& id, std::string_view, cfn::json const& value) {
    walk(id, value);
  }

 private:
  struct visitor {
    edge_collector& out;
    std::uint64_t from;
    constexpr void id(cfn::logical_id const& to, bool) const { out.references.push_back({from, to.hash()}); }
    constexpr void attribute(std::string_view, std::string_view) const {}
    constexpr void imported(std::string_view) const {}
    constexpr void literal(std::string_view) const {}
    constexpr void condition(std::string_view) const {}
    constexpr void mapping(std::string_view, std::string_view, std::string_view) const {}
  };
  constexpr void walk(cfn::logical_id const& id, auto const& value) {
    visitor each{*this, id.hash()};
    reference_walker{each}.walk(value);
  }
};

/// The constructs of a circle of resources, as an error shows them; empty if there is none.
constexpr core::sequence<std::uint32_t> circle_of_resources(edge_collector const& all, core::graph const& order,
                                                            std::uint32_t constructs) {
  // Behind the resources, each construct has a node that waits for its predecessors, and one that waits for its
  // resources.
  std::size_t const size = all.resources.size();
  auto const begin = [size](std::size_t construct) { return size + 2 * construct; };
  auto const end = [size](std::size_t construct) { return size + 2 * construct + 1; };
  waiting_graph waits{size + std::size_t{2} * constructs};
  position_table ids;
  core::sequence<char> has_ordered;
  for (std::uint32_t c = 0; c <= constructs; ++c) has_ordered.push_back(0);
  for (edge_collector::resource const& r : all.resources)
    if (r.ordered) has_ordered[r.construct] = 1;
  for (std::uint32_t i = 0; i < size; ++i) {
    edge_collector::resource const& r = all.resources[i];
    ids.add(r.hash, i);
    if (r.construct == constructs || (has_ordered[r.construct] != 0 && !r.ordered)) continue;
    waits.add(i, begin(r.construct));
    waits.add(end(r.construct), i);
  }
  ids.sort();
  for (std::uint32_t c = 0; c < constructs; ++c) {
    waits.add(end(c), begin(c));
    for (std::uint32_t before : order.predecessors(c)) waits.add(begin(c), end(before));
  }
  for (edge_collector::reference const& r : all.references)
    ids.for_each(r.from,
                 [&](std::uint32_t from) { ids.for_each(r.to, [&](std::uint32_t to) { waits.add(from, to); }); });
  core::sequence<std::uint32_t> result;
  for (std::uint32_t node : waits.circle()) {
    std::uint32_t const construct =
        node < size ? all.resources[node].construct : static_cast<std::uint32_t>((node - size) / 2);
    if (construct < constructs && (result.empty() || result.back() != construct)) result.push_back(construct);
  }
  if (result.size() > 1 && result.front() == result.back()) result.pop_back();
  if (!result.empty()) {
    std::uint32_t const first = result.front();
    result.push_back(first);
  }
  return result;
}

template <class Stack>
inline constexpr bool may_have_circle =
    (marks_of<Stack> & has_references) != 0 &&
    has_circle_of_constructs(core::resources_of<Stack>::descriptions, core::resources_of<Stack>::size);

}  // namespace strata::detail
