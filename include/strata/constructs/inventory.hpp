// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/domain.hpp>
#include <strata/constructs/recorded_parts.hpp>
#include <strata/constructs/resource_options.hpp>
#include <strata/constructs/sink.hpp>
#include <strata/constructs/template_names.hpp>

namespace strata {

/// The expansion of a construct as a type. Templates with this argument have names with the construct and without its
/// stack.
template <auto const& Resource>
struct expand_construct {
  constexpr void operator()(auto& out) const { Resource.expand(out); }
};

namespace detail {

/// The first value in a construct's resources that CloudFormation would refuse.
struct bad_value {
  core::error_code const* error = nullptr;
  std::string_view property{};
  long long have{}, limit{};
  core::text_place place{};
  std::string_view closest{};
  constexpr void report(core::error_code const& code, std::string_view subject, long long have_ = 0,
                        long long limit_ = 0) {
    if (!error) *this = {&code, subject, have_, limit_};
  }
  constexpr void report(core::error_code const& code, std::string_view subject, core::text_place const& where,
                        std::string_view meant) {
    if (!error) *this = {&code, subject, 0, 0, where, meant};
  }
};

/// Collects the names of a construct's resources and of its entries in the other sections, checks values, and records
/// all parts.
class part_collector : public ignoring_sink {
 public:
  core::sequence<std::uint64_t> hashes{};
  core::sequence<cfn::logical_id> ids{};
  core::sequence<name_kind> kinds{};
  core::sequence<attribute_list const*> attributes{};
  core::sequence<std::uint64_t> keys{};  ///< of mappings
  std::size_t entries[4]{};
  bad_value bad{};
  cfn::recorder recorded;

  constexpr part_collector(stack_info const& stack, cfn::recording_room const& room)
      : ignoring_sink{stack}, recorded{room} {}

  template <class Resource>
  constexpr void add(cfn::logical_id const& id, Resource const& resource, cfn::attributes const& has = {}) {
    push(id, name_kind::resource, known_attributes<Resource>());
    record_resource(recorded, bad, id, resource, has);
  }
  constexpr void add(cfn::section where, std::string_view name, cfn::json const& value) {
    ++entries[static_cast<std::size_t>(where)];
    push({name, {}}, kind_of(where));
    if (where == cfn::section::mappings) append_keys(keys, name, value);
    record_entry(recorded, where, name, value);
  }
  constexpr void override_property(cfn::logical_id const& resource, std::string_view path, cfn::json const& value) {
    record_override(recorded, resource, path, value);
  }
  constexpr void waive(cfn::waiver const& what) { record_waiver(recorded, what); }

 private:
  constexpr void push(cfn::logical_id const& id, name_kind kind, attribute_list const* has = nullptr) {
    attributes.push_back(has);
    hashes.push_back(hash_of_name(id.hash(), kind));
    ids.push_back(id);
    kinds.push_back(kind);
  }
};

/// How much an inventory holds.
struct inventory_room {
  std::size_t names, keys, events, values;
};
/// Enough for most constructs, so that their expansions run once.
inline constexpr inventory_room usual_room{16, 0, 1536, 1024};
inline constexpr inventory_room room_of_shared_parts{64, 0, 4096, 3072};

/// The parts that a construct adds to a template, from a separate evaluation.
template <inventory_room Room>
struct inventory {
  std::size_t count = 0;                         ///< of all names, including those without room
  std::size_t key_count = 0;                     ///< of all keys of mappings
  std::size_t event_count = 0, value_count = 0;  ///< of the whole recording
  cfn::logical_id ids[Room.names]{};
  name_kind kinds[Room.names]{};
  attribute_list const* attributes[Room.names]{};
  std::uint64_t hashes[Room.names]{};
  std::uint64_t keys[Room.keys + 1]{};
  cfn::event events[Room.events]{};
  cfn::event_value values[Room.values]{};
  std::size_t entries[4]{};
  bad_value bad{};

