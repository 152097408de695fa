// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/description.hpp>
#include <strata/core/rules.hpp>
#include <strata/core/sort.hpp>

namespace strata::core {

/// What the check of a whole graph found. `broken` is null when the graph can be deployed; the first failure wins.
struct verdict {
  rule const* broken = nullptr;
  std::vector<std::uint32_t> resources{};  ///< the resources at fault: one, two, or the path of a cycle
  std::string_view about{};                ///< the id, name or text it is about, in the descriptions' storage
  long long have{}, limit{};
  constexpr explicit operator bool() const { return broken == nullptr; }
};

/// `before` is deployed before `after`. Both are positions in the list of descriptions, or, from the list's size on,
/// barriers: many resources that fill a name and many that read it meet in one node instead of in a product of edges.
struct edge {
  std::uint32_t before{}, after{};
  constexpr bool operator==(edge const&) const = default;
};

struct graph {
  std::vector<edge> edges{};            ///< sorted by `after`, then `before`; each once
  std::vector<std::uint32_t> order{};   ///< dependencies first; otherwise as declared. Empty when there is a cycle
  core::verdict verdict{};

  /// The resources that a resource waits for, barriers resolved, each once, in the order of declaration.
  constexpr std::vector<std::uint32_t> predecessors(std::uint32_t resource) const {
    std::vector<std::uint32_t> result;
    std::vector<std::uint32_t> open{resource};
    auto const is_after = [](edge const& e, std::uint32_t node) { return e.after < node; };
    while (!open.empty()) {
      std::uint32_t const node = open.back();
      open.pop_back();
      for (std::size_t i = lower_bound(edges, node, is_after); i < edges.size() && edges[i].after == node; ++i)
        (edges[i].before < order.size() ? result : open).push_back(edges[i].before);
    }
    stable_sort(result, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < result.size(); ++i)
      if (i == 0 || result[i] != result[i - 1]) result[kept++] = result[i];
    result.resize(kept);
    return result;
  }
};

constexpr bool is_valid_id(std::string_view id) {
  if (id.empty() || id.size() > 255) return false;
  for (char c : id)
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
  return true;
}

namespace detail {

/// Ids and names by hash. Equal texts are neighbours; different texts of one hash are told apart by comparing them.
struct entry {
  std::uint64_t hash{};
  std::uint32_t resource{};
  mention const* said{};  ///< null for the resource's own id
  std::string_view text{};
};

constexpr bool before(entry const& a, entry const& b) { return a.hash != b.hash ? a.hash < b.hash : a.text < b.text; }

class graph_builder {
 public:
  constexpr graph_builder(description const* const* resources, std::size_t count)
      : resources_{resources}, count_{count}, nodes_{static_cast<std::uint32_t>(count)} {}

  constexpr graph build() && {
    check_problems() && check_ids() && resolve_ids() && resolve_names();
    if (result_.verdict) sort_edges();
    if (result_.verdict) order_resources();
    return static_cast<graph&&>(result_);
  }

 private:
  constexpr description const& at(std::size_t i) const { return *resources_[i]; }

  constexpr bool fail(rule const& broken, std::uint32_t resource, std::string_view about = {}) {
    result_.verdict.broken = &broken;
    result_.verdict.resources.push_back(resource);
    result_.verdict.about = about;
    return false;
  }

  constexpr bool check_problems() {
    for (std::uint32_t i = 0; i < count_; ++i) {
      if (!is_valid_id(at(i).id)) return fail(rules::E0101, i, at(i).id);
      if (problem const& p = at(i).first_problem) {
        fail(*p.broken, i, at(i).text(p));
        result_.verdict.have = p.have;
        result_.verdict.limit = p.limit;
        return false;
      }
    }
    return true;
  }

  constexpr bool check_ids() {
    for (std::uint32_t i = 0; i < count_; ++i) ids_.push_back({at(i).id_hash, i, nullptr, at(i).id});
    stable_sort(ids_, before);
    for (std::size_t i = 1; i < ids_.size(); ++i) {
      if (ids_[i - 1].text != ids_[i].text) continue;
      fail(rules::E0102, ids_[i - 1].resource, ids_[i].text);
      result_.verdict.resources.push_back(ids_[i].resource);
      return false;
    }
    return true;
  }

  constexpr bool resolve_ids() {
    for (std::uint32_t i = 0; i < count_; ++i) {
      for (std::size_t m = 0; m < at(i).mention_count; ++m) {
        mention const& said = at(i).mentions[m];
        entry const wanted{said.hash, i, &said, at(i).text(said)};
        if (!is_id(said.how)) {
          names_.push_back(wanted);
          continue;
        }
        std::size_t const found = lower_bound(ids_, wanted, before);
        if (found == ids_.size() || ids_[found].text != wanted.text) return fail(rules::E0103, i, wanted.text);
        if (said.how == verb::needs) continue;
        if (ids_[found].resource == i) {
          fail(rules::E0106, i, wanted.text);
          result_.verdict.resources.push_back(i);
          return false;
        }
        if (said.how == verb::follows) add_edge(ids_[found].resource, i);
        else add_edge(i, ids_[found].resource);
      }
    }
    return true;
  }

  constexpr bool resolve_names() {
    stable_sort(names_, before);
    for (std::size_t first = 0, last = 0; first < names_.size(); first = last) {
      while (last < names_.size() && names_[last].hash == names_[first].hash && names_[last].text == names_[first].text)
        ++last;
      if (!resolve_name(first, last)) return false;
    }
    return true;
  }

