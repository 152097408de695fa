// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/check.hpp>
#include <strata/cfn/limits.hpp>
#include <strata/cfn/stack_name.hpp>
#include <strata/constructs/circles.hpp>
#include <strata/constructs/domain.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/constructs/template_names.hpp>

namespace strata {

using core::valid;
using core::verdict_of;

/// The expansion of a construct as a type. Templates with this argument have names with the construct and without its
/// stack.
template <auto const& Resource>
struct expand_construct {
  constexpr void operator()(auto& out) const { Resource.expand(out); }
};

namespace detail {

/// The first value in a construct's resources that CloudFormation would refuse.
struct bad_value {
  core::error_code const* error = nullptr;
  std::string_view property{};
  long long have{}, limit{};
  core::text_place place{};
  std::string_view closest{};
  constexpr void report(core::error_code const& code, std::string_view subject, long long have_ = 0,
                        long long limit_ = 0) {
    if (!error) *this = {&code, subject, have_, limit_};
  }
  constexpr void report(core::error_code const& code, std::string_view subject, core::text_place const& where,
                        std::string_view meant) {
    if (!error) *this = {&code, subject, 0, 0, where, meant};
  }
};

/// Collects the names of a construct's resources and of its entries in the other sections, and checks values.
struct id_collector : ignoring_sink {
  using ignoring_sink::ignoring_sink;
  core::sequence<std::uint64_t> hashes{};
  core::sequence<cfn::logical_id> ids{};
  core::sequence<name_kind> kinds{};
  core::sequence<attribute_list const*> attributes{};
  core::sequence<std::uint64_t> keys{};  ///< of mappings
  std::size_t entries[4]{};
  bad_value bad{};

  template <class Resource>
  constexpr void add(cfn::logical_id const& id, Resource const& resource, cfn::attributes const& = {}) {
    push(id, name_kind::resource, known_attributes<Resource>());
    if constexpr (cfn::Visitable<Resource>) cfn::check_members(bad, resource);
  }
  constexpr void add(cfn::section where, std::string_view name, cfn::json const& value) {
    ++entries[static_cast<std::size_t>(where)];
    push({name, {}}, kind_of(where));
    if (where == cfn::section::mappings) append_keys(keys, name, value);
  }

 private:
  constexpr void push(cfn::logical_id const& id, name_kind kind, attribute_list const* has = nullptr) {
    attributes.push_back(has);
    hashes.push_back(hash_of_name(id.hash(), kind));
    ids.push_back(id);
    kinds.push_back(kind);
  }
};

/// The parts that a construct adds to a template, from a separate evaluation.
template <std::size_t Capacity, std::size_t Keys = 0>
struct inventory {
  std::size_t count = 0;      ///< of all names, including those without room
  std::size_t key_count = 0;  ///< of all keys of mappings
  cfn::logical_id ids[Capacity]{};
  name_kind kinds[Capacity]{};
  attribute_list const* attributes[Capacity]{};
  std::uint64_t hashes[Capacity]{};
  std::uint64_t keys[Keys + 1]{};
  std::size_t entries[4]{};
  bad_value bad{};

