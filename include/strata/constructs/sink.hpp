// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/template_parts.hpp>
#include <strata/constructs/options.hpp>

#include <concepts>

namespace strata {

/// The receiver of what constructs expand to. A sink has these members, each of which takes one kind of part:
///
///     out.add(id, resource);                         // a typed resource, or `cfn::untyped_resource`
///     out.add(id, resource, attributes);             // with its DependsOn, Metadata and so on
///     out.add(section, name, value);                 // an entry of Parameters, Mappings, Conditions or Outputs
///     out.override_property(resource, path, value);  // another value for one property of a resource
///     out.waive(waiver);                             // a finding that the program accepts
///     out.stack();                                   // the `stack_info` of the expanded stack
///
/// Sinks receive typed resources, in constant expressions. One records the template, one evaluates policies, one finds
/// circles. The template is a constant, so the texts of its resources are literals or parts of constants: characters
/// that `expand` itself computes would end with it. They derive from `ignoring_sink` and declare the members that they
/// need.
template <class T>
concept Sink = requires(T& out, cfn::logical_id const& id, cfn::untyped_resource const& resource,
                        cfn::attributes const& attributes, cfn::section section, std::string_view name,
                        cfn::json const& value, cfn::waiver const& waiver) {
  out.add(id, resource);
  out.add(id, resource, attributes);
  out.add(section, name, value);
  out.override_property(id, name, value);
  out.waive(waiver);
  { out.stack() } -> std::same_as<stack_info const&>;
};

/// A sink that takes everything and keeps nothing: the base of sinks. A new kind of part needs a member here and in the
/// sinks that use it. A sink that declares only one of the two `add` keeps the other one through `using
/// ignoring_sink::add`.
///
///     struct resource_counter : ignoring_sink {
///       using ignoring_sink::add, ignoring_sink::ignoring_sink;
///       std::size_t count = 0;
///       template <class Resource>
///       constexpr void add(cfn::logical_id const&, Resource const&, cfn::attributes const& = {}) {
///         ++count;
///       }
///     };
class ignoring_sink {
 public:
  constexpr explicit ignoring_sink(stack_info const& stack) : stack_{&stack} {}

  [[nodiscard]] constexpr stack_info const& stack() const { return *stack_; }
  template <class Resource>
  constexpr void add(cfn::logical_id const&, Resource const&, cfn::attributes const& = {}) {}
  constexpr void add(cfn::section, std::string_view, cfn::json const&) {}
  constexpr void override_property(cfn::logical_id const&, std::string_view, cfn::json const&) {}
  constexpr void waive(cfn::waiver const&) {}

 private:
  stack_info const* stack_;
};

}  // namespace strata
