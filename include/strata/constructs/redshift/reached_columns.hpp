// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/data_flow.hpp>

namespace strata::flow {

/// The columns whose values come to others, as answers with what is missing.
class reached_columns {
 public:
  struct root {
    std::uint32_t node{};
    bool certain = true;
    missing_knowledge missing{};
  };
  constexpr reached_columns(data_flow const& flow, core::sequence<root> const& roots, bool conditions) {
    for (std::size_t n = 0; n < flow.node_count(); ++n) answer_.push_back(core::tribool::no), missing_.push_back({});
    core::sequence<root> open;
    for (root const& r : roots)
      if (r.certain && flow.is_column(r.node)) open.push_back(r);
    reach(flow, open, conditions, true);
    open = roots;
    reach(flow, open, conditions, false);
  }

  [[nodiscard]] constexpr core::tribool at(std::uint32_t node) const { return answer_[node]; }
  [[nodiscard]] constexpr missing_knowledge missing_at(std::uint32_t node) const { return missing_[node]; }

 private:
  constexpr void reach(data_flow const& flow, core::sequence<root>& open, bool conditions, bool certain) {
    core::tribool const mark = certain ? core::tribool::yes : core::tribool::unknown;
    core::sequence<char> seen;
    for (std::size_t n = 0; n < flow.node_count(); ++n) seen.push_back(0);
    for (std::size_t next = 0; next < open.size(); ++next) {
      root const at = open[next];
      if (seen[at.node] != 0) continue;
      seen[at.node] = 1;
      if (answer_[at.node] == core::tribool::no) answer_[at.node] = mark, missing_[at.node] = at.missing;
      auto const follow = [&](std::uint32_t from, sql::derivation how, bool sure, missing_knowledge const& missing) {
        if ((how == sql::derivation::condition && !conditions) || (certain && !sure) || seen[from] != 0) return;
        bool const first = at.missing == missing_knowledge{} && !sure;
        open.push_back({from, sure, first ? missing : at.missing});
      };
      flow.each_source(at.node, follow);
      if (conditions) flow.each_condition(at.node, follow);
    }
  }

  core::sequence<core::tribool> answer_{};
  core::sequence<missing_knowledge> missing_{};
};

}  // namespace strata::flow