  constexpr inventory(auto expand, stack_info const& stack) {
    part_collector collected{stack, {events, values, Room.events, Room.values}};
    expand(collected);
    count = collected.ids.size();
    for (std::size_t i = 0; i < count && i < Room.names; ++i) {
      ids[i] = collected.ids[i];
      hashes[i] = collected.hashes[i];
      kinds[i] = collected.kinds[i];
      attributes[i] = collected.attributes[i];
    }
    key_count = collected.keys.size();
    for (std::size_t i = 0; i < key_count && i < Room.keys; ++i) keys[i] = collected.keys[i];
    for (std::size_t i = 0; i < 4; ++i) entries[i] = collected.entries[i];
    event_count = collected.recorded.room().event_count;
    value_count = collected.recorded.room().value_count;
    bad = collected.bad;
  }
  /// The room that all parts need, and no less than there is.
  [[nodiscard]] constexpr inventory_room needed() const {
    auto const larger = [](std::size_t a, std::size_t b) { return a > b ? a : b; };
    return {larger(count, Room.names), larger(key_count, Room.keys), larger(event_count, Room.events),
            larger(value_count, Room.values)};
  }
};

/// A view of an inventory of any size.
struct inventory_view {
  cfn::logical_id const* ids;
  name_kind const* kinds;
  attribute_list const* const* attributes;
  std::uint64_t const* hashes;
  std::uint64_t const* keys;
  std::size_t count, key_count;
  std::size_t const* entries;
  bad_value const& bad;
  template <inventory_room Room>
  constexpr inventory_view(inventory<Room> const& from)
      : ids{from.ids},
        kinds{from.kinds},
        attributes{from.attributes},
        hashes{from.hashes},
        keys{from.keys},
        count{from.count},
        key_count{from.key_count},
        entries{from.entries},
        bad{from.bad} {}
};

template <inventory_room Room, class Expansion, auto const& Info>
inline constexpr inventory<Room> inventory_in{expansion_in<Expansion, Info>{}, Info};
/// The expansion is most of the work. It runs once for constructs of the usual size, and twice for others and for
/// mappings.
template <inventory_room Room, class Expansion, auto const& Info,
          auto const& First = inventory_in<Room, Expansion, Info>>
inline constexpr auto const& inventory_of = inventory_in<First.needed(), Expansion, Info>;

/// The parts of a construct without the room that they leave.
template <std::size_t Events, std::size_t Values>
struct recording {
  cfn::event events[Events + 1]{};
  cfn::event_value values[Values + 1]{};
  constexpr recording(cfn::event const* from, cfn::event_value const* values_from) {
    for (std::size_t i = 0; i < Events; ++i) events[i] = from[i];
    for (std::size_t i = 0; i < Values; ++i) values[i] = values_from[i];
  }
};
template <auto const& Inventory>
inline constexpr recording<Inventory.event_count, Inventory.value_count> recording_in{Inventory.events,
                                                                                      Inventory.values};

template <auto const& Inventory>
inline constexpr cfn::recording_view view_of_recording{recording_in<Inventory>.events, recording_in<Inventory>.values,
                                                       Inventory.event_count};
/// The recordings of a stack: one for each construct, then the one of the shared parts.
template <auto const&... Recorded>
struct recorded_list {
  static constexpr cfn::recording_view parts[] = {Recorded...};
};
template <class Stack, auto const&... Resources>
recorded_list<view_of_recording<inventory_of<usual_room, expand_construct<Resources>, info_of<Stack>>>...,
              view_of_recording<inventory_of<room_of_shared_parts, shared_parts_of<Stack>, info_of<Stack>>>>
    list_recordings(core::resource_list<Resources...>);
template <class Stack>
using recordings_of = decltype(list_recordings<Stack>(core::resources_of<Stack>{}));

}  // namespace detail

/// What the constructs of a valid stack add to its template: a recording for each construct, then one of the shared
/// parts. `recorded_parts.hpp` says what a recording holds.
template <class Stack>
inline constexpr cfn::recording_view const* parts_of = detail::recordings_of<Stack>::parts;

}  // namespace strata
