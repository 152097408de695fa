// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/hash.hpp>
#include <strata/core/sequence.hpp>
#include <strata/policy/evaluate.hpp>

namespace strata::policy {

/// A finding: a rule that a resource does not comply with, or that the program does not say enough to judge it by.
struct violation {
  std::uint32_t construct{};  ///< in the stack's list; one past its end: the shared parts
  cfn::logical_id resource{};
  std::uint16_t rule{};       ///< in the pack
  std::string_view detail{};  ///< the part of the resource that breaks the rule, if the rule names it
  std::uint32_t waived_by = not_waived;
  compliance_type type = compliance_type::non_compliant;  ///< or insufficient_data

  static constexpr std::uint32_t not_waived = ~std::uint32_t{0};
  [[nodiscard]] constexpr bool is_waived() const { return waived_by != not_waived; }
};

/// A waiver of the stack and its use.
struct waiver_use {
  cfn::waiver what{};
  std::uint32_t construct{};
  std::uint32_t uses{};      ///< the number of findings that it waives
  bool of_the_construct{};   ///< the construct's own waiver, not the program's
  bool concerns_the_pack{};  ///< the pack has its rule
  bool expired{};
};

/// The result of the evaluation of a pack over a stack.
struct assessment {
  core::sequence<violation> violations{};  ///< including the waived ones
  core::sequence<waiver_use> waivers{};
  std::size_t resources{}, evaluated{};  ///< evaluated: the number of pairs of a rule and a resource that it applies to

  [[nodiscard]] constexpr std::size_t waived() const {
    std::size_t count = 0;
    for (violation const& v : violations) count += v.is_waived();
    return count;
  }
};

namespace detail {

struct given_key {
  std::uint16_t rule;
  key value;
  constexpr bool operator<(given_key const& o) const { return rule != o.rule ? rule < o.rule : value < o.value; }
};

/// Joins the evaluations of a stack's constructs, in O(n log n). `today`, as 20261124, decides which waivers have
/// expired; 0: none has.
class assessor {
 public:
  constexpr assessor(evaluation_view const* checks, std::size_t count, rule_record const* rules, bool const* kept,
                     std::size_t rule_count, int today)
      : evaluations_{checks}, count_{count}, rules_{rules}, kept_{kept}, rule_count_{rule_count}, today_{today} {}

  constexpr assessment run() {
    for (std::uint32_t c = 0; c < count_; ++c) {
      evaluation_view const& j = evaluations_[c];
      result_.resources += j.have.ids;
      result_.evaluated += j.evaluated;
      for (std::size_t i = 0; i < j.have.findings; ++i) report(c, j.findings[i]);
    }
    evaluate_facts();
    apply_waivers();
    core::stable_sort(result_.violations,
                      [](violation const& a, violation const& b) { return a.construct < b.construct; });
    return static_cast<assessment&&>(result_);
  }

 private:
  constexpr void report(std::uint32_t construct, finding const& found) {
    result_.violations.push_back({construct, evaluations_[construct].ids[found.resource], found.rule, found.detail,
                                  violation::not_waived, found.type});
    targets_.push_back(found.target);
  }
  constexpr void report(std::uint32_t construct, fact const& f) {
    report(construct, {f.rule, f.resource, {}, target_hashes{evaluations_[construct].ids[f.resource]}});
  }

  constexpr void evaluate_facts() {
    core::sequence<given_key> given;
    core::sequence<long long> sums;
    core::sequence<bool> over;
    for (std::size_t r = 0; r < rule_count_; ++r) sums.push_back(0), over.push_back(false);
    auto const each = [this](fact::kind what, auto visit) {
      for (std::uint32_t c = 0; c < count_; ++c)
        for (std::size_t i = 0; i < evaluations_[c].have.facts; ++i)
          if (evaluations_[c].facts[i].what == what) visit(c, evaluations_[c].facts[i]);
    };
    each(fact::kind::gives, [&](std::uint32_t, fact const& f) { given.push_back({f.rule, f.first}); });
    core::stable_sort(given, [](given_key const& a, given_key const& b) { return a < b; });
    auto const is_given = [&given](std::uint16_t rule, key k) {
      given_key const wanted{rule, k};
      std::size_t const at =
          core::lower_bound(given, wanted, [](given_key const& a, given_key const& b) { return a < b; });
      return k != 0 && at < given.size() && given[at].rule == rule && given[at].value == k;
    };
    each(fact::kind::needs, [&](std::uint32_t c, fact const& f) {
      if (!is_given(f.rule, f.first) && !is_given(f.rule, f.second)) report(c, f);
    });
    each(fact::kind::adds, [&](std::uint32_t c, fact const& f) {
      sums[f.rule] += f.amount;
      if (sums[f.rule] <= f.limit || over[f.rule]) return;
      over[f.rule] = true;
      report(c, f);
    });
  }

  /// The key of a waiver: its rule and its target, which a waiver can name in three ways.
  struct waiver_key {
    std::uint64_t value;
    std::uint32_t waiver;
  };
  static constexpr std::uint64_t hash_of(std::uint64_t rule, cfn::waiver::extent of, std::uint64_t target) {
    constexpr std::uint64_t prime = 1099511628211u;
    return (((rule ^ static_cast<std::uint64_t>(of)) * prime) ^ target) * prime;
  }

