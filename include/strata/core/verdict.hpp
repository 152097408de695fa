// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/description.hpp>
#include <strata/core/errors.hpp>
#include <strata/core/finding.hpp>
#include <strata/core/sequence.hpp>

namespace strata::core {

/// The verdict on a whole graph. `error` is null if the graph can be deployed; otherwise it is the first error.
struct verdict {
  error_code const* error = nullptr;
  sequence<std::uint32_t> resources{};  ///< the wrong constructs: one, two, or the path of a cycle
  std::string_view subject{};           ///< the id, name or text that the error is about, in the descriptions' storage
  std::string_view closest{};  ///< of E0104: the name in the same scope that the user most likely meant, or empty
  long long have{}, limit{};
  text_place place{};  ///< if the error is in a text of a construct
  constexpr explicit operator bool() const { return error == nullptr; }
};

/// A construct as sentences name it.
constexpr declared_construct declared(description const& of) { return {of.id, of.line, of.file}; }

/// What a sentence says about a verdict.
/// @tparam Verdict `verdict` or `verdict_constant`
template <class Verdict>
constexpr finding finding_of(Verdict const& found, description const* const* constructs) {
  finding result;
  result.error = found.error;
  for (std::uint32_t r : found.resources) result.add(declared(*constructs[r]));
  result.add(found.subject);
  result.closest = found.closest;
  result.have = found.have;
  result.limit = found.limit;
  result.place = found.place;
  return result;
}

}  // namespace strata::core
