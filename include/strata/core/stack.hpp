// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

#include <strata/core/errors.hpp>

#include <strata/core/claim.hpp>
#include <strata/core/graph.hpp>
#include <strata/core/indexed.hpp>

#include <utility>

namespace strata::core {

/// The checks of a stack without a domain: none besides the graph's.
struct no_further_checks {
  template <class Stack, auto const&... Resources>
  static constexpr verdict check(graph const&) {
    return {};
  }
};

/// A set of constructs, each a constant at namespace scope, that are deployed together. A constant whose type has
/// `members`, a `resource_list`, stands for them.
/// @tparam Self the derived class, which gives the stack the user's name everywhere
/// @tparam Name the stack's name
/// @tparam Checks the checks of the stack after those of its graph; see `no_further_checks`
template <class Self, fixed_string Name, class Checks, auto const&... Resources>
struct basic_stack {
  using checks = Checks;
  static constexpr std::string_view name = Name.view();
};

template <auto const&... Resources>
struct resource_list {
  static constexpr std::size_t size = sizeof...(Resources);
  /// The descriptions, at run time and in constant expressions. One past the end is null, so an empty stack is legal.
  static constexpr description const* descriptions[size + 1] = {&description_of<Resources>..., nullptr};
};

namespace detail {

/// Whether a constant stands for several constructs: its type lists them in `members`.
template <auto const& Resource>
inline constexpr bool is_group = requires { typename std::remove_cvref_t<decltype(Resource)>::members; };

/// Folds over packs would nest as deep as the pack is long.
template <auto const&... Resources>
constexpr bool has_groups() {
  for (bool each : {is_group<Resources>..., false})
    if (each) return true;
  return false;
}

/// The constructs of a pack, with those of its groups in their place.
template <auto const&... Resources>
struct without_groups {
  template <auto const& Resource>
  static constexpr auto parts_of() {
    if constexpr (is_group<Resource>)
      return typename std::remove_cvref_t<decltype(Resource)>::members{};
    else
      return resource_list<Resource>{};
  }
  static constexpr std::size_t size() {
    std::size_t result = 0;
    for (std::size_t each : {decltype(parts_of<Resources>())::size...}) result += each;
    return result;
  }
  template <std::size_t Size>
  struct table {
    std::size_t which[Size + 1]{}, part[Size + 1]{};
    constexpr table() {
      std::size_t k = 0;
      std::size_t const sizes[] = {decltype(parts_of<Resources>())::size...};
      for (std::size_t i = 0; i < sizeof...(Resources); ++i)
        for (std::size_t p = 0; p < sizes[i]; ++p) which[k] = i, part[k++] = p;
    }
  };
  static constexpr table<size()> at{};
  using all = decltype(index(resource_list<Resources...>{}));

