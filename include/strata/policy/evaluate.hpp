// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/read.hpp>
#include <strata/cfn/replace.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/policy/rule_lookup.hpp>

/// Evaluates the resources of one construct, in a separate evaluation; `assess` joins the results of a stack.
namespace strata::policy::detail {

/// The target of a waiver, as hashes. The evaluation of a construct makes them with the finding or the waiver, because
/// the evaluation that joins a whole stack has no steps to spare for characters.
struct target_hashes {
  std::uint64_t resource{}, construct{};

  constexpr target_hashes() = default;
  constexpr explicit target_hashes(cfn::logical_id const& id)
      : resource{id.hash()}, construct{core::hash_of(id.construct)} {}
};

struct finding {
  std::uint16_t rule{};
  std::uint16_t resource{};  ///< in its construct
  std::string_view detail{};
  target_hashes target{};
  compliance_type type = compliance_type::non_compliant;
};

struct found_waiver {
  cfn::waiver what{};
  bool of_the_construct{};  ///< in the metadata of the construct's resource, not given by the program
  std::uint64_t rule{};     ///< the hash of the rule's id
  target_hashes target{};

  constexpr found_waiver() = default;
  constexpr found_waiver(cfn::waiver const& waiver, bool own)
      : what{waiver}, of_the_construct{own}, rule{core::hash_of(waiver.rule)}, target{waiver.target} {}
};

/// The results of the evaluation of a construct, for any pack.
struct evaluation_record {
  struct override_record {
    cfn::logical_id id;
    std::string_view path;
    cfn::json value;
  };

  core::sequence<finding> findings{};
  core::sequence<fact> facts{};
  core::sequence<found_waiver> waivers{};
  core::sequence<override_record> overrides{};  ///< earlier ones, from other constructs
  core::sequence<cfn::logical_id> ids{};
  std::size_t raw = 0, overriding = 0, evaluated = 0;

  constexpr void add_waivers(cfn::logical_id const& id, cfn::json const& metadata) {
    cfn::each_waiver(metadata, [&](std::string_view rule, std::string_view reason) {
      waivers.push_back({{cfn::waiver::extent::resource, id, rule, reason}, true});
    });
  }
  [[nodiscard]] constexpr bool is_overridden(cfn::logical_id const& id) const {
    for (override_record const& o : overrides)
      if (o.id == id) return true;
    return false;
  }
  template <class Value>
  constexpr void override_in(cfn::logical_id const& id, Value& properties) const {
    for (override_record const& o : overrides)
      if (o.id == id) cfn::replace_property(properties, o.path, o.value);
  }
};

/// Evaluates a pack over resources. With `Escapes`, it takes overridden properties with their new values, and reads a
/// resource given as data as the type that a rule applies to. Few stacks need that, and reading is code for every type.
template <class Pack, bool Escapes>
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): the base is the one that its inherited constructor makes
class evaluator : public ignoring_sink, public evaluation_record {
 public:
  using ignoring_sink::add, ignoring_sink::ignoring_sink;

  template <class Resource>
  constexpr void add(cfn::logical_id const& id, Resource const& resource, cfn::attributes const& attributes = {}) {
    add_waivers(id, attributes.metadata);
    evaluate_as_deployed(id, resource);
    if constexpr (!cfn::Visitable<Resource>)
      if (resource.type_name.substr(0, 8) != "Custom::") {
        ++raw;
        if constexpr (Escapes) read_raw(id, resource, typename Pack::rules{});
      }
    ids.push_back(id);
  }
  /// Evaluates what a domain describes of the next resource, besides its properties.
  template <class Known>
  constexpr void evaluate_next(cfn::logical_id const& id, Known const& known) {
    if constexpr (requires { known.each_part([](auto const&) {}); })
      known.each_part([&](auto const& part) { evaluate_all(id, part); });
    else
      evaluate_all(id, known);
  }
  constexpr void override_property(cfn::logical_id const&, std::string_view, cfn::json const&) { ++overriding; }
  constexpr void waive(cfn::waiver const& what) { waivers.push_back({what, false}); }

