// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/domain.hpp>

namespace strata {

namespace detail {
template <class T>
concept names_no_domain_or_a_domain = !requires { typename T::domain; } || Domain<typename T::domain>;
}  // namespace detail

/// A construct, which is a part of a stack: a literal type that has
/// - `id`, a string that no other construct of the stack has;
/// - `line`, the line of its declaration, for errors;
/// - `describe(core::describer&) const`, which gives its description: what it needs, creates, fills and reads, and its
///   first error;
/// - `expand(auto& out) const`, which hands its parts of the template to a `Sink`;
/// - `domain`, if it belongs to a `Domain`.
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
/// Any other type in a stack is the error E0109, and a construct that is no constant is E0107.
template <class T>
concept Construct = requires(T const& made, core::describer& description, ignoring_sink& out) {
  std::string_view{made.id};
  unsigned{made.line};
  made.describe(description);
  made.expand(out);
} && detail::names_no_domain_or_a_domain<T>;

}  // namespace strata
