// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/judge_template.hpp>
#include <strata/synth/named_pack.hpp>

namespace strata::synth {

/// Makes a pack known to the command line of this program, in place of another one of that name:
///
///     inline bool const known = strata::synth::offer_pack("my_company", my_company);
template <policy::Pack P>
bool offer_pack(std::string name, P pack) {
  auto& known = named_packs();
  std::erase_if(known, [&](named_pack const& other) { return other.name == name; });
  known.push_back({name, [name, pack](json const& document) { return report_on(pack, name, document); }});
  return true;
}

}  // namespace strata::synth
