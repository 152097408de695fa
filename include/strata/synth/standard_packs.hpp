// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy.hpp>
#include <strata/synth/offer_pack.hpp>

namespace strata::synth {

/// Offers Strata's packs without parameters to `check --policy`, under their names. To evaluate all of them over JSON
/// takes a compiler seconds, so a program includes this header only on demand, or uses `strata_offer_policies` of
/// CMake, which compiles it once for all programs of a build.
inline bool const standard_packs_are_offered = [] {
  policy::for_each_named_pack([](char const* name, auto pack) { offer_pack(name, pack); });
  return true;
}();

}  // namespace strata::synth
