// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/write.hpp>
#include <strata/constructs/stack.hpp>
#include <strata/core/hash.hpp>

/// The boundary between a stack's types and the code that writes templates. Everything behind it is compiled once, and
/// sees a stack as a list of functions.
namespace strata::synth {

/// A resource without its type, for the writers of templates, diagrams and reports.
struct resource_entry {
  cfn::logical_id id{};
  std::string_view type{};
  cfn::attributes const& attributes;
  void const* properties{};
  void (*write_properties)(cfn::writer&, void const*){};
};

/// Receives a stack's expansion at run time, without the types of resources.
class stack_sink : public ignoring_sink {
 public:
  using ignoring_sink::ignoring_sink;

  template <class Resource>
  void add(cfn::logical_id const& id, Resource const& resource, cfn::attributes const& attributes = {}) {
    receive({id, resource.type_name, attributes, &resource,
             [](cfn::writer& out, void const* typed) { write_members(out, *static_cast<Resource const*>(typed)); }});
  }
  void add(cfn::section where, std::string_view id, cfn::json const& value) { receive(where, id, value); }
  void override_property(cfn::logical_id const& id, std::string_view path, cfn::json const& value) {
    receive(id, path, value);
  }
  void waive(cfn::waiver const& what) { receive(what); }

 protected:
  virtual void receive(resource_entry const& entry) = 0;
  virtual void receive(cfn::section where, std::string_view id, cfn::json const& value) = 0;
  virtual void receive(cfn::logical_id const& overridden, std::string_view path, cfn::json const& value) = 0;
  virtual void receive(cfn::waiver const&) = 0;
  ~stack_sink() = default;
};

using expand_function = void (*)(stack_sink&);

namespace detail {
/// A value whose address identifies a type.
template <class T>
inline constexpr char address_of_type{};

struct domain_facts {
  char const* type{};
  void const* value{};
};
}  // namespace detail

/// A stack without its type.
struct stack_program {
  stack_info info{};
  core::description const* const* descriptions{};
  expand_function const* expansions{};  ///< one for each construct, then that of the shared parts
  detail::domain_facts const* domains{};
  std::size_t domain_count{};
  std::size_t count{};  ///< the number of constructs
  core::graph graph{};

  /// The facts that a domain of the stack gives, by their type; null if no construct has such a domain.
  ///
  ///     if (auto const* sql = program.facts<redshift_sql_facts>()) ...
  template <class Facts>
  [[nodiscard]] Facts const* facts() const {
    for (std::size_t i = 0; i < domain_count; ++i)
      if (domains[i].type == &detail::address_of_type<Facts>) return static_cast<Facts const*>(domains[i].value);
    return nullptr;
  }
};

namespace detail {

// Functions for one construct each. Lambdas in `program_of` would have all constructs of the stack in their names.
template <auto const& Resource>
void expand_resource(stack_sink& out) {
  Resource.expand(out);
}
template <class Stack>
void expand_shared(stack_sink& out) {
  shared_parts_of<Stack>{}(out);
}

template <class Stack, class Domain>
inline constexpr domain_facts facts_of{};
template <class Stack, class Domain>
  requires requires { typename Domain::facts; }
inline constexpr domain_facts facts_of<Stack, Domain>{&address_of_type<typename Domain::facts>,
                                                      &Domain::template facts_of<Stack>};
template <class Stack, auto const&... Resources, class... Domains>
stack_program program_of(core::resource_list<Resources...>, domain_list<Domains...>) {
  static constexpr core::hash_digits hash{core::hash_of(Stack::name)};
  using all = core::resource_list<Resources...>;
  static constexpr expand_function expansions[] = {&expand_resource<Resources>..., &expand_shared<Stack>};
  static constexpr domain_facts facts[] = {facts_of<Stack, Domains>..., {}};
  return {{Stack::name, hash.view(), Stack::options},
          all::descriptions,
          expansions,
          facts,
          sizeof...(Domains),
          all::size,
          core::graph_of<Stack>()};
}

}  // namespace detail

/// The program of a stack. A stack that cannot be deployed does not compile here; see `valid`.
template <class Stack>
stack_program program_of() {
  static_assert(valid<Stack>);
  return detail::program_of<Stack>(core::resources_of<Stack>{}, domains_of<Stack>{});
}

}  // namespace strata::synth
