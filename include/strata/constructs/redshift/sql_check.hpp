// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/check.hpp>
#include <strata/constructs/redshift/column_removal_check.hpp>
#include <strata/constructs/redshift/cross_database_check.hpp>
#include <strata/constructs/redshift/custom_sql_check.hpp>
#include <strata/constructs/redshift/datashare_check.hpp>
#include <strata/constructs/redshift/foreign_key_check.hpp>
#include <strata/constructs/redshift/load_check.hpp>

/// Checks the SQL of a stack against the columns of the relations that the stack creates, and of those in the databases
/// of datashares.
namespace strata::detail {

template <class Stack>
struct sql_check {
  using known = relation_columns<Stack>;
  using datashares = datashare_check<Stack>;
  using foreign_keys = foreign_key_check<Stack>;
  using custom_sql = custom_sql_check<Stack>;
  using cross_database = cross_database_check<Stack>;
  using column_removals = column_removal_check<Stack>;

  /// Finds the first statement without a meaning, or that Redshift would refuse: E0115, E0375 to E0377, E0390, E0391,
  /// E0404 to E0411, E0434, E0439, E0441 to E0445.
  static constexpr core::verdict check() {
    return check(std::make_index_sequence<known::all_relations.count>{},
                 std::make_index_sequence<known::all_scripts.count>{});
  }

 private:
  template <std::size_t I>
  static constexpr located_error const* fault_of_relation() {
    using columns = typename known::template resolved<I>;
    if constexpr (columns::first.fault.error != nullptr)
      return &columns::first.fault;
    else if constexpr (has_wrong_key<I>())
      return &foreign_keys::template keyless<I>;
    else if constexpr (reads_what_it_cannot_reach<I>())
      return &cross_database::template relation<I>;
    else if constexpr (known::all_share_databases.count > 0)
      return &datashares::template unshared<I>;
    else
      return nullptr;
  }
  template <std::size_t I>
  static constexpr bool reads_what_it_cannot_reach() {
    if constexpr (cross_database::is_needed())
      return cross_database::template relation<I>.error != nullptr;
    else
      return false;
  }
  template <std::size_t I>
  static constexpr located_error const* fault_of_script() {
    located_error const* const found = custom_sql::template script<I>::first();
    if constexpr (cross_database::is_needed())
      if (found == nullptr) return &cross_database::template script<I>;
    return found;
  }
  template <std::size_t I>
  static constexpr bool has_wrong_key() {
    if constexpr (known::relations[I]->kind() == sql::object_kind::table && known::template reads<I>.count > 0)
      return foreign_keys::template keyless<I>.error != nullptr;
    else
      return false;
  }

  template <std::size_t... R, std::size_t... S>
  static constexpr core::verdict check(std::index_sequence<R...>, std::index_sequence<S...>) {
    constexpr auto const& relations = known::all_relations;
    constexpr auto const& scripts = known::all_scripts;
    located_error const* faults[known::size + 1]{};
    char const found[] = {(faults[relations.at[R]] = fault_of_relation<relations.at[R]>(), char{})...,
                          (faults[scripts.at[S]] = fault_of_script<scripts.at[S]>(), char{})..., char{}};
    static_cast<void>(found);
    if constexpr (load_check<Stack>::is_needed())
      load_check<Stack>::add_faults(faults, std::make_index_sequence<known::size>{});
    core::verdict result;
    for (std::uint32_t i = 0; i < known::size; ++i) {
      if (faults[i] == nullptr || faults[i]->error == nullptr) continue;
      result.error = faults[i]->error;
      result.resources.push_back(i);
      result.subject = faults[i]->subject();
      result.place = faults[i]->place;
      return result;
    }
    if (known::all_shares.count > 0) result = datashares::check_shares();
    if (!result.error && known::all_scripts.count > 0) result = column_removals::check();
    if (!result.error) return access::check_of<Stack>::check();
    return result;
  }
};

}  // namespace strata::detail
