// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/builtin_names.hpp>
#include <strata/sql/catalog.hpp>
#include <strata/sql/detail/command_form.hpp>
#include <strata/sql/detail/expression_type.hpp>
#include <strata/sql/detail/first_fault.hpp>

namespace strata::sql::detail {

/// The kinds of nodes that `statement_form` looks at.
struct checked_kinds {
  bool of[256]{};
  constexpr checked_kinds() {
    for (node_kind each : {node_kind::query,        node_kind::exists,    node_kind::subquery,
                           node_kind::quantified,   node_kind::in,        node_kind::where,
                           node_kind::on,           node_kind::group_by,  node_kind::having,
                           node_kind::assignment,   node_kind::call,      node_kind::cast,
                           node_kind::typed,        node_kind::filter,    node_kind::distinct_on,
                           node_kind::window_names, node_kind::derived,   node_kind::with,
                           node_kind::select,       node_kind::attribute, node_kind::table_function})
      of[static_cast<std::size_t>(each)] = true;
  }
};
inline constexpr checked_kinds kinds_with_checks{};

/// Finds what Redshift refuses in a statement whatever its names mean: types that it does not have, aggregates where
/// there are no groups yet, forms that only PostgreSQL has.
///
/// The nodes of a tree stand behind their children. So one loop from the last node of a statement to its first meets
/// each node before its children, from right to left, and keeps the clauses around a node on a stack.
/// Sources: the pages of the statements in the Redshift SQL reference, and "Unsupported PostgreSQL features".
class statement_form : command_form {
 public:
  constexpr statement_form(tree_view const& tree, catalog const& relations)
      : command_form{tree}, catalog_{&relations} {}

  /// The fault that comes first in the text.
  constexpr fault check(std::uint32_t statement) && {
    kind_ = static_cast<statement_kind>(nodes_[statement].detail);
    head(statement);
    fault result = faults_.get();
    if (!is_looked_at()) return result;
    for (std::uint32_t i = statement; i > 0 && nodes_[i].first >= nodes_[statement].first; --i) {
      node const& n = nodes_[i];
      if (!kinds_with_checks.of[static_cast<std::size_t>(n.kind)]) continue;  // not by a call: there are thousands
      while (!around_.empty() && n.first < around_.back().first) around_.pop_back();
      part(i, n);
      if (!faults_.get()) continue;
      if (!result || faults_.get().offset < result.offset) result = faults_.get();
      faults_ = {};
    }
    return result;
  }

 private:
  enum class place : std::uint8_t {
    free,       ///< both aggregates and window functions may stand here
    no_window,  ///< below a window function, and in HAVING
    aggregate,  ///< below an aggregate
    rows,       ///< where rows are chosen, joined, grouped or changed
  };
  struct context {
    std::uint32_t first{};  ///< token
    place what{};
    bool correlated = false;  ///< in a query inside of an expression
    std::string_view clause{};
    bool in_default = false;
  };

  [[nodiscard]] constexpr bool is_looked_at() const {
    switch (kind_) {
      case statement_kind::select:
      case statement_kind::create_table:
      case statement_kind::create_view:
      case statement_kind::create_materialized_view:
      case statement_kind::insert:
      case statement_kind::update:
      case statement_kind::delete_from:
      case statement_kind::merge:
      case statement_kind::unload:
      case statement_kind::alter_table:
        return true;
      default:
        return false;
    }
  }

  // ---- clauses and expressions

  [[nodiscard]] constexpr context here() const { return around_.empty() ? context{} : around_.back(); }
  constexpr void enter(node const& n, place what, std::string_view clause = {}) {
    around_.push_back({n.first, what, here().correlated, clause, here().in_default});
  }

  constexpr void part(std::uint32_t i, node const& n) {
    switch (n.kind) {
      case node_kind::query:
        return enter(n, place::free);
      case node_kind::exists:
      case node_kind::subquery:
        return expression_query(n);
      case node_kind::quantified:
      case node_kind::in:
        return expression_query(n);
      case node_kind::where:
        return enter(n, place::rows, "not in WHERE");
      case node_kind::on:
        return enter(n, place::rows, "not in ON");
      case node_kind::group_by:
        return enter(n, place::rows, "not in GROUP BY");
      case node_kind::having:
        return enter(n, place::no_window, "not in HAVING");
      case node_kind::assignment:
        return enter(n, place::rows, "not in SET");
      case node_kind::call:
        return call(i, n);
      case node_kind::cast: {
        cast_parts const parts{nodes_, n};
        return typed(parts.operand, parts.type, !token_at(n.first).is(kw_try_cast));
      }
      case node_kind::typed:
        if (nodes_[n.child].is(node_kind::type)) typed(nodes_[n.child].next, n.child, true);
        return;
      case node_kind::attribute:
        if (static_cast<attribute_kind>(n.detail) == attribute_kind::default_value) {
          enter(n, place::rows, "not in DEFAULT");
          around_.back().in_default = true;
        }
        return;
      default:
        return form(i, n);
    }
  }

