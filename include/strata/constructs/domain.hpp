// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/sink.hpp>
#include <strata/core/stack.hpp>

/// Domains: what holds for all constructs of a kind in a stack together. `stack` knows none of them; constructs name
/// them.
namespace strata {

/// Domains in an order: each stands after those that it needs.
template <class... Domains>
struct domain_list {};

/// A domain that adds nothing to a stack: the base of domains, which declare what they add. Beside the members that it
/// shows, a domain may have
/// - `facts`, a type, and `facts_of<Stack>`, a constant of that type: what is known of a stack when its type is not. A
///   program finds it by `synth::stack_program::facts`;
/// - functions `describe<Stack>(construct)` for some constructs, which give what rules of policies judge of a construct
///   beside the resources that it expands to.
struct plain_domain {
  /// Domains that come with this one, and before it.
  using needs = domain_list<>;
  /// The bits that constructs set by `core::describer::mark` for this domain. No two domains share a bit.
  static constexpr std::uint32_t marks = 0;
  /// The first thing that is wrong with a stack. Runs when each resource describes itself well and the graph is sound.
  template <class Stack>
  static constexpr core::verdict check() {
    return {};
  }
  /// Adds what the domain's constructs share in a stack, each once, as far as the stack's marks ask for it.
  static constexpr void expand_shared_parts(auto&, std::uint32_t /*stack_marks*/) {}
};

namespace detail {
struct empty_stack : core::basic_stack<empty_stack, "Empty", core::no_further_checks> {};
}  // namespace detail

/// What a construct may name as `domain`: the checks of a stack, and the parts of a template, that belong to all
/// constructs of one kind together. A stack takes each domain of its resources once.
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

/// A number that stands for a domain, so that domains can be compared as values: the hash of its name. (Under its
/// sanitizers, g++ 12 compares addresses at run time only.)
template <class Domain>
constexpr std::uint64_t hash_of_domain() {
  return core::hash_of(__PRETTY_FUNCTION__);
}
/// The number of the domain that a construct names; 0 where it names none.
template <class Construct>
inline constexpr std::uint64_t domain_key = 0;
template <class Construct>
  requires requires { typename Construct::domain; }
inline constexpr std::uint64_t domain_key<Construct> = hash_of_domain<typename Construct::domain>();

/// Positions among the resources: the first one of each domain.
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

// Lists are joined by declarations, for decltype.
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
/// A list with one domain more, after those that it needs.
template <class... Known, class Domain>
  requires(!is_known<Domain, Known...>)
auto operator+(domain_list<Known...> known, added<Domain> more)
    -> decltype(append(add_needs(known, typename Domain::needs{}), more));

/// From pointers to constructs to the domain of the one behind so many others; for decltype.
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

/// The domains of a stack's resources, each once and after those that it needs.
template <class Stack>
using domains_of = decltype(detail::domains_in<Stack>(
    std::make_index_sequence<detail::positions_of_domains<Stack>.count>{}, core::resources_of<Stack>{}));

/// The marks of a stack's resources, joined.
template <class Stack>
inline constexpr std::uint32_t marks_of =
    core::marks_of(core::resources_of<Stack>::descriptions, core::resources_of<Stack>::size);

/// Expands what the constructs of some domains share in a stack with these marks.
template <class Domains, std::uint32_t Marks>
struct shared_parts;
template <class... Domains, std::uint32_t Marks>
struct shared_parts<domain_list<Domains...>, Marks> {
  constexpr void operator()(auto& out) const { (Domains::expand_shared_parts(out, Marks), ...); }
};
template <class Stack>
using shared_parts_of = shared_parts<domains_of<Stack>, marks_of<Stack>>;

}  // namespace strata
