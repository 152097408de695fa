// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/json_writer.hpp>

namespace strata::synth {

/// Calls `found(name)` for each resource, parameter or pseudo parameter that a value refers to: by Ref, Fn::GetAtt, or
/// a placeholder of Fn::Sub that the function itself does not bind.
template <class Found>
void for_each_reference(json const& value, Found const& found) {
  auto const text = [](json const& string) -> std::string const& { return string.get_ref<std::string const&>(); };
  auto const in_sub = [&found](std::string const& source, json const& bound) {
    for (std::size_t at = source.find("${"); at != std::string::npos; at = source.find("${", at + 2)) {
      std::size_t const end = source.find('}', at);
      if (end == std::string::npos) return;
      std::string name = source.substr(at + 2, end - at - 2);
      if (name.empty() || name.front() == '!' || bound.contains(name)) continue;
      found(name.substr(0, name.find('.')));
    }
  };
  if (value.is_array()) {
    for (json const& item : value) for_each_reference(item, found);
  } else if (value.is_object()) {
    for (auto it = value.begin(); it != value.end(); ++it) {
      json const& item = it.value();
      if (it.key() == "Ref" && item.is_string())
        found(text(item));
      else if (it.key() == "Fn::GetAtt")
        found(item.is_array() ? text(item.at(0)) : text(item).substr(0, text(item).find('.')));
      else if (it.key() == "Fn::Sub" && item.is_string())
        in_sub(text(item), json::object());
      else if (it.key() == "Fn::Sub") {
        in_sub(text(item.at(0)), item.at(1));
        for_each_reference(item.at(1), found);
      } else
        for_each_reference(item, found);
    }
  }
}

}  // namespace strata::synth
