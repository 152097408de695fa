// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/stack.hpp>

/// The boundary between a stack's types and the code that writes templates. Everything behind it is compiled once, and
/// sees a stack as constants.
namespace strata::synth {

namespace detail {
/// A value whose address identifies a type.
template <class T>
inline constexpr char address_of_type{};

struct domain_facts {
  char const* type{};
  void const* value{};
};
}  // namespace detail

/// A stack without its type.
struct stack_program {
  stack_info info{};
  core::description const* const* descriptions{};
  cfn::recording_view const* parts{};  ///< those of each construct, then the shared ones
  detail::domain_facts const* domains{};
  std::size_t domain_count{};
  std::size_t count{};  ///< the number of constructs
  core::graph graph{};

  /// The facts that a domain of the stack gives, by their type; null if no construct has such a domain.
  ///
  ///     if (auto const* sql = program.facts<redshift_sql_facts>()) ...
  template <class Facts>
  [[nodiscard]] Facts const* facts() const {
    for (std::size_t i = 0; i < domain_count; ++i)
      if (domains[i].type == &detail::address_of_type<Facts>) return static_cast<Facts const*>(domains[i].value);
    return nullptr;
  }
};

namespace detail {

template <class Stack, class Domain>
inline constexpr domain_facts facts_of{};
template <class Stack, class Domain>
  requires requires { typename Domain::facts; }
inline constexpr domain_facts facts_of<Stack, Domain>{&address_of_type<typename Domain::facts>,
                                                      &Domain::template facts_of<Stack>};
template <class Stack, auto const&... Resources, class... Domains>
stack_program program_of(core::resource_list<Resources...>, domain_list<Domains...>) {
  using all = core::resource_list<Resources...>;
  static constexpr domain_facts facts[] = {facts_of<Stack, Domains>..., {}};
  return {info_of<Stack>,     all::descriptions, parts_of<Stack>,        facts,
          sizeof...(Domains), all::size,         core::graph_of<Stack>()};
}

}  // namespace detail

/// The program of a stack. A stack that cannot be deployed does not compile here; see `valid`.
template <class Stack>
stack_program program_of() {
  static_assert(valid<Stack>);
  return detail::program_of<Stack>(core::resources_of<Stack>{}, domains_of<Stack>{});
}

}  // namespace strata::synth
