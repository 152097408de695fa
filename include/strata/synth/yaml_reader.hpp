// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/input_file.hpp>
#include <strata/synth/json_writer.hpp>

/// Reads templates in YAML, for `diff`, in programs that are built with yaml-cpp: CMake defines STRATA_WITH_YAML_CPP if
/// it finds the package.
#ifdef STRATA_WITH_YAML_CPP
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace strata::synth {

namespace detail {

/// The whole text as a number, with or without a sign; nothing else stands in it.
template <class Number>
std::optional<Number> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  Number result{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return result;
}

/// A scalar without quotes, as in YAML 1.1. A number with a leading zero is a text, because it is an account id and no
/// octal number; so is an integer of more than 18 digits, and a number with an exponent and no point.
inline json plain_scalar(std::string const& text) {
  if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") return nullptr;
  for (char const* word : {"true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"})
    if (text == word) return true;
  for (char const* word : {"false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"})
    if (text == word) return false;
  constexpr std::string_view digits = "0123456789";
  std::size_t const first = text[0] == '+' || text[0] == '-' ? 1 : 0;
  if (first == text.size() || digits.find(text[first]) == std::string_view::npos) return text;
  std::size_t const end = std::min(text.find_first_not_of(digits, first), text.size());
  if (end == text.size()) {
    bool const written_plainly = text[first] != '0' || end == first + 1;
    if (auto const value = number_of<std::int64_t>(text); value && written_plainly && end - first <= 18) return *value;
  } else if (text[end] == '.') {
    if (auto const value = number_of<double>(text)) return *value;
  }
  return text;
}

/// Copies YAML nodes to JSON. An alias is a second path to a node: it can form a cycle, or a few can make more copies
/// than memory holds. Both end the copy.
class yaml_copy {
 public:
  /// The short form of an intrinsic function is a tag: `!Ref Bucket`, `!GetAtt Bucket.Arn`, `!Sub`.
  /// @throws unreadable_file
  json of(YAML::Node const& node) {
    if (++depth_ > max_depth) throw unreadable_file{"the YAML contains itself, or is nested more than 200 deep"};
    if (++nodes_ > max_nodes) throw unreadable_file{"the aliases of the YAML stand for more than 500,000 values"};
    json result = tagged(node);
    --depth_;
    return result;
  }

 private:
  static constexpr std::size_t max_depth = 200;
  static constexpr std::size_t max_nodes = 500'000;  // a template of 1,000,000 bytes has fewer

  json tagged(YAML::Node const& node) {
    std::string const& tag = node.Tag();
    bool const short_form = tag.size() > 1 && tag[0] == '!' && tag[1] != '!';
    if (!short_form) return untagged(node, tag != "!");
    std::string const function = tag.substr(1);
    json arguments = untagged(node, false);
    if (function == "Ref" || function == "Condition") return {{function, arguments}};
    if (function == "GetAtt" && arguments.is_string()) {
      std::string const text = arguments.get<std::string>();
      std::size_t const dot = text.find('.');
      if (dot != text.npos) arguments = json::array({text.substr(0, dot), text.substr(dot + 1)});
    }
    return {{"Fn::" + function, arguments}};
  }

  json untagged(YAML::Node const& node, bool plain) {
    switch (node.Type()) {
      case YAML::NodeType::Undefined:
      case YAML::NodeType::Null:
        return nullptr;
      case YAML::NodeType::Scalar:
        return plain ? plain_scalar(node.Scalar()) : json(node.Scalar());
      case YAML::NodeType::Sequence: {
        json result = json::array();
        for (YAML::Node const& item : node) result.push_back(of(item));
        return result;
      }
      case YAML::NodeType::Map:
        break;
    }
    json result = json::object();
    for (auto const& member : node) result[member.first.Scalar()] = of(member.second);
    return result;
  }

  std::size_t depth_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace detail

/// A template in YAML as JSON, with functions in their long form.
/// @throws std::invalid_argument with the line of the error in the YAML
/// @throws unreadable_file if aliases make the template endless, or larger than any template
inline json from_yaml(std::string const& text) {
  try {
    return detail::yaml_copy{}.of(YAML::Load(text));
  } catch (YAML::Exception const& error) {
    throw std::invalid_argument{error.what()};
  }
}

}  // namespace strata::synth
#endif
