// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy.hpp>
#include <strata/synth/offer_pack.hpp>

namespace strata::synth {

/// Strata's packs without parameters, under their own names, for `check --policy`. Judging JSON by all of them takes a
/// compiler seconds, so a program asks for it: by this header, or in CMake by `strata_offer_policies`, which compiles
/// it once for all programs of a build.
inline bool const standard_packs_are_offered = offer_pack("aws_solutions", policy::aws_solutions) &&
                                               offer_pack("redshift_serverless", policy::redshift_serverless) &&
                                               offer_pack("least_privilege", policy::least_privilege) &&
                                               offer_pack("cost", policy::cost) && offer_pack("hipaa", policy::hipaa) &&
                                               offer_pack("nist_800_53", policy::nist_800_53) &&
                                               offer_pack("pci", policy::pci);

}  // namespace strata::synth