  constexpr void apply_waivers() {
    sort_ids();
    core::sequence<waiver_key> keys;
    for (std::uint32_t c = 0; c < count_; ++c) {
      for (std::size_t i = 0; i < evaluations_[c].have.waivers; ++i) {
        found_waiver const& w = evaluations_[c].waivers[i];
        waiver_use use{w.what,
                       c,
                       0,
                       w.of_the_construct,
                       in_pack(w.rule),
                       today_ != 0 && w.what.until != 0 && w.what.until < today_};
        auto const number = static_cast<std::uint32_t>(result_.waivers.size());
        if (use.concerns_the_pack && !use.expired) keys.push_back({key_of_waiver(w), number});
        result_.waivers.push_back(use);
      }
    }
    auto const less = [](waiver_key const& a, waiver_key const& b) { return a.value < b.value; };
    core::stable_sort(keys, less);
    for (std::size_t i = 0; i < result_.violations.size(); ++i) {
      violation& v = result_.violations[i];
      std::uint64_t const rule = rules_[v.rule].hash;
      target_hashes const& target = targets_[i];
      using enum cfn::waiver::extent;
      for (std::uint64_t k : {hash_of(rule, resource, target.resource), hash_of(rule, construct, target.construct),
                              hash_of(rule, stack, 0)}) {
        std::size_t const at = core::lower_bound(keys, waiver_key{k, 0}, less);
        if (at == keys.size() || keys[at].value != k) continue;
        v.waived_by = keys[at].waiver;
        ++result_.waivers[keys[at].waiver].uses;
        break;
      }
    }
  }
  static constexpr std::uint64_t key_of_waiver(found_waiver const& w) {
    if (w.what.of == cfn::waiver::extent::resource) return hash_of(w.rule, w.what.of, w.target.resource);
    if (w.what.of == cfn::waiver::extent::construct) return hash_of(w.rule, w.what.of, w.target.construct);
    return hash_of(w.rule, w.what.of, 0);
  }
  constexpr void sort_ids() {
    for (std::size_t i = 0; i < rule_count_; ++i)
      if (kept_[i]) ids_.push_back(rules_[i].hash);
    core::stable_sort(ids_, [](std::uint64_t a, std::uint64_t b) { return a < b; });
  }
  [[nodiscard]] constexpr bool in_pack(std::uint64_t id) const {
    std::size_t const at = core::lower_bound(ids_, id, [](std::uint64_t a, std::uint64_t b) { return a < b; });
    return at < ids_.size() && ids_[at] == id;
  }

  evaluation_view const* evaluations_;
  std::size_t count_;
  rule_record const* rules_;
  bool const* kept_;
  std::size_t rule_count_;
  int today_;
  core::sequence<target_hashes> targets_{};  ///< of the findings, in the order of the evaluation
  core::sequence<std::uint64_t> ids_{};      ///< of the rules in force, hashed and sorted
  assessment result_{};
};

template <class Pack>
constexpr assessment assess(evaluation_view const* checks, std::size_t count, int today) {
  using table = pack_table<Pack>;
  return assessor{checks, count, table::rules, table::kept, table::size, today}.run();
}

/// The constructs that override properties of others, and whether any resource is given as data.
template <std::size_t Count>
struct escapes {
  bool any{};
  std::size_t overriders[Count + 1]{};
  std::size_t count{};
};
template <class Pack, auto const& Info, class... Expansions>
constexpr auto escapes_of() {
  constexpr std::size_t size = sizeof...(Expansions);
  std::size_t const raw[] = {evaluation_of<Pack, false, Info, Expansions>().raw..., 0};
  std::size_t const overriding[] = {evaluation_of<Pack, false, Info, Expansions>().overriding..., 0};
  escapes<size> result;
  for (std::size_t i = 0; i < size; ++i) {
    result.any = result.any || raw[i] + overriding[i] > 0;
    if (overriding[i] > 0) result.overriders[result.count++] = i;
  }
  return result;
}
template <class Pack, auto const& Info, class... Expansions>
inline constexpr auto escapes_in = escapes_of<Pack, Info, Expansions...>();

template <class Indexed>
struct expand_indexed;
template <std::size_t I, auto const& Resource>
struct expand_indexed<core::indexed<I, Resource>> : expand_construct<Resource> {};

template <class Pack, auto const& Info, class All, class Shared, class... Expansions>
struct assess_expansions {
  static constexpr auto const& escapes = escapes_in<Pack, Info, Expansions...>;

  static constexpr assessment run(int today) {
    if constexpr (escapes.any) {
      return fully(std::make_index_sequence<escapes.count>{}, today);
    } else {
      evaluation_view const checks[] = {evaluation_of<Pack, false, Info, Expansions>()...,
                                        evaluation_of<Pack, false, Info, Shared>()};
      return assess<Pack>(checks, sizeof...(Expansions) + 1, today);
    }
  }

 private:
  template <std::size_t... I>
  static constexpr assessment fully(std::index_sequence<I...>, int today) {
    using all = decltype(core::index(All{}));
    return evaluated_after<
        expand_indexed<decltype(core::pick<escapes.overriders[I]>(static_cast<all const*>(nullptr)))>...>(today);
  }
  template <class... Overriders>
  static constexpr assessment evaluated_after(int today) {
    evaluation_view const checks[] = {evaluation_of<Pack, true, Info, Expansions, Overriders...>()...,
                                      evaluation_of<Pack, true, Info, Shared, Overriders...>()};
    return assess<Pack>(checks, sizeof...(Expansions) + 1, today);
  }
};

template <class Pack, class Stack, auto const&... Resources>
constexpr assessment assess_stack(core::resource_list<Resources...> all, int today) {
  return assess_expansions<Pack, info_of<Stack>, decltype(all), shared_parts_of<Stack>,
                           decltype(expansion_for<Pack, Stack, Resources>())...>::run(today);
}

}  // namespace detail
}  // namespace strata::policy
