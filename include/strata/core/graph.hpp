// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/buffer.hpp>
#include <strata/core/description.hpp>
#include <strata/core/errors.hpp>
#include <strata/core/sort.hpp>

namespace strata::core {

/// The verdict on a whole graph. `error` is null if the graph can be deployed; otherwise it is the first error.
struct verdict {
  error_code const* error = nullptr;
  std::vector<std::uint32_t> resources{};  ///< the wrong constructs: one, two, or the path of a cycle
  std::string_view subject{};  ///< the id, name or text that the error is about, in the descriptions' storage
  long long have{}, limit{};
  constexpr explicit operator bool() const { return error == nullptr; }
};

/// `before` is deployed before `after`. Both are positions in the list of descriptions, or, from the list's size on,
/// barriers: many constructs that fill a name and many that read it meet in one node instead of in a product of edges.
struct edge {
  std::uint32_t before{}, after{};
  constexpr bool operator==(edge const&) const = default;
};

struct graph {
  std::vector<edge> edges{};           ///< sorted by `after`, then `before`; each once
  std::vector<std::uint32_t> order{};  ///< predecessors first, otherwise as declared; empty if there is a cycle
  core::verdict verdict{};

  /// The predecessors of a construct without barriers, each once, in the order of declaration.
  [[nodiscard]] constexpr std::vector<std::uint32_t> predecessors(std::uint32_t resource) const {
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

inline constexpr std::size_t max_id_length = 255;

constexpr bool is_valid_id(std::string_view id) {
  if (id.empty() || id.size() > max_id_length) return false;
  for (char c : id)
    if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))) return false;
  return true;
}

namespace detail {

/// A comparison with fewer steps in a constant evaluation than that of views.
constexpr bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  char const* left = a.data();
  char const* right = b.data();
  for (std::size_t i = a.size(); i > 0; --i)
    if (*left++ != *right++) return false;
  return true;
}

/// Numbers texts in the order of their first appearance, with a hash table: constant evaluation counts steps, and
/// sorting costs ten times as many.
class interner {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  constexpr explicit interner(std::size_t most) : mask_{slots_for(most) - 1}, slots_{mask_ + 1}, texts_{most} {}

  /// The number of the text. A new text gets the number of texts before it.
  constexpr std::uint32_t number(std::uint64_t hash, std::string_view text) {
    std::size_t const slot = find(hash, text);
    if (slots_[slot] == 0) {
      texts_.push_back({hash, text});
      slots_[slot] = static_cast<std::uint32_t>(texts_.size());
    }
    return slots_[slot] - 1;
  }
  /// The number of the text, or `none`.
  [[nodiscard]] constexpr std::uint32_t known(std::uint64_t hash, std::string_view text) const {
    return slots_[find(hash, text)] - 1;
  }

 private:
  struct entry {
    std::uint64_t hash;
    std::string_view text;
  };
  [[nodiscard]] constexpr std::size_t find(std::uint64_t hash, std::string_view text) const {
    std::size_t at = static_cast<std::size_t>(hash ^ (hash >> 32)) & mask_;
    while (slots_[at] != 0) {
      entry const& e = texts_[slots_[at] - 1];
      if (e.hash == hash && same_text(e.text, text)) break;
      at = (at + 1) & mask_;
    }
    return at;
  }
  static constexpr std::size_t slots_for(std::size_t most) {
    std::size_t slots = 16;
    while (slots < 2 * most) slots *= 2;
    return slots;
  }

  std::size_t mask_;
  buffer<std::uint32_t> slots_;  ///< numbers, from 1; 0 is free
  buffer<entry> texts_;
};

class graph_builder {
 public:
  constexpr graph_builder(description const* const* resources, std::size_t count)
      : resources_{resources},
        count_{count},
        mentions_{count_mentions(resources, count)},
        ids_{count},
        uses_{mentions_},
        fillers_{mentions_},
        readers_{mentions_},
        edges_{4 * mentions_},  // an id gives one; a name its creator, two neighbours in a chain, or a barrier
        nodes_{static_cast<std::uint32_t>(count)} {}

  constexpr graph build() && {
    check_problems() && check_ids() && resolve_ids() && resolve_names();
    if (result_.verdict) sort_edges();
    if (result_.verdict) order_resources();
    return static_cast<graph&&>(result_);
  }

