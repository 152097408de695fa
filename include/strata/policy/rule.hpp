// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/logical_id.hpp>
#include <strata/cfn/value.hpp>
#include <strata/core/fixed_string.hpp>
#include <strata/core/tribool.hpp>

#include <type_traits>

/// Rules of policies: a team's demands on the resources of every stack, beyond those of CloudFormation.
namespace strata::policy {

/// A finding of `info` is only reported; a finding of the others breaks `complies_with`.
enum class severity : std::uint8_t { info, warning, error };

constexpr std::string_view name_of(severity level) {
  switch (level) {
    case severity::info:
      return "info";
    case severity::warning:
      return "warning";
    case severity::error:
      break;
  }
  return "error";
}

/// The answer of a check. A check may also return a `bool` or a `core::tribool`: whether the resource complies.
enum class compliance_type : std::uint8_t {
  not_applicable,
  compliant,
  non_compliant,
  insufficient_data,  ///< the program does not say enough: a finding like `non_compliant`, with an error of its own
};

constexpr compliance_type as_compliance_type(bool complies) {
  return complies ? compliance_type::compliant : compliance_type::non_compliant;
}
constexpr compliance_type as_compliance_type(compliance_type given) { return given; }
constexpr compliance_type as_compliance_type(core::tribool complies) {
  return complies == core::tribool::unknown ? compliance_type::insufficient_data
                                            : as_compliance_type(complies == core::tribool::yes);
}

/// The facts of a rule besides its checks.
struct rule_info {
  severity level = severity::error;
  std::string_view description{};  ///< one sentence that is true of a resource that complies
  std::string_view source{};       ///< the origin of the rule, as a link
};

/// Identifies a resource of the stack, or any other thing, for checks of more than one resource.
using key = std::uint64_t;

constexpr key key_of(cfn::logical_id const& id) { return id.hash(); }
/// The key of what a text refers to: the resource of a Ref or Fn::GetAtt, or a literal name. 0 if it is neither.
constexpr key key_of(cfn::text const& value) {
  auto const segments = value.segments();
  if (segments.size() == 1) {
    cfn::segment const& p = segments.front();
    if (p.what == cfn::segment::kind::ref || p.what == cfn::segment::kind::get_att) return key_of(p.id);
  }
  if (value.empty() || !value.is_literal()) return 0;
  core::hasher h;
  h.push_back('=');  // keeps a name different from a logical id
  value.append_literal_to(h);
  return h.value;
}
template <class Optional>
  requires requires(Optional const& o) { o->segments(); }
constexpr key key_of(Optional const& value) {
  return value.has_value() ? key_of(*value) : key{0};
}

/// A fact about a resource, evaluated with those of the whole stack.
struct fact {
  enum class kind : std::uint8_t { needs, gives, adds };
  std::uint16_t rule{};
  std::uint16_t resource{};  ///< in its construct
  kind what{};
  key first{}, second{};  ///< of needs: the stack must give one of them
  long long amount{}, limit{};
};

/// The context of an evaluated resource, besides its properties. A check takes it as its second parameter.
class rule_context {
 public:
  constexpr rule_context(cfn::logical_id const& id, std::uint16_t rule, std::uint16_t resource,
                         core::sequence<fact>& facts)
      : id_{id}, rule_{rule}, resource_{resource}, facts_{facts} {}

  [[nodiscard]] constexpr cfn::logical_id const& id() const { return id_; }
  [[nodiscard]] constexpr policy::key key() const { return key_of(id_); }

  /// The resource breaks the rule unless a resource of the stack gives it one of these keys.
  constexpr void needs(policy::key first, policy::key or_else = 0) {
    facts_.push_back({rule_, resource_, fact::kind::needs, first, or_else, 0, 0});
  }
  /// Gives a key to all resources that need it. 0 gives nothing.
  constexpr void gives(policy::key given) {
    if (given != 0) facts_.push_back({rule_, resource_, fact::kind::gives, given, 0, 0, 0});
  }
  /// Adds to a sum over the stack. The resource that exceeds the limit breaks the rule.
  constexpr void adds(long long amount, long long limit) {
    facts_.push_back({rule_, resource_, fact::kind::adds, 0, 0, amount, limit});
  }
  /// Names the part of the resource that breaks the rule, for the report. The characters must live as long as the
  /// program.
  constexpr void names(std::string_view detail) { detail_ = detail; }
  [[nodiscard]] constexpr std::string_view detail() const { return detail_; }

 private:
  cfn::logical_id const& id_;
  std::uint16_t rule_, resource_;
  core::sequence<fact>& facts_;
  std::string_view detail_{};
};

/// A rule with its checks: functions that take a typed resource, and optionally the `rule_context`. The rule does not
/// apply to types that no check takes.
template <core::fixed_string Id, class... Checks>
struct rule_of : Checks... {
  using Checks::operator()...;
  static constexpr std::string_view id = Id.view();
  policy::rule_info info;
};

/// The id of a rule, as a value: `rule<"S1">`. A call of it makes the rule:
///
///     inline constexpr auto keys_are_rotated = policy::rule<"MyCompany-KMS1">(
///         {.description = "Keys are rotated", .source = "https://wiki.example.com/kms"},
///         [](aws::kms::Key const& key) { return policy::is_true(key.EnableKeyRotation); });
///
/// A rule is a constant at namespace scope. Packs refer to it, and compilers print its name.
template <core::fixed_string Id>
struct rule_name {
  static constexpr std::string_view id = Id.view();
  template <class... Checks>
  constexpr rule_of<Id, Checks...> operator()(policy::rule_info const& what, Checks... checks) const {
    return {checks..., what};
  }
};
template <core::fixed_string Id>
inline constexpr rule_name<Id> rule{};

namespace detail {

/// Whether a rule applies to resources of this type, with or without the context. These are expressions, because the
/// question arises for each rule and each type of a stack, and std::is_invocable takes compilers three times as long.
template <class Rule, class Resource>
concept takes_context =
    requires(Rule const& rule, Resource const& resource, rule_context& context) { rule(resource, context); };
template <class Rule, class Resource>
concept concerns =
    takes_context<Rule, Resource> || requires(Rule const& rule, Resource const& resource) { rule(resource); };

template <class Rule, class Resource>
constexpr compliance_type ask(Rule const& rule, Resource const& resource, rule_context& context) {
  if constexpr (takes_context<Rule, Resource>)
    return as_compliance_type(rule(resource, context));
  else
    return as_compliance_type(rule(resource));
}

/// Two texts in one, for the ids of rules that are templates.
template <std::size_t A, std::size_t B>
constexpr core::fixed_string<A + B - 1> joined(core::fixed_string<A> const& first,
                                               core::fixed_string<B> const& second) {
  core::fixed_string<A + B - 1> result{std::string_view{}};
  for (std::size_t i = 0; i + 1 < A; ++i) result.chars[i] = first.chars[i];
  for (std::size_t i = 0; i < B; ++i) result.chars[A - 1 + i] = second.chars[i];
  return result;
}

}  // namespace detail
}  // namespace strata::policy
