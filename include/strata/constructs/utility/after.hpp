// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/fixed_list.hpp>
#include <strata/core/description.hpp>

namespace strata {

/// An order that no type and no SQL can know: `after<"Id">(later, earlier)`, or several earlier ones. A part of the
/// stack that makes nothing. Rules: E0103, E0106.
template <core::fixed_string Id>
class after {
 public:
  static constexpr std::string_view id = Id.view();
  unsigned line = 0;

  template <class Later, class... Earlier>
    requires(sizeof...(Earlier) > 0 && sizeof...(Earlier) <= 8)
  constexpr explicit after(Later const& later, Earlier const&... earlier) : later_{later.id}, earlier_{earlier.id...} {}

  constexpr void describe(core::describer& about) const {
    about.precedes(later_);
    for (std::string_view e : earlier_) about.follows(e);
  }
  constexpr void expand(auto&) const {}

 private:
  std::string_view later_;
  fixed_list<std::string_view, 8> earlier_;
};

}  // namespace strata