 private:
  /// Evaluates a resource after the overrides of other constructs.
  template <class Resource>
  constexpr void evaluate_as_deployed(cfn::logical_id const& id, Resource const& resource) {
    if constexpr (Escapes) {
      if (is_overridden(id)) {
        Resource changed = resource;
        if constexpr (cfn::Visitable<Resource>)
          override_in(id, changed);
        else
          override_in(id, changed.properties);
        return evaluate_all(id, changed);
      }
    }
    evaluate_all(id, resource);
  }
  template <class Resource>
  constexpr void evaluate_all(cfn::logical_id const& id, Resource const& resource) {
    auto const number = static_cast<std::uint16_t>(ids.size());
    for (question<Resource> const& q : questions_about<Pack, Resource>.items) {
      if (!q.applies) return;
      rule_context context{id, q.rule, number, facts};
      compliance_type const v = q.answer(resource, context);
      evaluated += v != compliance_type::not_applicable;
      if (v == compliance_type::non_compliant || v == compliance_type::insufficient_data)
        findings.push_back({q.rule, number, context.detail(), target_hashes{id}, v});
    }
  }

  /// Reads a resource as the first type of that name that a check takes, and evaluates it as this type.
  template <auto const&... Rules>
  constexpr void read_raw(cfn::logical_id const& id, cfn::untyped_resource const& resource, rule_list<Rules...>) {
    bool done = false;
    char const tried[] = {read_for(id, resource, done, Rules)..., char{}};
    static_cast<void>(tried);
  }
  template <core::fixed_string Id, class... Checks>
  constexpr char read_for(cfn::logical_id const& id, cfn::untyped_resource const& resource, bool& done,
                          rule_of<Id, Checks...> const&) {
    char const tried[] = {read_as<Checks>(id, resource, done)..., char{}};
    return tried[0];
  }
  template <class Check>
  constexpr char read_as(cfn::logical_id const& id, cfn::untyped_resource const& resource, bool& done) {
    using type = typename checked_type<Check>::type;
    if constexpr (cfn::Visitable<type>) {
      if (!done && type::type_name == resource.type_name) {
        done = true;
        type typed = cfn::read<type>(resource.properties);
        override_in(id, typed);
        evaluate_all(id, typed);
      }
    }
    return 0;
  }
};

/// Collects the overrides of a construct in other constructs.
class override_collector : public ignoring_sink {
 public:
  constexpr override_collector(evaluation_record& into, stack_info const& stack) : ignoring_sink{stack}, into_{into} {}

  constexpr void override_property(cfn::logical_id const& id, std::string_view path, cfn::json const& value) {
    into_.overrides.push_back({id, path, value});
  }

 private:
  evaluation_record& into_;
};

struct sizes {
  std::size_t findings, facts, waivers, ids;
  [[nodiscard]] constexpr bool holds(sizes const& o) const {
    return findings >= o.findings && facts >= o.facts && waivers >= o.waivers && ids >= o.ids;
  }
};

/// The evaluation of one construct, as a constant.
template <sizes Room>
struct evaluation {
  finding findings[Room.findings + 1]{};
  fact facts[Room.facts + 1]{};
  found_waiver waivers[Room.waivers + 1]{};
  cfn::logical_id ids[Room.ids + 1]{};
  sizes have{};
  std::size_t raw{}, overriding{}, evaluated{};

  constexpr explicit evaluation(evaluation_record const& from)
      : have{from.findings.size(), from.facts.size(), from.waivers.size(), from.ids.size()},
        raw{from.raw},
        overriding{from.overriding},
        evaluated{from.evaluated} {
    copy(findings, Room.findings, from.findings);
    copy(facts, Room.facts, from.facts);
    copy(waivers, Room.waivers, from.waivers);
    copy(ids, Room.ids, from.ids);
  }
  [[nodiscard]] constexpr bool fits() const { return Room.holds(have); }

 private:
  static constexpr void copy(auto& to, std::size_t room, auto const& items) {
    for (std::size_t i = 0; i < room && i < items.size(); ++i) to[i] = items[i];
  }
};

