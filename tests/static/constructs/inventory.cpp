// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The parts that constructs record: whole, and without the room that they leave.
#include <strata/strata.hpp>

namespace strata_test {
namespace {

using namespace strata;

inline constexpr auto large = raw_resource<"Large">("Custom::Large", [] {
  cfn::json properties = cfn::object({});
  for (int i = 0; i < 1000; ++i) set(properties, "Key", cfn::array({i}));
  return properties;
});
struct in_large : stack<in_large, "Large", large> {};
// more than the usual room
constexpr auto const& recorded = detail::inventory_of<detail::usual_room, expand_construct<large>, info_of<in_large>>;
static_assert(recorded.event_count > detail::usual_room.events && recorded.value_count > detail::usual_room.values);
static_assert(sizeof(recorded.events) == recorded.event_count * sizeof(cfn::event));
static_assert(recorded.events[recorded.event_count - 1] == cfn::event::end_object);
static_assert(recorded.values[recorded.value_count - 1].size == 999);

static_assert(sizeof(detail::recording_in<recorded>.events) == recorded.event_count + 1);

inline constexpr auto small = raw_resource<"Small">("Custom::Small", [] { return cfn::object({{"Key", 1}}); });
struct in_small : stack<in_small, "Small", small> {};
constexpr auto const& usual = detail::inventory_of<detail::usual_room, expand_construct<small>, info_of<in_small>>;
static_assert(usual.count == 1 && usual.ids[0].construct == "Small");
static_assert(sizeof(usual.events) == detail::usual_room.events);
static_assert(detail::recording_in<usual>.values[usual.value_count - 1].size == 1);

}  // namespace
}  // namespace strata_test
