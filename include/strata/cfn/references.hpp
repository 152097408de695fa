// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/writer.hpp>
#include <strata/core/sequence.hpp>
#include <strata/core/text.hpp>

namespace strata::cfn {

/// Calls `found(name)` for each resource, parameter or pseudo parameter that a document refers to: by Ref, Fn::GetAtt,
/// or a placeholder of Fn::Sub that the function itself does not bind. The names live as long as the call.
template <class Found>
class reference_finder final : public writer {
 public:
  constexpr explicit reference_finder(Found found) : found_{static_cast<Found&&>(found)} {}

  constexpr void null() override { end_value(); }
  constexpr void boolean(bool) override { end_value(); }
  constexpr void integer(std::int64_t) override { end_value(); }
  constexpr void number(double) override { end_value(); }
  constexpr void string(std::string_view value) override {
    switch (role()) {
      case role_of_value::reference:
        found_(value);
        break;
      case role_of_value::attribute:
        found_(value.substr(0, value.find('.')));
        break;
      case role_of_value::substitution:
        find_placeholders(value, {});
        break;
      case role_of_value::source: {
        core::sequence<char>& source = substitutions_.back().source;
        source.clear();
        core::append_text(source, value);
        break;
      }
      case role_of_value::plain:
      case role_of_value::bound:
        break;
    }
    end_value();
  }
  constexpr void begin_array() override {
    role_of_value const now = role();
    if (now == role_of_value::substitution) substitutions_.push_back({});
    open_.push_back({now, true, 0});
  }
  constexpr void end_array() override {
    if (open_.back().role == role_of_value::substitution) {
      substitution const done = static_cast<substitution&&>(substitutions_.back());
      substitutions_.pop_back();
      find_placeholders({done.source.data(), done.source.size()}, done.bound);
    }
    open_.pop_back();
    end_value();
  }
  constexpr void begin_object() override { open_.push_back({role(), false, 0}); }
  constexpr void end_object() override {
    open_.pop_back();
    end_value();
  }
  constexpr void key(std::string_view name) override {
    next_ = role_of_value::plain;
    if (open_.back().role == role_of_value::bound) {
      substitutions_.back().bound.push_back({});
      core::append_text(substitutions_.back().bound.back(), name);
    } else if (name == "Ref") {
      next_ = role_of_value::reference;
    } else if (name == "Fn::GetAtt") {
      next_ = role_of_value::attribute;
    } else if (name == "Fn::Sub") {
      next_ = role_of_value::substitution;
    }
  }

 private:
  enum class role_of_value : std::uint8_t {
    plain,
    reference,     ///< of Ref
    attribute,     ///< of Fn::GetAtt
    substitution,  ///< of Fn::Sub
    source,        ///< the first item of Fn::Sub
    bound,         ///< its second one
  };
  struct container {
    role_of_value role;
    bool array;
    std::size_t count;
  };
  struct substitution {
    core::sequence<char> source{};
    core::sequence<core::sequence<char>> bound{};
  };

  /// The role of the next value.
  [[nodiscard]] constexpr role_of_value role() const {
    if (open_.empty() || !open_.back().array) return next_;
    container const& in = open_.back();
    if (in.role == role_of_value::attribute && in.count == 0) return role_of_value::attribute;
    if (in.role == role_of_value::substitution) return in.count == 0 ? role_of_value::source : role_of_value::bound;
    return role_of_value::plain;
  }
  constexpr void end_value() {
    next_ = role_of_value::plain;
    if (!open_.empty()) ++open_.back().count;
  }
  constexpr void find_placeholders(std::string_view source, core::sequence<core::sequence<char>> const& bound) {
    for (std::size_t at = source.find("${"); at != std::string_view::npos; at = source.find("${", at + 2)) {
      std::size_t const end = source.find('}', at);
      if (end == std::string_view::npos) return;
      std::string_view const name = source.substr(at + 2, end - at - 2);
      bool free = !name.empty() && name.front() != '!';
      for (core::sequence<char> const& each : bound) free = free && std::string_view{each.data(), each.size()} != name;
      if (free) found_(name.substr(0, name.find('.')));
    }
  }

  Found found_;
  core::sequence<container> open_{};
  core::sequence<substitution> substitutions_{};
  role_of_value next_ = role_of_value::plain;
};

}  // namespace strata::cfn
