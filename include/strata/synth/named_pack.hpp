// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/synth/policy_report.hpp>
#include <strata/synth/suggestion.hpp>

#include <functional>
#include <stdexcept>

/// The packs that `check --policy NAME` knows.
namespace strata::synth {

struct named_pack {
  std::string name;
  std::function<policy_report(json const& document)> evaluator;
};

inline std::vector<named_pack>& named_packs() {
  static std::vector<named_pack> known;
  return known;
}

/// The pack with this name.
/// @throws std::invalid_argument with the known names, if there is none
inline named_pack const& find_pack(std::string const& name) {
  auto const& known = named_packs();
  auto const found = std::find_if(known.begin(), known.end(), [&](named_pack const& p) { return p.name == name; });
  if (found != known.end()) return *found;
  std::vector<std::string> names;
  std::string listed;
  for (named_pack const& p : known) {
    names.push_back(p.name);
    listed += (listed.empty() ? "" : ", ") + p.name;
  }
  throw std::invalid_argument{"there is no policy " + name + " in this program, " +
                              (known.empty() ? std::string{"which has none: include <strata/synth/standard_packs.hpp>"}
                                             : "which has " + listed + did_you_mean(name, names))};
}

}  // namespace strata::synth
