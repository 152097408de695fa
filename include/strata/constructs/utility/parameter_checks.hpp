// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/pattern.hpp>
#include <strata/constructs/checks.hpp>
#include <strata/core/closest_name.hpp>

/// The types of parameters, and the values that a parameter takes.
namespace strata::detail {

/// The types of AWS,
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html, which
/// may stand in List<...> and in AWS::SSM::Parameter::Value<...>.
inline constexpr std::string_view aws_parameter_types[] = {"AWS::EC2::AvailabilityZone::Name",
                                                           "AWS::EC2::Image::Id",
                                                           "AWS::EC2::Instance::Id",
                                                           "AWS::EC2::KeyPair::KeyName",
                                                           "AWS::EC2::SecurityGroup::Id",
                                                           "AWS::EC2::SecurityGroup::GroupName",
                                                           "AWS::EC2::Subnet::Id",
                                                           "AWS::EC2::Volume::Id",
                                                           "AWS::EC2::VPC::Id",
                                                           "AWS::Route53::HostedZone::Id"};
inline constexpr std::string_view plain_parameter_types[] = {"String", "Number", "CommaDelimitedList",
                                                             "AWS::SSM::Parameter::Name"};

constexpr bool is_one_of(std::string_view text, auto const& all) {
  for (std::string_view each : all)
    if (each == text) return true;
  return false;
}
/// The type between the brackets of `HEAD<...>`; empty if the text has another form.
constexpr std::string_view inside(std::string_view text, std::string_view head) {
  if (text.size() < head.size() + 2 || text.substr(0, head.size()) != head || text[head.size()] != '<' ||
      text.back() != '>')
    return {};
  return text.substr(head.size() + 1, text.size() - head.size() - 2);
}
constexpr bool is_list_of(std::string_view text, bool numbers) {
  std::string_view const item = inside(text, "List");
  return (numbers && item == "Number") || item == "String" || is_one_of(item, aws_parameter_types);
}
constexpr bool is_parameter_type(std::string_view type) {
  std::string_view const stored = inside(type, "AWS::SSM::Parameter::Value");
  if (!stored.empty())
    return stored == "String" || stored == "CommaDelimitedList" || is_list_of(stored, false) ||
           is_one_of(stored, aws_parameter_types);
  return is_one_of(type, plain_parameter_types) || is_one_of(type, aws_parameter_types) || is_list_of(type, true);
}
/// The type that a misspelt one most likely means; empty if none is close.
constexpr std::string_view closest_parameter_type(std::string_view type) {
  core::closest_name closest{type};
  for (std::string_view each : plain_parameter_types) closest.offer(each);
  for (std::string_view each : aws_parameter_types) closest.offer(each);
  for (std::string_view each : {"List<Number>", "List<AWS::EC2::Subnet::Id>", "List<AWS::EC2::SecurityGroup::Id>"})
    closest.offer(each);
  return closest.found();
}

/// A number such as -1, 2.5 or 1e3.
constexpr bool is_number(std::string_view text) {
  std::size_t at = 0, digits = 0;
  auto const take = [&](std::string_view chars) {
    bool const here = at < text.size() && chars.find(text[at]) != chars.npos;
    at += here;
    return here;
  };
  take("+-");
  while (take("0123456789")) ++digits;
  if (take("."))
    while (take("0123456789")) ++digits;
  if (digits > 0 && take("eE")) {
    take("+-");
    digits = 0;
    while (take("0123456789")) ++digits;
  }
  return digits > 0 && at == text.size();
}

/// Calls `accepts(item)` for the items of a list, or for the one value of another type, until it is false.
constexpr bool each_value(std::string_view type, std::string_view value, auto accepts) {
  bool const is_list = type == "CommaDelimitedList" || !inside(type, "List").empty();
  while (is_list) {
    std::size_t const comma = value.find(',');
    if (comma == value.npos) break;
    if (!accepts(value.substr(0, comma))) return false;
    value.remove_prefix(comma + 1);
    while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  }
  return accepts(value);
}

/// The pattern of a parameter covers the whole value.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
constexpr bool matches_whole(std::string_view pattern, std::string_view value) {
  core::sequence<char> anchored;
  for (std::string_view part : {std::string_view{"^(?:"}, pattern, std::string_view{")$"}})
    for (char c : part) anchored.push_back(c);
  return cfn::matches({anchored.data(), anchored.size()}, value);
}

/// Checks the type of a parameter (E0219), and its default value against the type, the allowed values and the pattern
/// (E0220).
constexpr void check_parameter(core::describer& out, auto const& options) {
  if (!is_parameter_type(options.type))
    return out.report_unknown(errors::E0219, options.type, closest_parameter_type(options.type));
  std::string_view const value = options.default_value;
  if (value.empty()) return;
  bool const numbers = options.type == "Number" || options.type == "List<Number>";
  bool const allowed = each_value(options.type, value, [&](std::string_view each) {
    if (numbers && !is_number(each)) return false;
    if (!options.allowed_values.empty() && !options.allowed_values.contains(each)) return false;
    return options.allowed_pattern.empty() || matches_whole(options.allowed_pattern, each);
  });
  out.require(allowed, errors::E0220, value);
}

}  // namespace strata::detail