  /// One name: entries [first, last), in the order of declaration.
  constexpr bool resolve_name(std::size_t first, std::size_t last) {
    entry const* creator = nullptr;
    entry const* strict = nullptr;
    std::vector<entry const*> fillers, readers;
    for (std::size_t i = first; i < last; ++i) {
      entry const& e = names_[i];
      if (is_filling(e.said->how)) fillers.push_back(&e);
      if (is_reading(e.said->how)) readers.push_back(&e);
      if (!strict && (e.said->how == verb::fills || e.said->how == verb::reads)) strict = &e;
      if (e.said->how != verb::creates) continue;
      if (creator && creator->resource != e.resource) {
        fail(rules::E0105, creator->resource, at(e.resource).shown(*e.said));
        result_.verdict.resources.push_back(e.resource);
        return false;
      }
      creator = &e;
    }
    if (!creator && strict) return fail(rules::E0104, strict->resource, at(strict->resource).shown(*strict->said));
    if (creator) {
      for (entry const* f : fillers) add_edge(creator->resource, f->resource);
      for (entry const* r : readers) add_edge(creator->resource, r->resource);
    }
    order_fillers(fillers, readers);
    return true;
  }

  /// A reader follows every filler. Resources that both read and fill a name follow the plain fillers and, among
  /// themselves, the order of declaration: nothing else could tell which one is meant to come first.
  constexpr void order_fillers(std::vector<entry const*> const& fillers, std::vector<entry const*> const& readers) {
    std::vector<std::uint32_t> plain, both, only_read, unused;
    split(fillers, readers, plain, both);
    split(readers, fillers, only_read, unused);
    for (std::size_t i = 1; i < both.size(); ++i) add_edge(both[i - 1], both[i]);
    if (!both.empty()) {
      for (std::uint32_t f : plain) add_edge(f, both.front());
      for (std::uint32_t r : only_read) add_edge(both.back(), r);
    } else if (plain.size() > 1 && only_read.size() > 1) {
      std::uint32_t const barrier = nodes_++;
      for (std::uint32_t f : plain) add_edge(f, barrier);
      for (std::uint32_t r : only_read) add_edge(barrier, r);
    } else {
      for (std::uint32_t f : plain)
        for (std::uint32_t r : only_read) add_edge(f, r);
    }
  }

  /// Both lists are sorted by resource.
  static constexpr void split(std::vector<entry const*> const& list, std::vector<entry const*> const& other,
                              std::vector<std::uint32_t>& only_here, std::vector<std::uint32_t>& in_both) {
    std::size_t o = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0 && list[i]->resource == list[i - 1]->resource) continue;
      while (o < other.size() && other[o]->resource < list[i]->resource) ++o;
      bool const shared = o < other.size() && other[o]->resource == list[i]->resource;
      (shared ? in_both : only_here).push_back(list[i]->resource);
    }
  }

  constexpr void add_edge(std::uint32_t earlier, std::uint32_t later) {
    if (earlier != later) result_.edges.push_back({earlier, later});
  }

  constexpr void sort_edges() {
    auto& edges = result_.edges;
    stable_sort(edges, [](edge const& a, edge const& b) { return a.after != b.after ? a.after < b.after : a.before < b.before; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < edges.size(); ++i)
      if (i == 0 || !(edges[i] == edges[i - 1])) edges[kept++] = edges[i];
    edges.resize(kept);
  }

  /// Depth first from each resource in the order of declaration, with a stack of its own: recursion would hit the
  /// depth limits of constant evaluation on a long chain.
  constexpr void order_resources() {
    auto const& edges = result_.edges;
    std::vector<std::uint32_t> next(nodes_ + 1, 0);
    for (edge const& e : edges) ++next[e.after + 1];
    for (std::size_t i = 0; i < nodes_; ++i) next[i + 1] += next[i];
    std::vector<std::uint32_t> const end(next.begin() + 1, next.end());
    enum : char { untouched, on_path, done };
    std::vector<char> state(nodes_, untouched);
    std::vector<std::uint32_t> path;
    for (std::uint32_t start = 0; start < count_; ++start) {
      if (state[start] != untouched) continue;
      path.push_back(start);
      state[start] = on_path;
      while (!path.empty()) {
        std::uint32_t const here = path.back();
        if (next[here] == end[here]) {
          state[here] = done;
          if (here < count_) result_.order.push_back(here);
          path.pop_back();
          continue;
        }
        std::uint32_t const before_it = edges[next[here]++].before;
        if (state[before_it] == done) continue;
        if (state[before_it] == on_path) return report_cycle(path, before_it);
        state[before_it] = on_path;
        path.push_back(before_it);
      }
    }
  }

  constexpr void report_cycle(std::vector<std::uint32_t> const& path, std::uint32_t closing) {
    result_.order.clear();
    result_.verdict.broken = &rules::E0106;
    std::size_t start = path.size();
    while (start > 0 && path[start - 1] != closing) --start;
    auto& cycle = result_.verdict.resources;
    for (std::size_t i = start - 1; i < path.size(); ++i)  // each waits for the next
      if (path[i] < count_) cycle.push_back(path[i]);
    std::uint32_t const first = cycle.front();
    cycle.push_back(first);
  }

  description const* const* resources_;
  std::size_t count_;
  std::vector<entry> ids_{}, names_{};
  std::uint32_t nodes_;
  graph result_{};
};

}  // namespace detail

/// Resolves the resources' mentions of each other into a graph, in O(n log n).
/// Checked in this order, first failure wins: E0101 and each resource's own problem, E0102, E0103, E0104, E0105, E0106.
constexpr graph build_graph(description const* const* resources, std::size_t count) {
  return detail::graph_builder{resources, count}.build();
}

}  // namespace strata::core
