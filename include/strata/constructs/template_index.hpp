// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/references.hpp>
#include <strata/constructs/inventory.hpp>

/// Where the parts of a template stand in the recordings of a stack's constructs.
namespace strata::detail {

/// A part of a template. Names are hashes.
struct part_place {
  part_kind kind{};
  std::uint8_t detail{};           ///< an entry's section; the extent of a waiver
  bool ordered = false;            ///< see `cfn::attributes`
  std::uint32_t construct{};       ///< its position in the stack; the number of constructs for shared parts
  std::uint64_t name{};            ///< of a resource or entry; the resource of an override; the target of a waiver
  std::uint64_t made_by{};         ///< a resource's construct, as its id names it
  std::uint32_t event{}, value{};  ///< where the part begins, behind its kind
  std::uint32_t first_name{};      ///< in the index: first what a resource refers to, then what it depends on
  std::uint32_t references{}, dependencies{};
};

/// An index of any size.
struct index_view {
  part_place const* parts{};
  std::size_t part_count{};
  std::uint64_t const* names{};
};

/// Makes the index of recordings.
class index_builder {
 public:
  core::sequence<part_place> parts;
  core::sequence<std::uint64_t> names;

  /// Adds what a construct has recorded.
  constexpr void add(cfn::recording_view const& recorded, std::uint32_t construct) {
    cfn::recording_reader in{recorded};
    while (!in.at_end()) {
      part_place place;
      place.construct = construct;
      place.kind = static_cast<part_kind>(in.integer());
      place.event = static_cast<std::uint32_t>(in.rest().events - recorded.events);
      place.value = static_cast<std::uint32_t>(in.rest().values - recorded.values);
      switch (place.kind) {
        case part_kind::resource:
          add_resource(in, place);
          break;
        case part_kind::entry:
          place.detail = static_cast<std::uint8_t>(in.integer());
          place.name = core::hash_of(in.whole_text());
          in.skip();
          break;
        case part_kind::property_override:
          place.name = id(in);
          in.skip();  // the path
          in.skip();
          break;
        case part_kind::waiver:
          place.detail = static_cast<std::uint8_t>(in.integer());
          place.name = id(in);
          in.skip();  // the rule
          in.skip();  // the reason
          break;
      }
      parts.push_back(place);
    }
  }
  [[nodiscard]] constexpr index_view view() const { return {parts.data(), parts.size(), names.data()}; }

 private:
  static constexpr std::uint64_t id(cfn::recording_reader& in, std::uint64_t* construct = nullptr) {
    core::hasher h;
    h.append(in.whole_text());
    if (construct != nullptr) *construct = h.value;
    h.append(in.whole_text());
    return h.value;
  }

  constexpr void add_resource(cfn::recording_reader& in, part_place& place) {
    place.name = id(in, &place.made_by);
    in.skip();  // the type
    in.skip();  // the condition
    in.skip();  // what happens on removal
    place.ordered = in.boolean();
    core::sequence<std::uint64_t> dependencies;
    for (std::int64_t left = in.integer(); left > 0; --left) dependencies.push_back(id(in));
    place.first_name = static_cast<std::uint32_t>(names.size());
    cfn::reference_finder finder{[this](std::string_view found) { names.push_back(core::hash_of(found)); }};
    in.value(finder);  // metadata
    in.value(finder);  // properties
    place.references = static_cast<std::uint32_t>(names.size()) - place.first_name;
    place.dependencies = static_cast<std::uint32_t>(dependencies.size());
    for (std::uint64_t each : dependencies) names.push_back(each);
  }
};

struct index_size {
  std::size_t parts, names;
};

/// An index as a constant, of other indices behind each other.
template <index_size Size>
struct fixed_index {
  part_place parts[Size.parts + 1]{};
  std::uint64_t names[Size.names + 1]{};

  constexpr fixed_index(std::initializer_list<index_view> all) {
    std::size_t part = 0, name = 0;
    for (index_view const& each : all) {
      std::size_t const first = name;
      for (std::size_t i = 0; i < each.part_count; ++i) {
        part_place& place = parts[part++] = each.parts[i];
        for (std::uint32_t n = 0; n < place.references + place.dependencies; ++n)
          names[name++] = each.names[place.first_name + n];
        place.first_name += static_cast<std::uint32_t>(first);
      }
    }
  }
  [[nodiscard]] constexpr index_view view() const { return {parts, Size.parts, names}; }
};

constexpr index_builder index_of(cfn::recording_view const& recorded, std::uint32_t construct) {
  index_builder made;
  made.add(recorded, construct);
  return made;
}
inline index_builder index_of_all(cfn::recording_view const* recorded, std::size_t count) {
  index_builder made;
  for (std::size_t i = 0; i < count; ++i) made.add(recorded[i], static_cast<std::uint32_t>(i));
  return made;
}
template <auto const& Recorded>
inline constexpr index_size size_of_index = [] {
  index_builder const made = index_of(Recorded, 0);
  return index_size{made.parts.size(), made.names.size()};
}();
/// The index of one recording. Each is a computation of its own, so that a large stack does not meet the compiler's
/// limit.
template <auto const& Recorded, std::uint32_t Construct>
inline constexpr fixed_index<size_of_index<Recorded>> index_in{index_of(Recorded, Construct).view()};

}  // namespace strata::detail