/// A view of an evaluation of any size.
struct evaluation_view {
  finding const* findings;
  fact const* facts;
  found_waiver const* waivers;
  cfn::logical_id const* ids;
  sizes have;
  std::size_t raw, overriding, evaluated;

  template <sizes Room>
  constexpr evaluation_view(evaluation<Room> const& of)
      : findings{of.findings},
        facts{of.facts},
        waivers{of.waivers},
        ids{of.ids},
        have{of.have},
        raw{of.raw},
        overriding{of.overriding},
        evaluated{of.evaluated} {}
  constexpr evaluation_view(evaluation_record const& of)
      : findings{of.findings.data()},
        facts{of.facts.data()},
        waivers{of.waivers.data()},
        ids{of.ids.data()},
        have{of.findings.size(), of.facts.size(), of.waivers.size(), of.ids.size()},
        raw{of.raw},
        overriding{of.overriding},
        evaluated{of.evaluated} {}
};

/// Runs an expansion after the overrides in it.
template <class Pack, bool Escapes, auto const& Info, class Expansion, class... Overriders>
constexpr auto evaluated() {
  evaluator<Pack, Escapes> j{Info};
  override_collector collector{j, Info};
  if constexpr (sizeof...(Overriders) > 0) {
    char const collected[] = {(Overriders{}(collector), char{})...};
    static_cast<void>(collected);
  }
  expansion_in<Expansion, Info>{}(j);
  return j;
}

template <sizes Room, class Pack, bool Escapes, auto const& Info, class Expansion, class... Overriders>
inline constexpr evaluation<Room> evaluation_in{evaluated<Pack, Escapes, Info, Expansion, Overriders...>()};

/// Most constructs have few findings: the first evaluation has room for these, and reports how much it would need.
inline constexpr sizes usual_room{8, 24, 8, 32};

/// The evaluation of a construct. With `Escapes` it includes resources given as data and the overrides of `Overriders`.
template <class Pack, bool Escapes, auto const& Info, class Expansion, class... Overriders>
constexpr evaluation_view evaluation_of() {
  constexpr auto const& usual = evaluation_in<usual_room, Pack, Escapes, Info, Expansion, Overriders...>;
  if constexpr (usual.fits())
    return usual;
  else
    return evaluation_in<usual.have, Pack, Escapes, Info, Expansion, Overriders...>;
}

/// Evaluates what a domain describes of a construct, and then the construct's resources, of which the first is its main
/// one.
template <class Stack, auto const& Resource>
struct expand_described {
  constexpr void operator()(auto& out) const {
    using domain = typename std::remove_cvref_t<decltype(Resource)>::domain;
    out.evaluate_next(cfn::logical_id{Resource.id, {}}, domain::template describe<Stack>(Resource));
    Resource.expand(out);
  }
};

/// Whether a pack has rules over a value that a domain describes, or over its parts.
template <class Pack, class Known>
constexpr bool has_rules_about() {
  constexpr auto concerns = []<class Part>(Part const*) { return any_applies_to<Part>(typename Pack::rules{}); };
  if constexpr (requires { Known::has_rules(concerns); })
    return Known::has_rules(concerns);
  else
    return any_applies_to<Known>(typename Pack::rules{});
}

/// Whether a pack has rules over what the domain of a construct describes of it.
template <class Pack, class Stack, auto const& Resource, class Construct = std::remove_cvref_t<decltype(Resource)>>
concept judged_as_described = requires { Construct::domain::template describe<Stack>(Resource); } &&
                              has_rules_about<Pack, decltype(Construct::domain::template describe<Stack>(Resource))>();

/// For decltype: how the evaluation of a pack expands a construct.
template <class Pack, class Stack, auto const& Resource>
expand_construct<Resource> expansion_for();
template <class Pack, class Stack, auto const& Resource>
  requires judged_as_described<Pack, Stack, Resource>
expand_described<Stack, Resource> expansion_for();

}  // namespace strata::policy::detail
