// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/error_parts.hpp>

#include <type_traits>

namespace strata::core {

/// The names that an error shows.
template <class...>
struct details {};

/// A claim about types: a complete type if it holds, the error otherwise. Functions make it in their exception
/// specification, `noexcept(sizeof(claim<...>) > 0)`. An error in a function's body would make clang also report each
/// use of the function, and an error in a variable template would make it consider the function unusable.
template <bool Holds, class Error>
using claim = std::conditional_t<Holds, details<>, Error>;

}  // namespace strata::core
