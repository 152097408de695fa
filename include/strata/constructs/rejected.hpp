// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/errors.hpp>
#include <strata/constructs/options.hpp>
#include <strata/core/claim.hpp>
#include <strata/core/description.hpp>

namespace strata::detail {

/// The result of a function for arguments of the wrong kind, besides the error. It can stand in a stack like any
/// construct and takes the arguments of the construct that it replaces, so no second error follows.
/// @tparam Claim the error, if the arguments have not raised it: the creation of this object raises it
template <core::fixed_string Id, class Claim = core::details<>>
struct rejected {
  static constexpr std::string_view id = Id.view();
  unsigned line = 0;
  constexpr explicit rejected(unsigned line_) : line{line_} {}
  template <class... Arguments>
  constexpr rejected(Arguments const&...) noexcept(sizeof(Claim) > 0) {}
  constexpr void describe(core::describer& out) const { out.mark(stands_for_another); }
  constexpr void expand(auto&) const {}
};

template <class T>
inline constexpr bool is_rejected = false;
template <core::fixed_string Id, class Claim>
inline constexpr bool is_rejected<rejected<Id, Claim>> = true;

/// A claim that `Arguments` fit. It also holds if one of them is itself the result of an error.
template <bool Fits, class Error, class... Arguments>
using accepted = core::claim<Fits || (is_rejected<Arguments> || ...), Error>;

/// For a function whose arguments users may confuse with those of another one.
template <core::fixed_string Id>
using in_another_order = errors::E0308_arguments_are_in_another_order<core::details<core::named<Id>>>;

/// For an argument of another kind than the function takes.
/// @tparam Kind what it takes, as "a datashare"
template <core::fixed_string Id, core::fixed_string Kind, class Given>
using another_kind =
    errors::E0326_argument_is_of_another_kind<core::details<core::named<Id>, core::named<Kind>, Given>>;

/// As `std::conditional_t`, but with two instantiations in all instead of one for each choice.
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

/// The second parameter of a function whose first argument does not fit. The permitted arguments convert to it, and the
/// conversion raises the error: E0308 if the arguments only have to change places, else `Error`.
/// @tparam Parameters `is_first<T>` tells which types can stand first, `second` is the type that the second argument
/// converts to
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

/// The second parameter of a function whose first argument fits, as `Parameters` define it.
template <core::fixed_string Id, class Parameters, class First, class Error>
using second_parameter = chosen<Parameters::template is_first<First>, typename Parameters::second,
                                beside_wrong_argument<Id, Parameters, First, Error>>;

}  // namespace strata::detail
