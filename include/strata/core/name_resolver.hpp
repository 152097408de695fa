// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>
#include <strata/core/interner.hpp>
#include <strata/core/topological_order.hpp>
#include <strata/core/verdict.hpp>

namespace strata::core::detail {

/// An id gives one edge. A name gives one from its creator, two to neighbours in a chain or to a barrier, and one to
/// what removes it.
inline constexpr std::size_t edges_per_mention = 4;

/// Finds the edges that follow from names: who creates, fills, reads and removes them.
class name_resolver {
 public:
  constexpr name_resolver(description const* const* resources, std::size_t most, buffer<edge>& edges,
                          std::uint32_t& nodes, core::verdict& verdict)
      : resources_{resources},
        edges_{&edges},
        nodes_{&nodes},
        verdict_{&verdict},
        uses_{most},
        removals_{most},
        makers_{most},
        users_{most},
        fillers_{most},
        readers_{most} {}
  name_resolver(name_resolver const&) = delete;

  constexpr void add(std::uint32_t resource, mention const& said) {
    uses_.push_back({resource, &said, interner::none, interner::none});
  }

  /// Errors: E0104, E0105.
  constexpr bool resolve() {
    buffer<chain> chains{uses_.size()};
    number_names(chains);
    for (std::uint32_t u = 0; u < uses_.size();) {
      std::uint32_t end = u + 1;
      while (end < uses_.size() && uses_[end].said->traits.alternative) ++end;  // no construct begins with one
      link(chains, end == u + 1 ? u : chosen(chains, u, end));
      u = end;
    }
    for (chain const& c : chains)
      if (c.first != interner::none && !resolve_name(c.first)) return false;
    return true;
  }

  [[nodiscard]] constexpr bool removes_something() const { return !removals_.empty(); }
  /// @param is_before whether the other edges put the first construct before the second
  /// Error: E0115.
  constexpr bool resolve_removals(auto const& is_before) {
    for (std::uint32_t first : removals_)
      if (!resolve_removal(first, is_before)) return false;
    return true;
  }

 private:
  /// A mention of a name; the mentions of one name form a chain in the order of declaration.
  struct named_use {
    std::uint32_t resource;
    mention const* said;
    std::uint32_t name;
    std::uint32_t next;
  };
  struct chain {
    std::uint32_t first, last;
    bool is_created;
  };

  [[nodiscard]] constexpr description const& at(std::size_t i) const { return *resources_[i]; }

  constexpr void number_names(buffer<chain>& chains) {
    interner names{uses_.size()};
    for (named_use* use = &uses_[0]; use != uses_.end(); ++use) {
      use->name = names.number(use->said->hash, at(use->resource).text(*use->said));
      if (use->name == chains.size()) chains.push_back({interner::none, interner::none, false});
      if (is_creating(use->said->how)) chains[use->name].is_created = true;
    }
  }
  constexpr void link(buffer<chain>& chains, std::uint32_t u) {
    chain& c = chains[uses_[u].name];
    if (c.first == interner::none)
      c.first = u;
    else
      uses_[c.last].next = u;
    c.last = u;
  }
  /// Of alternatives, the first name that something creates, or the first of all.
  [[nodiscard]] constexpr std::uint32_t chosen(buffer<chain> const& chains, std::uint32_t first,
                                               std::uint32_t end) const {
    for (std::uint32_t u = first; u < end; ++u)
      if (chains[uses_[u].name].is_created) return u;
    return first;
  }

  /// Resolves one name, from its first use on.
  constexpr bool resolve_name(std::uint32_t first) {
    named_use const* creator = nullptr;
    named_use const* strict = nullptr;
    bool is_removed = false;
    makers_.clear();
    users_.clear();
    fillers_.clear();
    readers_.clear();
    for (std::uint32_t u = first; u != interner::none; u = uses_[u].next) {
      named_use const& use = uses_[u];
      verb const how = use.said->how;
      if (is_filling(how)) fillers_.push_back(use.resource);
      if (is_reading(how)) readers_.push_back(use.resource);
      if (is_using(how)) users_.push_back(use.resource);
      if (!strict && is_strict(how)) strict = &use;
      if (is_removing(how)) is_removed = true;
      if (is_creating(how)) makers_.push_back(use.resource);
      if (how != verb::creates) continue;
      if (creator && creator->resource != use.resource)
        return fail(errors::E0105, *creator, use, at(use.resource).shown(*use.said));
      creator = &use;
    }
    if (makers_.empty() && strict) return fail_unknown(*strict);
    if (!makers_.empty()) order_after_makers(creator);
    if (!fillers_.empty() && (fillers_.size() > 1 || !readers_.empty())) order_fillers();
    if (is_removed && !makers_.empty()) removals_.push_back(first);
    return true;
  }