 private:
  /// A mention of a name; the mentions of one name form a chain in the order of declaration.
  struct named_use {
    std::uint32_t resource;
    mention const* said;
    std::uint32_t next;
  };
  struct chain {
    std::uint32_t first, last;
  };

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
          uses_.push_back({i, &said, interner::none});
          continue;
        }
        std::uint32_t const found = ids_.known(said.hash, at(i).text(said));
        if (found == interner::none) return fail(errors::E0103, i, at(i).text(said));
        if (said.how == verb::needs) continue;
        if (found == i) return fail(errors::E0106, i, i, at(i).text(said));
        if (said.how == verb::follows)
          add_edge(found, i);
        else
          add_edge(i, found);
      }
    }
    return true;
  }

  constexpr bool resolve_names() {
    interner names{uses_.size()};
    buffer<chain> chains{uses_.size()};
    for (std::uint32_t u = 0; u < uses_.size(); ++u) {
      named_use const& use = uses_[u];
      std::uint32_t const number = names.number(use.said->hash, at(use.resource).text(*use.said));
      if (number == chains.size()) {
        chains.push_back({u, u});
        continue;
      }
      uses_[chains[number].last].next = u;
      chains[number].last = u;
    }
    for (chain const& c : chains)
      if (!resolve_name(c.first)) return false;
    return true;
  }

  /// Resolves one name, from its first use on.
  constexpr bool resolve_name(std::uint32_t first) {
    named_use const* creator = nullptr;
    named_use const* strict = nullptr;
    fillers_.clear();
    readers_.clear();
    for (std::uint32_t u = first; u != interner::none; u = uses_[u].next) {
      named_use const& use = uses_[u];
      verb const how = use.said->how;
      if (is_filling(how)) fillers_.push_back(use.resource);
      if (is_reading(how)) readers_.push_back(use.resource);
      if (!strict && (how == verb::fills || how == verb::reads)) strict = &use;
      if (how != verb::creates) continue;
      if (creator && creator->resource != use.resource)
        return fail(errors::E0105, creator->resource, use.resource, at(use.resource).shown(*use.said));
      creator = &use;
    }
    if (!creator && strict) return fail(errors::E0104, strict->resource, at(strict->resource).shown(*strict->said));
    if (creator) {
      for (std::uint32_t f : fillers_) add_edge(creator->resource, f);
      for (std::uint32_t r : readers_) add_edge(creator->resource, r);
    }
    if (!fillers_.empty() && (fillers_.size() > 1 || !readers_.empty())) order_fillers();
    return true;
  }

  /// A reader follows every filler. Constructs that both read and fill a name follow the plain fillers, and each other
  /// in the order of declaration, because nothing else determines their order.
  constexpr void order_fillers() {
    buffer<std::uint32_t> plain{fillers_.size()}, both{fillers_.size()}, only_read{readers_.size()},
        unused{readers_.size()};
    split(fillers_, readers_, plain, both);
    split(readers_, fillers_, only_read, unused);
    for (std::size_t i = 1; i < both.size(); ++i) add_edge(both[i - 1], both[i]);
    if (!both.empty()) {
      for (std::uint32_t f : plain) add_edge(f, both[0]);
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

  /// Both lists are sorted by construct.
  static constexpr void split(buffer<std::uint32_t> const& list, buffer<std::uint32_t> const& other,
                              buffer<std::uint32_t>& only_here, buffer<std::uint32_t>& in_both) {
    std::size_t o = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0 && list[i] == list[i - 1]) continue;
      while (o < other.size() && other[o] < list[i]) ++o;
      bool const shared = o < other.size() && other[o] == list[i];
      (shared ? in_both : only_here).push_back(list[i]);
    }
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

  /// Depth first from each construct in the order of declaration, with an explicit stack: a long chain would exceed the
  /// compilers' depth limits with recursion.
  constexpr void order_resources() {
    buffer<std::uint32_t> next{nodes_ + 1}, end{nodes_ + 1};
    for (edge const& e : edges_) ++next[e.after + 1];
    for (std::size_t i = 0; i < nodes_; ++i) end[i] = next[i + 1] += next[i];
    enum : char { untouched, on_path, done };
    buffer<char> state{nodes_};
    buffer<std::uint32_t> path{nodes_};
    result_.order.reserve(count_);
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
        std::uint32_t const before_it = edges_[next[here]++].before;
        if (state[before_it] == done) continue;
        if (state[before_it] == on_path) return report_cycle(path, before_it);
        state[before_it] = on_path;
        path.push_back(before_it);
      }
    }
  }

  constexpr void report_cycle(buffer<std::uint32_t> const& path, std::uint32_t closing) {
    result_.order.clear();
    result_.verdict.error = &errors::E0106;
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
  std::size_t mentions_;
  interner ids_;
  buffer<named_use> uses_;
  buffer<std::uint32_t> fillers_, readers_;
  buffer<edge> edges_;
  std::uint32_t nodes_;
  graph result_{};
};

}  // namespace detail

/// Resolves the constructs' mentions of each other into a graph, in O(n log n). It checks in this order, and the first
/// error counts: E0101, E0108 and each construct's own error, E0102, E0103, then E0104 and E0105 name by name in the
/// order of their first mention, and E0106.
constexpr graph build_graph(description const* const* resources, std::size_t count) {
  return detail::graph_builder{resources, count}.build();
}

}  // namespace strata::core