  constexpr void form(std::uint32_t i, node const& n) {
    switch (n.kind) {
      case node_kind::filter:
        return refuse(i, "Redshift has no FILTER");
      case node_kind::distinct_on:
        return refuse(i, "Redshift has no DISTINCT ON");
      case node_kind::window_names:
        return refuse(i, "Redshift has no WINDOW clause");
      case node_kind::derived:
      case node_kind::table_function:
        if (tree_.first_token(i).is(kw_lateral)) refuse(i, "Redshift has no LATERAL");
        return;
      case node_kind::with:
        return with(n);
      case node_kind::select:
        return select(n);
      default:
        return;
    }
  }

  /// A value that gets a type. Redshift reads a string as a value of it at once, unless it is to be tried.
  constexpr void typed(std::uint32_t operand, std::uint32_t type, bool at_once) {
    check_type(tree_.range(type), false, faults_);
    if (!at_once) return;
    plain_literal const written{tree_, operand};
    if (written.value == nullptr || !written.value->is(token_kind::string)) return;
    data_type const wanted = type_at(tree_.range(type));
    if (family_of(wanted.kind) == type_family::text) return;  // what is too long is cut off
    std::string_view const reason = why_not_written(*written.value, false, wanted);
    report_literal(*written.value, reason == does_not_fit ? "it does not fit the type" : reason);
  }

  /// A query in an expression sees the names around it: an aggregate in it can be one of the query around.
  constexpr void expression_query(node const& n) {
    context const at = here();
    enter(n, at.what, at.clause);
    around_.back().correlated = true;
  }

