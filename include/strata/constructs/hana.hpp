// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/stack.hpp>

#include <boost/hana/bool.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

/// A stack's constructs and resources as tuples of Boost.Hana, for programs that ask questions about their stack with
/// Hana's functions. Only this header needs Boost, and strata.hpp does not include it. See
/// docs/how_to/ask_with_hana.md, also for its cost.
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
  using ignoring_sink::add;
  constexpr asking_sink() : ignoring_sink{info_of<Stack>} {}
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

/// One element more than needed, because some constructs make no resource.
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
/// One evaluation answers for all resources of a construct, and each construct has its own: the expansion is the
/// expensive part, and compilers limit an evaluation.
template <class Stack, class Expansion, auto const& Question>
inline constexpr auto answers = ask_resources<Stack, Expansion, Question>();

}  // namespace detail

/// One of the resources in a stack's template, as a type. Its properties own memory, so no constant can hold them, but
/// the answer to a question about them is a constant.
template <class Stack, class Expansion, std::size_t Index>
struct resource_of_stack {
  static constexpr cfn::logical_id id = detail::listed<Stack, Expansion>.items[Index].id;
  static constexpr std::string_view type_name = detail::listed<Stack, Expansion>.items[Index].type_name;

  /// The answer, true or false, of `Question`, a constant at namespace scope, to a call with the typed resource.
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

/// The concatenation of several tuples.
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

/// The resources of a stack's template, first those of each construct and then the shared parts: a `hana::tuple` of
/// `hana::type<resource_of_stack<...>>`. Overridden properties have their values from before the override.
template <class Stack>
inline constexpr auto resources_of = detail::resources_of_stack<Stack>(core::resources_of<Stack>{});

/// For `hana::filter` and the like: whether the resource has this type, such as `aws::s3::Bucket`.
template <class Resource>
inline constexpr auto of_type =
    [](auto resource) { return boost::hana::bool_c < decltype(resource)::type::type_name == Resource::type_name > ; };

/// For `hana::filter` and the like: whether the construct has this class or one that derives from it, such as
/// `redshift_relation`.
template <class Base>
inline constexpr auto derived_from = [](auto construct) {
  return boost::hana::bool_c<std::is_base_of_v<Base, typename decltype(construct)::type::type>>;
};

/// For `hana::all_of`, `hana::filter` and the like: whether a question, a constant at namespace scope, answers true
/// about the resource. A question is a function that gives a bool for each type of resource in the stack, usually a
/// `hana::overload` that ends with `[](auto const&)`.
template <auto const& Question>
inline constexpr auto by_properties =
    [](auto resource) { return boost::hana::bool_c<decltype(resource)::type::template holds<Question>>; };

}  // namespace strata
