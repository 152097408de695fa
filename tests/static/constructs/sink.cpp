// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// The concept of a sink, and that each sink of the library models it.
#include <strata/strata.hpp>

#include <strata/policy.hpp>
#include <strata/testing/static_questions.hpp>

namespace {

using namespace strata;

static_assert(Sink<ignoring_sink> && Sink<detail::part_collector> && Sink<detail::edge_collector>);
static_assert(Sink<testing::detail::type_counter<aws::s3::Bucket>>);
static_assert(Sink<policy::detail::evaluator<
                  policy::detail::abridged_pack<std::remove_cv_t<decltype(policy::aws_solutions)>>, true>>);
static_assert(Sink<policy::detail::override_collector>);

/// Receives resources, and ignores the rest.
struct resource_counter : ignoring_sink {
  using ignoring_sink::add, ignoring_sink::ignoring_sink;
  std::size_t count = 0;
  template <class Resource>
  constexpr void add(cfn::logical_id const&, Resource const&, cfn::attributes const& = {}) {
    ++count;
  }
};
static_assert(Sink<resource_counter>);

constexpr std::size_t resources_in(auto const& construct) {
  resource_counter out{checked_stack};
  construct.expand(out);
  out.add(cfn::section::outputs, "Ignored", {});
  out.override_property({}, "Ignored", {});
  out.waive({});
  return out.count;
}
static_assert(resources_in(data_lake_storage<"Lake">()) == 11);

// One of the two `add`, and without the base.
struct hides_sections : ignoring_sink {
  template <class Resource>
  constexpr void add(cfn::logical_id const&, Resource const&, cfn::attributes const& = {}) {}
};
struct knows_no_stack {
  template <class Resource>
  constexpr void add(cfn::logical_id const&, Resource const&, cfn::attributes const& = {}) {}
  constexpr void add(cfn::section, std::string_view, cfn::json const&) {}
  constexpr void override_property(cfn::logical_id const&, std::string_view, cfn::json const&) {}
  constexpr void waive(cfn::waiver const&) {}
};
static_assert(!Sink<hides_sections> && !Sink<knows_no_stack> && !Sink<int>);

}  // namespace