  constexpr void call(std::uint32_t i, node const& n) {
    std::uint32_t window = 0;
    bool star = false;
    for (std::uint32_t c = nodes_[n.child].next; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::window)) window = c;
      if (nodes_[c].is(node_kind::star)) star = true;
    }
    builtin_function const of = builtin_of(n);
    if (of) arguments(of, n, star);
    context const at = here();
    if (at.in_default && !of &&
        !is_builtin_function(name_of_tokens(tree_.tokens, nodes_[n.child].first, nodes_[n.child].last)))
      refuse(i, "DEFAULT is without functions of yours");
    if (window != 0) {
      if (at.what == place::rows || at.what == place::no_window)
        refuse(i, at.clause.empty() ? "in another window function" : at.clause);
      if (at.what == place::aggregate) refuse(i, "not in an aggregate");
      std::uint32_t const named = nodes_[window].child;
      if (named != 0 && nodes_[named].is(node_kind::name)) refuse(named, "Redshift has no WINDOW clause");
      if (std::uint32_t const frame = tree_.find(window, node_kind::frame)) ends_behind_begin(frame);
      if (of) over(of, i, window);
      return enter(n, place::no_window);
    }
    if (of.kind == function_kind::scalar && token_at(nodes_[i].first + 2).is(kw_distinct))
      refuse(i, "DISTINCT is of aggregates");
    if (of.kind == function_kind::window) refuse(i, "this function wants OVER");
    if (of.kind != function_kind::aggregate) return;
    bool const own = !at.correlated || star;
    if (own && at.what == place::rows) refuse(i, at.clause);
    if (own && at.what == place::aggregate) refuse(i, "in another aggregate");
    enter(n, place::aggregate);
  }

  /// The built-in function that a call means; `none` if it may mean a function of the user's.
  [[nodiscard]] constexpr builtin_function builtin_of(node const& n) const {
    node const& name = nodes_[n.child];
    if (name.last - name.first != 1) return find_function({});
    identifier const written = token_at(name.first).as_identifier();
    return find_function(catalog_->has_function(written) ? identifier{} : written);
  }

  /// Arguments with names, and a query without parentheses of its own, are not counted.
  constexpr void arguments(builtin_function const& of, node const& n, bool star) {
    std::size_t given = 0;
    for (std::uint32_t c = nodes_[n.child].next; c != 0; c = nodes_[c].next) {
      switch (nodes_[c].kind) {
        case node_kind::argument:
        case node_kind::query:
          return;
        case node_kind::order_by:
        case node_kind::within_group:
        case node_kind::filter:
        case node_kind::window:
          break;
        default:
          ++given;
      }
    }
    if (star && of.kind != function_kind::aggregate) return;
    if (star && of.result != function_result::count) --given;  // COUNT(*) alone
    if (given < of.least || (given > of.most && of.most != builtin_function::many))
      faults_.count_differs(token_at(n.first), given, of.least, of.most);
  }

  /// Sources: the page of each window function, of which all want a frame beside ORDER BY if they are aggregates.
  constexpr void over(builtin_function const& of, std::uint32_t call, std::uint32_t window) {
    if (of.kind == function_kind::scalar || of.kind == function_kind::semistructured)
      return refuse(call, "no window function");
    bool const distinct = token_at(nodes_[call].first + 2).is(kw_distinct);
    if (of.kind == function_kind::window && distinct) refuse(call, "OVER is without DISTINCT");
    bool const numbers = of.result == function_result::sum || of.result == function_result::average ||
                         (of.result == function_result::count && of.least > 0);
    if (numbers && distinct) refuse(call, "OVER is without DISTINCT");
    bool const framed = numbers || of.result == function_result::double_precision;
    if (of.kind != function_kind::aggregate || !framed) return;
    if (tree_.find(window, node_kind::order_by) != 0 && tree_.find(window, node_kind::frame) == 0)
      refuse(tree_.find(window, node_kind::order_by), "ORDER BY wants a frame: ROWS ...");
  }

  /// A frame begins before it ends. Source: "Window function syntax summary".
  constexpr void ends_behind_begin(std::uint32_t frame) {
    std::size_t between = nodes_[frame].first, depth = 0, middle = 0;
    std::size_t const last = nodes_[frame].last;
    while (between < last && !token_at(between).is(kw_between)) ++between;
    for (std::size_t t = between; t < last && middle == 0; ++t) {
      if (token_at(t).is(token_kind::left_parenthesis)) ++depth;
      if (token_at(t).is(token_kind::right_parenthesis)) --depth;
      if (depth == 0 && token_at(t).is(kw_and)) middle = t;
    }
    if (middle == 0) return;
    // 0: unbounded preceding, 1: preceding, 2: current row, 3: following, 4: unbounded following
    auto const bound = [&](std::size_t first, std::size_t end) {
      int const unbounded = token_at(first).is(kw_unbounded) ? 1 : 0;
      token const& word = token_at(end - 1);
      return word.is(kw_preceding) ? 1 - unbounded : word.is(kw_following) ? 3 + unbounded : 2;
    };
    int const begin = bound(between + 1, middle), end = bound(middle + 1, last);
    if (begin > end || begin == 4 || end == 0) refuse(frame, "the frame ends before it begins");
  }

  // ---- forms of queries

  constexpr void select(node const& n) {
    std::uint32_t from = 0;
    for (std::uint32_t c = n.child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::from)) from = c;
      if (!nodes_[c].is(node_kind::qualify) || from == 0 || nodes_[from].last != nodes_[c].first) continue;
      std::uint32_t last = nodes_[from].child;
      while (nodes_[last].next != 0) last = nodes_[last].next;
      if (nodes_[last].is(node_kind::relation) && tree_.find(last, node_kind::alias) == 0)
        refuse(c, "QUALIFY wants an alias before it");
    }
  }

  constexpr void with(node const& n) {
    name_table<bool> known;
    for (std::uint32_t q = n.child; q != 0; q = nodes_[q].next) {
      std::uint64_t const name = hash(tree_.first_token(q).as_identifier());
      if (known.find(name, [](bool) { return true; }) != nullptr) refuse(q, "this name stands twice in WITH");
      known.add(name, true);
    }
    if (n.detail == 0) return;
    for (std::uint32_t q = n.child; q != 0; q = nodes_[q].next) {
      if (tree_.find(q, node_kind::column_list) != 0) continue;
      identifier const name = tree_.first_token(q).as_identifier();
      for (std::size_t t = nodes_[q].first + 1; t < nodes_[q].last; ++t)
        if ((token_at(t - 1).is(kw_from) || token_at(t - 1).is(kw_join)) && token_at(t).is_name() &&
            !token_at(t + 1).is(token_kind::dot) && equal(token_at(t).as_identifier(), name))
          refuse(q, "RECURSIVE wants a list of columns");
    }
  }

  catalog const* catalog_;
  core::sequence<context> around_{};
};

/// The first fault of one statement of a tree that its form shows, though the grammar has a place for it.
constexpr fault check_form(tree_view const& tree, std::uint32_t statement, catalog const& relations) {
  return statement_form{tree, relations}.check(statement);
}

}  // namespace strata::sql::detail
