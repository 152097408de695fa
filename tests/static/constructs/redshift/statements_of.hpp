// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "stack_verdict.hpp"

namespace strata_test {

/// Collects the statements that a construct has for an event, with semicolons between; references as ${Id}.
class statement_sink : public strata::ignoring_sink {
 public:
  using ignoring_sink::add;
  constexpr statement_sink(strata::stack_info const& stack, std::string_view event)
      : ignoring_sink{stack}, event_{event} {}

  constexpr void add(strata::cfn::logical_id const&, strata::cfn::untyped_resource const& made,
                     strata::cfn::attributes const& = {}) {
    strata::cfn::json const& all = made.properties;
    for (std::size_t i = 0; i < all.keys.size(); ++i)
      if (all.keys[i] == event_) each(all.items[i]);
  }
  strata::core::sequence<char> text{};

 private:
  constexpr void each(strata::cfn::json const& value) {
    if (value.what == strata::cfn::json::kind::text) {
      if (!text.empty()) text.push_back(';'), text.push_back(' ');
      for (strata::cfn::segment const& s : value.string.segments()) {
        bool const refers = s.what != strata::cfn::segment::kind::literal;
        if (refers) strata::core::append_text(text, "${"), strata::core::append_text(text, s.id.construct);
        if (!refers) strata::core::append_text(text, s.chars);
        if (refers) text.push_back('}');
      }
    }
    for (strata::cfn::json const& item : value.items) each(item);
  }
  std::string_view event_;
};

inline constexpr strata::stack_info any_stack{};

/// Whether the statements of a construct for an event ("Create", "Update", "Delete", "Parts") are these.
constexpr bool runs_on(std::string_view event, auto const& construct, std::string_view statements) {
  statement_sink out{any_stack, event};
  construct.expand(out);
  return std::string_view{out.text.data(), out.text.size()} == statements;
}
constexpr bool creates(auto const& construct, std::string_view statements) {
  return runs_on("Create", construct, statements);
}
constexpr bool deletes(auto const& construct, std::string_view statements) {
  return runs_on("Delete", construct, statements);
}
constexpr bool updates(auto const& construct, std::string_view statements) {
  return runs_on("Update", construct, statements);
}

}  // namespace strata_test
