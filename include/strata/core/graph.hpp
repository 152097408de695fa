// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/name_resolver.hpp>
#include <strata/core/sort.hpp>

namespace strata::core {

/// The order between the constructs of a stack.
struct graph_view {
  edge const* edges{};  ///< see `graph`
  std::size_t edge_count{};
  std::uint32_t const* order{};
  std::size_t count{};  ///< of constructs

  /// The predecessors of a construct without barriers, each once, in the order of declaration.
  [[nodiscard]] constexpr sequence<std::uint32_t> predecessors(std::uint32_t construct) const {
    sequence<std::uint32_t> result;
    sequence<std::uint32_t> open{construct};
    while (!open.empty()) {
      std::uint32_t const node = open.back();
      open.pop_back();
      for (std::size_t i = first_edge_to(node); i < edge_count && edges[i].after == node; ++i)
        (edges[i].before < count ? result : open).push_back(edges[i].before);
    }
    stable_sort(result, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < result.size(); ++i)
      if (i == 0 || result[i] != result[i - 1]) result[kept++] = result[i];
    result.truncate(kept);
    return result;
  }
  /// The position of a node's first edge.
  [[nodiscard]] constexpr std::size_t first_edge_to(std::uint32_t node) const {
    return lower_bound(edges, edge_count, node, [](edge const& e, std::uint32_t n) { return e.after < n; });
  }
};

struct graph {
  /// Sorted by `after`, then `before`; each once. From the number of constructs on, nodes are barriers: many constructs
  /// that fill a name and many that read it meet in one node instead of in a product of edges.
  sequence<edge> edges{};
  sequence<std::uint32_t> order{};  ///< predecessors first, otherwise as declared; empty if there is a cycle
  core::verdict verdict{};

  [[nodiscard]] constexpr graph_view view() const { return {edges.data(), edges.size(), order.data(), order.size()}; }
  [[nodiscard]] constexpr sequence<std::uint32_t> predecessors(std::uint32_t construct) const {
    return view().predecessors(construct);
  }
};

inline constexpr std::size_t max_id_length = 255;

constexpr bool is_valid_id(std::string_view id) {
  if (id.empty() || id.size() > max_id_length) return false;
  for (char c : id)
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
  return true;
}

namespace detail {

class graph_builder {
 public:
  constexpr graph_builder(description const* const* resources, std::size_t count)
      : resources_{resources},
        count_{count},
        ids_{count},
        edges_{edges_per_mention * count_mentions(resources, count)},
        nodes_{static_cast<std::uint32_t>(count)},
        names_{resources, count_mentions(resources, count), edges_, nodes_, result_.verdict} {}

  constexpr graph build() && {
    check_problems() && check_ids() && resolve_ids() && names_.resolve();
    if (result_.verdict) sort_edges();
    if (result_.verdict && names_.removes_something()) order_removals();
    if (result_.verdict) order_resources();
    return static_cast<graph&&>(result_);
  }

 private:
  [[nodiscard]] constexpr description const& at(std::size_t i) const { return *resources_[i]; }

  static constexpr std::size_t count_mentions(description const* const* resources, std::size_t count) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += resources[i]->mention_count;
    return sum;
  }

  constexpr bool fail(error_code const& error, std::uint32_t resource, std::string_view subject = {}) {
    result_.verdict.error = &error;
    result_.verdict.resources.push_back(resource);
    result_.verdict.subject = subject;
    return false;
  }
  constexpr bool fail(error_code const& error, std::uint32_t resource, std::uint32_t other, std::string_view subject) {
    fail(error, resource, subject);
    result_.verdict.resources.push_back(other);
    return false;
  }

  constexpr bool check_problems() {
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (at(i).id.empty()) return fail(errors::E0108, i);
      if (!is_valid_id(at(i).id)) return fail(errors::E0101, i, at(i).id);
      if (problem const& p = at(i).first_problem) {
        fail(*p.error, i, at(i).text(p));
        result_.verdict.have = p.have;
        result_.verdict.limit = p.limit;
        result_.verdict.place = p.place;
        result_.verdict.closest = at(i).closest(p);
        return false;
      }
    }
    return true;
  }

  /// If all ids differ, a construct's number is its position.
  constexpr bool check_ids() {
    for (std::uint32_t i = 0; i < count_; ++i) {
      std::uint32_t const number = ids_.number(at(i).id_hash, at(i).id);
      if (number != i) return fail(errors::E0102, number, i, at(i).id);
    }
    return true;
  }

