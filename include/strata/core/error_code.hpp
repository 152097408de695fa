// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/raised.hpp>

namespace strata::core {

#ifdef STRATA_SENTENCES
/// Maps an error code to the type that reports it.
template <error_code const& Code>
struct error_of {
  template <class Details, auto const&... Resources>
  using type = raised<Code, Details, Resources...>;
};
#else
/// Maps an error code to the type that reports it. STRATA_ERROR specializes it.
template <error_code const& Code>
struct error_of;
#endif

}  // namespace strata::core

namespace strata::errors {
/// In the namespace of the errors, so that compilers print it without a namespace.
template <auto const&...>
inline constexpr bool resource_is_valid = false;
}  // namespace strata::errors

/// Declares an error code: `strata::errors::E0101` as a value, and `strata::errors::E0101_name` as the error that the
/// compiler prints, with the wrong constructs in its arguments. This is a macro because static_assert needs a literal
/// in C++20. A last argument words the sentence with gaps for the names of the program, for compilers that take a
/// computed text and for programs that print their errors; see `append_sentence`. An error code also needs a page
/// docs/errors/E0101.md and a compile-fail test.
#ifdef STRATA_SENTENCES
#define STRATA_ERROR(code, title, ...)                                          \
  namespace strata::errors {                                                    \
  inline constexpr ::strata::core::error_code code{#code, #title, __VA_ARGS__}; \
  template <class Details, auto const&... Resources>                            \
  using code##_##title = ::strata::core::raised<code, Details, Resources...>;   \
  }
#else
#define STRATA_ERROR(code, title, sentence, ...)                                                                     \
  namespace strata::errors {                                                                                         \
  template <class Details, auto const&... Resources>                                                                 \
  struct code##_##title {                                                                                            \
    static_assert(resource_is_valid<Resources...>, "strata[" #code "]: " sentence "; see docs/errors/" #code ".md"); \
  };                                                                                                                 \
  inline constexpr ::strata::core::error_code code{#code, #title, sentence __VA_OPT__(, ) __VA_ARGS__};              \
  }                                                                                                                  \
  template <>                                                                                                        \
  struct strata::core::error_of<::strata::errors::code> {                                                            \
    template <class Details, auto const&... Resources>                                                               \
    using type = ::strata::errors::code##_##title<Details, Resources...>;                                            \
  };
#endif
