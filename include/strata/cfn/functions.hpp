// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/handle.hpp>
#include <strata/cfn/property.hpp>

/// The intrinsic functions, by their names in CloudFormation
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
namespace strata::cfn::fn {

namespace detail {

constexpr json as_json(list<text> const& items) {
  if (!items.is_literal()) return items.function();
  json result = array({});
  for (text const& item : items.items()) result.items.push_back(item);
  return result;
}

}  // namespace detail

/// Fn::Join: the texts with a delimiter between them.
constexpr text join(std::string_view delimiter, list<text> const& items) {
  return text::call("Fn::Join", array({delimiter, detail::as_json(items)}));
}
/// Fn::Select: the item at an index, from 0.
constexpr text select(int index, list<text> const& items) {
  return text::call("Fn::Select", array({index, detail::as_json(items)}));
}
/// Fn::Split: the parts of a text between delimiters.
constexpr list<text> split(std::string_view delimiter, text const& source) {
  return list<text>(text::call("Fn::Split", array({delimiter, source})));
}
/// Fn::GetAZs: the names of the availability zones of a region.
constexpr list<text> get_azs(text const& region = aws_region) { return list<text>(text::call("Fn::GetAZs", region)); }
/// Fn::Cidr: `count` blocks with `host_bits` bits each, from an address block.
constexpr list<text> cidr(text const& block, int count, int host_bits) {
  return list<text>(text::call("Fn::Cidr", array({block, count, host_bits})));
}
/// Fn::Base64.
constexpr text base64(text const& source) { return text::call("Fn::Base64", source); }
/// Fn::ImportValue: an output that another stack exports.
constexpr text import_value(text const& name) { return text::call("Fn::ImportValue", name); }
/// Fn::FindInMap.
constexpr text find_in_map(std::string_view mapping, text const& first_key, text const& second_key) {
  return text::call("Fn::FindInMap", array({mapping, first_key, second_key}));
}
/// Fn::If: one of two values, by a condition of the template.
constexpr text if_(std::string_view condition, json const& then, json const& otherwise) {
  return text::call("Fn::If", array({condition, then, otherwise}));
}

/// Functions for conditions.
constexpr json equals(text const& left, text const& right) { return text::call("Fn::Equals", array({left, right})); }
constexpr json and_(std::initializer_list<json> conditions) { return text::call("Fn::And", array(conditions)); }
constexpr json or_(std::initializer_list<json> conditions) { return text::call("Fn::Or", array(conditions)); }
constexpr json not_(json const& condition) { return text::call("Fn::Not", array({condition})); }
constexpr json condition(std::string_view name) { return object({{"Condition", name}}); }

/// A value for a placeholder of `sub`.
template <core::fixed_string Name>
struct binding {
  text value;
};
template <core::fixed_string Name>
constexpr binding<Name> bind(text value) {
  return {static_cast<text&&>(value)};
}

/// A placeholder of a text for Fn::Sub.
struct placeholder {
  std::size_t first, last;  ///< from '$' to after '}'
  std::string_view name;
};
/// The placeholders of a text, in order.
constexpr core::sequence<placeholder> placeholders(std::string_view source) {
  core::sequence<placeholder> result;
  for (std::size_t i = 0; i + 1 < source.size(); ++i) {
    if (source[i] != '$' || source[i + 1] != '{') continue;
    std::size_t const end = source.find('}', i);
    if (end == std::string_view::npos) break;
    result.push_back({i, end + 1, source.substr(i + 2, end - i - 2)});
    i = end;
  }
  return result;
}

/// Whether this is AWS::Region, or another parameter that every template has.
constexpr bool is_pseudo_parameter(std::string_view name) {
  for (std::string_view known :
       {"AccountId", "NotificationARNs", "NoValue", "Partition", "Region", "StackId", "StackName", "URLSuffix"})
    if (name.size() == known.size() + 5 && name.substr(0, 5) == "AWS::" && name.substr(5) == known) return true;
  return false;
}

namespace detail {

/// The first placeholder that has no value, or one past the last.
template <core::fixed_string Source, core::fixed_string... Bound>
constexpr std::string_view first_unbound() {
  for (placeholder const& p : placeholders(Source.view())) {
    if (p.name.substr(0, 1) == "!" || is_pseudo_parameter(p.name)) continue;
    bool found = false;
    for (std::string_view bound : {std::string_view{}, Bound.view()...}) found = found || bound == p.name;
    if (!found) return p.name;
  }
  return {};
}

template <core::fixed_string Source, core::fixed_string... Bound>
struct checked_placeholders {
  static constexpr std::string_view unbound = first_unbound<Source, Bound...>();
  static constexpr core::fixed_string<unbound.size() + 1> name{unbound};
  using error = errors::E0207_placeholder_has_no_value<core::named<name>>;
};

}  // namespace detail

/// Fn::Sub with every placeholder checked: `${Name}` is bound by `bind<"Name">(value)` or is a pseudo parameter, else
/// E0207. `${!Name}` stays as `${Name}` in the result.
template <core::fixed_string Source, core::fixed_string... Bound>
constexpr text sub(binding<Bound> const&... values) noexcept(
    sizeof(core::claim<detail::checked_placeholders<Source, Bound...>::unbound.empty(),
                       typename detail::checked_placeholders<Source, Bound...>::error>) > 0) {
  text result;
  std::size_t at = 0;
  for (auto const& p : placeholders(Source.view())) {
    if (p.first > at) result += Source.view().substr(at, p.first - at);
    if (p.name.substr(0, 1) == "!") {
      result += "${";
      result += Source.view().substr(p.last - p.name.size(), p.name.size());
    } else if (is_pseudo_parameter(p.name)) {
      result += reference{{p.name, {}}};
    } else {
      static_cast<void>(((Bound.view() == p.name ? (static_cast<void>(result += values.value), true) : false) || ...));
    }
    at = p.last;
  }
  if (at < Source.view().size()) result += Source.view().substr(at);
  return result;
}

}  // namespace strata::cfn::fn

/// Dynamic references: values that CloudFormation fetches when it deploys
/// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
namespace strata::cfn {

/// `{{resolve:ssm:name}}`, of the Parameter Store.
constexpr text resolve_ssm(text const& name) { return concat("{{resolve:ssm:", name, "}}"); }
/// `{{resolve:ssm-secure:name}}`, of the Parameter Store.
constexpr text resolve_ssm_secure(text const& name) { return concat("{{resolve:ssm-secure:", name, "}}"); }
/// `{{resolve:secretsmanager:secret:SecretString:key}}`.
constexpr text resolve_secret(text const& secret, std::string_view key) {
  return concat("{{resolve:secretsmanager:", secret, ":SecretString:", key, "}}");
}

}  // namespace strata::cfn
