// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/description.hpp>
#include <strata/core/errors.hpp>
#include <strata/core/sequence.hpp>

namespace strata::core {

/// The verdict on a whole graph. `error` is null if the graph can be deployed; otherwise it is the first error.
struct verdict {
  error_code const* error = nullptr;
  sequence<std::uint32_t> resources{};  ///< the wrong constructs: one, two, or the path of a cycle
  std::string_view subject{};           ///< the id, name or text that the error is about, in the descriptions' storage
  std::string_view closest{};  ///< of E0104: the name in the same scope that the user most likely meant, or empty
  long long have{}, limit{};
  constexpr explicit operator bool() const { return error == nullptr; }
};

}  // namespace strata::core
