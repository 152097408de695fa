// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/serverless_workgroup_base.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

/// The answers of a workgroup to arguments of the wrong kind, in another order, or without static storage: E0308,
/// E0309.
namespace detail {

/// Has the workgroup's own id, which is in the stack, so no second error follows.
template <core::fixed_string Id>
inline constexpr redshift_serverless_namespace<Id> in_place_of_a_temporary{
    {.name = "temporary", .db_name = "temporary"}};

/// The type that braces become in the place of the namespace.
using no_namespace = redshift_serverless_workgroup_options;

template <class Owner>
using workgroup_options = chosen<std::is_same_v<std::remove_cvref_t<Owner>, no_namespace>, any_namespace,
                                 redshift_serverless_workgroup_options>;

template <core::fixed_string Id>
constexpr redshift_serverless_workgroup_base workgroup_of(any_namespace const& owner,
                                                          redshift_serverless_workgroup_options const& options,
                                                          core::source_line line) {
  return {Id.view(), owner, options, line};
}
template <core::fixed_string Id>
constexpr redshift_serverless_workgroup_base workgroup_of(
    any_namespace const&&, redshift_serverless_workgroup_options const& options,
    core::source_line line) noexcept(sizeof(errors::E0309_argument_is_a_temporary<core::details<core::named<Id>>>) >
                                     0) {
  return {Id.view(), in_place_of_a_temporary<Id>, options, line};
}
template <core::fixed_string Id>
constexpr redshift_serverless_workgroup_base workgroup_of(
    redshift_serverless_workgroup_options const& options, any_namespace const& owner,
    core::source_line line) noexcept(sizeof(in_another_order<Id>) > 0) {
  return {Id.view(), owner, options, line};
}

template <core::fixed_string Id, class Other>
  requires(!__is_base_of(any_namespace, Other) && !std::is_same_v<Other, no_namespace>)
constexpr redshift_serverless_workgroup_base workgroup_of(
    Other const&, redshift_serverless_workgroup_options const& options,
    core::source_line line) noexcept(sizeof(accepted<false, another_kind<Id, "a namespace", Other>, Other>) > 0) {
  return {Id.view(), in_place_of_a_temporary<Id>, options, line};
}

}  // namespace detail

/// The compute of a namespace, and the place to declare the contents of its databases: see `warehouse_functions`.
///
///     inline constexpr auto producer = redshift_serverless_workgroup<"Producer">(producer_ns, {.name = "producer"});
///     inline constexpr auto reviews = producer.create_table<"Reviews">("CREATE TABLE reviews (id int)");
template <core::fixed_string WorkgroupId = "">
struct redshift_serverless_workgroup : redshift_serverless_workgroup_base {
  /// Takes a `redshift_serverless_namespace`, or an `existing_namespace`, and `redshift_serverless_workgroup_options`.
  /// Errors: E0308, E0309, E0326.
  template <class Namespace = detail::no_namespace>
  constexpr redshift_serverless_workgroup(Namespace&& owner, detail::workgroup_options<Namespace> const& options,
                                          core::source_line line_ = {})
      : redshift_serverless_workgroup_base{
            detail::workgroup_of<WorkgroupId>(static_cast<Namespace&&>(owner), options, line_)} {}
};

}  // namespace strata
