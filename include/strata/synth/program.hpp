// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/lineage.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/core/hash.hpp>

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

/// What is known of the SQL of a stack, as its constants: one for each resource, and null where it is no such thing.
struct sql_program {
  redshift_relation const* const* relations{};
  stack_columns const* columns{};
  redshift_datashare_base const* const* datashares{};
  core::sequence<column_place> (*shown_by)(redshift_datashare_base const&){};  ///< the columns whose values it shows
};

/// A stack without its type.
struct stack_program {
  stack_info info{};
  core::description const* const* descriptions{};
  expand_function const* expansions{};  ///< one for each resource, then that of the shared parts
  sql_program sql{};
  std::size_t count{};  ///< of resources
  core::graph graph{};
};

namespace detail {

// Functions of one resource each, and no lambdas in `program_of`: those would be named by all resources of the stack.
template <auto const& Resource>
void expand_resource(stack_sink& out) {
  Resource.expand(out);
}
template <class Stack>
void expand_shared(stack_sink& out) {
  using all = core::resources_of<Stack>;
  expand_shared_parts(out, core::marks_of(all::descriptions, all::size));
}

template <class Stack, auto const&... Resources>
stack_program program_of(core::resource_list<Resources...>) {
  static constexpr core::hash_digits hash{core::hash_of(Stack::name)};
  using all = core::resource_list<Resources...>;
  static constexpr expand_function expansions[] = {&expand_resource<Resources>..., &expand_shared<Stack>};
  using lineage = strata::lineage_of<Stack>;
  return {{Stack::name, hash.view(), Stack::options},
          all::descriptions,
          expansions,
          {lineage::sql::relations, lineage::columns.data(), lineage::sql::shares, lineage::places_shown_by},
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
