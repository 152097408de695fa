// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/buffer.hpp>
#include <strata/core/sequence.hpp>

#include <cstdint>

namespace strata::core {

/// `before` comes before `after`. Both are the numbers of nodes.
struct edge {
  std::uint32_t before{}, after{};
  constexpr bool operator==(edge const&) const = default;
};

/// A list of nodes in which predecessors come first, or the path of a cycle.
struct topological_order {
  sequence<std::uint32_t> nodes{};  ///< empty if there is a cycle
  sequence<std::uint32_t> cycle{};  ///< each node waits for the next one, and the last one for the first
};

/// Orders the nodes below `starts`, and all their predecessors, in the order of their numbers where the edges leave a
/// choice, in O(nodes + edges). Depth first, with an explicit stack: a long chain would exceed the compilers' depth
/// limits with recursion.
/// @param edges sorted by `after`, of nodes below `node_count`
constexpr topological_order order_nodes(auto const& edges, std::size_t node_count, std::size_t starts) {
  buffer<std::uint32_t> next{node_count + 1}, end{node_count + 1};
  for (edge const& e : edges) ++next[e.after + 1];
  for (std::size_t i = 0; i < node_count; ++i) end[i] = next[i + 1] += next[i];
  enum : char { untouched, on_path, done };
  buffer<char> state{node_count};
  buffer<std::uint32_t> path{node_count};
  topological_order result;
  result.nodes.reserve(starts);
  for (std::uint32_t start = 0; start < starts; ++start) {
    if (state[start] != untouched) continue;
    path.push_back(start);
    state[start] = on_path;
    while (!path.empty()) {
      std::uint32_t const here = path.back();
      if (next[here] == end[here]) {
        state[here] = done;
        result.nodes.push_back(here);
        path.pop_back();
        continue;
      }
      std::uint32_t const before = edges[next[here]++].before;
      if (state[before] == on_path) {
        result.nodes.clear();
        for (std::uint32_t node : path)
          if (!result.cycle.empty() || node == before) result.cycle.push_back(node);
        return result;
      }
      if (state[before] == done) continue;
      state[before] = on_path;
      path.push_back(before);
    }
  }
  return result;
}

}  // namespace strata::core
