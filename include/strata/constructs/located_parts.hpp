// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/template_index.hpp>
#include <strata/core/graph.hpp>

namespace strata::detail {

/// The recorded parts of a stack, found by name and in the order of the template. A part is a position in the index.
class located_parts {
 public:
  constexpr located_parts(cfn::recording_view const* recorded, index_view index, core::graph_view constructs)
      : recorded_{recorded}, index_{index}, constructs_{constructs} {}

  /// What a resource has before its properties.
  struct head {
    cfn::logical_id id;
    std::string_view type, condition;
    cfn::on_removal removal;
    cfn::recording_reader rest;  ///< the metadata and the properties
  };

  [[nodiscard]] constexpr index_view const& index() const { return index_; }
  [[nodiscard]] constexpr core::graph_view const& constructs() const { return constructs_; }
  [[nodiscard]] constexpr part_place const& operator[](std::size_t part) const { return index_.parts[part]; }

  /// Calls `take` with the id of a resource in one piece.
  template <class Take>
  constexpr void with_id(std::size_t part, Take const& take) const {
    cfn::logical_id const id = head_of(part).id;
    core::sequence<char> chars;
    core::append_text(chars, id.construct);
    core::append_text(chars, id.part);
    take(std::string_view{chars.data(), chars.size()});
  }
  /// Calls `found` for the parts of a kind, in the deployment order of their constructs.
  template <class Found>
  constexpr void each_part(part_kind kind, Found const& found) const {
    core::sequence<std::uint32_t> first;  // by construct: its first part; the index has them by construct
    for (std::size_t i = 0, c = 0; c <= constructs_.count + 1; ++c) {
      while (i < index_.part_count && index_.parts[i].construct < c) ++i;
      first.push_back(static_cast<std::uint32_t>(i));
    }
    for (std::size_t i = 0; i <= constructs_.count; ++i) {
      std::size_t const construct = i < constructs_.count ? constructs_.order[i] : constructs_.count;
      for (std::size_t part = first[construct]; part < first[construct + 1]; ++part)
        if (index_.parts[part].kind == kind) found(part);
    }
  }

  /// Calls `found` with a reader of the path and the value of each override.
  template <class Found>
  constexpr void each_override(std::uint64_t resource, Found const& found) const {
    each_part(part_kind::property_override, [&](std::size_t part) {
      if (index_.parts[part].name != resource) return;
      cfn::recording_reader in{recorded(part)};
      read_id(in);
      found(in);
    });
  }

  /// The part of a kind with this name; the number of parts if there is none.
  [[nodiscard]] constexpr std::size_t find(part_kind kind, std::string_view name,
                                           cfn::section section = cfn::section::parameters) const {
    std::uint64_t const hash = core::hash_of(name);
    std::size_t at = 0;
    for (; at < index_.part_count; ++at) {
      part_place const& part = index_.parts[at];
      bool const is_kind =
          part.kind == kind && (kind == part_kind::resource || part.detail == static_cast<std::uint8_t>(section));
      if (is_kind && part.name == hash) break;
    }
    return at;
  }
  /// What is recorded of a part, and behind it.
  [[nodiscard]] constexpr cfn::recording_view recorded(std::size_t part) const {
    part_place const& place = index_.parts[part];
    cfn::recording_view const& all = recorded_[place.construct];
    return {all.events + place.event, all.values + place.value, all.event_count - place.event};
  }
  static constexpr cfn::logical_id read_id(cfn::recording_reader& in) {
    std::string_view const construct = in.whole_text();
    return {construct, in.whole_text()};
  }
  [[nodiscard]] constexpr head head_of(std::size_t part) const {
    cfn::recording_reader in{recorded(part)};
    cfn::logical_id const id = read_id(in);
    std::string_view const type = in.whole_text(), condition = in.whole_text();
    auto const removal = static_cast<cfn::on_removal>(in.integer());
    in.skip();  // whether it is ordered
    for (std::int64_t left = in.integer(); left > 0; --left) read_id(in);
    return {id, type, condition, removal, in};
  }

 private:
  cfn::recording_view const* recorded_;
  index_view index_;
  core::graph_view constructs_;
};

}  // namespace strata::detail
