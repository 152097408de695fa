// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/fixed_string.hpp>
#include <strata/core/literal.hpp>

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
