// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/property.hpp>

#include <cstdint>

/// The types of the handler's manifest, tools/handler/manifest.toml, which handler_parts.hpp uses.
namespace strata::custom_resources {

/// IAM actions that belong to one statement.
struct permission_set {
  static constexpr std::size_t max_size = 8;

  std::string_view actions[max_size];

  [[nodiscard]] constexpr std::size_t size() const {
    std::size_t used = 0;
    while (used < max_size && !actions[used].empty()) ++used;
    return used;
  }
  constexpr operator cfn::list<std::string_view>() const {
    return core::sequence<std::string_view>(actions, actions + size());
  }
};

/// One call of AWS by its names in boto3, and the call that undoes it.
struct api_call {
  std::string_view service;
  std::string_view create;
  std::string_view undo;  ///< empty: nothing undoes it
  permission_set permissions;
  permission_set undo_permissions{};  ///< of the other call, where they are not for the same resources
};

/// The properties, separated by spaces, that identify the object of a custom resource: another value is another object.
struct action_identity {
  std::string_view action;
  std::string_view properties;
};

/// A part of the handler's source, and the mark of the constructs that need it.
struct handler_part {
  std::uint32_t mark;
  std::string_view source;
};

}  // namespace strata::custom_resources
