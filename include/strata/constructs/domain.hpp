// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/sink.hpp>
#include <strata/core/stack.hpp>

/// Domains: the checks and shared parts of all constructs of a kind in a stack. `stack` knows no domain; constructs
/// name them.
namespace strata {

/// An ordered list of domains: each follows those that it needs.
template <class... Domains>
struct domain_list {};

/// A domain that adds nothing to a stack: the base of domains, which declare their additions. Besides the members
/// below, a domain may have
/// - `facts`, a type, and `facts_of<Stack>`, a constant of that type: the domain's knowledge of a stack, for code that
///   does not know the stack's type. A program finds it in `synth::stack_program::facts`;
/// - functions `describe<Stack>(construct)` for some constructs, which give the values that rules of policies judge
///   besides the construct's resources.
struct plain_domain {
  /// The domains that this one needs; they come before it.
  using needs = domain_list<>;
  /// The bits that constructs set with `core::describer::mark` for this domain. No two domains share a bit.
  static constexpr std::uint32_t marks = 0;
  /// Finds the first error of a stack. It runs only if no construct reports an error and the graph is sound.
  template <class Stack>
  static constexpr core::verdict check() {
    return {};
  }
  /// Adds the shared parts of the domain's constructs to a stack, each once, if the stack's marks ask for it.
  static constexpr void expand_shared_parts(auto&, std::uint32_t /*stack_marks*/) {}
};

namespace detail {
struct empty_stack : core::basic_stack<empty_stack, "Empty", core::no_further_checks> {};
}  // namespace detail

/// A type that a construct may name as `domain`: the checks of a stack, and the parts of a template, that belong to all
/// constructs of one kind together. A stack takes each domain of its constructs once.
///
///     struct audit_domain : plain_domain {
///       static constexpr std::uint32_t marks = 1u << 24;
///       static constexpr void expand_shared_parts(auto& out, std::uint32_t stack_marks) {
///         if (stack_marks & marks) out.add({"AuditLog", {}}, aws::logs::LogGroup{});
///       }
///     };
template <class T>
concept Domain = requires(ignoring_sink& out, std::uint32_t stack_marks) {
  typename T::needs;
  { T::marks } -> std::convertible_to<std::uint32_t>;
  { T::template check<detail::empty_stack>() } -> std::same_as<core::verdict>;
  T::expand_shared_parts(out, stack_marks);
};

namespace detail {

/// A number that identifies a domain, so that code can compare domains as values: the hash of its name. (With its
/// sanitizers, g++ 12 compares addresses only at run time.)
template <class Domain>
constexpr std::uint64_t hash_of_domain() {
  return core::hash_of(__PRETTY_FUNCTION__);
}
/// The number of the domain that a construct names; 0 if it names none.
template <class Construct>
inline constexpr std::uint64_t domain_key = 0;
template <class Construct>
  requires requires { typename Construct::domain; }
inline constexpr std::uint64_t domain_key<Construct> = hash_of_domain<typename Construct::domain>();

/// The positions of the constructs that are the first of their domain.
template <std::size_t Size>
struct domain_positions {
  std::size_t at[Size + 1]{};
  std::size_t count{};
};
template <auto const&... Resources>
constexpr auto find_domains(core::resource_list<Resources...>) {
  constexpr std::size_t size = sizeof...(Resources);
  std::uint64_t const keys[] = {domain_key<std::remove_cvref_t<decltype(Resources)>>..., 0};
  domain_positions<size> result;
  for (std::size_t i = 0; i < size; ++i) {
    bool is_new = keys[i] != 0;
    for (std::size_t k = 0; k < result.count; ++k) is_new = is_new && keys[result.at[k]] != keys[i];
    if (is_new) result.at[result.count++] = i;
  }
  return result;
}
template <class Stack>
inline constexpr auto positions_of_domains = find_domains(core::resources_of<Stack>{});

// Declarations, for decltype, that append a domain to a list.
template <class Domain>
struct added {};
template <class Known>
Known join(Known);
template <class Known, class First, class... More>
auto join(Known known, added<First> first, added<More>... more) -> decltype(((known + first) + ... + more));
template <class Known, class... Needs>
auto add_needs(Known known, domain_list<Needs...>) -> decltype(join(known, added<Needs>{}...));
template <class... Known, class Domain>
domain_list<Known..., Domain> append(domain_list<Known...>, added<Domain>);

template <class Domain, class... Known>
concept is_known = (__is_same(Domain, Known) || ...);
template <class... Known, class Domain>
  requires is_known<Domain, Known...>
domain_list<Known...> operator+(domain_list<Known...>, added<Domain>);
/// A list with one more domain, which follows those that it needs.
template <class... Known, class Domain>
  requires(!is_known<Domain, Known...>)
auto operator+(domain_list<Known...> known, added<Domain> more)
    -> decltype(append(add_needs(known, typename Domain::needs{}), more));

/// Declarations, for decltype: from pointers to constructs to the domain of the one at a position.
template <std::size_t>
using skipped_pointer = void const*;
template <class Skipped>
struct domain_behind;
template <std::size_t... Skipped>
struct domain_behind<std::index_sequence<Skipped...>> {
  template <class Construct>
  static added<typename Construct::domain> of(skipped_pointer<Skipped>..., Construct const*, ...);
};

template <class Stack, std::size_t... I, auto const&... Resources>
auto domains_in(std::index_sequence<I...>, core::resource_list<Resources...>) -> decltype(join(
    domain_list<>{},
    decltype(domain_behind<std::make_index_sequence<positions_of_domains<Stack>.at[I]>>::of(&Resources...)){}...));

}  // namespace detail

/// The domains of a stack's constructs, each once and after those that it needs.
template <class Stack>
using domains_of = decltype(detail::domains_in<Stack>(
    std::make_index_sequence<detail::positions_of_domains<Stack>.count>{}, core::resources_of<Stack>{}));

/// The union of the marks of a stack's constructs.
template <class Stack>
inline constexpr std::uint32_t marks_of =
    core::marks_of(core::resources_of<Stack>::descriptions, core::resources_of<Stack>::size);

/// Expands the shared parts of some domains in a stack with these marks.
template <class Domains, std::uint32_t Marks>
struct shared_parts;
template <class... Domains, std::uint32_t Marks>
struct shared_parts<domain_list<Domains...>, Marks> {
  constexpr void operator()(auto& out) const { (Domains::expand_shared_parts(out, Marks), ...); }
};
template <class Stack>
using shared_parts_of = shared_parts<domains_of<Stack>, marks_of<Stack>>;

}  // namespace strata
