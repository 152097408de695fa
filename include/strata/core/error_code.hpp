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

  constexpr error_code(char const* code_, char const* name_, char const* advice_)
      : code{literal(code_)}, name{literal(name_)}, advice{literal(advice_)} {}
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

/// Maps an error code to the type that reports it. STRATA_ERROR specializes it.
template <error_code const& Code>
struct error_of;

}  // namespace strata::core

namespace strata::errors {
/// In the namespace of the errors, so that compilers print it without a namespace.
template <auto const&...>
inline constexpr bool resource_is_valid = false;
}  // namespace strata::errors

/// Declares an error code: `strata::errors::E0101` as a value, and `strata::errors::E0101_name` as the error that the
/// compiler prints, with the wrong constructs in its arguments. This is a macro because static_assert needs a literal
/// in C++20. An error code also needs a page docs/errors/E0101.md and a compile-fail test.
#define STRATA_ERROR(code, title, sentence)                                                                          \
  namespace strata::errors {                                                                                         \
  template <class Details, auto const&... Resources>                                                                 \
  struct code##_##title {                                                                                            \
    static_assert(resource_is_valid<Resources...>, "strata[" #code "]: " sentence "; see docs/errors/" #code ".md"); \
  };                                                                                                                 \
  }                                                                                                                  \
  namespace strata::errors {                                                                                         \
  inline constexpr ::strata::core::error_code code{#code, #title, sentence};                                         \
  }                                                                                                                  \
  template <>                                                                                                        \
  struct strata::core::error_of<::strata::errors::code> {                                                            \
    template <class Details, auto const&... Resources>                                                               \
    using type = ::strata::errors::code##_##title<Details, Resources...>;                                            \
  };
