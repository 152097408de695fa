// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/aws/property_names.hpp>
#include <strata/cfn/value.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/core/closest_name.hpp>
#include <strata/core/description.hpp>
#include <strata/core/literal.hpp>

/// The names of the properties of resources that are given as data.
namespace strata::detail {

/// Less than 0 if a text that ends with NUL comes before another text.
constexpr int compare(char const* text, std::string_view other) {
  for (char c : other) {
    if (*text != c) return *text < c ? -1 : 1;
    ++text;
  }
  return *text == '\0' ? 0 : 1;
}
/// The properties of a type, joined by '|'; null if Strata has no header for it. A custom resource has any.
constexpr char const* properties_of(std::string_view type_name) {
  if (type_name == "AWS::CloudFormation::CustomResource") return nullptr;
  std::size_t first = 0, last = sizeof(aws::property_names) / sizeof(aws::properties_of_type);
  while (first < last) {
    std::size_t const middle = first + (last - first) / 2;
    int const order = compare(aws::property_names[middle].type_name, type_name);
    if (order == 0) return aws::property_names[middle].names;
    (order < 0 ? first : last) = order < 0 ? middle + 1 : middle;
  }
  return nullptr;
}

/// Reports a property that resembles one of the type, and is none: E0221, with the right name. Any other name may be
/// newer than Strata's headers.
constexpr void check_property_names(core::describer& out, std::string_view type_name, cfn::json const& properties) {
  char const* const names = properties_of(type_name);
  if (names == nullptr) return;
  for (std::string_view key : properties.keys) {
    core::closest_name closest{key};
    bool known = key.substr(0, 4) == "Fn::";
    for (std::string_view rest = core::literal(names); !rest.empty() && !known;) {
      std::string_view const name = rest.substr(0, rest.find('|'));
      rest.remove_prefix(name.size() < rest.size() ? name.size() + 1 : name.size());
      known = name == key;
      closest.offer(name);
    }
    if (!known && !closest.found().empty()) out.report_unknown(errors::E0221, key, closest.found());
  }
}

}  // namespace strata::detail
