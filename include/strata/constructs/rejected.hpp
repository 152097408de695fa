// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/claim.hpp>
#include <strata/core/description.hpp>

#include <type_traits>

namespace strata::detail {

struct reported_before {};

/// What a function gives for arguments of the wrong kind: its base is the error. It stands in a stack like any resource,
/// so that no second error follows.
template <core::fixed_string Id, class Error>
struct rejected : Error {
  static constexpr std::string_view id = Id.view();
  unsigned line = 0;
  constexpr void describe(core::describer&) const {}
  constexpr void expand(auto&) const {}
};

template <class T>
inline constexpr bool is_rejected = false;
template <core::fixed_string Id, class Error>
inline constexpr bool is_rejected<rejected<Id, Error>> = true;

/// Rejects `Arguments`; silently when one of them is itself the result of an error.
template <core::fixed_string Id, class Error, class... Arguments>
struct rejection {
  using type = rejected<Id, Error>;
};
template <core::fixed_string Id, class Error, class... Arguments>
  requires(is_rejected<Arguments> || ...)
struct rejection<Id, Error, Arguments...> {
  using type = rejected<Id, reported_before>;
};

}  // namespace strata::detail
