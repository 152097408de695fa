// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
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

/// A claim that `Arguments` fit; it holds, too, when one of them is itself the result of an error.
template <bool Fits, class Error, class... Arguments>
using accepted = core::claim<Fits || (is_rejected<Arguments> || ...), Error>;

/// For a function that takes the arguments of another one as somebody may confuse them.
template <core::fixed_string Id>
using in_another_order = errors::E0308_arguments_are_in_another_order<core::details<core::named<Id>>>;

}  // namespace strata::detail
