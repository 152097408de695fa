// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/domain.hpp>
#include <strata/constructs/redshift/operations/schedule_base.hpp>
#include <strata/core/sort.hpp>

/// Checks the schedules of a stack against each other: E0704. And that a refresh has something to refresh: E0705.
namespace strata::detail {

/// The names that a schedule reads and fills.
struct scheduled_data {
  schedule_options const* when = nullptr;
  std::uint32_t resource{};
  core::sequence<std::uint64_t> reads{}, fills{};
};

class source_finder {
 public:
  constexpr source_finder(core::description const* const* constructs, std::size_t count) : constructs_{constructs} {
    for (std::uint32_t i = 0; i < count; ++i)
      for (std::size_t m = 0; m < constructs[i]->mention_count; ++m)
        if (core::is_creating(constructs[i]->mentions[m].how)) makers_.push_back({constructs[i]->mentions[m].hash, i});
    core::stable_sort(makers_, [](maker const& a, maker const& b) { return a.hash < b.hash; });
  }
  /// Adds what the views among names read, and so on.
  constexpr void add_sources(core::sequence<std::uint64_t>& names) const {
    for (std::size_t n = 0; n < names.size(); ++n) {
      std::size_t first = 0, end = makers_.size();
      while (first < end) {
        std::size_t const middle = (first + end) / 2;
        if (makers_[middle].hash < names[n])
          first = middle + 1;
        else
          end = middle;
      }
      if (first == makers_.size() || makers_[first].hash != names[n]) continue;
      core::description const& of = *constructs_[makers_[first].construct];
      for (std::size_t m = 0; m < of.mention_count; ++m)
        if (core::is_reading(of.mentions[m].how) && of.mentions[m].traits.lasting) add(names, of.mentions[m].hash);
    }
  }

 private:
  struct maker {
    std::uint64_t hash{};
    std::uint32_t construct{};
  };
  static constexpr void add(core::sequence<std::uint64_t>& names, std::uint64_t name) {
    for (std::uint64_t known : names)
      if (known == name) return;
    names.push_back(name);
  }

  core::description const* const* constructs_;
  core::sequence<maker> makers_{};
};

template <class Stack>
struct schedule_check {
  static constexpr core::verdict check() { return check(core::resources_of<Stack>{}); }

 private:
  template <auto const&... Resources>
  static constexpr core::verdict check(core::resource_list<Resources...> all) {
    core::sequence<scheduled_data> schedules;
    core::verdict result;
    std::uint32_t i = 0;
    char const found[] = {(add<Resources>(schedules, result, i), ++i, char{})..., char{}};
    static_cast<void>(found);
    if (result.error != nullptr || schedules.size() < 2) return result;
    source_finder const sources{all.descriptions, all.size};
    for (scheduled_data& each : schedules) sources.add_sources(each.reads);
    for (scheduled_data const& reader : schedules)
      for (scheduled_data const& source : schedules) {
        if (&reader == &source || !waits_for(reader, source) || !is_older(*reader.when, *source.when)) continue;
        result.error = &errors::E0704;
        result.resources.push_back(reader.resource);
        result.resources.push_back(source.resource);
        return result;
      }
    return result;
  }
  static constexpr bool has(core::sequence<std::uint64_t> const& names, std::uint64_t wanted) {
    for (std::uint64_t name : names)
      if (name == wanted) return true;
    return false;
  }
  /// Whether a schedule reads what the other one fills, and does not fill it itself.
  static constexpr bool waits_for(scheduled_data const& reader, scheduled_data const& source) {
    for (std::uint64_t name : source.fills)
      if (has(reader.reads, name) && !has(reader.fills, name)) return true;
    return false;
  }

  template <auto const& Resource>
  static constexpr void add(core::sequence<scheduled_data>& into, core::verdict& result, std::uint32_t position) {
    using type = std::remove_cvref_t<decltype(Resource)>;
    if constexpr (__is_base_of(schedule_base, type)) {
      core::describer out;
      scheduled_data data;
      data.when = &Resource.when();
      data.resource = position;
      if constexpr (requires { Resource.refreshed_in(info_of<Stack>); }) {
        add_refreshed(data, Resource.refreshed_in(info_of<Stack>), position, result);
      } else {
        if constexpr (__is_base_of(redshift_custom_sql_base, type))
          Resource.describe_data(out, parsed_sql_of<Resource>);
        else
          Resource.describe_data(out);
        for (core::mention const& m : out.mentions()) {
          if (core::is_filling(m.how)) data.fills.push_back(m.hash);
          if (core::is_reading(m.how)) data.reads.push_back(m.hash);
        }
      }
      into.push_back(data);
    }
  }
  static constexpr void add_refreshed(scheduled_data& data, auto const& views, std::uint32_t position,
                                      core::verdict& result) {
    for (std::uint64_t name : views.hashes()) {
      data.fills.push_back(name);
      data.reads.push_back(name);
    }
    if (!views.names().empty() || result.error != nullptr) return;
    result.error = &errors::E0705;
    result.subject = "nothing";
    result.resources.push_back(position);
  }
};

}  // namespace strata::detail
