// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/fixed_string.hpp>
#include <strata/core/literal.hpp>

namespace strata::core {

/// A rule of the library: its code, its name as a sentence in snake_case, and what to do when it is broken.
/// A rule has no copies: it is referred to, and compared, by address.
struct rule {
  std::string_view code;
  std::string_view name;
  std::string_view advice;

  constexpr rule(char const* code_, char const* name_, char const* advice_)
      : code{literal(code_)}, name{literal(name_)}, advice{literal(advice_)} {}
  rule(rule const&) = delete;
  rule& operator=(rule const&) = delete;
};

/// What an error names beside its resources; printed by the compiler as part of the error's type.
template <fixed_string>
struct named;
template <unsigned>
struct declared_at_line;
template <long long Have, long long Limit>
struct have_and_limit;
/// Each waits for the next.
template <auto const&...>
struct circle;

/// From a rule to the error that reports it. Specialized by STRATA_RULE.
template <rule const& Rule>
struct error_of;

}  // namespace strata::core

namespace strata::errors {
/// Among the errors, so that compilers print it without a namespace.
template <auto const&...>
inline constexpr bool resource_is_valid = false;
}  // namespace strata::errors

/// Declares a rule: `strata::rules::E0101` as a value, `strata::errors::E0101_name` as the error that the compiler
/// prints, with the resources at fault in its arguments. The sentence has to be a literal for static_assert in C++20,
/// which is why this is a macro. A rule also needs a page docs/errors/E0101.md and a compile-fail test.
#define STRATA_RULE(code, title, sentence)                                                                           \
  namespace strata::errors {                                                                                         \
  template <class Details, auto const&... Resources>                                                                 \
  struct code##_##title {                                                                                            \
    static_assert(resource_is_valid<Resources...>, "strata[" #code "]: " sentence "; see docs/errors/" #code ".md"); \
  };                                                                                                                 \
  }                                                                                                                  \
  namespace strata::rules {                                                                                          \
  inline constexpr ::strata::core::rule code{#code, #title, sentence};                                               \
  }                                                                                                                  \
  template <>                                                                                                        \
  struct strata::core::error_of<::strata::rules::code> {                                                             \
    template <class Details, auto const&... Resources>                                                               \
    using type = ::strata::errors::code##_##title<Details, Resources...>;                                            \
  };
