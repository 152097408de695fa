// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/replace.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/policy/pack.hpp>

/// Judges what a construct expands to, in an evaluation of its own; `assess` then joins what was found in a stack.
namespace strata::policy::detail {

/// What a waiver may be for, as hashes. They are made with the finding or the waiver, in the evaluation of one
/// construct: the evaluation that joins a whole stack has no steps to spare for characters.
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
};

struct found_waiver {
  cfn::waiver what{};
  bool of_the_construct{};  ///< its own, in the metadata of its resource; not one that the program gives
  std::uint64_t rule{};     ///< the hash of its id
  target_hashes target{};

  constexpr found_waiver() = default;
  constexpr found_waiver(cfn::waiver const& waiver, bool own)
      : what{waiver}, of_the_construct{own}, rule{core::hash_of(waiver.rule)}, target{waiver.target} {}
};

/// What one rule answers about a resource, whatever pack it is in.
template <auto const& Rule, class Resource>
constexpr compliance_type answer(Resource const& resource, rule_context& context) {
  return ask(Rule, resource, context);
}

/// A rule of a pack, by its number there, that concerns a type of resources.
template <class Resource>
struct question {
  std::uint16_t rule{};
  compliance_type (*answer)(Resource const&, rule_context&) = nullptr;
};
template <class Resource, std::size_t Count>
struct questions {
  question<Resource> items[Count + 1]{};
};

/// The first type that is asked for in the type of a function; void where the function is a template.
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

/// A type as a number: its CloudFormation name, hashed; 0 for what has none, e.g. relations, resources given as data,
/// and whatever a template takes.
template <class T>
inline constexpr std::uint64_t type_key = 0;
template <class T>
  requires(std::is_pointer_v<decltype(&T::type_name)>)  // not a member that each object has
inline constexpr std::uint64_t type_key<T> = core::hash_of(T::type_name);

template <class Rule>
struct checks_of;
template <core::fixed_string Id, class... Checks>
struct checks_of<rule_of<Id, Checks...>> {
  static constexpr std::size_t count = sizeof...(Checks);
  static constexpr std::uint64_t keys[] = {type_key<typename checked_type<Checks>::type>..., 0};
  static constexpr bool all_have_keys = ((type_key<typename checked_type<Checks>::type> != 0) && ...);
  static constexpr bool has_template = (std::is_void_v<typename checked_type<Checks>::type> || ...);
  template <class Resource>
  static constexpr bool take = (__is_same(typename checked_type<Checks>::type, Resource) || ...);
};
template <auto const& Rule>
using checks = checks_of<std::remove_cvref_t<decltype(Rule)>>;

/// Whether a rule applies_to resources of a type. Resolving its overloads takes compilers long: only templates are
/// asked.
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
  for (std::uint16_t rule = 0; rule < sizeof...(Rules); ++rule)
    for (std::size_t i = 0; i < rows[rule].count; ++i) result.items[at++] = {rows[rule].keys[i], rule};
  return result;
}
/// The checks of a pack, one after the other. A stack has dozens of types and a pack a hundred rules: a look at the
/// keys of their types takes compilers a fraction of what asking each rule about each type takes. Those that keys do
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

/// The rules of a pack that are in force and may concern a type, by their numbers.
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
    return {static_cast<std::uint16_t>(Number), &answer<Rule, Resource>};
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
    if (q.answer != nullptr) result.items[count++] = q;
  return result;
}
/// The rules of a pack that concern a type; the last has no answer.
template <class Pack, class Resource>
inline constexpr auto questions_about =
    ask_about<Pack, Resource>(std::make_index_sequence<rules_in_question<Pack, Resource>.count>{});

/// What is taken down while a construct is evaluated, whatever the pack.
struct evaluation_record {
  struct override_record {
    cfn::logical_id id;
    std::string_view path;
    cfn::json value;
  };

