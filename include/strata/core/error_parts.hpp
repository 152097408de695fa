// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/fixed_string.hpp>
#include <strata/core/literal.hpp>

/// Defined if the compiler takes a computed text in static_assert (P2741): in C++26, and from g++ 14 and clang 21 on
/// also in C++20. An error is then one sentence in the words of the program. Without it, an error is a literal
/// sentence, and the compiler prints the names in the type of the error.
#if !defined(STRATA_SENTENCES) && !defined(STRATA_NO_SENTENCES)
#if defined(__cpp_static_assert) && __cpp_static_assert >= 202306L
#define STRATA_SENTENCES
#elif defined(__clang__)
#if __clang_major__ >= 21 && !defined(__apple_build_version__)
#define STRATA_SENTENCES
#endif
#elif defined(__GNUC__) && __GNUC__ >= 14
#define STRATA_SENTENCES
#endif
#endif

namespace strata::core {

/// A kind of mistake in a stack: a code, its name as a sentence in snake_case, and a sentence with the remedy. Error
/// codes have identity: the address compares them, and they cannot be copied.
struct error_code {
  std::string_view code;
  std::string_view name;
  std::string_view advice;
  char const* wording;  ///< the sentence with gaps for the names of the program, or null; see `append_sentence`

  constexpr error_code(char const* code_, char const* name_, char const* advice_, char const* wording_ = nullptr)
      : code{literal(code_)}, name{literal(name_)}, advice{literal(advice_)}, wording{wording_} {}
  error_code(error_code const&) = delete;
  error_code& operator=(error_code const&) = delete;
};

/// The names that an error shows besides its constructs; compilers print them as part of the error's type.
template <fixed_string>
struct named;
/// The existing name that the user most likely meant.
template <fixed_string>
struct did_you_mean;
template <unsigned>
struct declared_at_line;
template <long long Have, long long Limit>
struct have_and_limit;
/// Constructs that wait for each other: each waits for the next.
template <auto const&...>
struct circle;

}  // namespace strata::core
