// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/claim.hpp>
#include <strata/core/closest_name.hpp>
#include <strata/core/sentence.hpp>
#include <strata/core/sequence.hpp>

#include <type_traits>

#ifdef STRATA_SENTENCES
/// Errors of compilers that take a computed text in static_assert. Nothing here is evaluated without an error.
namespace strata::core {

namespace detail {

/// The name in the last template argument of a function, as the compiler spells it: without the namespaces of Strata,
/// and without arguments of its own.
constexpr std::string_view last_argument(std::string_view function) {
  std::size_t const equals = function.find("Named = ");
  if (equals == function.npos) return {};
  std::string_view name = function.substr(equals + 8);
  name = name.substr(0, name.find_first_of("<;]"));
  while (!name.empty() && (name.front() == '(' || name.front() == '*' || name.front() == '&' || name.front() == ' '))
    name.remove_prefix(1);
  while (!name.empty() && (name.back() == ')' || name.back() == ' ')) name.remove_suffix(1);
  for (std::string_view head : {"strata::core::", "strata::detail::", "strata::"})
    if (name.starts_with(head)) name.remove_prefix(head.size());
  return name;
}
template <class Named>
constexpr std::string_view name_of_type() {
  return last_argument(__PRETTY_FUNCTION__);
}
template <class Named>
  requires(std::is_convertible_v<Named const&, std::string_view>)
constexpr std::string_view name_of_type() {
  return "a text";
}
template <auto const& Named>
constexpr std::string_view name_of_constant() {
  return last_argument(__PRETTY_FUNCTION__);
}

/// What an error names, one by one, from the arguments of its type.
template <class T>
struct collected {
  static constexpr void into(finding& out) {
    out.add(name_of_type<T>());
    if constexpr (requires { T::attributes; }) {  // a resource type, beside the name of an attribute
      closest_name closest{out.texts[0]};
      for (std::string_view name : T::attributes) closest.offer(name);
      out.closest = closest.found();
    }
  }
};
template <fixed_string Text>
struct collected<named<Text>> {
  static constexpr void into(finding& out) { out.add(Text.view()); }
};
template <fixed_string Text>
struct collected<did_you_mean<Text>> {
  static constexpr void into(finding& out) { out.closest = Text.view(); }
};
template <unsigned Line>
struct collected<declared_at_line<Line>> {
  static constexpr void into(finding&) {}  // a construct tells its line itself
};
template <long long Have, long long Limit>
struct collected<have_and_limit<Have, Limit>> {
  static constexpr void into(finding& out) { out.have = Have, out.limit = Limit; }
};
template <class... T>
struct collected<details<T...>> {
  static constexpr void into(finding& out) { (collected<T>::into(out), ...); }
};

template <auto const& Resource>
constexpr declared_construct declared() {
  if constexpr (requires { typename std::integral_constant<unsigned, Resource.line>; }) {
    char const* file = nullptr;
    if constexpr (requires { Resource.line.file; }) file = Resource.line.file;
    return {std::string_view{Resource.id}, Resource.line, file};
  } else {
    return {name_of_constant<Resource>(), 0, nullptr};
  }
}

template <error_code const& Code, class Details, auto const&... Resources>
constexpr finding finding_of() {
  if constexpr (requires { Details::found(); }) {
    return Details::found();
  } else {
    finding result;
    result.error = &Code;
    collected<Details>::into(result);
    (result.add(declared<Resources>()), ...);
    return result;
  }
}

template <error_code const& Code, class Details, auto const&... Resources>
constexpr sequence<char> composed() {
  sequence<char> out;
  if constexpr (requires { Details::tell(out); })
    Details::tell(out);
  else
    append_sentence(out, finding_of<Code, Details, Resources...>());
  return out;
}

/// The message of a static_assert: a class with `size` and `data`.
template <std::size_t Size>
struct message {
  char chars[Size + 1]{};
  constexpr explicit message(sequence<char> const& from) {
    for (std::size_t i = 0; i < Size; ++i) chars[i] = from[i];
  }
  [[nodiscard]] constexpr std::size_t size() const { return Size; }
  [[nodiscard]] constexpr char const* data() const { return chars; }
};

template <error_code const& Code, class Details, auto const&... Resources>
inline constexpr auto message_of =
    message<composed<Code, Details, Resources...>().size()>{composed<Code, Details, Resources...>()};

}  // namespace detail

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wc++26-extensions"
/// An error: its instantiation prints the sentence.
/// @tparam Details what the error names besides its constructs
template <error_code const& Code, class Details, auto const&... Resources>
struct raised {
  static_assert(false, detail::message_of<Code, Details, Resources...>);
};
#pragma GCC diagnostic pop

}  // namespace strata::core
#endif
