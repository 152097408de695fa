// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/scope.hpp>
#include <strata/sql/name_tokens.hpp>
#include <strata/sql/tree.hpp>

namespace strata::sql::detail {

/// The position of a walk: the tree, and the names that are known there.
template <class Scope>
class walk_state {
 public:
  using item = typename Scope::item;
  using rows_type = typename Scope::rows_type;

 protected:
  constexpr explicit walk_state(tree_view const& tree) : tree_{tree} {}

  [[nodiscard]] constexpr object_name name_of(std::uint32_t i) const {
    return name_of_tokens(tree_.tokens, nodes_[i].first, nodes_[i].last);
  }

  tree_view tree_;
  node const* nodes_ = tree_.nodes;  ///< the tree's accessor is a call, and a long text needs thousands
  Scope names_{};
};

/// Walks over queries in the order in which names become known: WITH, FROM, and then the parts that use both. It keeps
/// the scope and asks a visitor for the meaning of each part; the visitor is the derived class. `State` is a walk_state
/// or derives from one, and may give some of the answers.
///
/// `rows_type` describes the rows of a query, `item` describes an item of a FROM. The answers:
///
///     rows_type unknown_rows()                  rows of which nothing is known
///     rows_type values(node)                    the rows of VALUES
///     rows_type other_rows(node)                the rows of a node that is no query
///     rows_type listed_rows(list)               rows of which only the names `(a, b)` are known
///     void combine(node, left, right)           a set operation: its rows are put into `left`
///     void sources_end(select, rows)            the FROM of a SELECT has been read
///     void select_item(node, rows)              adds a column, or those of a star
///     void clause(node, rows)                   every other clause of a SELECT
///     void order_in_select(node, rows)          ORDER BY behind a SELECT, with the names of the SELECT
///     void behind_rows(node, rows, body)        ORDER BY, LIMIT and so on, with the names of the query, whose rows are
///                                               those of the node `body`
///     void name_columns(rows, list)             `(a, b)` behind a name of WITH
///     void rename_columns(item, list)           `(a, b)` behind an alias
///     void target(node, name, item)             the table that a statement changes
///     void relation(node, name, item)           a relation of a FROM
///     void with_query(rows, item)               a name of WITH
///     void value_of(node, base, parts, item)    a value inside `base`, whose name takes `parts` parts; `base` is null
///                                               when nothing is known of it
///     void no_relation(node)                    a name with too many parts, where no value is in sight
///     void computed(node, item)                 a function, or UNPIVOT of a value
///     void reshaped(node, rows, item)           PIVOT and UNPIVOT of the items of the level
///     bool grows(before, now)                   whether a query of WITH RECURSIVE gives more than was known `before`,
///                                               which takes it up: then the list is read again
///     void renamed(first, rows, item)           joins in parentheses with an alias, from item `first` on
///     void joined(node, first, second, rows)    a join of the items from `first` with those from `second` on
///
/// Loops read chains of joins and set operations, so these do not deepen the recursion. Only parentheses, and joins to
/// the right of another join, recurse.
template <class Visitor, class State>
class query_walk : public State {
 public:
  using item = typename State::item;
  using rows_type = typename State::rows_type;

 protected:
  using State::name_of, State::names_, State::nodes_, State::tree_;
  using State::State;

  constexpr rows_type query(std::uint32_t i) {
    Visitor& visitor = this->visitor();
    std::size_t const known = names_.with_count();
    rows_type result{};
    std::uint32_t body = 0;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      switch (nodes_[c].kind) {
        case node_kind::with:
          with(c);
          break;
        case node_kind::order_by:
        case node_kind::limit:
        case node_kind::offset:
        case node_kind::locking:
          visitor.behind_rows(c, result, body);
          break;
        case node_kind::select:  // not through `rows`: this saves a call for each nested query
          result = select(c, nodes_[c].next);
          body = c;
          break;
        default:
          result = rows(c, nodes_[c].next);
          body = c;
      }
    }
    names_.forget_with_from(known);
    return result;
  }

  /// @param behind the clauses behind the rows of their query: ORDER BY and so on
  constexpr rows_type rows(std::uint32_t i, std::uint32_t behind = 0) {
    while (nodes_[i].kind == node_kind::parentheses || nodes_[i].kind == node_kind::subquery) i = nodes_[i].child;
    switch (nodes_[i].kind) {
      case node_kind::select:
        return select(i, behind);
      case node_kind::set_operation:
        return set_operations(i);
      case node_kind::values:
        return visitor().values(i);
      case node_kind::query:
        return query(i);
      default:
        return visitor().other_rows(i);
    }
  }

