// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/rule.hpp>

namespace strata::core {

/// Two or more things that an error names.
template <class...>
struct details;

/// A claim about types: complete when it holds, the error otherwise. Functions make it in their exception
/// specification, `noexcept(claimed<...>)`, classes in a base: an error inside a function's body would make clang report
/// each use of the function, too.
template <bool Holds, class Error>
struct claim {};
template <class Error>
struct claim<false, Error> : Error {};

template <bool Holds, class Error>
inline constexpr bool claimed = sizeof(claim<Holds, Error>) > 0;

}  // namespace strata::core