  constexpr bool resolve_ids() {
    for (std::uint32_t i = 0; i < count_; ++i) {
      for (std::size_t m = 0; m < at(i).mention_count; ++m) {
        mention const& said = at(i).mentions[m];
        if (!is_id(said.how)) {
          names_.add(i, said);
          continue;
        }
        std::uint32_t const found = ids_.known(said.hash, at(i).text(said));
        if (found == interner::none) return fail(errors::E0103, i, at(i).text(said));
        if (said.how == verb::needs || said.how == verb::changes) continue;
        if (found == i) return fail(errors::E0106, i, i, at(i).text(said));
        if (said.how == verb::follows)
          add_edge(found, i);
        else
          add_edge(i, found);
      }
    }
    return true;
  }

  /// What removes a name comes last, unless an order that the program gives otherwise puts it before the creator.
  constexpr void order_removals() {
    buffer<edge> with_more{edges_per_mention * count_mentions(resources_, count_)};
    for (edge const& e : edges_) with_more.push_back(e);
    edges_.swap(with_more);
    bool const holds = names_.resolve_removals(
        [this](std::uint32_t earlier, std::uint32_t later) { return is_before(earlier, later); });
    if (!holds) return;
    result_.edges.clear();
    sort_edges();
  }
  [[nodiscard]] constexpr bool is_before(std::uint32_t earlier, std::uint32_t later) const {
    buffer<char> seen{nodes_};
    buffer<std::uint32_t> open{nodes_};
    open.push_back(later);
    while (!open.empty()) {
      std::uint32_t const node = open.back();
      open.pop_back();
      auto const& edges = result_.edges;
      for (std::size_t i = result_.view().first_edge_to(node); i < edges.size() && edges[i].after == node; ++i) {
        std::uint32_t const before = edges[i].before;
        if (before == earlier) return true;
        if (seen[before] != 0) continue;
        seen[before] = 1;
        open.push_back(before);
      }
    }
    return false;
  }

  constexpr void add_edge(std::uint32_t earlier, std::uint32_t later) {
    if (earlier != later) edges_.push_back({earlier, later});
  }

  /// A stable counting sort: as many passes over the edges as there are keys.
  constexpr void sort_edges_by(std::uint32_t edge::* key) {
    buffer<std::uint32_t> place{nodes_ + 1};
    for (edge const& e : edges_) ++place[e.*key + 1];
    for (std::size_t i = 0; i < nodes_; ++i) place[i + 1] += place[i];
    buffer<edge> sorted{edges_.size()};
    for (std::size_t i = 0; i < edges_.size(); ++i) sorted.push_back({});
    for (edge const& e : edges_) sorted[place[e.*key]++] = e;
    edges_.swap(sorted);
  }

  constexpr void sort_edges() {
    sort_edges_by(&edge::before);
    sort_edges_by(&edge::after);
    result_.edges.reserve(edges_.size());
    edge const* previous = nullptr;
    for (edge const& e : edges_) {
      if (!previous || previous->before != e.before || previous->after != e.after) result_.edges.push_back(e);
      previous = &e;
    }
  }

  constexpr void order_resources() {
    topological_order const found = order_nodes(edges_, nodes_, count_);
    if (!found.cycle.empty()) return report_cycle(found.cycle);
    result_.order.reserve(count_);
    for (std::uint32_t node : found.nodes)
      if (node < count_) result_.order.push_back(node);
  }
  constexpr void report_cycle(sequence<std::uint32_t> const& nodes) {
    result_.verdict.error = &errors::E0106;
    auto& cycle = result_.verdict.resources;
    for (std::uint32_t node : nodes)
      if (node < count_) cycle.push_back(node);
    std::uint32_t const first = cycle.front();
    cycle.push_back(first);
  }

  description const* const* resources_;
  std::size_t count_;
  interner ids_;
  buffer<edge> edges_;
  std::uint32_t nodes_;
  graph result_{};
  name_resolver names_;
};

}  // namespace detail

/// Resolves the constructs' mentions of each other into a graph, in O(n log n). It checks in this order, and the first
/// error counts: E0101, E0108 and each construct's own error, E0102, E0103, then E0104 and E0105 name by name in the
/// order of their first mention, and E0106.
constexpr graph build_graph(description const* const* resources, std::size_t count) {
  return detail::graph_builder{resources, count}.build();
}

}  // namespace strata::core