  core::sequence<finding> findings{};
  core::sequence<fact> facts{};
  core::sequence<found_waiver> waivers{};
  core::sequence<override_record> overrides{};  ///< given before, by other constructs
  core::sequence<cfn::logical_id> ids{};
  std::size_t raw = 0, overriding = 0, evaluated = 0;

  constexpr void add_waivers(cfn::logical_id const& id, cfn::json const& metadata) {
    cfn::each_waiver(metadata, [&](std::string_view rule, std::string_view reason) {
      waivers.push_back({{cfn::waiver::extent::resource, id, rule, reason}, true});
    });
  }
  constexpr bool is_overridden(cfn::logical_id const& id) const {
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

/// Judges resources by a pack. `Escapes`: what is overridden is evaluated as it is then, and resources given as data,
/// of a type that a rule applies_to, are read as that type. Few stacks have any, and reading is code for every type.
template <class Pack, bool Escapes>
class evaluator : public evaluation_record {
 public:
  constexpr explicit evaluator(stack_info const& info) : info_{&info} {}

  constexpr stack_info const& stack() const { return *info_; }

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
  constexpr void add(cfn::section, std::string_view, cfn::json const&) {}
  /// Judges what is known of the resource that is added next, beside its properties.
  template <class Known>
  constexpr void evaluate_next(cfn::logical_id const& id, Known const& known) {
    evaluate_all(id, known);
  }
  constexpr void override_property(cfn::logical_id const&, std::string_view, cfn::json const&) { ++overriding; }
  constexpr void waive(cfn::waiver const& what) { waivers.push_back({what, false}); }

 private:
  /// With what others override in it.
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
    std::uint16_t const number = static_cast<std::uint16_t>(ids.size());
    for (question<Resource> const& q : questions_about<Pack, Resource>.items) {
      if (q.answer == nullptr) return;
      rule_context context{id, q.rule, number, facts};
      compliance_type const v = q.answer(resource, context);
      evaluated += v != compliance_type::not_applicable;
      if (v == compliance_type::non_compliant)
        findings.push_back({q.rule, number, context.detail(), target_hashes{id}});
    }
  }

  /// Reads a resource as the first type of that name that a check takes, and applies_to it as such.
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

  stack_info const* info_;
};

/// Takes down what a construct overrides in others.
struct override_collector {
  evaluation_record& into;
  stack_info const& info;
  constexpr stack_info const& stack() const { return info; }
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
  constexpr bool fits() const { return Room.holds(have); }

 private:
  static constexpr void copy(auto& to, std::size_t room, auto const& items) {
    for (std::size_t i = 0; i < room && i < items.size(); ++i) to[i] = items[i];
  }
};

/// A check without its size.
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

/// Runs an expansion after what others override in it.
template <class Pack, bool Escapes, auto const& Info, class Expansion, class... Overriders>
constexpr auto evaluated() {
  evaluator<Pack, Escapes> j{Info};
  override_collector collector{j, Info};
  if constexpr (sizeof...(Overriders) > 0) {
    char const collected[] = {(Overriders{}(collector), char{})...};
    static_cast<void>(collected);
  }
  Expansion{}(j);
  return j;
}

template <sizes Room, class Pack, bool Escapes, auto const& Info, class Expansion, class... Overriders>
inline constexpr evaluation<Room> evaluation_in{evaluated<Pack, Escapes, Info, Expansion, Overriders...>()};

/// Most constructs find little: the first evaluation has room for that much, and says how much would be needed.
inline constexpr sizes usual_room{8, 24, 8, 32};

/// The evaluation of a construct. With `Escapes` what is given as data, and what `Overriders` override, is regarded.
template <class Pack, bool Escapes, auto const& Info, class Expansion, class... Overriders>
constexpr evaluation_view evaluation_of() {
  constexpr auto const& usual = evaluation_in<usual_room, Pack, Escapes, Info, Expansion, Overriders...>;
  if constexpr (usual.fits())
    return usual;
  else
    return evaluation_in<usual.have, Pack, Escapes, Info, Expansion, Overriders...>;
}

}  // namespace strata::policy::detail
