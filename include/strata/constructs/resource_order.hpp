// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/template_index.hpp>
#include <strata/constructs/waiting_graph.hpp>
#include <strata/core/graph.hpp>

namespace strata::detail {

/// So many values.
template <class T>
constexpr core::sequence<T> values(std::size_t count) {
  core::sequence<T> result;
  result.reserve(count);
  for (std::size_t i = 0; i < count; ++i) result.push_back(T{});
  return result;
}

/// The order between the resources of a template: what CloudFormation infers from references, and what needs DependsOn.
class resource_order {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  using parts = core::sequence<std::uint32_t>;  ///< positions in the index

  constexpr resource_order(index_view index, core::graph_view constructs) : index_{index} {
    for (std::uint32_t p = 0; p < index.part_count; ++p)
      if (index.parts[p].kind == part_kind::resource) by_name_.add(index.parts[p].name, p);
    by_name_.sort();
    references_ = values<parts>(index.part_count), dependencies_ = values<parts>(index.part_count);
    for (std::uint32_t p = 0; p < index.part_count; ++p) add_named(p);
    add_construct_order(constructs);
  }

  /// A resource that depends on one that the template does not have, or `none`.
  [[nodiscard]] constexpr std::uint32_t with_unknown_dependency() const { return unknown_; }

  /// The resources that a resource must name in DependsOn: those that it has to wait for, and that no reference and no
  /// other path of the order implies.
  [[nodiscard]] constexpr parts depends_on(std::uint32_t resource) const {
    core::sequence<char> const reached = behind(resource);
    core::sequence<char> implied = values<char>(index_.part_count);
    for (std::uint32_t target : references_[resource]) implied[target] = 1;
    parts result;
    for (std::uint32_t target : dependencies_[resource]) {
      if (implied[target] || reached[target]) continue;
      implied[target] = 1;  // each once
      result.push_back(target);
    }
    return result;
  }

  /// Resources each of which waits for the next one, and the last one for the first; empty if there are none.
  [[nodiscard]] constexpr parts circle() const {
    waiting_graph waits{index_.part_count};
    for (std::uint32_t p = 0; p < index_.part_count; ++p)
      for (parts const* next : {&references_[p], &dependencies_[p]})
        for (std::uint32_t target : *next) waits.add(p, target);
    return waits.circle();
  }

 private:
  /// What the resources that a resource waits for wait for themselves, by part.
  [[nodiscard]] constexpr core::sequence<char> behind(std::uint32_t resource) const {
    core::sequence<char> reached = values<char>(index_.part_count);
    parts open;
    auto const go_on_from = [&](std::uint32_t from) {
      for (parts const* next : {&references_[from], &dependencies_[from]})
        for (std::uint32_t target : *next)
          if (!reached[target]) reached[target] = 1, open.push_back(target);
    };
    for (std::uint32_t target : references_[resource]) go_on_from(target);
    for (std::uint32_t target : dependencies_[resource]) go_on_from(target);
    while (!open.empty()) {
      std::uint32_t const from = open.back();
      open.pop_back();
      go_on_from(from);
    }
    return reached;
  }

  /// Adds what a resource itself names.
  constexpr void add_named(std::uint32_t resource) {
    part_place const& part = index_.parts[resource];
    for (std::uint32_t i = 0; i < part.references + part.dependencies; ++i) {
      std::uint32_t target = none;
      by_name_.for_each(index_.names[part.first_name + i], [&](std::uint32_t found) { target = found; });
      if (target == none && i >= part.references && unknown_ == none) unknown_ = resource;
      if (target == none || target == resource) continue;  // else a parameter, or an attribute of its own
      (i < part.references ? references_ : dependencies_)[resource].push_back(target);
    }
  }
  constexpr void add_construct_order(core::graph_view constructs) {
    auto made = values<parts>(constructs.count + 1), standing_for = values<parts>(constructs.count + 1);
    for (std::uint32_t p = 0; p < index_.part_count; ++p) {
      part_place const& part = index_.parts[p];
      if (part.kind != part_kind::resource) continue;
      made[part.construct].push_back(p);
      if (part.ordered) standing_for[part.construct].push_back(p);
    }
    for (std::size_t c = 0; c <= constructs.count; ++c)
      if (standing_for[c].empty()) standing_for[c] = made[c];
    // A construct without resources passes on its predecessors.
    auto before = values<parts>(constructs.count);  // by construct: the constructs with resources before it
    for (std::size_t i = 0; i < constructs.count; ++i) {
      std::uint32_t const c = constructs.order[i];
      for (std::uint32_t predecessor : constructs.predecessors(c)) {
        if (!standing_for[predecessor].empty())
          before[c].push_back(predecessor);
        else
          for (std::uint32_t further : before[predecessor]) add_once(before[c], further);
      }
      for (std::uint32_t mine : standing_for[c])
        for (std::uint32_t predecessor : before[c])
          for (std::uint32_t target : standing_for[predecessor]) dependencies_[mine].push_back(target);
    }
  }
  static constexpr void add_once(parts& to, std::uint32_t construct) {
    for (std::uint32_t each : to)
      if (each == construct) return;
    to.push_back(construct);
  }

  index_view index_;
  position_table by_name_{};
  std::uint32_t unknown_ = none;
  core::sequence<parts> references_{}, dependencies_{};  ///< by part: the resources that it waits for
};

}  // namespace strata::detail