  /// All queries of a recursive list know all of its names; otherwise only what follows a name knows it.
  constexpr void with(std::uint32_t i) {
    if (nodes_[i].detail != 0) return with_recursive(i);
    for (std::uint32_t q = nodes_[i].child; q != 0; q = nodes_[q].next)
      names_.add_with(name_of_with(q), rows_of_with(q));
  }
  constexpr void with_recursive(std::uint32_t i) {
    std::size_t const first = names_.with_count();
    core::sequence<rows_type> before;
    for (std::uint32_t q = nodes_[i].child; q != 0; q = nodes_[q].next) {
      before.push_back(rows_before(q));
      names_.add_with(name_of_with(q), rows_type(before.back()));
    }
    for (bool again = true; again;) {
      again = false;
      std::size_t k = 0;
      for (std::uint32_t q = nodes_[i].child; q != 0; q = nodes_[q].next, ++k) {
        rows_type now = rows_of_with(q);
        again = visitor().grows(before[k], now) || again;
        names_.with(first + k).rows = static_cast<rows_type&&>(now);
      }
      for (k = 0; again && k < before.size(); ++k) names_.with(first + k).rows = before[k];
    }
  }

  /// The relations that a statement or a SELECT reads, before the parts that use them.
  constexpr void sources(std::uint32_t i, rows_type& around) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      switch (nodes_[c].kind) {
        case node_kind::with:
          with(c);
          break;
        case node_kind::relation:
          named_item(c);
          break;
        case node_kind::from:
          for (std::uint32_t t = nodes_[c].child; t != 0; t = nodes_[t].next) table(t, around);
          break;
        default:
          break;
      }
    }
  }

 private:
  constexpr Visitor& visitor() { return static_cast<Visitor&>(*this); }

  // ---- queries

  constexpr rows_type select(std::uint32_t i, std::uint32_t behind) {
    Visitor& visitor = this->visitor();
    names_.enter();
    rows_type result{};
    sources(i, result);
    visitor.sources_end(i, result);
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].kind == node_kind::item) visitor.select_item(c, result);
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].kind != node_kind::item && nodes_[c].kind != node_kind::from) visitor.clause(c, result);
    for (; behind != 0; behind = nodes_[behind].next)
      if (nodes_[behind].kind == node_kind::order_by) visitor.order_in_select(behind, result);
    names_.leave();
    return result;
  }

  /// In a chain of set operations each stands in the left operand of the next.
  constexpr rows_type set_operations(std::uint32_t i) {
    std::size_t const outer = chain_.size();
    for (; nodes_[i].kind == node_kind::set_operation; i = nodes_[i].child) chain_.push_back(i);
    rows_type left = rows(i);
    while (chain_.size() > outer) {
      std::uint32_t const operation = chain_.back();
      chain_.pop_back();
      rows_type const right = rows(nodes_[nodes_[operation].child].next);
      visitor().combine(operation, left, right);
    }
    return left;
  }

  constexpr rows_type rows_of_with(std::uint32_t q) {
    rows_type result = visitor().unknown_rows();
    if (std::uint32_t const body = tree_.find(q, node_kind::query)) result = query(body);
    if (std::uint32_t const list = tree_.find(q, node_kind::column_list)) visitor().name_columns(result, list);
    return result;
  }
  [[nodiscard]] constexpr identifier name_of_with(std::uint32_t i) const {
    return tree_.first_token(nodes_[i].child).as_identifier();
  }

  /// The rows of a recursive WITH query that the walk has not read yet.
  constexpr rows_type rows_before(std::uint32_t with_query) {
    if (std::uint32_t const list = tree_.find(with_query, node_kind::column_list)) return visitor().listed_rows(list);
    return visitor().unknown_rows();
  }

  // ---- FROM

  constexpr void table(std::uint32_t i, rows_type& around) {
    switch (nodes_[i].kind) {
      case node_kind::relation:
        return named_item(i);
      case node_kind::join:
        return joins(i, around);
      case node_kind::parentheses:
        return joins_in_parentheses(i, around);
      case node_kind::derived: {
        item one;
        bool const sees_items = tree_.first_token(i).is(kw_lateral);
        if (!sees_items) names_.hide_level();
        one.rows = query(nodes_[i].child);
        if (!sees_items) names_.show_level();
        return add_item(static_cast<item&&>(one), nodes_[nodes_[i].child].next);
      }
      case node_kind::pivot:
      case node_kind::unpivot: {
        item one;
        rows_type inner{};
        names_.enter();
        table(nodes_[i].child, inner);
        visitor().reshaped(i, inner, one);
        names_.leave();
        return add_item(static_cast<item&&>(one), tree_.find(i, node_kind::alias));
      }
      default: {
        item one;
        one.is_value = nodes_[i].kind == node_kind::unpivot_value;
        if (nodes_[i].kind == node_kind::table_function) one.name = name_of(nodes_[nodes_[i].child].child).name;
        visitor().computed(i, one);
        return add_item(static_cast<item&&>(one), tree_.find(i, node_kind::alias));
      }
    }
  }

  /// An item of a FROM, or the target of a change.
  constexpr void named_item(std::uint32_t i) {
    Visitor& visitor = this->visitor();
    std::uint32_t const named = nodes_[i].child;
    std::uint32_t const alias = nodes_[named].next == 0 ? 0 : tree_.find(i, node_kind::alias);
    object_name const name = name_of(named);
    item one;
    one.name = name.name;
    one.schema = name.schema;
    one.database = name.database;
    one.node = named;
    if (object_detail::usage_of(nodes_[named].detail) != usage::reads)
      visitor.target(named, name, one);
    else if (!is_value(i, name, one) && !is_with(name, one))
      visitor.relation(named, name, one);
    add_item(static_cast<item&&>(one), alias);
  }

  /// Whether a name of a FROM walks into a value of a SUPER column: `t.items`, `s.t.items`, an item that is already a
  /// value, a subscript, or more parts than the name of a relation has.
  constexpr bool is_value(std::uint32_t relation, object_name const& name, item& one) {
    node const& n = nodes_[nodes_[relation].child];
    std::size_t const parts = (n.last - n.first + 1) / 2;
    bool const subscript = tree_.tokens[n.last].is(token_kind::left_bracket) && n.last < nodes_[relation].last;
    std::size_t taken = 1;
    item* base = names_.find_any_item(tree_.tokens[n.first].as_identifier());
    if (parts == 1 && !subscript && base != nullptr && !base->is_value) return false;
    if (base == nullptr && parts == 3) base = names_.find_item(name.database, name.schema), taken = 2;
    if (base == nullptr && parts < 4 && !subscript) return false;
    if (base == nullptr && !subscript && names_.item_count() == 0) visitor().no_relation(nodes_[relation].child);
    one.is_value = true;
    visitor().value_of(nodes_[relation].child, base, taken, one);
    return true;
  }

  constexpr bool is_with(object_name const& name, item& one) {
    if (!name.schema.empty()) return false;
    auto const* const query = names_.find_with(name.name);
    if (query == nullptr) return false;
    visitor().with_query(query->rows, one);
    return true;
  }

  /// Adds an item with its alias (or 0), the alias's list of columns, and the name behind AT.
  constexpr void add_item(item&& one, std::uint32_t alias) {
    Visitor& visitor = this->visitor();
    identifier position{};
    bool has_name = alias != 0 && nodes_[alias].detail != 0;  // AT alone
    for (std::uint32_t c = alias == 0 ? 0 : nodes_[alias].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].kind == node_kind::column_list) {
        visitor.rename_columns(one, c);
      } else if (has_name) {
        position = tree_.first_token(c).as_identifier();
      } else {
        one.name = tree_.first_token(c).as_identifier();
        one.schema = one.database = {};
        one.node = c;
        has_name = true;
      }
    }
    names_.add(static_cast<item&&>(one));
    if (position.empty()) return;
    item index;
    index.name = position;
    index.is_value = true;
    index.is_position = true;
    index.rows = visitor.unknown_rows();
    names_.add(static_cast<item&&>(index));
  }

  /// In a chain of joins each stands in the left operand of the next.
  constexpr void joins(std::uint32_t i, rows_type& around) {
    std::size_t const outer = chain_.size(), first = names_.item_count();
    for (; nodes_[i].kind == node_kind::join; i = nodes_[i].child) chain_.push_back(i);
    table(i, around);
    while (chain_.size() > outer) {
      std::uint32_t const operation = chain_.back();
      chain_.pop_back();
      std::size_t const second = names_.item_count();
      table(nodes_[nodes_[operation].child].next, around);
      visitor().joined(operation, first, second, around);
    }
  }

  constexpr void joins_in_parentheses(std::uint32_t i, rows_type& around) {
    std::size_t const first = names_.item_count();
    std::uint32_t alias = 0;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].kind == node_kind::alias)
        alias = c;
      else
        table(c, around);
    }
    if (alias == 0) return;
    item one;
    visitor().renamed(first, around, one);
    add_item(static_cast<item&&>(one), alias);
  }

  core::sequence<std::uint32_t> chain_{};  ///< operations whose right side is still unread
};

}  // namespace strata::sql::detail
