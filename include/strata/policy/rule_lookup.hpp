// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/stack.hpp>
#include <strata/policy/pack.hpp>

/// Finds the rules of a pack that apply to a type of resources.
namespace strata::policy::detail {

/// The answer of one rule about a resource, for any pack.
template <auto const& Rule, class Resource>
constexpr compliance_type answer(Resource const& resource, rule_context& context) {
  return ask(Rule, resource, context);
}

/// A rule of a pack, by its number there, that applies to a type of resources.
template <class Resource>
struct question {
  std::uint16_t rule{};
  compliance_type (*answer)(Resource const&, rule_context&) = nullptr;
  bool applies = false;  ///< (under its sanitizers, g++ 12 compares addresses with null at run time only)
};
template <class Resource, std::size_t Count>
struct questions {
  question<Resource> items[Count + 1]{};
};

/// The type of the first parameter in the type of a function; void for a template.
template <class Function>
struct first_parameter {
  using type = void;
};
template <class L, class Result, class T, class... More>
struct first_parameter<Result (L::*)(T, More...) const> {
  using type = std::remove_cvref_t<T>;
};
template <class L, class Result, class T, class... More>
struct first_parameter<Result (L::*)(T, More...) const noexcept> : first_parameter<Result (L::*)(T, More...) const> {};

template <class Check>
struct checked_type {
  using type = void;
};
template <class Check>
  requires requires { &Check::operator(); }
struct checked_type<Check> : first_parameter<decltype(&Check::operator())> {};

/// A type as a number: the hash of its CloudFormation name; 0 for types without one, e.g. relations, resources given as
/// data, and the parameters of templates.
template <class T>
inline constexpr std::uint64_t type_key = 0;
template <class T>
  requires(std::is_pointer_v<decltype(&T::type_name)>)  // a static member, not one of each object
inline constexpr std::uint64_t type_key<T> = core::hash_of(T::type_name);

template <class Rule>
struct checks_of;
template <core::fixed_string Id, class... Checks>
struct checks_of<rule_of<Id, Checks...>> {
  static constexpr std::size_t count = sizeof...(Checks);
  static constexpr std::uint64_t keys[] = {type_key<typename checked_type<Checks>::type>..., 0};
  static constexpr bool all_have_keys = ((type_key<typename checked_type<Checks>::type> != 0) && ...);
  static constexpr bool has_template = (__is_same(typename checked_type<Checks>::type, void) || ...);
  template <class Resource>
  static constexpr bool take = (__is_same(typename checked_type<Checks>::type, Resource) || ...);
};
template <auto const& Rule>
using checks = checks_of<std::remove_cvref_t<decltype(Rule)>>;

/// Whether a rule applies to resources of a type. Overload resolution takes compilers long, so only templates need it.
template <auto const& Rule, class Resource>
constexpr bool applies_to() {
  if constexpr (checks<Rule>::has_template)
    return concerns<decltype(Rule), Resource>;
  else
    return checks<Rule>::template take<Resource>;
}
template <auto const& Rule, class Known>
constexpr bool applies_without_key() {
  if constexpr (checks<Rule>::all_have_keys)
    return false;
  else
    return applies_to<Rule, Known>();
}

struct keyed_rule {
  std::uint64_t key{};
  std::uint16_t rule{};
};
template <std::size_t Count>
struct keyed_rules {
  keyed_rule items[Count + 1]{};
  std::size_t count = Count;
};
template <auto const&... Rules>
constexpr auto keys_of(rule_list<Rules...>) {
  struct row {
    std::uint64_t const* keys;
    std::size_t count;
  };
  row const rows[] = {{checks<Rules>::keys, checks<Rules>::count}..., {}};
  keyed_rules<(std::size_t{0} + ... + checks<Rules>::count)> result;
  std::size_t at = 0;
  for (std::size_t rule = 0; rule < sizeof...(Rules); ++rule)
    for (std::size_t i = 0; i < rows[rule].count; ++i)
      result.items[at++] = {rows[rule].keys[i], static_cast<std::uint16_t>(rule)};
  return result;
}
/// The checks of a pack in order. A stack has dozens of types and a pack a hundred rules: a comparison of the keys of
/// their types takes compilers a fraction of the time of asking each rule about each type. Only rules that the keys do
/// not exclude are asked.
template <class Pack>
inline constexpr auto checks_in = keys_of(typename Pack::rules{});

template <class Known, auto const&... Rules>
constexpr bool any_applies_to(rule_list<Rules...>) {
  return core::any_of({false, applies_without_key<Rules, Known>()...});
}

template <class Rules>
struct numbered;
template <auto const&... Rules>
struct numbered<rule_list<Rules...>> {
  using type = core::indexed_list<std::make_index_sequence<sizeof...(Rules)>, Rules...>;
};

/// The numbers of the rules of a pack that are in force and may apply to a type.
template <std::size_t Size>
struct rule_numbers {
  std::uint16_t items[Size + 1]{};
  std::size_t count{};
};
template <class Pack>
constexpr auto rules_about(std::uint64_t key) {
  rule_numbers<pack_table<Pack>::size> result;
  for (std::size_t i = 0; i < checks_in<Pack>.count; ++i) {
    std::uint64_t const found = checks_in<Pack>.items[i].key;
    if (found != key && found != 0) continue;
    std::uint16_t const rule = checks_in<Pack>.items[i].rule;
    if (pack_table<Pack>::kept[rule] && (result.count == 0 || result.items[result.count - 1] != rule))
      result.items[result.count++] = rule;
  }
  return result;
}
template <class Pack, class Resource>
inline constexpr auto rules_in_question = rules_about<Pack>(type_key<Resource>);

template <class Resource, std::size_t Number, auto const& Rule>
constexpr question<Resource> question_of(core::indexed<Number, Rule> const*) {
  if constexpr (applies_to<Rule, Resource>())
    return {static_cast<std::uint16_t>(Number), &answer<Rule, Resource>, true};
  else
    return {};
}
template <class Pack, class Resource, std::size_t... I>
constexpr auto ask_about(std::index_sequence<I...>) {
  [[maybe_unused]] typename numbered<typename Pack::rules>::type const* const rules = nullptr;
  questions<Resource, sizeof...(I)> result;
  std::size_t count = 0;
  for (question<Resource> const& q :
       {question_of<Resource, rules_in_question<Pack, Resource>.items[I]>(rules)..., question<Resource>{}})
    if (q.applies) result.items[count++] = q;
  return result;
}
/// The rules of a pack that apply to a type; the last entry has no answer.
template <class Pack, class Resource>
inline constexpr auto questions_about =
    ask_about<Pack, Resource>(std::make_index_sequence<rules_in_question<Pack, Resource>.count>{});

}  // namespace strata::policy::detail