  constexpr explicit inventory(auto expand) {
    id_collector collected{checked_stack};
    expand(collected);
    count = collected.ids.size();
    for (std::size_t i = 0; i < count && i < Capacity; ++i) {
      ids[i] = collected.ids[i];
      hashes[i] = collected.hashes[i];
      kinds[i] = collected.kinds[i];
      attributes[i] = collected.attributes[i];
    }
    key_count = collected.keys.size();
    for (std::size_t i = 0; i < key_count && i < Keys; ++i) keys[i] = collected.keys[i];
    for (std::size_t i = 0; i < 4; ++i) entries[i] = collected.entries[i];
    bad = collected.bad;
  }
};

/// A view of an inventory of any size.
struct inventory_view {
  cfn::logical_id const* ids;
  name_kind const* kinds;
  attribute_list const* const* attributes;
  std::uint64_t const* hashes;
  std::uint64_t const* keys;
  std::size_t count, key_count;
  std::size_t const* entries;
  bad_value const& bad;
  template <std::size_t Capacity, std::size_t Keys>
  constexpr inventory_view(inventory<Capacity, Keys> const& from)
      : ids{from.ids},
        kinds{from.kinds},
        attributes{from.attributes},
        hashes{from.hashes},
        keys{from.keys},
        count{from.count},
        key_count{from.key_count},
        entries{from.entries},
        bad{from.bad} {}
};

template <std::size_t Room, std::size_t Keys, class Expansion>
inline constexpr inventory<Room, Keys> inventory_in{Expansion{}};
/// The expansion is most of the work. It runs once for constructs with the usual number of resources, and twice for
/// others and for mappings.
template <std::size_t Usual, class Expansion, auto const& First = inventory_in<Usual, 0, Expansion>>
inline constexpr auto const& inventory_of =
    inventory_in<(First.count > Usual ? First.count : Usual), First.key_count, Expansion>;

/// The checks of a stack as a CloudFormation template, besides those of its graph.
struct template_checks {
  template <class Stack, auto const&... Resources>
  static constexpr core::verdict check(core::graph const& order) {
    if constexpr (may_have_circle<Stack>)
      if (core::verdict v = check_circles<Stack, Resources...>(order); !v) return v;
    using all = core::resource_list<Resources...>;
    inventory_view const inventories[] = {inventory_of<16, expand_construct<Resources>>...,
                                          inventory_of<64, shared_parts_of<Stack>>};
    if (core::verdict v = check_options(Stack::name, Stack::options); !v) return v;
    if (core::verdict v = check_domains<Stack>(domains_of<Stack>{}); !v) return v;
    if (!Stack::options.remove_data_on_destroy)
      for (std::uint32_t i = 0; i < sizeof...(Resources); ++i)
        if (all::descriptions[i]->marks & destroys_data) return verdict_on(errors::E0301, i, all::descriptions[i]->id);
    for (std::uint32_t i = 0; i < sizeof...(Resources); ++i) {
      bad_value const& bad = inventories[i].bad;
      if (!bad.error) continue;
      core::verdict v = verdict_on(*bad.error, i, bad.property);
      v.have = bad.have;
      v.limit = bad.limit;
      v.place = bad.place;
      v.closest = bad.closest;
      return v;
    }
    template_names const names = names_in(inventories, sizeof...(Resources));
    if (core::verdict v = check_names(names, sizeof...(Resources)); !v) return v;
    if (core::verdict v = check_counts(inventories, sizeof...(Resources), marks_of<Stack>); !v) return v;
    return check_references(all::descriptions, sizeof...(Resources), names);
  }

 private:
  static constexpr core::verdict verdict_on(core::error_code const& code, std::uint32_t resource,
                                            std::string_view subject, std::size_t have = 0, std::size_t limit = 0) {
    core::verdict v;
    v.error = &code;
    v.resources.push_back(resource);
    v.subject = subject;
    v.have = static_cast<long long>(have);
    v.limit = static_cast<long long>(limit);
    return v;
  }

  template <class Stack, auto const&... Resources>
  static constexpr core::verdict check_circles(core::graph const& order) {
    edge_collector all{checked_stack};
    char const expanded[] = {(Resources.expand(all), ++all.construct, char{})..., char{}};
    static_cast<void>(expanded);
    shared_parts_of<Stack>{}(all);
    core::verdict v;
    for (std::uint32_t construct : circle_of_resources(all, order, sizeof...(Resources)))
      v.resources.push_back(construct);
    if (!v.resources.empty()) v.error = &errors::E0106;
    return v;
  }

  template <class Stack, class... Domains>
  static constexpr core::verdict check_domains(domain_list<Domains...>) {
    core::verdict result;
    static_cast<void>((... && (result = Domains::template check<Stack>())));
    return result;
  }

