// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/hash.hpp>

namespace strata::cfn {

/// A logical id in two parts: the id of the construct that makes the resource, and the part that distinguishes the
/// construct's resources. So no code composes ids, and the first part of a reference names the construct that must be
/// in the stack.
struct logical_id {
  std::string_view construct{};
  std::string_view part{};

  [[nodiscard]] constexpr std::size_t size() const { return construct.size() + part.size(); }
  constexpr char operator[](std::size_t i) const {
    return i < construct.size() ? construct[i] : part[i - construct.size()];
  }
  [[nodiscard]] constexpr std::uint64_t hash() const {
    core::hasher h;
    h.append(construct);
    h.append(part);
    return h.value;
  }
  /// Equal if the whole ids are, regardless of their division.
  friend constexpr bool operator==(logical_id const& a, logical_id const& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (a[i] != b[i]) return false;
    return true;
  }
};

}  // namespace strata::cfn
