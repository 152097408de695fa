// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/recording.hpp>
#include <strata/cfn/write_members.hpp>

/// What a construct adds to a template, as a constant: values in a row, for each part its kind, its name, and what it
/// has. `located_parts` reads them in the same order.
namespace strata {

enum class part_kind : std::uint8_t { resource, entry, property_override, waiver };

namespace detail {

using cfn::event;

constexpr void record(cfn::recorder& out, cfn::logical_id const& id) {
  out.put(event::string, id.construct);
  out.put(event::string, id.part);
}

constexpr void begin_part(cfn::recorder& out, part_kind kind) {
  out.put_number(event::integer, static_cast<std::uint64_t>(kind));
}

template <class Errors, class Resource>
constexpr void record_resource(cfn::recorder& out, Errors& errors, cfn::logical_id const& id, Resource const& resource,
                               cfn::attributes const& attributes) {
  begin_part(out, part_kind::resource);
  record(out, id);
  out.put(event::string, resource.type_name);
  out.put(event::string, attributes.condition);
  out.put_number(event::integer, static_cast<std::uint64_t>(attributes.removal));
  out.put(attributes.ordered ? event::yes : event::no);
  out.put_number(event::integer, static_cast<std::uint64_t>(attributes.depends_on.size()));
  for (cfn::logical_id const& each : attributes.depends_on) record(out, each);
  write(out, attributes.metadata);
  out.put(event::begin_object);
  write_members(out, errors, resource);
  out.put(event::end_object);
}

constexpr void record_entry(cfn::recorder& out, cfn::section where, std::string_view name, cfn::json const& value) {
  begin_part(out, part_kind::entry);
  out.put_number(event::integer, static_cast<std::uint64_t>(where));
  out.put(event::string, name);
  write(out, value);
}

constexpr void record_override(cfn::recorder& out, cfn::logical_id const& resource, std::string_view path,
                               cfn::json const& value) {
  begin_part(out, part_kind::property_override);
  record(out, resource);
  out.put(event::string, path);
  write(out, value);
}

constexpr void record_waiver(cfn::recorder& out, cfn::waiver const& what) {
  begin_part(out, part_kind::waiver);
  out.put_number(event::integer, static_cast<std::uint64_t>(what.of));
  record(out, what.target);
  out.put(event::string, what.rule);
  out.put(event::string, what.reason);
}

}  // namespace detail
}  // namespace strata
