// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/expression_type.hpp>
#include <strata/sql/detail/first_fault.hpp>
#include <strata/sql/detail/grouping.hpp>
#include <strata/sql/detail/table_form.hpp>
#include <strata/sql/parse.hpp>

namespace strata::sql::detail {

/// The kinds of nodes that `statement_form` looks at.
struct checked_kinds {
  bool of[256]{};
  constexpr checked_kinds() {
    for (node_kind each : {node_kind::query,        node_kind::exists,     node_kind::subquery, node_kind::quantified,
                           node_kind::in,           node_kind::where,      node_kind::on,       node_kind::group_by,
                           node_kind::having,       node_kind::assignment, node_kind::call,     node_kind::cast,
                           node_kind::typed,        node_kind::binary,     node_kind::between,  node_kind::like,
                           node_kind::when,         node_kind::otherwise,  node_kind::filter,   node_kind::distinct_on,
                           node_kind::window_names, node_kind::derived,    node_kind::with,     node_kind::select})
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
class statement_form : table_form {
 public:
  constexpr explicit statement_form(tree_view const& tree) : table_form{tree} {}

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
        return true;
      default:
        return false;
    }
  }

  // ---- clauses and expressions

  [[nodiscard]] constexpr context here() const { return around_.empty() ? context{} : around_.back(); }
  constexpr void enter(node const& n, place what, std::string_view clause = {}) {
    around_.push_back({n.first, what, here().correlated, clause});
  }

  constexpr void part(std::uint32_t i, node const& n) {
    switch (n.kind) {
      case node_kind::query:
        return enter(n, place::free);
      case node_kind::exists:
      case node_kind::subquery:
      case node_kind::quantified:
        return expression_query(n);
      case node_kind::in:
        if (!is_list(n.child)) one_value(nodes_[n.child].next);
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
        enter(n, place::rows, "not in SET");
        return one_value(nodes_[n.child].next);
      case node_kind::call:
        return call(i, n);
      case node_kind::cast:
        check_type(tree_.range(cast_parts{nodes_, n}.type), false, faults_);
        return;
      case node_kind::typed:
        if (nodes_[n.child].is(node_kind::type)) check_type(tree_.range(n.child), false, faults_);
        return;
      case node_kind::binary:
      case node_kind::between:
      case node_kind::like:
      case node_kind::when:
      case node_kind::otherwise:
        return values(n);
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

  static constexpr bool is_word(token const& t, std::string_view word) {
    return t.kind == token_kind::identifier && equal(t.as_identifier(), name_of(word));
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
      if (nodes_[c].is(node_kind::subquery)) one_value(c);
    }
    context const at = here();
    if (window != 0) {
      if (at.what == place::rows || at.what == place::no_window)
        refuse(i, at.clause.empty() ? "in another window function" : at.clause);
      if (at.what == place::aggregate) refuse(i, "not in an aggregate");
      std::uint32_t const named = nodes_[window].child;
      if (named != 0 && nodes_[named].is(node_kind::name)) refuse(named, "Redshift has no WINDOW clause");
      return enter(n, place::no_window);
    }
    node const& name = nodes_[n.child];
    if (name.last - name.first != 1 || !is_aggregate(hash(token_at(name.first).as_identifier()))) return;
    bool const own = !at.correlated || star;
    if (own && at.what == place::rows) refuse(i, at.clause);
    if (own && at.what == place::aggregate) refuse(i, "in another aggregate");
    enter(n, place::aggregate);
  }

  // ---- queries where one value is wanted

  [[nodiscard]] constexpr bool is_list(std::uint32_t i) const {
    while (nodes_[i].is(node_kind::parentheses)) i = nodes_[i].child;
    return nodes_[i].is(node_kind::row) || nodes_[i].is(node_kind::subquery) || nodes_[i].is(node_kind::star);
  }
  /// Operands beside a list may be lists themselves.
  constexpr void values(node const& n) {
    bool any = false;
    for (std::uint32_t c = n.child; c != 0; c = nodes_[c].next)
      any = any || nodes_[c].kind == node_kind::subquery || nodes_[c].kind == node_kind::parentheses;
    if (!any) return;
    for (std::uint32_t c = n.child; c != 0; c = nodes_[c].next)
      if (nodes_[c].is(node_kind::row)) return;
    for (std::uint32_t c = n.child; c != 0; c = nodes_[c].next) one_value(c);
  }
  constexpr void one_value(std::uint32_t i) {
    while (i != 0 && nodes_[i].is(node_kind::parentheses)) i = nodes_[i].child;
    if (i == 0 || (!nodes_[i].is(node_kind::subquery) && !nodes_[i].is(node_kind::query))) return;
    std::uint32_t inner = nodes_[i].is(node_kind::query) ? i : nodes_[i].child;
    if (nodes_[inner].is(node_kind::query))
      for (inner = nodes_[inner].child; inner != 0 && nodes_[inner].is(node_kind::with);) inner = nodes_[inner].next;
    if (inner == 0 || !nodes_[inner].is(node_kind::select)) return;
    std::size_t count = 0;
    for (std::uint32_t c = nodes_[inner].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::item)) continue;
      if (nodes_[nodes_[c].child].is(node_kind::star)) return;
      if (++count == 2)
        faults_.report(fault_code::column_counts_differ, tree_.first_token(c), {}, "one value is wanted");
    }
  }

