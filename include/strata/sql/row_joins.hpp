// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>
#include <strata/sql/tree.hpp>

/// Which relations of a query limit each other's rows.
namespace strata::sql {

/// What rows that a relation lacks do to the rows that another one has beside it in the same SELECT.
enum class row_limit : std::uint8_t {
  none,     ///< nothing
  rows,     ///< those that need one of them are missing: both sides of an inner join, the outer side of an outer join
  any_row,  ///< all are missing if it has none: the other side of a product, or of a join that compares otherwise
  unknown,
};

/// The relations that the SELECTs of a query read, if no SELECT stands within another one.
class row_joins {
 public:
  struct place {
    std::uint32_t node{};    ///< the object that has the name
    std::uint32_t select{};  ///< counted from 0
    bool optional = false;   ///< the SELECT has its rows without this relation's as well
    std::size_t since = 0;   ///< if it is optional: the number of joins before the one that makes it so
  };

  /// @param query a node of kind `query`
  constexpr row_joins(tree_view const& tree, std::uint32_t query) : tree_{&tree} {
    if (query != 0) rows(query);
    std::size_t written = 0;
    for (token const& t : tree.tokens) written += t.is(kw_select) ? 1 : 0;
    is_known_ = is_known_ && select_count() == written && written > 0;
  }

  [[nodiscard]] constexpr bool is_known() const { return is_known_; }
  [[nodiscard]] constexpr std::size_t size() const { return places_.size(); }
  [[nodiscard]] constexpr place const& operator[](std::size_t i) const { return places_[i]; }
  [[nodiscard]] constexpr std::uint32_t select_count() const { return static_cast<std::uint32_t>(vague_.size()); }
  /// Whether a SELECT may need rows that an outer join in it does not.
  [[nodiscard]] constexpr bool is_vague(std::uint32_t select) const { return vague_[select] != 0; }
  /// What a place does to the rows of another one of its SELECT.
  [[nodiscard]] constexpr row_limit between(std::size_t limited, std::size_t by) const {
    for (std::size_t j = 0; j < joins_.size(); ++j) {
      join const& each = joins_[j];
      bool const forth = each.left(by) && each.right(limited), back = each.right(by) && each.left(limited);
      if (!forth && !back) continue;
      row_limit const found = forth ? each.of_right : each.of_left;
      std::uint32_t const select = places_[limited].select;
      if (mixed_[select] != 0 || (found == row_limit::none && vague_[select] != 0)) return row_limit::unknown;
      // Its rows may be missing there: the condition may be about another relation.
      if (found != row_limit::none && places_[by].optional && places_[by].since < j) return row_limit::unknown;
      return found;
    }
    return row_limit::unknown;
  }

 private:
  /// Two parts of a FROM, as the ranges of their places, and what each does to the other.
  struct join {
    std::size_t first{}, second{}, end{};
    row_limit of_left{}, of_right{};  ///< what limits the left part, and the right one
    [[nodiscard]] constexpr bool left(std::size_t i) const { return i >= first && i < second; }
    [[nodiscard]] constexpr bool right(std::size_t i) const { return i >= second && i < end; }
  };

  /// A query, a SELECT, or rows of UNION.
  constexpr void rows(std::uint32_t i) {
    for (; (*tree_)[i].is(node_kind::set_operation); i = (*tree_)[i].child) {
      auto const kind = static_cast<set_kind>((*tree_)[i].detail);
      is_known_ = is_known_ && (kind == set_kind::union_rows || kind == set_kind::union_all);
      rows((*tree_)[(*tree_)[i].child].next);
    }
    switch ((*tree_)[i].kind) {
      case node_kind::query:
      case node_kind::parentheses:
        for (std::uint32_t c = (*tree_)[i].child; c != 0; c = (*tree_)[c].next)
          if (!(*tree_)[c].is(node_kind::order_by)) rows(c);
        return;
      case node_kind::select:
        return select(i);
      default:
        is_known_ = false;  // WITH, LIMIT, VALUES
    }
  }

