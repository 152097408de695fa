// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/constant_text.hpp>
#include <strata/cfn/template_parts.hpp>
#include <strata/constructs/utility/references.hpp>
#include <strata/core/source_line.hpp>

/// Values that go from one stack of a platform to another.
namespace strata {

/// Where a stack is deployed. What is empty is as the deployment says.
struct place {
  std::string_view account{};  ///< 12 digits
  std::string_view region{};
  std::string_view profile{};  ///< of the AWS command line, for the commands that deploy
};
constexpr bool is_same_place(place const& a, place const& b) { return a.account == b.account && a.region == b.region; }

namespace detail {
inline constexpr std::string_view given_head = "given/", received_head = "received/";
}  // namespace detail

/// The receiver's side of `handed_over`: in the place of the giver nothing, elsewhere a parameter of the template.
/// Errors: E0603 in a platform.
template <core::fixed_string Id>
class received_value {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  constexpr received_value(bool is_imported, core::source_line line_) : line{line_}, is_imported_{is_imported} {}

  /// For options that name what exists, such as `.namespace_id`.
  [[nodiscard]] constexpr cfn::constant_text value() const {
    if (is_imported_) return imported(id);
    return cfn::reference{{id, {}}};
  }
  constexpr void describe(core::describer& out) const {
    out.mark(detail::effects_are_known);
    out.name(core::verb::may_read)
        .append(is_imported_ ? detail::import_head : detail::received_head)
        .show_from_here()
        .append(id);
  }
  constexpr void expand(auto& out) const {
    if (!is_imported_)
      out.add(cfn::section::parameters, id,
              cfn::object({{"Type", "String"}, {"Description", "The output of this name of another stack"}}));
  }

 private:
  bool is_imported_;
};

/// A value that a stack gives to another one of its platform. In one account and Region the stack exports it, and the
/// other imports it; elsewhere it is an output here and a parameter there, and the platform's `deploy-command` reads
/// the one for the other. Errors: E0103, E0215, and E0602 in a platform.
template <core::fixed_string Id, class Make>
class handed_over_value {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  constexpr handed_over_value(place const& from, place const& to, Make, core::source_line line_)
      : line{line_}, is_exported_{is_same_place(from, to)} {}

  [[nodiscard]] constexpr received_value<Id> received(core::source_line line_ = {}) const {
    return {is_exported_, line_};
  }
  constexpr void describe(core::describer& out) const {
    out.mark(detail::effects_are_known);
    out.name(core::verb::creates)
        .append(is_exported_ ? detail::export_head : detail::given_head)
        .show_from_here()
        .append(id);
    detail::describe_references(out, cfn::json(Make{}()));
  }
  constexpr void expand(auto& out) const {
    cfn::json value = cfn::object({{"Value", cfn::json(Make{}())}});
    if (is_exported_) cfn::set(value, "Export", cfn::object({{"Name", id}}));
    out.add(cfn::section::outputs, id, value);
  }

 private:
  bool is_exported_;
};

/// `handed_over<"SalesNamespaceId">(sales_place, marketing_place, [] { return sales_namespace.namespace_id(); })` is a
/// construct of the giving stack; its `received()` is one of the other.
template <core::fixed_string Id, class Make>
constexpr auto handed_over(place const& from, place const& to, Make make, core::source_line line_ = {}) {
  return handed_over_value<Id, Make>{from, to, make, line_};
}

}  // namespace strata
