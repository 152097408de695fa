// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/policy/relation.hpp>
#include <strata/synth/evaluate_template.hpp>
#include <strata/synth/named_pack.hpp>

namespace strata::synth {

/// Makes a pack known to the command line of this program, in place of another one of that name:
///
///     inline bool const known = strata::synth::offer_pack("my_company", my_company);
///
/// A pack with rules over SQL evaluates the stack itself, which it is given: `offer_pack<app>("my_company",
/// my_company)`.
template <class Stack = void, policy::Pack P>
bool offer_pack(std::string name, P pack) {
  constexpr bool needs_the_stack = policy::needs_sql<P>;
  static_assert(!needs_the_stack || !std::is_void_v<Stack>,
                "rules over SQL need the stack: offer_pack<app>(name, pack)");
  auto& known = named_packs();
  std::erase_if(known, [&](named_pack const& other) { return other.name == name; });
  if constexpr (std::is_void_v<Stack>)
    known.push_back({name, [name, pack](json const& document) { return report_on(pack, name, document); }});
  else
    known.push_back({name, [name, pack](json const&) { return report_on<Stack>(pack, name); }});
  return true;
}

}  // namespace strata::synth
