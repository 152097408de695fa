// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy/rule.hpp>
#include <strata/policy/rules.hpp>

namespace strata::policy {

/// What a program needs to know of a rule to report it.
struct rule_info {
  std::string_view id{};
  policy::about about{};
  std::uint64_t hash{};
};

template <auto const&... Rules>
struct rule_list {};
template <core::fixed_string... Ids>
struct id_list {};

/// A set of rules, which are constants at namespace scope. A class that derives from it gives the pack a short name, which
/// is what compilers then print:
///
///     struct my_company_pack : policy::pack_of<topics_are_encrypted, queues_are_encrypted> {};
///     inline constexpr my_company_pack my_company{};
template <auto const&... Rules>
struct pack_of {
  using rules = rule_list<Rules...>;
  using taken_out = id_list<>;
};
/// The same without a name: `pack<topics_are_encrypted, queues_are_encrypted>`.
template <auto const&... Rules>
inline constexpr pack_of<Rules...> pack{};

template <class T>
concept Pack = requires {
  typename T::rules;
  typename T::taken_out;
};

namespace detail {

template <auto const&... A, auto const&... B>
rule_list<A..., B...> concat(rule_list<A...>, rule_list<B...>);
template <core::fixed_string... A, core::fixed_string... B>
id_list<A..., B...> concat(id_list<A...>, id_list<B...>);

}  // namespace detail

template <class Left, class Right>
struct both {
  using rules = decltype(detail::concat(typename Left::rules{}, typename Right::rules{}));
  using taken_out = decltype(detail::concat(typename Left::taken_out{}, typename Right::taken_out{}));
};
template <class Left, core::fixed_string Id>
struct without {
  using rules = typename Left::rules;
  using taken_out = decltype(detail::concat(typename Left::taken_out{}, id_list<Id>{}));
};

/// `a | b` is both, `a - rule<"Id">` is a without that rule. A rule that is taken out stays out, whatever is added on
/// either side: `aws_solutions | (ours - rule<"AwsSolutions-S1">)` has no S1. Rules are equal when their ids are.
template <Pack Left, Pack Right>
constexpr both<Left, Right> operator|(Left, Right) {
  return {};
}
template <Pack Left, core::fixed_string Id>
constexpr without<Left, Id> operator-(Left, rule_name<Id>) {
  return {};
}

namespace detail {

template <class Rules, class TakenOut>
struct rule_table;

template <auto const&... Rules, core::fixed_string... Without>
struct rule_table<rule_list<Rules...>, id_list<Without...>> {
  static constexpr std::size_t size = sizeof...(Rules);
  static constexpr rule_info rules[size + 1] = {{Rules.id, Rules.about, core::hash_of(Rules.id)}..., {}};
  static constexpr std::string_view without[sizeof...(Without) + 1] = {Without.view()..., {}};

  struct flags {
    bool kept[size + 1]{};
    std::size_t count{};
    std::size_t unknown = sizeof...(Without);  ///< the first of `without` that is no rule's id
  };
  static constexpr flags judge_ids() {
    flags result;
    bool used[sizeof...(Without) + 1]{};
    for (std::size_t i = 0; i < size; ++i) {
      bool keep = true;
      for (std::size_t j = 0; j < i; ++j) keep = keep && rules[j].hash != rules[i].hash;
      for (std::size_t w = 0; w < sizeof...(Without); ++w)
        if (without[w] == rules[i].id) used[w] = true, keep = false;
      result.kept[i] = keep;
      result.count += keep;
    }
    for (std::size_t w = sizeof...(Without); w > 0; --w)
      if (!used[w - 1]) result.unknown = w - 1;
    return result;
  }
  static constexpr flags known = judge_ids();
  /// The rules that are in force.
  static constexpr bool const (&kept)[size + 1] = known.kept;
};

template <class Pack>
struct pack_table : rule_table<typename Pack::rules, typename Pack::taken_out> {};

}  // namespace detail

/// How many rules a pack has.
template <Pack P>
constexpr std::size_t size_of(P) {
  return detail::pack_table<P>::known.count;
}

}  // namespace strata::policy