  template <std::size_t I, auto const& Resource>
  static constexpr auto const& value_of(indexed<I, Resource> const*) {
    return Resource;
  }
  template <std::size_t Part, std::size_t I, auto const& Resource>
  static constexpr auto const& part_of(indexed<I, Resource> const*) {
    using parts = decltype(index(parts_of<Resource>()));
    return value_of<Part>(static_cast<parts const*>(nullptr));
  }
  template <std::size_t K>
  static constexpr auto const& element() {
    return part_of<at.part[K], at.which[K]>(static_cast<all const*>(nullptr));
  }
  template <std::size_t... K>
  static resource_list<element<K>()...> list(std::index_sequence<K...>);
};

template <class Self, fixed_string Name, class Checks, auto const&... Resources>
constexpr auto list_of(basic_stack<Self, Name, Checks, Resources...> const*) {
  if constexpr (has_groups<Resources...>())
    return decltype(without_groups<Resources...>::list(
        std::make_index_sequence<without_groups<Resources...>::size()>{})){};
  else
    return resource_list<Resources...>{};
}
template <class Self, fixed_string Name, class Checks, auto const&... Resources>
details<Self> class_of(basic_stack<Self, Name, Checks, Resources...> const*);
}  // namespace detail

/// The constructs of a stack as a type.
template <class Stack>
using resources_of = decltype(detail::list_of(static_cast<Stack const*>(nullptr)));

/// The graph of a stack. Each call computes it.
template <class Stack>
constexpr graph graph_of() {
  return build_graph(resources_of<Stack>::descriptions, resources_of<Stack>::size);
}

namespace detail {

template <class Stack, auto const&... Resources>
constexpr verdict validate(resource_list<Resources...>) {
  graph const g = build_graph(resource_list<Resources...>::descriptions, sizeof...(Resources));
  if (!g.verdict) return g.verdict;
  return Stack::checks::template check<Stack, Resources...>(g);
}

}  // namespace detail

/// The verdict on a stack, at run time or in a constant expression.
template <class Stack>
constexpr verdict verdict_of() {
  return detail::validate<Stack>(resources_of<Stack>{});
}

namespace detail {

template <auto const& Resource>
constexpr text_place place_in(std::string_view shown) {
  if constexpr (requires { Resource.place_of(shown); })
    return Resource.place_of(shown);
  else
    return {};
}
template <auto const&... Resources>
constexpr text_place place_in(resource_list<Resources...>, std::uint32_t resource, std::string_view shown) {
  constexpr text_place (*places[])(std::string_view) = {&place_in<Resources>..., nullptr};
  return places[resource](shown);
}

}  // namespace detail

/// What a sentence says about the error of a stack. A construct with a function `place_of(shown)` tells where its text
/// uses or removes a name.
template <class Stack>
constexpr finding finding_in() {
  verdict const v = verdict_of<Stack>();
  finding result = finding_of(v, resources_of<Stack>::descriptions);
  if (v.error == &errors::E0104 || v.error == &errors::E0115)
    result.place = detail::place_in(resources_of<Stack>{}, v.resources.front(), v.subject);
  return result;
}

/// A verdict in the form that a constant can hold: it keeps the part that an error shows.
struct verdict_constant {
  static constexpr std::size_t max_resources = 8;  ///< of a cycle