  static constexpr core::verdict check_options(std::string_view name, stack_options const& options) {
    core::verdict v;
    v.subject = name;
    if (!cfn::is_stack_name(name)) {
      v.error = &errors::E0305;
    } else if (options.description.size() > cfn::max_template_description_bytes) {
      v.error = &errors::E0306;
      v.have = static_cast<long long>(options.description.size());
      v.limit = cfn::max_template_description_bytes;
    } else if (!is_utf8(options.description)) {
      v.error = &errors::E0324;
    } else if (!is_log_retention(options.log_retention_days)) {
      v.error = &errors::E0323;
      v.have = options.log_retention_days;
      v.limit = 3653;
    }
    return v;
  }

  /// The names of all constructs and, in the last inventory, of the shared parts.
  static constexpr template_names names_in(inventory_view const* inventories, std::uint32_t constructs) {
    template_names names;
    for (std::uint32_t i = 0; i <= constructs; ++i) {
      inventory_view const& each = inventories[i];
      for (std::size_t k = 0; k < each.count; ++k)
        names.ids.push_back({each.hashes[k], i, &each.ids[k], each.kinds[k], each.attributes[k]});
      for (std::size_t k = 0; k < each.key_count; ++k) names.keys.push_back(each.keys[k]);
    }
    core::stable_sort(names.ids, [](counted_id const& a, counted_id const& b) { return a.hash < b.hash; });
    core::stable_sort(names.keys, core::is_less);
    return names;
  }

  static constexpr core::verdict check_counts(inventory_view const* inventories, std::uint32_t constructs,
                                              std::uint32_t marks) {
    std::size_t entries[4]{}, resources = 0;
    for (std::uint32_t i = 0; i <= constructs; ++i) {
      resources += inventories[i].count;
      for (std::size_t s = 0; s < 4; ++s) {
        entries[s] += inventories[i].entries[s];
        resources -= inventories[i].entries[s];
      }
    }
    for (cfn::section s :
         {cfn::section::parameters, cfn::section::mappings, cfn::section::conditions, cfn::section::outputs})
      if (std::size_t const have = entries[static_cast<std::size_t>(s)]; have > cfn::max_entries(s))
        return verdict_on(errors::E0304, constructs - 1, {}, have, cfn::max_entries(s));
    if (resources == 0 && !(marks & stands_for_another)) return no_resources(constructs);
    if (resources > cfn::max_resources)
      return verdict_on(errors::E0302, constructs - 1, {}, resources, cfn::max_resources);
    return {};
  }

  static constexpr core::verdict no_resources(std::uint32_t constructs) {
    core::verdict v;
    v.error = &errors::E0318;
    if (constructs > 0) v.resources.push_back(constructs - 1);
    return v;
  }

  static constexpr core::verdict check_names(template_names const& names, std::uint32_t constructs) {
    auto const& ids = names.ids;
    for (std::size_t i = 1; i < ids.size(); ++i) {
      if (ids[i - 1].hash != ids[i].hash || !(*ids[i - 1].id == *ids[i].id)) continue;
      bool const whole = ids[i].id->part.empty();  // at most one of two equal ids: construct ids are unique
      cfn::logical_id const& shown = *ids[whole ? i : i - 1].id;
      core::verdict v =
          verdict_on(errors::E0303, ids[i - 1].construct, shown.part.empty() ? shown.construct : shown.part);
      if (ids[i].construct < constructs) v.resources.push_back(ids[i].construct);
      return v;
    }
    return {};
  }
};

}  // namespace detail

/// A stack of constructs that becomes one CloudFormation template. The constructs are constants at namespace scope. A
/// derived class may declare `static constexpr strata::stack_options options{...}`.
///
///     struct app : strata::stack<app, "MyStack", lake, copy> {};
///     static_assert(strata::valid<app>);
template <class Self, core::fixed_string Name, auto const&... Resources>
struct stack : core::basic_stack<Self, Name, detail::template_checks, Resources...> {
  static constexpr stack_options options{};
};

/// The function that a program calls without <strata/synth.hpp>; overload resolution prefers the one there. Error:
/// E0307.
template <class Stack>
int run(int, ...) noexcept(sizeof(errors::E0307_header_is_not_included<core::details<Stack>>) > 0) {
  return 1;
}

}  // namespace strata
