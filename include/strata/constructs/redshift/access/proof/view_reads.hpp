// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/redshift/access/proof/session.hpp>
#include <strata/sql/row_joins.hpp>

/// What the views of a program read, and how much of it joins leave.
namespace strata::access {

/// The relations that the SELECTs of a view read. Where they are known, so is what limits the rows of each.
class view_reads {
 public:
  constexpr view_reads(flow::unit_table const& table, std::uint32_t view)
      : joins_{table.of->parsed_relations[view]->tree, sql::query_of_view(table.of->parsed_relations[view]->tree)} {
    sql::tree_view const& tree = table.of->parsed_relations[view]->tree;
    is_known_ = joins_.is_known();
    for (std::size_t p = 0; p < joins_.size(); ++p) {
      sql::node const& named = tree[joins_[p].node];
      sql::object_name const name = sql::name_of_tokens(tree.tokens, named.first, named.last);
      relations_.push_back(flow::relation_meant(table, *table.of->relations[view], 0, name));
      is_known_ = is_known_ && relations_.back() != nowhere;
    }
  }

  [[nodiscard]] constexpr bool is_known() const { return is_known_; }
  [[nodiscard]] constexpr std::size_t size() const { return relations_.size(); }
  constexpr std::uint32_t operator[](std::size_t i) const { return relations_[i]; }
  /// What a query of the view finds of a relation's own rows. @param rows of each relation, what is found of it
  [[nodiscard]] constexpr bounds limit_of(std::uint32_t relation, auto rows) const {
    bounds result = certainly(column_access::full);
    bool found = false;
    for (std::size_t p = 0; p < joins_.size(); ++p) {
      if (relations_[p] != relation) continue;
      bounds one = certainly(column_access::full);
      for (std::size_t q = 0; q < joins_.size(); ++q)
        if (q != p && joins_[q].select == joins_[p].select)
          one = limited(one, joins_.between(p, q), rows(relations_[q]));
      result = found ? either(result, one) : one;
      found = true;
    }
    return result;
  }
  /// What it finds of its own rows.
  [[nodiscard]] constexpr bounds rows(auto rows_of) const {
    bounds result = certainly(column_access::full);
    for (std::uint32_t s = 0; s < joins_.select_count(); ++s) {
      bounds const one = rows_in(s, rows_of);
      result = s == 0 ? one : either(result, one);
    }
    return result;
  }

 private:
  /// Of several SELECTs, one or the other.
  static constexpr bounds either(bounds a, bounds const& b) {
    if (b.least < a.least) a.least = b.least;
    if (a.most < b.most) a.most = b.most;
    return a;
  }
  static constexpr bounds limited(bounds of, sql::row_limit how, bounds const& by) {
    if (how == sql::row_limit::none) return of;
    if (how == sql::row_limit::rows) return of.within(by);
    if (how == sql::row_limit::any_row && by.most == column_access::none) return {};
    if (by.least < of.least) of.least = by.least;
    return of;
  }
  [[nodiscard]] constexpr bounds rows_in(std::uint32_t select, auto rows_of) const {
    bounds needed = certainly(column_access::full), spare = certainly(column_access::full);
    bool needs_any = false, found = false;
    for (std::size_t p = 0; p < joins_.size(); ++p) {
      if (joins_[p].select != select) continue;
      bounds const one = rows_of(relations_[p]);
      if (!joins_[p].optional) needed = needed.within(one);
      spare = found ? either(spare, one) : one;
      needs_any = needs_any || !joins_[p].optional;
      found = true;
    }
    if (!needs_any) return spare;
    if (joins_.is_vague(select) && spare.least < needed.least) needed.least = spare.least;
    return needed;
  }

  sql::row_joins joins_;
  core::sequence<std::uint32_t> relations_{};
  bool is_known_ = true;
};

}  // namespace strata::access
