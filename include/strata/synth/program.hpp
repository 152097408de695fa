// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/lineage.hpp>
#include <strata/constructs/stack.hpp>

/// The boundary between a stack's types and what writes templates: everything behind it is compiled once, and sees a
/// stack as a list of functions.
namespace strata::synth {

/// Receives a stack's expansion at run time.
class stack_sink : public cfn::template_sink {
 public:
  explicit stack_sink(stack_info const& info) : info_{&info} {}
  stack_info const& stack() const { return *info_; }

 protected:
  ~stack_sink() = default;

 private:
  stack_info const* info_;
};

using expand_function = void (*)(stack_sink&);

/// What is known of the SQL of a resource, as constants of its stack.
struct sql_of_resource {
  redshift_relation const* relation{};         ///< null when it is none
  strata::detail::stack_columns columns{};     ///< of the relation
  redshift_datashare_base const* datashare{};  ///< null when it is none
  bool (*holds)(redshift_relation const&){};   ///< whether the datashare holds a relation
  core::sequence<strata::detail::column_place> (*shows)(){};  ///< the columns whose values its consumers can read
};

/// A stack without its type.
struct stack_program {
  stack_info info{};
  core::description const* const* descriptions{};
  expand_function const* expansions{};  ///< one for each resource, then that of the shared parts
  sql_of_resource const* sql{};         ///< one for each resource
  std::size_t count{};                  ///< of resources
  core::graph graph{};
};

namespace detail {

template <auto const& Resource, class Lineage>
constexpr sql_of_resource sql_of(strata::detail::stack_columns const& columns) {
  using resource = std::remove_cvref_t<decltype(Resource)>;
  if constexpr (std::is_base_of_v<redshift_relation, resource>) return {&Resource, columns, nullptr, nullptr, nullptr};
  else if constexpr (std::is_base_of_v<redshift_datashare_base, resource>)
    return {nullptr, {}, &Resource, [](redshift_relation const& relation) { return Resource.holds(relation); },
            [] { return Lineage::places_shown_by([](redshift_relation const& relation) { return Resource.holds(relation); }); }};
  else return {};
}

/// The SQL of all resources, one after the other.
template <auto const&... Resources>
struct sql_of_all {
  using lineage = strata::detail::lineage_of<Resources...>;
  template <std::size_t... I>
  static constexpr std::array<sql_of_resource, sizeof...(Resources)> make(std::index_sequence<I...>) {
    return {sql_of<Resources, lineage>(lineage::columns[I])...};
  }
};

template <class Stack, auto const&... Resources>
stack_program program_of(core::resource_list<Resources...>) {
  static constexpr strata::detail::hash_digits hash{core::hash_of(Stack::name)};
  using all = core::resource_list<Resources...>;
  static constexpr expand_function expansions[] = {
      [](stack_sink& out) { Resources.expand(out); }...,
      [](stack_sink& out) { strata::detail::expand_shared_parts(out, core::marks_of(all::descriptions, all::size)); }};
  static constexpr auto sql = sql_of_all<Resources...>::make(std::make_index_sequence<all::size>{});
  return {{Stack::name, hash.view(), Stack::options},
          all::descriptions,
          expansions,
          sql.data(),
          all::size,
          core::graph_of<Stack>()};
}

}  // namespace detail

/// The program of a stack. A stack that cannot be deployed does not compile here; see `valid`.
template <class Stack>
stack_program program_of() {
  static_assert(valid<Stack>);
  return detail::program_of<Stack>(core::resources_of<Stack>{});
}

}  // namespace strata::synth