  constexpr void select(std::uint32_t i) {
    vague_.push_back(0);
    mixed_.push_back(0);
    std::size_t const first = places_.size(), first_join = joins_.size();
    for (std::uint32_t c = (*tree_)[i].child; c != 0; c = (*tree_)[c].next) {
      switch ((*tree_)[c].kind) {
        case node_kind::from:
          parts_of(c);
          break;
        case node_kind::where:  // it may take the rows that an outer join keeps
        case node_kind::having:
        case node_kind::qualify:
          vague_.back() = 1;
          break;
        case node_kind::top:
        case node_kind::connect_by:
          is_known_ = false;
          break;
        default:
          break;
      }
    }
    for (std::size_t j = first_join; j < joins_.size() && places_.size() - first > 2; ++j)
      if (!passes_on(joins_[j].of_left) || !passes_on(joins_[j].of_right)) mixed_.back() = 1;
  }
  /// Whether what limits the rows of one part limits those of the other one as well.
  static constexpr bool passes_on(row_limit of) { return of == row_limit::none || of == row_limit::rows; }
  /// The tables between the commas of a FROM or of its parentheses.
  constexpr void parts_of(std::uint32_t i) {
    std::size_t const first = places_.size();
    for (std::uint32_t c = (*tree_)[i].child; c != 0; c = (*tree_)[c].next) {
      if ((*tree_)[c].is(node_kind::alias)) continue;
      std::size_t const second = places_.size();
      table(c);
      if (second > first) joins_.push_back({first, second, places_.size(), row_limit::any_row, row_limit::any_row});
    }
  }
  constexpr void table(std::uint32_t i) {
    core::sequence<std::uint32_t> chain;  // a JOIN b JOIN c, from the last one
    for (; (*tree_)[i].is(node_kind::join); i = (*tree_)[i].child) chain.push_back(i);
    std::size_t const first = places_.size();
    if ((*tree_)[i].is(node_kind::parentheses)) {
      parts_of(i);
    } else if ((*tree_)[i].is(node_kind::relation) && (*tree_)[(*tree_)[i].child].is(node_kind::object)) {
      places_.push_back({(*tree_)[i].child, select_count() - 1});
    } else {
      is_known_ = false;  // a function, UNPIVOT
    }
    for (std::size_t k = chain.size(); k > 0; --k) {
      std::size_t const second = places_.size();
      std::uint32_t const operand = (*tree_)[(*tree_)[chain[k - 1]].child].next;
      if (operand != 0) table(operand);
      joined(chain[k - 1], first, second);
    }
  }
  constexpr void joined(std::uint32_t i, std::size_t first, std::size_t second) {
    auto const kind = static_cast<join_kind>((*tree_)[i].detail & 0x7f);
    bool const keeps_left = kind == join_kind::left || kind == join_kind::full;
    bool const keeps_right = kind == join_kind::right || kind == join_kind::full;
    bool const product = kind == join_kind::cross;
    row_limit const limit = is_matching(i) ? row_limit::rows : row_limit::any_row;
    // A later condition may need the rows that an earlier outer join has left out.
    if ((!product && !keeps_left && has_optional(first, second)) ||
        (!product && !keeps_right && has_optional(second, places_.size())))
      vague_.back() = 1;
    joins_.push_back(
        {first, second, places_.size(), keeps_left ? row_limit::none : limit, keeps_right ? row_limit::none : limit});
    for (std::size_t p = first; p < places_.size(); ++p)
      if ((p < second ? keeps_right : keeps_left) && !places_[p].optional) {
        places_[p].optional = true;
        places_[p].since = joins_.size() - 1;
      }
  }
  [[nodiscard]] constexpr bool has_optional(std::size_t first, std::size_t end) const {
    for (std::size_t p = first; p < end; ++p)
      if (places_[p].optional) return true;
    return false;
  }
  /// Whether a join has USING, or an ON that sets a column equal to one of another relation.
  [[nodiscard]] constexpr bool is_matching(std::uint32_t node) const {
    if (tree_->find(node, node_kind::using_columns) != 0) return true;
    std::uint32_t const on = tree_->find(node, node_kind::on);
    if (on == 0) return false;
    for (std::uint32_t i = (*tree_)[on].child;; i = (*tree_)[i].child) {
      if (!(*tree_)[i].is(node_kind::logical) ||
          static_cast<sql::logical>((*tree_)[i].detail) != sql::logical::conjunction)
        return is_match(i);
      if (is_match((*tree_)[(*tree_)[i].child].next)) return true;
    }
  }
  [[nodiscard]] constexpr bool is_match(std::uint32_t i) const {
    if (!(*tree_)[i].is(node_kind::binary) || static_cast<token_kind>((*tree_)[i].detail) != token_kind::equal)
      return false;
    std::uint32_t const left = (*tree_)[i].child, right = (*tree_)[left].next;
    auto const is_qualified = [this](std::uint32_t c) {
      return c != 0 && (*tree_)[c].is(node_kind::column) && (*tree_)[c].last - (*tree_)[c].first >= 3;
    };
    return is_qualified(left) && is_qualified(right) &&
           !equal(tree_->first_token(left).as_identifier(), tree_->first_token(right).as_identifier());
  }

  tree_view const* tree_;
  bool is_known_ = true;
  core::sequence<place> places_{};
  core::sequence<join> joins_{};
  // of each SELECT
  core::sequence<char> vague_{};  ///< whether what no join limits may be limited all the same
  core::sequence<char> mixed_{};  ///< whether a join of several relations is no match of their columns
};

/// The query of CREATE VIEW, or 0.
constexpr std::uint32_t query_of_view(tree_view const& tree) {
  std::uint32_t const statement = tree.first_statement();
  if (statement == 0) return 0;
  std::uint32_t result = tree.find(statement, node_kind::query);
  if (result == 0) result = tree.find(statement, node_kind::parentheses);
  return result;
}

}  // namespace strata::sql
