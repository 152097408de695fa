// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/handle.hpp>
#include <strata/cfn/limits.hpp>
#include <strata/cfn/waiver.hpp>
#include <strata/cfn/write.hpp>

namespace strata::cfn {

/// DeletionPolicy and UpdateReplacePolicy: what becomes of the resource that leaves the stack.
enum class on_removal : std::uint8_t { unset, delete_, retain };

/// A resource whose type and properties are data: custom resources, and types that Strata has no header for.
struct untyped_resource {
  std::string_view type_name{};
  json properties{};
};

constexpr void write_members(writer& out, untyped_resource const& value) {
  for (std::size_t i = 0; i < value.properties.items.size(); ++i) {
    out.key(value.properties.keys[i]);
    write(out, value.properties.items[i]);
  }
}

/// The attributes of a resource besides its type and properties.
struct attributes {
  core::sequence<logical_id> depends_on{};
  on_removal removal = on_removal::unset;
  std::string_view condition{};
  json metadata{};
  /// The order between constructs is the order of their ordered resources; of all resources where none is.
  bool ordered = false;
};

/// A resource without its type: what the writers of templates, diagrams and reports see.
struct resource_entry {
  logical_id id{};
  std::string_view type{};
  cfn::attributes const& attributes;
  void const* properties{};
  void (*write_properties)(writer&, void const*){};
};

/// Receives the parts of a template. A construct's `expand(auto& out)` calls `out.add(id, resource, attributes)` and
/// `out.add(section, id, value)`; other types with the same two members see the typed resources, also in constant
/// expressions.
class template_sink {
 public:
  template <class Resource>
  void add(logical_id const& id, Resource const& resource, attributes const& attributes = {}) {
    receive({id, resource.type_name, attributes, &resource,
             [](writer& out, void const* typed) { write_members(out, *static_cast<Resource const*>(typed)); }});
  }
  void add(section where, std::string_view id, json const& value) { receive(where, id, value); }
  /// Replaces one property of a resource, by its path.
  void override_property(logical_id const& id, std::string_view path, json const& value) { receive(id, path, value); }
  /// Leaves a rule of a policy unkept, with a reason.
  void waive(waiver const& what) { receive(what); }

 protected:
  virtual void receive(resource_entry const& entry) = 0;
  virtual void receive(section where, std::string_view id, json const& value) = 0;
  virtual void receive(logical_id const& overridden, std::string_view path, json const& value) = 0;
  virtual void receive(waiver const&) {}
  ~template_sink() = default;
};

}  // namespace strata::cfn