  /// What provides a name comes after its creator, and all others after both.
  constexpr void order_after_makers(named_use const* creator) {
    std::uint32_t before = makers_[0];
    if (makers_.size() > 1) {
      before = (*nodes_)++;
      for (std::uint32_t m : makers_) {
        if (creator) add_edge(creator->resource, m);
        add_edge(m, before);
      }
    }
    for (buffer<std::uint32_t> const* users : {&users_, &fillers_, &readers_}) {
      std::size_t m = 0;
      for (std::uint32_t u : *users) {
        while (m < makers_.size() && makers_[m] < u) ++m;
        if (m == makers_.size() || makers_[m] != u) add_edge(before, u);
      }
    }
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
      std::uint32_t const barrier = (*nodes_)++;
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

  /// What removes a name if it exists comes after what removes it for certain.
  constexpr bool resolve_removal(std::uint32_t first, auto const& is_before) {
    named_use const* previous = nullptr;
    bool const one_maker = is_created_once(first);
    for (verb how : {verb::removes, verb::may_remove})
      for (std::uint32_t r = first; r != interner::none; r = uses_[r].next) {
        named_use const& remover = uses_[r];
        if (remover.said->how != how) continue;
        bool const certain = how == verb::removes;
        if (!certain && is_before_makers(remover.resource, first, is_before)) continue;
        if (previous && previous->resource == remover.resource) continue;
        if (previous && certain) return fail_removed(*previous, remover);
        if (!order_removal(first, remover, previous, certain || one_maker)) return false;
        previous = &remover;
      }
    return true;
  }
  constexpr bool order_removal(std::uint32_t first, named_use const& remover, named_use const* previous,
                               bool is_removed) {
    for (std::uint32_t u = first; u != interner::none; u = uses_[u].next) {
      named_use const& use = uses_[u];
      if (use.resource == remover.resource || is_removing(use.said->how)) continue;
      if (use.said->traits.lasting && is_removed) return fail_removed(remover, use);
      if (!previous) add_edge(use.resource, remover.resource);
    }
    if (previous) add_edge(previous->resource, remover.resource);
    return true;
  }
  [[nodiscard]] constexpr bool is_created_once(std::uint32_t first) const {
    std::uint32_t maker = interner::none;
    for (std::uint32_t u = first; u != interner::none; u = uses_[u].next) {
      if (!is_creating(uses_[u].said->how) || uses_[u].resource == maker) continue;
      if (maker != interner::none) return false;
      maker = uses_[u].resource;
    }
    return true;
  }
  [[nodiscard]] constexpr bool is_before_makers(std::uint32_t resource, std::uint32_t first,
                                                auto const& is_before) const {
    for (std::uint32_t u = first; u != interner::none; u = uses_[u].next)
      if (is_creating(uses_[u].said->how) && uses_[u].resource != resource && is_before(resource, uses_[u].resource))
        return true;
    return false;
  }

  constexpr void add_edge(std::uint32_t earlier, std::uint32_t later) {
    if (earlier != later) edges_->push_back({earlier, later});
  }

  constexpr bool fail(error_code const& error, named_use const& one, named_use const& other, std::string_view subject) {
    verdict_->error = &error;
    verdict_->resources.push_back(one.resource);
    verdict_->resources.push_back(other.resource);
    verdict_->subject = subject;
    return false;
  }
  constexpr bool fail_removed(named_use const& remover, named_use const& user) {
    return fail(errors::E0115, remover, user, at(remover.resource).shown(*remover.said));
  }
  constexpr bool fail_unknown(named_use const& use) {
    description const& by = at(use.resource);
    verdict_->error = &errors::E0104;
    verdict_->resources.push_back(use.resource);
    verdict_->subject = by.shown(*use.said);
    std::string_view const scope = by.scope(*use.said);
    closest_name best{by.name_in_scope(*use.said)};
    for (named_use const& other : uses_) {
      if (!is_creating(other.said->how) || other.resource == use.resource) continue;
      std::string_view const name = at(other.resource).name_in_scope(*other.said);
      if (same_text(at(other.resource).scope(*other.said), scope) && !are_short(by.name_in_scope(*use.said), name))
        best.offer(name);
    }
    verdict_->closest = best.found();
    if (verdict_->closest.empty() && by.suggests) verdict_->closest = by.suggests(verdict_->subject);
    return false;
  }
  /// Whether only one or two letters behind the same words and a dot differ, which can be anything.
  static constexpr bool are_short(std::string_view a, std::string_view b) {
    std::size_t const dot = a.rfind('.');
    return dot != a.npos && a.size() - dot <= 3 && same_text(a.substr(0, dot + 1), b.substr(0, dot + 1));
  }

  description const* const* resources_;
  buffer<edge>* edges_;
  std::uint32_t* nodes_;
  core::verdict* verdict_;
  buffer<named_use> uses_;
  buffer<std::uint32_t> removals_;  ///< the first uses of names that something removes
  buffer<std::uint32_t> makers_, users_, fillers_, readers_;
};

}  // namespace strata::core::detail
