// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sort.hpp>
#include <strata/core/topological_order.hpp>

namespace strata::detail {

/// A directed graph of numbered nodes, whose edges lead from a node to one that it waits for.
class waiting_graph {
 public:
  constexpr explicit waiting_graph(std::size_t nodes) : nodes_{nodes} {}
  constexpr void add(std::size_t waiting, std::size_t for_node) {
    edges_.push_back({static_cast<std::uint32_t>(for_node), static_cast<std::uint32_t>(waiting)});
  }
  /// The nodes of a circle, each of which waits for the next one; empty if there is none.
  [[nodiscard]] constexpr core::sequence<std::uint32_t> circle() {
    core::stable_sort(edges_, [](core::edge const& a, core::edge const& b) { return a.after < b.after; });
    return core::order_nodes(edges_, nodes_, nodes_).cycle;
  }

 private:
  std::size_t nodes_;
  core::sequence<core::edge> edges_{};
};

/// Positions by hash.
class position_table {
 public:
  constexpr void add(std::uint64_t hash, std::uint32_t position) { rows_.push_back({hash, position}); }
  constexpr void sort() {
    core::stable_sort(rows_, [](row const& a, row const& b) { return a.hash < b.hash; });
  }
  /// Calls `use(position)` for each position with the hash.
  constexpr void for_each(std::uint64_t hash, auto use) const {
    std::size_t at = core::lower_bound(rows_, hash, [](row const& r, std::uint64_t h) { return r.hash < h; });
    for (; at < rows_.size() && rows_[at].hash == hash; ++at) use(rows_[at].position);
  }

 private:
  struct row {
    std::uint64_t hash;
    std::uint32_t position;
  };
  core::sequence<row> rows_{};
};

}  // namespace strata::detail
