// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/functions.hpp>
#include <strata/cfn/policy_document.hpp>
#include <strata/constructs/checks.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/constructs/options.hpp>
#include <strata/core/description.hpp>
#include <strata/core/errors.hpp>

/// What the values that users write refer to: resources, parameters, conditions, mappings.
namespace strata::detail {

/// Visits the references in a value: those of typed values, and functions in data, such as
/// `cfn::object({{"Ref", "Bucket"}})`. A visitor has
///
///     visitor.id(logical_id, is_attribute);  // of Ref, Fn::GetAtt and Fn::Sub
///     visitor.attribute(id, name);           // of data; handles have right names
///     visitor.imported(name);
///     visitor.condition(name);
///     visitor.mapping(name, first_key, second_key);  // a key is empty if only the deployment knows it
///     visitor.literal(characters);
template <class Visitor>
class reference_walker {
 public:
  constexpr explicit reference_walker(Visitor& visitor) : visitor_{visitor} {}

  constexpr void walk(cfn::text const& value) const {
    for (cfn::segment const& p : value.segments()) {
      if (p.what == cfn::segment::kind::literal) visitor_.literal(p.chars);
      if (p.what == cfn::segment::kind::ref || p.what == cfn::segment::kind::get_att)
        visitor_.id(p.id, p.what == cfn::segment::kind::get_att);
      if (p.what == cfn::segment::kind::call) call(p.chars, *p.arguments);
    }
  }
  constexpr void walk(cfn::integer const& value) const { walk_function(value); }
  constexpr void walk(cfn::number const& value) const { walk_function(value); }
  constexpr void walk(cfn::boolean const& value) const { walk_function(value); }
  constexpr void walk(cfn::json const& value) const {
    if (value.what == cfn::json::kind::object && value.keys.size() == 1 && is_function(value.keys[0]))
      return call(value.keys[0], value.items[0]);
    walk(value.string);
    for (cfn::json const& item : value.items) walk(item);
  }
  constexpr void walk(cfn::policy_document const& value) const {
    for (cfn::statement const& s : value.statements) {
      for (cfn::principal const& p : s.principals.items()) walk(p.who);
      walk(s.resources);
      for (cfn::condition const& c : s.conditions.items()) walk(c.values);
    }
  }
  template <class T>
  constexpr void walk(cfn::list<T> const& value) const {
    if (!value.is_literal()) return walk(value.function());
    for (T const& item : value.items()) walk(item);
  }
  template <class T>
  constexpr void walk(cfn::map<T> const& value) const {
    for (auto const& entry : value.entries()) walk(entry.value);
  }
  template <cfn::Visitable T>
  constexpr void walk(T const& value) const {
    // a copy, because a type without members would leave `this` unused
    value.each([self = *this](char const*, auto const& member, auto const&...) {
      if (member.has_value()) self.walk(*member);
    });
  }

 private:
  constexpr void walk_function(auto const& value) const {
    if (!value.is_literal()) walk(value.function());
  }
  static constexpr bool is_function(std::string_view key) {
    return key == "Ref" || key == "Condition" || key.substr(0, 4) == "Fn::";
  }
  /// The characters of a literal in one piece; empty for any other value.
  static constexpr std::string_view literal(cfn::json const& value) {
    if (!is_literal(value) || !value.string.has_one_segment()) return {};
    return value.string.only_segment().chars;
  }
  /// Whether a value is text without functions, which may be empty.
  static constexpr bool is_literal(cfn::json const& value) {
    return value.what == cfn::json::kind::text && value.string.is_literal();
  }
  static constexpr std::string_view literal(cfn::json const& list, std::size_t i) {
    return i < list.items.size() ? literal(list.items[i]) : std::string_view{};
  }

