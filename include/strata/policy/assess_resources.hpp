// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy/complies.hpp>

namespace strata::policy {

/// Evaluates a pack over resources outside the stacks of this program, e.g. those of another template. The caller
/// passes them as a construct does: `hand_over(out)` calls `out.add(id, resource, attributes)` for each, and
/// `out.waive(waiver)`. A resource given as data is read as the type that the rules take. There is no SQL, so rules
/// over SQL find nothing. Everything that the resources and waivers refer to must outlive the result.
/// @param on_day as 20261124, decides which waivers have expired; 0: none has
template <Pack P, class HandOver>
assessment assess_resources(P, HandOver hand_over, int on_day = today) {
  static constexpr stack_info info{};
  using pack = detail::abridged_pack<P>;
  detail::evaluator<pack, true> evaluate{info};
  hand_over(evaluate);
  detail::evaluation_view const checks[] = {evaluate};
  return detail::assess<pack>(checks, 1, on_day);
}

}  // namespace strata::policy