  error_code const* error = nullptr;
  std::uint32_t resources[max_resources]{};
  std::size_t resource_count{};
  std::string_view subject{}, closest{};
  long long have{}, limit{};
  text_place place{};
};

namespace detail {

template <class Stack>
constexpr verdict_constant find() {
  auto const v = verdict_of<Stack>();
  verdict_constant f{v.error, {}, 0, v.subject, v.closest, v.have, v.limit, v.place};
  for (std::uint32_t r : v.resources)
    if (f.resource_count < verdict_constant::max_resources) f.resources[f.resource_count++] = r;
  return f;
}

}  // namespace detail

/// The verdict on a stack as a constant; a program evaluates it once.
template <class Stack>
inline constexpr verdict_constant verdict_constant_of = detail::find<Stack>();

namespace detail {

#ifdef STRATA_SENTENCES

/// The details of the error in a stack.
template <class Stack>
struct found_in {
  static constexpr finding found() { return finding_in<Stack>(); }
};
template <class Stack>
constexpr auto error_in() {
  return static_cast<typename error_of<*verdict_constant_of<Stack>.error>::template type<found_in<Stack>>*>(nullptr);
}

#else

template <std::string_view const& Text>
inline constexpr fixed_string<Text.size() + 1> text_constant{Text};
template <verdict_constant const& Found>
inline constexpr std::string_view subject_of_verdict = Found.subject;
template <verdict_constant const& Found>
inline constexpr std::string_view closest_in_verdict = Found.closest;

// Aliases and the return types of functions find the error: a class in between would add a line, with all its
// arguments, to the compiler's output.

template <bool Shown, class T>
using shown_if = std::conditional_t<Shown, details<T>, details<>>;
template <class... A, class... B, class... C, class... D>
details<A..., B..., C..., D...> join(details<A...>, details<B...>, details<C...>, details<D...>);

template <verdict_constant const& Found, auto const&... Resources>
using details_of =
    decltype(join(shown_if<!Found.subject.empty(), named<text_constant<subject_of_verdict<Found>>>>{},
                  shown_if<!Found.closest.empty(), did_you_mean<text_constant<closest_in_verdict<Found>>>>{},
                  shown_if<Found.have != 0 || Found.limit != 0, have_and_limit<Found.have, Found.limit>>{},
                  details<declared_at_line<Resources.line>...>{}));

template <class Error, class Details, auto const& First, auto const&...>
typename Error::template type<Details, First>* about_first();

template <verdict_constant const& Found, class... Picked>
struct error_about;
template <verdict_constant const& Found, std::size_t... I, auto const&... Resources>
struct error_about<Found, indexed<I, Resources>...> {
  using error = error_of<*Found.error>;
  static constexpr auto find() {
    if constexpr (sizeof...(Resources) <= 2)
      return static_cast<typename error::template type<details_of<Found, Resources...>, Resources...>*>(nullptr);
    else  // the details contain the path of a cycle, so that the first line of the error stays short
      return decltype(about_first<error,
                                  decltype(join(details<circle<Resources...>>{}, details_of<Found, Resources...>{},
                                                details<>{}, details<>{})),
                                  Resources...>()){};
  }
};

template <class Stack, std::size_t... I>
constexpr auto error_in(std::index_sequence<I...>) {
  using all = decltype(index(resources_of<Stack>{}));
  return error_about<verdict_constant_of<Stack>, decltype(pick<verdict_constant_of<Stack>.resources[I]>(
                                                     static_cast<all const*>(nullptr)))...>::find();
}
template <class Stack>
constexpr auto error_in() {
  return error_in<Stack>(std::make_index_sequence<verdict_constant_of<Stack>.resource_count>{});
}

#endif

struct nothing_to_report {};

template <auto const& Resource>
concept is_resource = requires(describer& out) {
  std::string_view{Resource.id};
  unsigned{Resource.line};
  Resource.describe(out);
};
/// Whether a variable is constexpr; any other has no value at compile time.
template <auto const& Resource>
concept constant_resource = requires { typename std::integral_constant<unsigned, Resource.line>; };

template <auto const&... Resources>
constexpr std::size_t first_without_value(resource_list<Resources...>) {
  bool const constant[] = {(is_resource<Resources> && constant_resource<Resources>)..., false};
  std::size_t i = 0;
  while (constant[i]) ++i;
  return i;
}
}  // namespace detail

/// Whether a type derives from `basic_stack`.
template <class T>
inline constexpr bool is_stack = requires { typename resources_of<T>; };

/// Whether a stack has a verdict: whether each of its constructs is one and has a value at compile time.
template <class Stack>
inline constexpr bool has_values = detail::first_without_value(resources_of<Stack>{}) == resources_of<Stack>::size;

namespace detail {

template <std::size_t I, auto const& Resource>
constexpr auto without_value(indexed<I, Resource> const*) {
  if constexpr (is_resource<Resource>)
    return static_cast<errors::E0107_resource_is_no_constant<details<>, Resource>*>(nullptr);
  else
    return static_cast<errors::E0109_value_is_no_resource<details<>, Resource>*>(nullptr);
}

template <class Stack>
using class_given_to = decltype(class_of(static_cast<Stack const*>(nullptr)));
/// Whether a stack, or a class that derives from one, has the name that the stack was given.
template <class Stack, class Self>
constexpr bool is_named(details<Self>) {
  return __is_base_of(Self, Stack);
}
template <class Stack, class Self>
errors::E0111_stack_names_another_class<details<Stack, Self>>* name_of_another(details<Self>);

}  // namespace detail

/// A null pointer to a type that is complete for a stack that can be deployed. For any other stack, its instantiation
/// raises the error with the reason. Stacks whose constructs have no values, and types that are no stacks, raise errors
/// too.
template <class Stack>
constexpr auto report_on() {
  if constexpr (!is_stack<Stack>) {
    return static_cast<errors::E0110_type_is_no_stack<details<Stack>>*>(nullptr);
  } else if constexpr (!detail::is_named<Stack>(detail::class_given_to<Stack>{})) {
    return decltype(detail::name_of_another<Stack>(detail::class_given_to<Stack>{})){};
  } else if constexpr (!has_values<Stack>) {
    using all = decltype(index(resources_of<Stack>{}));
    return detail::without_value<detail::first_without_value(resources_of<Stack>{})>(static_cast<all const*>(nullptr));
  } else if constexpr (verdict_constant_of<Stack>.error != nullptr) {
    return detail::error_in<Stack>();
  } else {
    return static_cast<detail::nothing_to_report*>(nullptr);
  }
}

/// True for every stack. For a stack that cannot be deployed, its instantiation raises the error with the reason.
/// `verdict_of` gives the answer without an error.
template <class Stack>
#ifdef STRATA_EXPLAIN
inline constexpr bool valid = true;  // the program reports the error at run time
#else
inline constexpr bool valid = sizeof(*report_on<Stack>()) > 0;
#endif

}  // namespace strata::core
