// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/claim.hpp>
#include <strata/core/description.hpp>

namespace strata::detail {

/// What a function gives for arguments of the wrong kind, beside the error that its exception specification raises. It
/// stands in a stack like any resource, so that no second error follows.
template <core::fixed_string Id>
struct rejected {
  static constexpr std::string_view id = Id.view();
  unsigned line = 0;
  constexpr void describe(core::describer&) const {}
  constexpr void expand(auto&) const {}
};

template <class T>
inline constexpr bool is_rejected = false;
template <core::fixed_string Id>
inline constexpr bool is_rejected<rejected<Id>> = true;

/// True, or the error that says why `Arguments` do not fit; silent when one of them is itself the result of an error.
template <bool Fits, class Error, class... Arguments>
inline constexpr bool accepted = core::claimed<Fits || (is_rejected<Arguments> || ...), Error>;

}  // namespace strata::detail
