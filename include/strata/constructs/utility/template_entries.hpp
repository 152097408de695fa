// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/functions.hpp>
#include <strata/cfn/limits.hpp>
#include <strata/constructs/fixed_list.hpp>
#include <strata/constructs/utility/parameter_checks.hpp>
#include <strata/constructs/utility/resource.hpp>
#include <strata/core/source_line.hpp>

/// The sections of a template besides its resources, as parts of a stack.
namespace strata {

struct parameter_options {
  std::string_view type = "String";  ///< a type of CloudFormation, e.g. "String", "Number", "AWS::EC2::VPC::Id"
  std::string_view default_value{};  ///< empty: a deployment must give a value
  std::string_view description{};
  std::string_view allowed_pattern{};
  fixed_list<std::string_view, 64> allowed_values{};
  bool no_echo = false;
};

/// A parameter of the template; `ref` is its value. Errors: E0204, E0219, E0220, E0306, E0324, E0325.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
template <core::fixed_string Id = "">
class parameter {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  constexpr parameter(parameter_options const& options = {}, core::source_line line_ = {})
      : line{line_}, options_{options} {}

  [[nodiscard]] constexpr cfn::reference ref() const { return {{id, {}}}; }

  constexpr void describe(core::describer& out) const {
    out.require(options_.description.size() <= cfn::max_parameter_description_bytes, errors::E0306, {},
                static_cast<long long>(options_.description.size()), cfn::max_parameter_description_bytes);
    out.require(options_.default_value.size() <= cfn::max_parameter_value_bytes, errors::E0204, "Default",
                static_cast<long long>(options_.default_value.size()), cfn::max_parameter_value_bytes);
    detail::require_room(out, options_.allowed_values, "allowed_values");
    for (std::string_view text : {options_.description, options_.default_value, options_.allowed_pattern})
      out.require(detail::is_utf8(text), errors::E0324, id);
    detail::check_parameter(out, options_);
  }
  constexpr void expand(auto& out) const {
    cfn::json value = cfn::object({{"Type", options_.type}});
    auto const set = [&value](std::string_view key, std::string_view text) {
      if (!text.empty()) cfn::set(value, key, text);
    };
    set("Default", options_.default_value);
    set("Description", options_.description);
    set("AllowedPattern", options_.allowed_pattern);
    if (!options_.allowed_values.empty()) {
      cfn::json values = cfn::array({});
      for (std::string_view v : options_.allowed_values) values.items.push_back(v);
      cfn::set(value, "AllowedValues", values);
    }
    if (options_.no_echo) cfn::set(value, "NoEcho", true);
    out.add(cfn::section::parameters, id, value);
  }

 private:
  parameter_options options_;
};

namespace detail {

/// An entry of a section, from a captureless lambda.
template <core::fixed_string Id, class Make, cfn::section Where>
class template_entry {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  constexpr template_entry(Make, core::source_line line_) : line{line_} {}
  constexpr void describe(core::describer& out) const {
    out.mark(effects_are_known);
    if (Where == cfn::section::conditions)
      out.name(core::verb::creates).append(condition_head).show_from_here().append(id);
    describe_references(out, cfn::json(Make{}()), id, Where == cfn::section::conditions);
  }
  constexpr void expand(auto& out) const { out.add(Where, id, cfn::json(Make{}())); }
};

}  // namespace detail

/// A condition; errors: E0106, E0215, E0216, E0218. `condition<"IsProd">([] { return cfn::fn::equals(env.ref(),
/// "prod"); })`.
template <core::fixed_string Id = "", class Make>
constexpr auto condition(Make make, core::source_line line_ = {}) {
  return detail::template_entry<Id, Make, cfn::section::conditions>{make, line_};
}

/// A mapping: two levels of keys, from a captureless lambda that gives `cfn::object({...})`.
template <core::fixed_string Id = "", class Make>
constexpr auto mapping(Make make, core::source_line line_ = {}) {
  return detail::template_entry<Id, Make, cfn::section::mappings>{make, line_};
}

struct output_options {
  std::string_view description{};  ///< at most 1024 bytes
  std::string_view export_name{};  ///< for Fn::ImportValue of other stacks; empty: not exported
};

/// An output of the stack: `output<"Endpoint">([] { return cfn::text(get_att<"…">(x.handle())); })`.
template <core::fixed_string Id, class Make>
class output_of {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  constexpr output_of(Make, output_options const& options, core::source_line line_) : line{line_}, options_{options} {}

  constexpr void describe(core::describer& out) const {
    out.mark(detail::effects_are_known);
    out.require(options_.description.size() <= cfn::max_output_description_bytes, errors::E0306, {},
                static_cast<long long>(options_.description.size()), cfn::max_output_description_bytes);
    for (std::string_view text : {options_.description, options_.export_name})
      out.require(detail::is_utf8(text), errors::E0324, id);
    if (!options_.export_name.empty()) {
      detail::check_export_name(out, options_.export_name);
      out.name(core::verb::creates).append(detail::export_head).show_from_here().append(options_.export_name);
    }
    detail::describe_references(out, cfn::json(Make{}()));
  }
  constexpr void expand(auto& out) const {
    cfn::json value = cfn::object({{"Value", cfn::json(Make{}())}});
    if (!options_.description.empty()) cfn::set(value, "Description", options_.description);
    if (!options_.export_name.empty()) cfn::set(value, "Export", cfn::object({{"Name", options_.export_name}}));
    out.add(cfn::section::outputs, id, value);
  }

 private:
  output_options options_;
};

template <core::fixed_string Id = "", class Make>
constexpr auto output(Make make, output_options const& options = {}, core::source_line line_ = {}) {
  return output_of<Id, Make>{make, options, line_};
}

}  // namespace strata
