// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/read.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/policy/pack.hpp>

/// Judges what a construct expands to, in an evaluation of its own; `assess` then joins what was found in a stack.
namespace strata::policy::detail {

struct finding {
  std::uint16_t rule{};
  std::uint16_t resource{};  ///< in its construct
  std::string_view detail{};
};

struct found_waiver {
  cfn::waiver what{};
  bool of_the_construct{};  ///< its own, in the metadata of its resource; not one that the program gives
};

template <class T>
struct parameter_of;
template <class L, class Result, class T, class... More>
struct parameter_of<Result (L::*)(T, More...) const> {
  using type = std::remove_cvref_t<T>;
};

/// Judges resources by a pack. `ReadRaw`: resources given as data, of a type that a rule judges, are read as that type.
template <class Pack, bool ReadRaw>
class judge {
 public:
  using table = pack_table<Pack>;

  constexpr explicit judge(stack_info const& info) : info_{&info} {}

  constexpr stack_info const& stack() const { return *info_; }

  template <class Resource>
  constexpr void add(cfn::logical_id const& id, Resource const& resource, cfn::attributes const& about = {}) {
    cfn::each_waiver(about.metadata, [&](std::string_view rule, std::string_view reason) {
      waivers.push_back({{cfn::waiver::extent::resource, id, rule, reason}, true});
    });
    if constexpr (cfn::Visitable<Resource>) {
      if (overridden_is(id)) {
        Resource changed = resource;
        for (override_record const& o : overrides)
          if (o.id == id) cfn::replace_property(changed, o.path, o.value);
        judge_all(id, changed);
      } else {
        judge_all(id, resource);
      }
    } else {
      if (overridden_is(id)) {
        cfn::untyped_resource changed = resource;
        for (override_record const& o : overrides)
          if (o.id == id) cfn::replace_property(changed.properties, o.path, o.value);
        judge_all(id, changed);
      } else {
        judge_all(id, resource);
      }
      if (resource.type_name.substr(0, 8) != "Custom::") {
        ++raw;
        if constexpr (ReadRaw) read_raw(id, resource, typename Pack::rules{});
      }
    }
    ids.push_back(id);
    ++resources;
  }
  constexpr void add(cfn::section, std::string_view, cfn::json const&) {}
  /// Judges what is known of the resource that is added next, beside its properties.
  template <class Known>
  constexpr void judge_next(cfn::logical_id const& id, Known const& known) {
    judge_all(id, known);
  }
  constexpr void override_property(cfn::logical_id const&, std::string_view, cfn::json const&) { ++overriding; }
  constexpr void waive(cfn::waiver const& what) { waivers.push_back({what, false}); }

  struct override_record {
    cfn::logical_id id;
    std::string_view path;
    cfn::json value;
  };

  std::vector<finding> findings{};
  std::vector<fact> facts{};
  std::vector<found_waiver> waivers{};
  std::vector<override_record> overrides{};  ///< given before, by other constructs
  std::vector<cfn::logical_id> ids{};
  std::size_t resources = 0, raw = 0, overriding = 0, judged = 0;

 private:
  constexpr bool overridden_is(cfn::logical_id const& id) const {
    for (override_record const& o : overrides)
      if (o.id == id) return true;
    return false;
  }

  template <auto const& Rule, std::size_t I, class Resource>
  constexpr char judge_one(cfn::logical_id const& id, Resource const& resource) {
    if constexpr (table::kept[I] && concerns<decltype(Rule), Resource>) {
      subject about{id, static_cast<std::uint16_t>(I), static_cast<std::uint16_t>(resources), facts};
      verdict const v = ask(Rule, resource, about);
      judged += v != verdict::does_not_apply;
      if (v == verdict::violates)
        findings.push_back({static_cast<std::uint16_t>(I), static_cast<std::uint16_t>(resources), about.detail()});
    }
    return 0;
  }
  template <class Resource>
  constexpr void judge_all(cfn::logical_id const& id, Resource const& resource) {
    judge_all(id, resource, typename Pack::rules{}, std::make_index_sequence<table::size>{});
  }
  template <class Resource, auto const&... Rules, std::size_t... I>
  constexpr void judge_all(cfn::logical_id const& id, Resource const& resource, rule_list<Rules...>, std::index_sequence<I...>) {
    char const done[] = {judge_one<Rules, I>(id, resource)..., char{}};
    static_cast<void>(done);
  }

  /// Reads a resource as the first type of that name that a judgement takes, and judges it as such.
  template <auto const&... Rules>
  constexpr void read_raw(cfn::logical_id const& id, cfn::untyped_resource const& resource, rule_list<Rules...>) {
    bool done = false;
    char const tried[] = {read_for(id, resource, done, Rules)..., char{}};
    static_cast<void>(tried);
  }
  template <core::fixed_string Id, class... Judgements>
  constexpr char read_for(cfn::logical_id const& id, cfn::untyped_resource const& resource, bool& done,
                          rule_of<Id, Judgements...> const&) {
    char const tried[] = {read_as<Judgements>(id, resource, done)..., char{}};
    return tried[0];
  }
  template <class Judgement>
  constexpr char read_as(cfn::logical_id const& id, cfn::untyped_resource const& resource, bool& done) {
    if constexpr (requires { &Judgement::operator(); }) {
      using type = typename parameter_of<decltype(&Judgement::operator())>::type;
      if constexpr (cfn::Visitable<type>) {
        if (!done && type::type_name == resource.type_name) {
          done = true;
          type typed = cfn::read<type>(resource.properties);
          for (override_record const& o : overrides)
            if (o.id == id) cfn::replace_property(typed, o.path, o.value);
          judge_all(id, typed);
        }
      }
    }
    return 0;
  }

