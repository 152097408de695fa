// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/checks.hpp>
#include <strata/constructs/fixed_list.hpp>
#include <strata/constructs/options.hpp>
#include <strata/core/description.hpp>
#include <strata/core/source_line.hpp>

namespace strata {

namespace detail {
/// The later construct and the line of the call: behind a parameter pack there is no room for a default argument.
struct later_resource {
  std::string_view id;
  core::source_line line;
  template <class Resource>
    requires requires(Resource const& of) { std::string_view{of.id}; }
  constexpr later_resource(Resource const& of, core::source_line line_ = {}) : id{of.id}, line{line_} {}
};
}  // namespace detail

/// An order that types and SQL do not show: `after<"Id">(later, earlier)`, or several earlier ones. It is a part of the
/// stack and makes no resource. Errors: E0103, E0106, E0325.
template <core::fixed_string Id = "">
class after {
 public:
  static constexpr std::string_view id = Id.view();
  core::source_line line;

  template <class First, class... More>
  constexpr explicit after(detail::later_resource later, First const& first, More const&... more)
      : line{later.line}, later_{later.id}, earlier_{first.id, more.id...} {}

  constexpr void describe(core::describer& out) const {
    out.precedes(later_);
    out.mark(detail::effects_are_known);
    for (std::string_view e : earlier_) out.follows(e);
    detail::require_room(out, earlier_, "earlier");
  }
  constexpr void expand(auto&) const {}

 private:
  std::string_view later_;
  fixed_list<std::string_view, 8> earlier_;
};

}  // namespace strata
