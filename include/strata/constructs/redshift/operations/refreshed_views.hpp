// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/relations.hpp>
#include <strata/core/sort.hpp>

/// The materialized views of a stack, in the order in which they have to be refreshed.
namespace strata::detail {

/// At most 40 materialized views; empty: all.
using view_list = fixed_list<redshift_relation const*, 40>;

/// Finds them in what the constructs of a stack say of themselves.
class refreshed_views {
 public:
  /// @param like a name in the database of the views
  constexpr refreshed_views(stack_info const& stack, core::describer const& like, view_list const& listed)
      : stack_{&stack}, listed_{&listed} {
    core::description const mine = core::view_of(like, {});
    for (std::size_t i = 0; i < stack.construct_count; ++i) {
      core::description const& each = *stack.constructs[i];
      if ((each.marks & is_refreshed) == 0) continue;
      for (std::size_t m = 0; m < each.mention_count; ++m)
        if (each.mentions[m].how == core::verb::creates && each.scope(each.mentions[m]) == mine.scope(mine.mentions[0]))
          views_.push_back(
              {each.mentions[m].hash, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(m), false});
    }
    core::stable_sort(views_, [](view const& a, view const& b) { return a.hash < b.hash; });
    for (std::size_t v = 0; v < views_.size(); ++v) visit(v);
  }

  /// Their names as messages show them, each behind those that it reads.
  [[nodiscard]] constexpr core::sequence<std::string_view> const& names() const { return names_; }
  /// The same names as the graph knows them.
  [[nodiscard]] constexpr core::sequence<std::uint64_t> const& hashes() const { return hashes_; }

 private:
  struct view {
    std::uint64_t hash{};
    std::uint32_t construct{}, mention{};
    bool seen = false;
  };
  constexpr void visit(std::size_t v) {
    if (views_[v].seen) return;
    views_[v].seen = true;
    core::description const& of = *stack_->constructs[views_[v].construct];
    for (std::size_t m = 0; m < of.mention_count; ++m) {
      if (!core::is_reading(of.mentions[m].how)) continue;
      std::size_t first = 0, end = views_.size();
      while (first < end) {
        std::size_t const middle = (first + end) / 2;
        if (views_[middle].hash < of.mentions[m].hash)
          first = middle + 1;
        else
          end = middle;
      }
      if (first < views_.size() && views_[first].hash == of.mentions[m].hash) visit(first);
    }
    if (!is_listed(of.id)) return;
    names_.push_back(of.shown(of.mentions[views_[v].mention]));
    hashes_.push_back(views_[v].hash);
  }
  [[nodiscard]] constexpr bool is_listed(std::string_view id) const {
    for (redshift_relation const* each : *listed_)
      if (each->id == id) return true;
    return listed_->empty();
  }

  stack_info const* stack_;
  view_list const* listed_;
  core::sequence<view> views_{};
  core::sequence<std::string_view> names_{};
  core::sequence<std::uint64_t> hashes_{};
};

/// A name as the graph has it, `schema.name` with quotes around a part with a dot, in SQL.
constexpr cfn::text name_in_sql(std::string_view shown) {
  cfn::text result;
  for (std::size_t start = 0; start < shown.size();) {
    bool const quoted = shown[start] == '"';
    std::size_t const end = quoted ? shown.find('"', start + 1) + 1 : shown.substr(0, shown.find('.', start)).size();
    std::string_view const part = shown.substr(start, end - start);
    if (start > 0) result += ".";
    if (quoted)
      result += part;
    else
      result += sql_name(part);
    start = end + 1;
  }
  return result;
}

}  // namespace strata::detail
