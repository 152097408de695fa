// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sort.hpp>
#include <strata/policy/errors.hpp>
#include <strata/policy/rule.hpp>

namespace strata::policy {

/// The facts of a rule that a program reports.
struct rule_record {
  std::string_view id{};
  policy::rule_info info{};
  std::uint64_t hash{};
};

template <auto const&... Rules>
struct rule_list {};
template <core::fixed_string... Ids>
struct id_list {};

/// A set of rules, which are constants at namespace scope. A derived class gives the pack a short name, which compilers
/// then print:
///
///     struct my_company_pack : policy::pack_of<keys_are_rotated, logs_are_kept> {};
///     inline constexpr my_company_pack my_company{};
template <auto const&... Rules>
struct pack_of {
  using rules = rule_list<Rules...>;
  using taken_out = id_list<>;
};
/// A pack without a name: `pack<keys_are_rotated, logs_are_kept>`.
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

/// `a | b` has the rules of both, `a - rule<"Id">` has those of `a` without that rule. A removed rule stays out,
/// whatever either side adds: `aws_solutions | (ours - rule<"AwsSolutions-S1">)` has no S1. Rules with equal ids are
/// equal.
template <Pack Left, Pack Right>
constexpr both<Left, Right> operator|(Left, Right) {
  return {};
}
template <Pack Left, core::fixed_string Id>
constexpr without<Left, Id> operator-(Left, rule_name<Id>) {
  return {};
}

namespace detail {

/// A pack with a short name. g++ 12 spells the pack's name in each name that it makes for the pack; if that name fills
/// a page of memory, each of thousands of names takes milliseconds. `Base` is the pack with all rules; the hashes of
/// their ids identify the removed ones.
template <class Base, std::uint64_t... TakenOut>
struct abridged {
  using rules = typename Base::rules;
};

template <class Pack>
struct base_of {
  using type = Pack;
};
template <class Left, class Right>
struct base_of<both<Left, Right>> {
  using type = both<typename base_of<Left>::type, typename base_of<Right>::type>;
};
template <class Left, core::fixed_string Id>
struct base_of<without<Left, Id>> : base_of<Left> {};

template <class Base, core::fixed_string... Ids>
abridged<Base, core::hash_of(Ids.view())...> abridge(id_list<Ids...>);
template <class Pack>
using abridged_pack = decltype(abridge<typename base_of<Pack>::type>(typename Pack::taken_out{}));

/// The rules of a pack in order, and which of them are in force.
template <class Abridged>
class pack_table;

template <class Base, std::uint64_t... TakenOut>
class pack_table<abridged<Base, TakenOut...>> {
  static constexpr std::uint64_t taken_out[sizeof...(TakenOut) + 1] = {TakenOut..., 0};

  template <auto const&... Rules>
  static constexpr std::size_t count(rule_list<Rules...>) {
    return sizeof...(Rules);
  }
  struct row {
    rule_record items[count(typename Base::rules{}) + 1]{};
  };
  template <auto const&... Rules>
  static constexpr row read(rule_list<Rules...>) {
    return {{{Rules.id, Rules.info, core::hash_of(Rules.id)}..., {}}};
  }
  static constexpr row read_rules = read(typename Base::rules{});

 public:
  static constexpr std::size_t size = count(typename Base::rules{});
  static constexpr rule_record const (&rules)[size + 1] = read_rules.items;

  struct flags {
    bool kept[size + 1]{};
    std::size_t count{};
    std::size_t unknown = sizeof...(TakenOut);  ///< the first removed id that no rule has
  };
  struct numbered_id {
    std::uint64_t hash;
    std::size_t number;
  };
  /// Keeps the first of the rules with equal ids, unless it is removed.
  static constexpr flags kept_ids() {
    flags result;
    core::sequence<numbered_id> ids;
    ids.reserve(size);
    for (std::size_t i = 0; i < size; ++i) ids.push_back({rules[i].hash, i});
    auto const less = [](numbered_id const& a, numbered_id const& b) { return a.hash < b.hash; };
    core::stable_sort(ids, less);
    for (std::size_t i = 0; i < size; ++i) result.kept[ids[i].number] = i == 0 || ids[i - 1].hash != ids[i].hash;
    for (std::size_t w = sizeof...(TakenOut); w > 0; --w) {
      std::size_t const at = core::lower_bound(ids, numbered_id{taken_out[w - 1], 0}, less);
      if (at < size && ids[at].hash == taken_out[w - 1])
        result.kept[ids[at].number] = false;
      else
        result.unknown = w - 1;
    }
    for (bool keep : result.kept) result.count += keep;
    return result;
  }
  static constexpr flags known = kept_ids();
  static constexpr bool const (&kept)[size + 1] = known.kept;
};

template <class Pack>
using table_of = pack_table<abridged_pack<Pack>>;

/// The first id that is removed from a pack without such a rule; empty if there is none.
template <core::fixed_string... Ids>
constexpr std::string_view unknown_id(std::size_t number, id_list<Ids...>) {
  std::string_view const ids[] = {Ids.view()..., {}};
  return ids[number];
}
template <class Pack>
inline constexpr std::string_view unknown_rule_in =
    unknown_id(table_of<Pack>::known.unknown, typename Pack::taken_out{});

}  // namespace detail

/// A rule of a pack by its number, which is `violation::rule`.
template <Pack P>
constexpr rule_record const& rule_info_at(P, std::size_t number) {
  return detail::table_of<P>::rules[number];
}

/// The number of rules in a pack.
template <Pack P>
constexpr std::size_t size_of(P) {
  return detail::table_of<P>::known.count;
}

}  // namespace strata::policy
