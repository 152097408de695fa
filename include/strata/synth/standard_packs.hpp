// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy.hpp>
#include <strata/synth/offer_pack.hpp>

namespace strata::synth {

/// Strata's packs without parameters, under their own names, for `check --policy`. Judging JSON by all of them takes a
/// compiler seconds, so a program asks for it: by this header, or in CMake by `strata_offer_policies`, which compiles
/// it once for all programs of a build.
inline bool const standard_packs_are_offered = [] {
  policy::for_each_named_pack([](char const* name, auto pack) { offer_pack(name, pack); });
  return true;
}();

}  // namespace strata::synth
