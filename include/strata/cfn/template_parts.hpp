// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/handle.hpp>
#include <strata/cfn/limits.hpp>
#include <strata/cfn/waiver.hpp>

/// The parts of a template that constructs hand to sinks besides typed resources: resources as data, the attributes of
/// a resource, entries of other sections (see `section`), and waivers (see `waiver`).
namespace strata::cfn {

/// DeletionPolicy and UpdateReplacePolicy: the fate of a resource that leaves the stack.
enum class on_removal : std::uint8_t { unset, delete_, retain };

/// A resource whose type and properties are data: custom resources, and types that Strata has no header for.
struct untyped_resource {
  std::string_view type_name{};
  json properties{};
};

/// The attributes of a resource besides its type and properties.
struct attributes {
  core::sequence<logical_id> depends_on{};
  on_removal removal = on_removal::unset;
  std::string_view condition{};
  json metadata{};
  /// The ordered resources carry the order between constructs; if a construct has none, all of its resources do.
  bool ordered = false;
};

}  // namespace strata::cfn
