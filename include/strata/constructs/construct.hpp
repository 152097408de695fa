// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/domain.hpp>

namespace strata {

namespace detail {
template <class T>
concept names_no_domain_or_a_domain = !requires { typename T::domain; } || Domain<typename T::domain>;
}  // namespace detail

/// What a stack is made of: a literal type that has
/// - `id`, a string that no other construct of the stack has;
/// - `line`, where it is declared, for errors;
/// - `describe(core::describer&) const`: what it needs, creates, fills and reads, and what is wrong with it;
/// - `expand(auto& out) const`: hands the parts of the template to a `Sink`;
/// - where a `Domain` belongs to it: `domain`.
///
///     struct audited_job {
///       std::string_view id;
///       unsigned line = __builtin_LINE();
///       using domain = audit_domain;
///       constexpr void describe(core::describer& out) const { out.mark(audit_domain::marks); }
///       constexpr void expand(auto& out) const { out.add({id, {}}, aws::logs::LogGroup{}); }
///     };
///     static_assert(Construct<audited_job>);
///
/// A stack that is given something else is E0109, and one whose construct is no constant E0107.
template <class T>
concept Construct = requires(T const& made, core::describer& description, ignoring_sink& out) {
  std::string_view{made.id};
  unsigned{made.line};
  made.describe(description);
  made.expand(out);
} && detail::names_no_domain_or_a_domain<T>;

}  // namespace strata