  // ---- forms of queries

  constexpr void select(node const& n) {
    std::uint32_t from = 0;
    for (std::uint32_t c = n.child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::item)) one_value(nodes_[c].child);
      if (nodes_[c].is(node_kind::from)) from = c;
      if (!nodes_[c].is(node_kind::qualify) || from == 0 || nodes_[from].last != nodes_[c].first) continue;
      std::uint32_t last = nodes_[from].child;
      while (nodes_[last].next != 0) last = nodes_[last].next;
      if (nodes_[last].is(node_kind::relation) && tree_.find(last, node_kind::alias) == 0)
        refuse(c, "QUALIFY wants an alias before it");
    }
  }

  constexpr void with(node const& n) {
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

  // ---- statements

  constexpr void head(std::uint32_t i) {
    switch (kind_) {
      case statement_kind::create_materialized_view:
        if (token_at(nodes_[i].first + 1).is(kw_or)) refuse(token_at(nodes_[i].first + 1), "not of such a view");
        table_attributes(i);
        return no_condition(i);
      case statement_kind::create_view:
        return no_condition(i);
      case statement_kind::create_table:
        return create_table(i);
      case statement_kind::delete_from:
        return no_alias(i, "DELETE takes no alias");
      case statement_kind::merge:
        no_alias(i, "the target has no alias");
        return merge(i);
      case statement_kind::copy:
        return authorization(i);
      case statement_kind::unload:
        unloaded(i);
        return authorization(i);
      default:
        return;
    }
  }

  /// IF NOT EXISTS is of tables.
  constexpr void no_condition(std::uint32_t i) {
    std::size_t const name = nodes_[tree_.find(i, node_kind::object)].first;
    if (name > 3 && token_at(name - 3).is(kw_if) && token_at(name - 1).is(kw_exists))
      refuse(token_at(name - 3), "IF NOT EXISTS is of tables");
  }

  constexpr void no_alias(std::uint32_t i, std::string_view reason) {
    std::uint32_t const target = tree_.find(i, node_kind::relation);
    if (std::uint32_t const alias = target == 0 ? 0 : tree_.find(target, node_kind::alias)) refuse(alias, reason);
  }

  /// Both branches, in their order, or REMOVE DUPLICATES.
  constexpr void merge(std::uint32_t i) {
    std::uint32_t const first = tree_.find(i, node_kind::when_clause);
    if (first == 0) return;
    std::size_t count = 0;
    for (std::uint32_t c = first; c != 0; c = nodes_[c].next, ++count) {
      std::size_t const behind = nodes_[c].first + (nodes_[c].detail == 0 ? 2u : 3u);
      if (token_at(behind).is(kw_and)) refuse(token_at(behind), "MERGE has no conditions here");
      if (token_at(behind + 1).is(kw_do)) refuse(token_at(behind + 1), "Redshift has no DO NOTHING");
      if (count > 1 || nodes_[c].detail != count) refuse(c, "first MATCHED, then NOT MATCHED");
    }
    if (count == 1) refuse(first, "MERGE wants both branches");
  }

  constexpr void authorization(std::uint32_t i) {
    std::uint32_t source = 0;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (nodes_[c].is(node_kind::literal)) source = c;
      if (!nodes_[c].is(node_kind::option)) continue;
      token const& word = tree_.first_token(c);
      if (word.is(kw_iam_role) || word.is(kw_credentials) || word.is(kw_access_key_id) || word.is(kw_with)) return;
    }
    if (source == 0) return;
    for (token const& t : tree_.range(i))
      if (is_word(t, "template")) return;
    refuse(source, "IAM_ROLE is wanted");
  }

  /// The query of an UNLOAD in its string, as far as it is written there as it is.
  constexpr void unloaded(std::uint32_t i) {
    std::uint32_t const quoted = tree_.find(i, node_kind::opaque);
    if (quoted == 0) return;
    token const& whole = tree_.first_token(quoted);
    if (whole.text.size() < 2 || whole.text[0] != '\'') return;
    core::sequence<char> text;
    for (std::size_t c = 1; c + 1 < whole.text.size(); ++c) {
      if (whole.text[c] == '\\') return;
      text.push_back(whole.text[c]);
      if (whole.text[c] == '\'') ++c;
    }
    if (fault const inner = check_syntax(std::string_view{text.data(), text.size()}); inner && !faults_.get()) {
      token at = whole;
      bool const plain = text.size() + 2 == whole.text.size();
      if (plain && inner.offset + inner.length <= text.size() && inner.length > 0) {
        at.offset += 1 + inner.offset;
        at.text = whole.text.substr(1 + inner.offset, inner.length);
      }
      faults_.report(inner.code, at);
    }
  }

  statement_kind kind_{};
  core::sequence<context> around_{};
};

/// The first fault of one statement of a tree that its form shows, though the grammar has a place for it.
constexpr fault check_form(tree_view const& tree, std::uint32_t statement) {
  return statement_form{tree}.check(statement);
}

}  // namespace strata::sql::detail
