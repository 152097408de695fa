// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/json_writer.hpp>

/// Templates in YAML, for `diff`. They are read by yaml-cpp, in programs that are built with it: CMake defines
/// STRATA_WITH_YAML_CPP where it finds the package.
#ifdef STRATA_WITH_YAML_CPP
#include <yaml-cpp/yaml.h>

#include <regex>
#include <stdexcept>

namespace strata::synth {

namespace detail {

/// A scalar without quotes, as YAML 1.1 reads it. A number with a leading zero is a text: it is an account's id and no
/// octal number.
inline json plain_scalar(std::string const& text) {
  static std::regex const integer{"[-+]?(0|[1-9][0-9]{0,17})"}, number{R"([-+]?[0-9]+\.[0-9]*([eE][-+]?[0-9]+)?)"};
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return nullptr;
  for (char const* word : {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
    if (text == word) return true;
  for (char const* word : {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})
    if (text == word) return false;
  if (std::regex_match(text, integer)) return std::stoll(text);
  if (std::regex_match(text, number)) return std::stod(text);
  return text;
}

inline json as_json(YAML::Node const& node);

inline json untagged_json(YAML::Node const& node, bool plain) {
  switch (node.Type()) {
    case YAML::NodeType::Undefined:
    case YAML::NodeType::Null:
      return nullptr;
    case YAML::NodeType::Scalar:
      return plain ? plain_scalar(node.Scalar()) : json(node.Scalar());
    case YAML::NodeType::Sequence: {
      json result = json::array();
      for (YAML::Node const& item : node) result.push_back(as_json(item));
      return result;
    }
    case YAML::NodeType::Map:
      break;
  }
  json result = json::object();
  for (auto const& member : node) result[member.first.Scalar()] = as_json(member.second);
  return result;
}

/// The short form of an intrinsic function is a tag: `!Ref Bucket`, `!GetAtt Bucket.Arn`, `!Sub`.
inline json as_json(YAML::Node const& node) {
  std::string const& tag = node.Tag();
  bool const short_form = tag.size() > 1 && tag[0] == '!' && tag[1] != '!';
  if (!short_form) return untagged_json(node, tag != "!");
  std::string const function = tag.substr(1);
  json arguments = untagged_json(node, false);
  if (function == "Ref" || function == "Condition") return {{function, arguments}};
  if (function == "GetAtt" && arguments.is_string()) {
    std::string const text = arguments.get<std::string>();
    std::size_t const dot = text.find('.');
    if (dot != text.npos) arguments = json::array({text.substr(0, dot), text.substr(dot + 1)});
  }
  return {{"Fn::" + function, arguments}};
}

}  // namespace detail

/// A template in YAML as JSON: functions in their long form. Throws std::invalid_argument with the line of what is no
/// YAML.
inline json from_yaml(std::string const& text) {
  try {
    return detail::as_json(YAML::Load(text));
  } catch (YAML::Exception const& error) {
    throw std::invalid_argument{error.what()};
  }
}

}  // namespace strata::synth
#endif
