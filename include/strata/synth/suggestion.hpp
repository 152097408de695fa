// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/closest_name.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace strata::synth {

namespace detail {

inline std::string lower_case(std::string_view text) {
  std::string result;
  for (char c : text) result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

}  // namespace detail

/// The end of an error's sentence, with names similar to an unknown one: the closest by spelling, and up to three that
/// contain it. Empty if there is none.
inline std::string did_you_mean(std::string const& unknown, std::vector<std::string> const& names) {
  std::vector<std::string> close;
  core::closest_name closest{unknown, names.size()};
  for (std::string const& name : names) closest.offer(name);
  if (!closest.found().empty()) close.emplace_back(closest.found());
  std::string const part = detail::lower_case(unknown);
  for (std::string const& name : names)
    if (part.size() > 1 && close.size() < 3 && detail::lower_case(name).find(part) != std::string::npos &&
        std::find(close.begin(), close.end(), name) == close.end())
      close.push_back(name);
  std::string result;
  for (std::size_t i = 0; i < close.size(); ++i)
    result += (i == 0 ? "" : i + 1 == close.size() ? " or " : ", ") + close[i];
  return close.empty() ? result : "; did you mean " + result + '?';
}

}  // namespace strata::synth
