// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_code.hpp>

#include <type_traits>

namespace strata::core {

/// What an error names.
template <class...>
struct details {};

/// A claim about types: a complete type when it holds, the error otherwise. Functions make it in their exception
/// specification, `noexcept(sizeof(claim<...>) > 0)`: an error inside a function's body would make clang report each
/// use of the function, too, and one in a variable template makes it take the function for unusable.
template <bool Holds, class Error>
using claim = std::conditional_t<Holds, details<>, Error>;

}  // namespace strata::core
