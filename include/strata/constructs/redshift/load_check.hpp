// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/copy_checks.hpp>
#include <strata/constructs/redshift/located_error.hpp>
#include <strata/constructs/redshift/sql_resources.hpp>

/// Checks loads into tables by name against the tables of the stack, as a load into a handle checks itself: E0375 to
/// E0377, E0404, and E0411 for a view.
namespace strata::detail {

template <class Stack>
struct load_check : sql_resources<Stack> {
  using known = sql_resources<Stack>;
  using known::size, known::relations, known::loads;

  /// The relation of the stack that a load names, or null.
  static constexpr redshift_relation const* target_of(redshift_load_base const& load) {
    sql::object_name const name = load.target_name();
    sql::identifier const schema = name.schema.empty() ? load.search_schema() : name.schema;
    for (redshift_relation const* each : relations)
      if (each != nullptr && each->same_database(load) && load.same_name(each->name().name, name.name) &&
          load.same_name(each->schema(), schema))
        return each;
    return nullptr;
  }
  static constexpr bool is_by_name(std::size_t i) { return loads[i] != nullptr && loads[i]->is_by_name(); }
  static constexpr bool is_needed() {
    for (std::size_t i = 0; i < size; ++i)
      if (is_by_name(i)) return true;
    return false;
  }

  static constexpr located_error find(redshift_load_base const& load) {
    redshift_relation const* const target = target_of(load);
    if (target == nullptr) return {};
    if (target->kind() == sql::object_kind::view || target->kind() == sql::object_kind::materialized_view)
      return {errors::E0411, "a view takes no rows"};
    core::describer out;
    check_copy_columns(out, load.options(), target);
    core::problem const& found = out.first_problem();
    if (!found) return {};
    return {*found.error, {out.chars().data() + found.first, found.last - found.first}};
  }
  template <std::size_t I>
  static constexpr located_error load = find(*loads[I]);

  template <std::size_t I>
  static constexpr located_error const* fault() {
    if constexpr (is_by_name(I))
      return &load<I>;
    else
      return nullptr;
  }
  template <std::size_t... I>
  static constexpr void add_faults(located_error const** faults, std::index_sequence<I...>) {
    char const found[] = {(is_by_name(I) ? void(faults[I] = fault<I>()) : void(), char{})..., char{}};
    static_cast<void>(found);
  }
};

}  // namespace strata::detail