  constexpr void call(std::string_view function, cfn::json const& arguments) const {
    if (function == "Ref") {
      if (std::string_view const id = literal(arguments); !id.empty()) visitor_.id({{}, id}, false);
    } else if (function == "Fn::GetAtt") {
      if (arguments.items.empty())
        attribute(literal(arguments));
      else if (std::string_view const id = literal(arguments.items[0]); !id.empty())
        attribute(id, literal(arguments, 1));
    } else if (function == "Fn::ImportValue") {
      if (is_literal(arguments)) visitor_.imported(literal(arguments));
    } else if (function == "Condition") {
      if (std::string_view const name = literal(arguments); !name.empty()) visitor_.condition(name);
    } else if (function == "Fn::If") {
      if (std::string_view const name = literal(arguments, 0); !name.empty()) visitor_.condition(name);
    } else if (function == "Fn::FindInMap") {
      std::string_view const mapping = literal(arguments, 0);
      if (!mapping.empty() && arguments.items.size() == 3)
        visitor_.mapping(mapping, literal(arguments, 1), literal(arguments, 2));
    } else if (function == "Fn::Sub") {
      substitute(arguments);
    }
    walk_arguments(arguments);
  }
  constexpr void walk_arguments(cfn::json const& arguments) const {
    if (arguments.what == cfn::json::kind::object) return walk(arguments);
    walk(arguments.string);
    for (cfn::json const& item : arguments.items) walk(item);
  }
  constexpr void substitute(cfn::json const& arguments) const {
    bool const has_values = arguments.items.size() == 2;
    for (auto const& p : cfn::fn::placeholders(literal(has_values ? arguments.items[0] : arguments))) {
      bool given = p.name.substr(0, 1) == "!";
      if (has_values)
        for (std::string_view key : arguments.items[1].keys) given = given || key == p.name;
      if (given) continue;
      if (p.name.find('.') == p.name.npos)
        visitor_.id({{}, p.name}, false);
      else
        attribute(p.name);
    }
  }
  /// Id.Attribute in one text
  constexpr void attribute(std::string_view whole) const {
    std::size_t const dot = whole.find('.');
    if (!whole.empty()) attribute(whole.substr(0, dot), dot == whole.npos ? std::string_view{} : whole.substr(dot + 1));
  }
  /// @param name empty where only the deployment knows it
  constexpr void attribute(std::string_view id, std::string_view name) const {
    visitor_.id({{}, id}, true);
    if (!name.empty()) visitor_.attribute(id, name);
  }

  Visitor& visitor_;
};

inline constexpr std::string_view reference_head = "ref/", attribute_head = "attribute/", parameter_head = "parameter/",
                                  condition_head = "condition/", mapping_head = "mapping/", export_head = "export/",
                                  import_head = "import/";

constexpr void check_export_name(core::describer& out, std::string_view name) {
  constexpr std::size_t most = 255;
  bool const fits = !name.empty() && name.size() <= most;
  out.require(fits && all_of(name, [](char c) { return is_letter(c) || is_digit(c) || c == ':' || c == '-'; }),
              errors::E0223, name, static_cast<long long>(name.size()), most);
}

/// Puts the references of a construct into its description. The template's names are known only when all constructs are
/// expanded, so the check of the stack looks them up: E0205, E0215 to E0218.
class reference_describer {
 public:
  /// @param self the id of the construct, if it makes the resource or condition with this id
  constexpr reference_describer(core::describer& out, std::string_view self, bool only_parameters = false)
      : out_{out}, self_{self}, only_parameters_{only_parameters} {
    out.mark(has_references);
  }

  constexpr void id(cfn::logical_id const& to, bool is_attribute) {
    std::string_view const whole = to.construct.empty() ? to.part : to.construct;
    if (whole.substr(0, 5) == "AWS::") return out_.require(cfn::fn::is_pseudo_parameter(whole), errors::E0215, whole);
    out_.require(self_.empty() || !(to == cfn::logical_id{self_, {}}), errors::E0106, self_);
    if (!to.construct.empty() && to.construct != self_) out_.needs(to.construct);
    out_.require(!only_parameters_ || !is_attribute, errors::E0218, whole);
    out_.name(core::verb::may_read)
        .append(only_parameters_ ? parameter_head : reference_head)
        .show_from_here()
        .append(to.construct)
        .append(to.part);
  }
  constexpr void attribute(std::string_view id, std::string_view name) {
    out_.name(core::verb::may_read).append(attribute_head).show_from_here().append(id).append(".").append(name);
  }
  constexpr void imported(std::string_view name) {
    check_export_name(out_, name);
    out_.name(core::verb::may_read).append(import_head).show_from_here().append(name);
  }
  constexpr void literal(std::string_view text) const {
    for (char c : text)
      if (c <= 0) return out_.require(is_utf8(text), errors::E0324, self_);
  }
  constexpr void condition(std::string_view name) {
    out_.require(!only_parameters_ || name != self_, errors::E0106, self_);
    out_.name(core::verb::may_read).append(condition_head).show_from_here().append(name);
  }
  constexpr void mapping(std::string_view name, std::string_view first, std::string_view second) {
    out_.name(core::verb::may_read)
        .append(mapping_head)
        .show_from_here()
        .append(name)
        .append("/")
        .append(first)
        .append("/")
        .append(second);
  }

 private:
  core::describer& out_;
  std::string_view self_;
  bool only_parameters_;
};

/// Says that a construct changes a resource of another one.
constexpr void describe_target(core::describer& out, cfn::logical_id const& resource) {
  out.mark(has_references);
  out.name(core::verb::may_read)
      .append(reference_head)
      .show_from_here()
      .append(resource.construct)
      .append(resource.part);
}

constexpr void describe_references(core::describer& out, auto const& value, std::string_view self = {},
                                   bool only_parameters = false) {
  reference_describer into{out, self, only_parameters};
  reference_walker{into}.walk(value);
}

}  // namespace strata::detail
