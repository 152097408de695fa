// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/merge.hpp>
#include <strata/constructs/redshift/share_database.hpp>
#include <strata/constructs/rejected.hpp>

/// The answers of a workgroup's functions to arguments of the wrong kind, in another order, or without static storage:
/// one error at the call. The functions have no overloads for them, because compilers describe a wrong option in one
/// line only if there is one function. Instead, the parameters and the result depend on the types of the arguments.
namespace strata::detail {

// ---- ingest_data: E0308, E0368 --------------------------------------------------------------------------------------

template <class T>
inline constexpr bool is_load_target = is_redshift_table<T> || std::is_same_v<T, table_named>;

struct load_parameters {
  template <class T>
  static constexpr bool is_first = is_load_target<T>;
  using second = load_source;
};
template <core::fixed_string Id, class Target>
using source_of_load = second_parameter<Id, load_parameters, Target,
                                        errors::E0368_target_is_not_a_table<core::details<core::named<Id>, Target>>>;
template <core::fixed_string Id, class Target>
using load_into = chosen<is_load_target<Target>, redshift_load<Id, Target>, rejected<Id>>;

// ---- merge_to_target_table: E0368 -----------------------------------------------------------------------------------

template <core::fixed_string Id, class Source, class Target>
using merge_of = chosen<
    is_redshift_table<Source> && is_redshift_table<Target>, redshift_merge<Id>,
    rejected<Id, accepted<false, errors::E0368_target_is_not_a_table<core::details<core::named<Id>, Source, Target>>,
                          Source, Target>>>;

// ---- create_share: E0308 --------------------------------------------------------------------------------------------

template <class T>
inline constexpr bool is_share_object = __is_base_of(redshift_relation, T) || __is_base_of(redshift_schema_base, T) ||
                                        std::is_same_v<T, table_named> || std::is_same_v<T, share_object>;

/// One object of a share, or what stands in the place of one; a list of them belongs to the other function.
template <class T>
concept no_share_list = !std::is_array_v<T> || !std::is_same_v<std::remove_extent_t<T>, share_object>;

/// The type in the place of a share's name beside what is no object: the object may stand in the place of the name.
template <core::fixed_string Id, class Other>
struct name_beside_no_object {
  template <class Object>
    requires(is_share_object<Object> && std::is_convertible_v<Other const&, std::string_view>)
  constexpr name_beside_no_object(Object const&) noexcept(sizeof(in_another_order<Id>) > 0) {}
  template <class Name>
    requires(std::is_convertible_v<Name const&, std::string_view>)
  constexpr name_beside_no_object(Name const&) noexcept(
      sizeof(accepted<false, another_kind<Id, "a relation or schema", Other>, Other>) > 0) {}
};
template <core::fixed_string Id, class Object>
using share_name = chosen<is_share_object<Object>, std::string_view, name_beside_no_object<Id, Object>>;
template <core::fixed_string Id, class Object>
using share_of = chosen<is_share_object<Object>, redshift_datashare<Id, 1>, rejected<Id>>;

// ---- grant_access_to_share: E0308, E0381 ----------------------------------------------------------------------------

template <class T>
inline constexpr bool is_datashare = __is_base_of(redshift_datashare_base, T);

template <class Consumer>
struct grant_parameters {
  template <class T>
  static constexpr bool is_first = is_datashare<T>;
  using second = Consumer;
};
template <core::fixed_string Id, class Share, class Consumer>
using consumer_of_grant = second_parameter<Id, grant_parameters<Consumer>, Share,
                                           errors::E0381_grant_needs_a_share<core::details<core::named<Id>, Share>>>;
template <core::fixed_string Id, class Share>
using grant_of = chosen<is_datashare<Share>, redshift_share_grant<Id>, rejected<Id>>;

// ---- create_database_from_share: E0308, E0383 -----------------------------------------------------------------------

template <class T>
inline constexpr bool is_share_grant = __is_base_of(redshift_share_grant_base, T) ||
                                       std::is_same_v<T, shared_by_account> || std::is_same_v<T, shared_by_namespace>;

struct share_database_parameters {
  template <class T>
  static constexpr bool is_first = is_share_grant<T>;
  using second = std::string_view;
};
template <core::fixed_string Id, class Grant>
using name_of_database = second_parameter<Id, share_database_parameters, Grant,
                                          errors::E0383_database_needs_a_grant<core::details<core::named<Id>, Grant>>>;
template <core::fixed_string Id, class Grant>
using database_of = chosen<is_share_grant<Grant>, redshift_share_database<Id>, rejected<Id>>;

}  // namespace strata::detail