  stack_info const* info_;
};

/// Takes down what a construct overrides in others.
template <class Judge>
struct override_collector {
  Judge& into;
  constexpr stack_info const& stack() const { return into.stack(); }
  constexpr void add(cfn::logical_id const&, auto const&, cfn::attributes const& = {}) {}
  constexpr void add(cfn::section, std::string_view, cfn::json const&) {}
  constexpr void override_property(cfn::logical_id const& id, std::string_view path, cfn::json const& value) {
    into.overrides.push_back({id, path, value});
  }
  constexpr void waive(cfn::waiver const&) {}
};

struct sizes {
  std::size_t findings, facts, waivers, ids;
  constexpr bool holds(sizes const& o) const {
    return findings >= o.findings && facts >= o.facts && waivers >= o.waivers && ids >= o.ids;
  }
};

/// What is found in one construct, as a constant.
template <sizes Room>
struct judgement {
  finding findings[Room.findings + 1]{};
  fact facts[Room.facts + 1]{};
  found_waiver waivers[Room.waivers + 1]{};
  cfn::logical_id ids[Room.ids + 1]{};
  sizes have{};
  std::size_t resources{}, raw{}, overriding{}, judged{};

  constexpr bool fits() const { return Room.holds(have); }
};

template <sizes Room, class Judge>
constexpr judgement<Room> kept(Judge const& from) {
  judgement<Room> result;
  auto const copy = [](auto& to, std::size_t room, auto const& items) {
    for (std::size_t i = 0; i < room && i < items.size(); ++i) to[i] = items[i];
  };
  copy(result.findings, Room.findings, from.findings);
  copy(result.facts, Room.facts, from.facts);
  copy(result.waivers, Room.waivers, from.waivers);
  copy(result.ids, Room.ids, from.ids);
  result.have = {from.findings.size(), from.facts.size(), from.waivers.size(), from.ids.size()};
  result.resources = from.resources;
  result.raw = from.raw;
  result.overriding = from.overriding;
  result.judged = from.judged;
  return result;
}

template <auto const& Resource>
struct expand_construct {
  constexpr void operator()(auto& out) const { Resource.expand(out); }
};
template <std::uint32_t Marks>
struct expand_shared {
  constexpr void operator()(auto& out) const { strata::detail::expand_shared_parts(out, Marks); }
};

/// Runs an expansion after what others override in it.
template <class Pack, bool ReadRaw, auto const& Info, class Expansion, class... Overriders>
constexpr auto judged() {
  judge<Pack, ReadRaw> j{Info};
  override_collector<judge<Pack, ReadRaw>> collector{j};
  if constexpr (sizeof...(Overriders) > 0) {
    char const collected[] = {(Overriders{}(collector), char{})...};
    static_cast<void>(collected);
  }
  Expansion{}(j);
  return j;
}

/// Most constructs find little: the first evaluation has room for that much, and says how much would be needed.
inline constexpr sizes usual_room{8, 24, 8, 32};

template <class Pack, bool ReadRaw, auto const& Info, class Expansion, class... Overriders>
constexpr auto judgement_in_room() {
  constexpr auto first = kept<usual_room>(judged<Pack, ReadRaw, Info, Expansion, Overriders...>());
  if constexpr (first.fits()) return first;
  else return kept<first.have>(judged<Pack, ReadRaw, Info, Expansion, Overriders...>());
}

/// Without regard to what is given as data or overridden.
template <class Pack, auto const& Info, class Expansion>
inline constexpr auto plain_judgement_of = judgement_in_room<Pack, false, Info, Expansion>();
template <class Pack, auto const& Info, class Expansion, class... Overriders>
inline constexpr auto full_judgement_of = judgement_in_room<Pack, true, Info, Expansion, Overriders...>();

/// A judgement without its size.
struct judgement_view {
  finding const* findings;
  fact const* facts;
  found_waiver const* waivers;
  cfn::logical_id const* ids;
  sizes have;
  std::size_t resources, judged;

  template <sizes Room>
  constexpr judgement_view(judgement<Room> const& of)
      : findings{of.findings}, facts{of.facts}, waivers{of.waivers}, ids{of.ids}, have{of.have}, resources{of.resources}, judged{of.judged} {}
  template <class Pack, bool ReadRaw>
  constexpr judgement_view(judge<Pack, ReadRaw> const& of)
      : findings{of.findings.data()}, facts{of.facts.data()}, waivers{of.waivers.data()}, ids{of.ids.data()},
        have{of.findings.size(), of.facts.size(), of.waivers.size(), of.ids.size()}, resources{of.resources}, judged{of.judged} {}
};

}  // namespace strata::policy::detail
