// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/limits.hpp>
#include <strata/cfn/stack_name.hpp>
#include <strata/constructs/circles.hpp>
#include <strata/constructs/domain.hpp>
#include <strata/constructs/errors.hpp>
#include <strata/constructs/inventory.hpp>
#include <strata/constructs/option_checks.hpp>
#include <strata/constructs/template_names.hpp>

namespace strata {

using core::valid;
using core::verdict_of;

namespace detail {

/// The checks of a stack as a CloudFormation template, besides those of its graph.
struct template_checks {
  template <class Stack, auto const&... Resources>
  static constexpr core::verdict check(core::graph const& order) {
    if constexpr (may_have_circle<Stack>)
      if (core::verdict v = check_circles<Stack, Resources...>(order); !v) return v;
    using all = core::resource_list<Resources...>;
    inventory_view const inventories[] = {inventory_of<usual_room, expand_construct<Resources>, info_of<Stack>>...,
                                          inventory_of<room_of_shared_parts, shared_parts_of<Stack>, info_of<Stack>>};
    if (core::verdict v = check_options(Stack::name, Stack::options); !v) return v;
    if (core::verdict v = option_checker{Stack::options, all::descriptions, all::size}.check(); !v) return v;
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
    edge_collector all{info_of<Stack>};
    char const expanded[] = {
        (expansion_in<expand_construct<Resources>, info_of<Stack>>{}(all), ++all.construct, char{})..., char{}};
    static_cast<void>(expanded);
    expansion_in<shared_parts_of<Stack>, info_of<Stack>>{}(all);
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
