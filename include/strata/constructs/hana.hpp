// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/stack.hpp>

#include <boost/hana/bool.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

/// A stack's constructs and resources as tuples of Boost.Hana, so that a program asks questions of its stack in Hana's
/// words. The only header that needs Boost, and no part of strata.hpp: see docs/how_to/ask_with_hana.md, also for what
/// it costs.
///
///     constexpr auto is_encrypted = hana::overload(
///         [](aws::s3::Bucket const& bucket) { return bucket.BucketEncryption.has_value(); },
///         [](auto const&) { return true; });
///     static_assert(hana::all_of(resources_of<app>, by_properties<is_encrypted>));
namespace strata {

/// One of a stack's constructs, as a type.
template <auto const& Constant>
struct construct_of_stack {
  using type = std::remove_cvref_t<decltype(Constant)>;
  static constexpr auto const& value = Constant;  ///< the program's own constant
};

namespace detail {

/// A sink that knows the stack, for expansions of its constructs.
template <class Stack>
struct asking_sink : ignoring_sink {
  static constexpr core::hash_digits digits{core::hash_of(Stack::name)};
  static constexpr stack_info info{Stack::name, digits.view(), Stack::options};

  using ignoring_sink::add;
  constexpr asking_sink() : ignoring_sink{info} {}
};

struct listed_resource {
  cfn::logical_id id{};
  std::string_view type_name{};
};

template <class Stack>
struct listing_sink : asking_sink<Stack> {
  core::sequence<listed_resource> resources{};
  using asking_sink<Stack>::add;
  template <class Resource>
  constexpr void add(cfn::logical_id const& id, Resource const& resource, cfn::attributes const& = {}) {
    resources.push_back({id, resource.type_name});
  }
};

template <class Stack, class Expansion>
constexpr std::size_t count_resources() {
  listing_sink<Stack> out;
  Expansion{}(out);
  return out.resources.size();
}
template <class Stack, class Expansion>
inline constexpr std::size_t resource_count = count_resources<Stack, Expansion>();

/// One more than needed: there are constructs that make nothing.
template <class T, std::size_t Count>
struct for_each_resource {
  T items[Count + 1]{};
};

template <class Stack, class Expansion>
constexpr auto list_resources() {
  listing_sink<Stack> out;
  Expansion{}(out);
  for_each_resource<listed_resource, resource_count<Stack, Expansion>> result;
  for (std::size_t i = 0; i < out.resources.size(); ++i) result.items[i] = out.resources[i];
  return result;
}
template <class Stack, class Expansion>
inline constexpr auto listed = list_resources<Stack, Expansion>();

template <class Stack, auto const& Question, std::size_t Count>
struct question_sink : asking_sink<Stack> {
  for_each_resource<bool, Count> answers{};
  std::size_t next = 0;
  using asking_sink<Stack>::add;
  template <class Resource>
  constexpr void add(cfn::logical_id const&, Resource const& resource, cfn::attributes const& = {}) {
    answers.items[next++] = Question(resource);
  }
};

template <class Stack, class Expansion, auto const& Question>
constexpr auto ask_resources() {
  question_sink<Stack, Question, resource_count<Stack, Expansion>> out;
  Expansion{}(out);
  return out.answers;
}
/// All resources of a construct are asked in one evaluation, each construct's in an evaluation of its own: expanding is
/// what costs, and compilers limit an evaluation.
template <class Stack, class Expansion, auto const& Question>
inline constexpr auto answers = ask_resources<Stack, Expansion, Question>();

}  // namespace detail

/// One of the resources that a stack's template has, as a type. Its properties own memory, so no constant holds them;
/// what a question answers about them is one.
template <class Stack, class Expansion, std::size_t Index>
struct resource_of_stack {
  static constexpr cfn::logical_id id = detail::listed<Stack, Expansion>.items[Index].id;
  static constexpr std::string_view type_name = detail::listed<Stack, Expansion>.items[Index].type_name;

  /// What `Question`, a constant at namespace scope, answers when it is called with the typed resource: true or false.
  template <auto const& Question>
  static constexpr bool holds = detail::answers<Stack, Expansion, Question>.items[Index];
};

namespace detail {

template <class Stack, class Expansion, std::size_t... I>
constexpr auto resources_of_expansion(std::index_sequence<I...>) {
  return boost::hana::tuple<boost::hana::type<resource_of_stack<Stack, Expansion, I>>...>{};
}
template <class Stack, class Expansion>
using resource_tuple =
    decltype(resources_of_expansion<Stack, Expansion>(std::make_index_sequence<resource_count<Stack, Expansion>>{}));

/// The elements of several tuples.
template <class... Tuples>
struct joined {
  using type = boost::hana::tuple<>;
};
template <class... A>
struct joined<boost::hana::tuple<A...>> {
  using type = boost::hana::tuple<A...>;
};
template <class... A, class... B, class... More>
struct joined<boost::hana::tuple<A...>, boost::hana::tuple<B...>, More...>
    : joined<boost::hana::tuple<A..., B...>, More...> {};

template <class Stack, auto const&... Resources>
constexpr auto resources_of_stack(core::resource_list<Resources...>) {
  return typename joined<resource_tuple<Stack, expand_construct<Resources>>...,
                         resource_tuple<Stack, shared_parts_of<Stack>>>::type{};
}

template <auto const&... Resources>
constexpr auto constructs_of_stack(core::resource_list<Resources...>) {
  return boost::hana::tuple<boost::hana::type<construct_of_stack<Resources>>...>{};
}

}  // namespace detail

/// The constructs of a stack in the order of declaration: a `hana::tuple` of `hana::type<construct_of_stack<...>>`.
template <class Stack>
inline constexpr auto constructs_of = detail::constructs_of_stack(core::resources_of<Stack>{});

/// The resources of a stack's template, of each construct and then those that constructs share: a `hana::tuple` of
/// `hana::type<resource_of_stack<...>>`. Overridden properties are as before the override.
template <class Stack>
inline constexpr auto resources_of = detail::resources_of_stack<Stack>(core::resources_of<Stack>{});

/// For `hana::filter` and the like: is it a resource of this type, such as `aws::s3::Bucket`?
template <class Resource>
inline constexpr auto of_type =
    [](auto resource) { return boost::hana::bool_c < decltype(resource)::type::type_name == Resource::type_name > ; };

/// For `hana::filter` and the like: is it a construct of this class or of one that derives from it, such as
/// `redshift_relation`?
template <class Base>
inline constexpr auto derived_from = [](auto construct) {
  return boost::hana::bool_c<std::is_base_of_v<Base, typename decltype(construct)::type::type>>;
};

/// For `hana::all_of`, `hana::filter` and the like: does a question, a constant at namespace scope, answer true about
/// the resource? It is a function that gives a bool for each type of resource in the stack, most often a
/// `hana::overload` that ends with `[](auto const&)`.
template <auto const& Question>
inline constexpr auto by_properties =
    [](auto resource) { return boost::hana::bool_c<decltype(resource)::type::template holds<Question>>; };

}  // namespace strata
