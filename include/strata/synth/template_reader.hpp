// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/input_file.hpp>
#include <strata/synth/yaml_reader.hpp>

#include <stdexcept>

namespace strata::synth {

namespace detail {

inline std::invalid_argument no_template(std::string const& file, std::string const& reason = {}) {
#ifdef STRATA_WITH_YAML_CPP
  return std::invalid_argument{file + " is no template in JSON or YAML" + (reason.empty() ? "" : ": " + reason)};
#else
  return std::invalid_argument{file + " is no template in JSON" + reason +
                               "; YAML needs a program built with yaml-cpp"};
#endif
}

inline json parse_template([[maybe_unused]] std::string const& file, std::string const& text) {
  json result = json::parse(text, nullptr, false);
#ifdef STRATA_WITH_YAML_CPP
  if (result.is_discarded()) {
    try {
      result = from_yaml(text);
    } catch (std::invalid_argument const& error) {
      throw no_template(file, error.what());
    } catch (unreadable_file const& error) {
      throw unreadable_file{"cannot read " + file + ": " + error.what()};
    }
  }
#endif
  return result;
}

}  // namespace detail

/// A template from a file, or from standard input for "-": JSON, or the output of `aws cloudformation get-template`;
/// YAML too, if the program is built with yaml-cpp.
/// @throws unreadable_file also for YAML with endless aliases
/// @throws std::invalid_argument if the file contains no template
inline json read_template(std::string const& file) {
  json result = detail::parse_template(file, read_input(file));
  if (auto const body = result.is_object() ? result.find("TemplateBody") : result.end();
      result.is_object() && body != result.end()) {
    json inner = body->is_string() ? detail::parse_template(file, body->get<std::string>()) : std::move(*body);
    result = std::move(inner);
  }
  if (!result.is_object() || !result.contains("Resources") || !result["Resources"].is_object())
    throw detail::no_template(file);
  return result;
}

}  // namespace strata::synth
