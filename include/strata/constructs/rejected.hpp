// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
#include <strata/core/claim.hpp>
#include <strata/core/description.hpp>

namespace strata::detail {

/// What a function gives for arguments of the wrong kind, beside the error. It stands in a stack like any resource, so
/// that no second error follows, and takes the arguments of the resource in whose place it stands.
/// @tparam Claim the error, where the arguments have not raised it: made when this is
template <core::fixed_string Id, class Claim = core::details<>>
struct rejected {
  static constexpr std::string_view id = Id.view();
  unsigned line = 0;
  constexpr explicit rejected(unsigned line_) : line{line_} {}
  template <class... Arguments>
  constexpr rejected(Arguments const&...) noexcept(sizeof(Claim) > 0) {}
  constexpr void describe(core::describer&) const {}
  constexpr void expand(auto&) const {}
};

template <class T>
inline constexpr bool is_rejected = false;
template <core::fixed_string Id, class Claim>
inline constexpr bool is_rejected<rejected<Id, Claim>> = true;

/// A claim that `Arguments` fit; it holds, too, when one of them is itself the result of an error.
template <bool Fits, class Error, class... Arguments>
using accepted = core::claim<Fits || (is_rejected<Arguments> || ...), Error>;

/// For a function that takes the arguments of another one as somebody may confuse them.
template <core::fixed_string Id>
using in_another_order = errors::E0308_arguments_are_in_another_order<core::details<core::named<Id>>>;

/// `std::conditional_t`, which makes the compiler instantiate a class for each choice; this one has two.
template <bool>
struct choice {
  template <class First, class>
  using type = First;
};
template <>
struct choice<false> {
  template <class, class Second>
  using type = Second;
};
template <bool First, class A, class B>
using chosen = typename choice<First>::template type<A, B>;

/// The second parameter of a function beside a first argument that does not fit. It converts from what can stand there,
/// and the conversion is the error: E0308 when the arguments only have to change places, else `Error`.
/// @tparam Parameters says by `is_first<T>` what may stand first, and by `second` what the second argument converts to
template <core::fixed_string Id, class Parameters, class First, class Error>
struct beside_wrong_argument {
  template <class T>
    requires(Parameters::template is_first<T> &&
             std::is_convertible_v<First const&, typename Parameters::second const&>)
  constexpr beside_wrong_argument(T const&) noexcept(sizeof(in_another_order<Id>) > 0) {}
  template <class T>
    requires(!Parameters::template is_first<T> && std::is_convertible_v<T const&, typename Parameters::second const&>)
  constexpr beside_wrong_argument(T const&) noexcept(sizeof(accepted<false, Error, First>) > 0) {}
};

/// The second parameter of a function: as `Parameters` say, when the first argument fits.
template <core::fixed_string Id, class Parameters, class First, class Error>
using second_parameter = chosen<Parameters::template is_first<First>, typename Parameters::second,
                                beside_wrong_argument<Id, Parameters, First, Error>>;

}  // namespace strata::detail
