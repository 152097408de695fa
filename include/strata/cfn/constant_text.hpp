// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/functions.hpp>

namespace strata::cfn {

/// A text that constants can hold, although only the deployment may know it: a literal, which may be a dynamic
/// reference, a parameter or an attribute of the template, an export of another stack, or an entry of the Parameter
/// Store. `text` owns memory, so no constant can hold one.
class constant_text {
 public:
  constexpr constant_text() = default;
  constexpr constant_text(char const* literal) : constant_text{core::literal(literal)} {}
  constexpr constant_text(std::string_view literal)
      : what_{literal.empty() ? source::nothing : source::literal}, chars_{literal} {}
  constexpr constant_text(reference to) : what_{source::reference}, id_{to.id} {}
  constexpr constant_text(attribute of) : what_{source::attribute}, id_{of.id}, chars_{of.name} {}

  /// An export of another stack of this account and Region.
  static constexpr constant_text import(std::string_view export_name) { return {source::import, export_name}; }
  /// An entry of the Parameter Store, read at each deployment.
  static constexpr constant_text parameter_store(std::string_view name) { return {source::parameter_store, name}; }

  [[nodiscard]] constexpr bool empty() const { return what_ == source::nothing; }
  /// The characters if the program knows them, else an empty text.
  [[nodiscard]] constexpr std::string_view known() const {
    return what_ == source::literal && !is_dynamic_reference() ? chars_ : std::string_view{};
  }
  /// Whether it is a value that CloudFormation keeps from custom resources: `{{resolve:secretsmanager:...}}` or
  /// `{{resolve:ssm-secure:...}}`
  /// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
  [[nodiscard]] constexpr bool is_secure() const {
    return what_ == source::literal && (chars_.find("{{resolve:secretsmanager:") != chars_.npos ||
                                        chars_.find("{{resolve:ssm-secure:") != chars_.npos);
  }
  /// The construct of a parameter or an attribute; empty for another text.
  [[nodiscard]] constexpr logical_id const& id() const { return id_; }

  [[nodiscard]] constexpr cfn::text text() const {
    switch (what_) {
      case source::nothing:
        break;
      case source::literal:
        return chars_;
      case source::reference:
        return reference{id_};
      case source::attribute:
        return attribute{id_, chars_};
      case source::import:
        return fn::import_value(chars_);
      case source::parameter_store:
        return resolve_ssm(chars_);
    }
    return {};
  }

  friend constexpr bool operator==(constant_text const& a, constant_text const& b) {
    return a.what_ == b.what_ && a.id_ == b.id_ && a.chars_ == b.chars_;
  }

 private:
  enum class source : std::uint8_t { nothing, literal, reference, attribute, import, parameter_store };

  constexpr constant_text(source what, std::string_view chars) : what_{what}, chars_{chars} {}
  [[nodiscard]] constexpr bool is_dynamic_reference() const { return chars_.find("{{resolve:") != chars_.npos; }

  source what_ = source::nothing;
  logical_id id_{};
  std::string_view chars_{};
};

}  // namespace strata::cfn

namespace strata {

/// What another stack of this account and Region exports under a name.
constexpr cfn::constant_text imported(std::string_view export_name) { return cfn::constant_text::import(export_name); }
/// What the Parameter Store has under a name, at each deployment.
constexpr cfn::constant_text in_parameter_store(std::string_view name) {
  return cfn::constant_text::parameter_store(name);
}

}  // namespace strata
