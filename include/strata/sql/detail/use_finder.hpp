// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/query_scope.hpp>
#include <strata/sql/name_tokens.hpp>
#include <strata/sql/parse.hpp>

namespace strata::sql::detail {

/// Finds what the statements of a tree do with which objects. What a statement names outside of its queries stands in
/// the tree as it is; in a FROM it depends on the names that the queries around it know.
class use_finder {
 public:
  constexpr use_finder(tree_view const& tree, use_list& uses) : tree_{tree}, uses_{&uses} {}

  constexpr void find() {
    if (tree_.root == 0) return;
    for (std::uint32_t i = nodes_[tree_.root].child; i != 0; i = nodes_[i].next) statement(i);
  }

 private:
  constexpr void statement(std::uint32_t i) {
    auto const began = scope_.now();
    statement_ = i;
    children(i);
    scope_.end_select(began, depth_);
    scope_.leave(began, true);
    scope_.flush(*uses_);
  }

  constexpr void children(std::uint32_t i) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].child != 0 || nodes_[c].kind == node_kind::object) visit(c);
  }

  constexpr void visit(std::uint32_t i) {
    node const& n = nodes_[i];
    switch (n.kind) {
      case node_kind::object:
        return object(n);
      case node_kind::query:
        return query(i, false);
      case node_kind::select: {
        auto const began = scope_.now();
        ++depth_;
        children(i);
        scope_.end_select(began, depth_--);
        return;
      }
      case node_kind::with:
        return with(i);
      case node_kind::relation:
        return relation(i);
      case node_kind::derived:
        query(n.child, true);
        return alias(nodes_[n.child].next, false);
      case node_kind::table_function:
        children(n.child);
        if (nodes_[n.child].next != 0) return alias(nodes_[n.child].next, false);
        return scope_.add_item(name_of(nodes_[n.child].child).name, {}, false);
      case node_kind::unpivot_value:
        visit(n.child);
        return alias(nodes_[n.child].next, true);
      case node_kind::pivot:
      case node_kind::unpivot:
        children(i);
        return alias(tree_.find(i, node_kind::alias), false);
      default:
        return children(i);
    }
  }

  constexpr object_name name_of(std::uint32_t i) const {
    return name_of_tokens(tree_.tokens, nodes_[i].first, nodes_[i].last);
  }

  constexpr void object(node const& n) {
    object_name name = name_of_tokens(tree_.tokens, n.first, n.last);
    usage const how = object_detail::usage_of(n.detail);
    object_kind const kind = object_detail::kind_of(n.detail);
    if (kind == object_kind::schema) name.database = name.schema, name.schema = {};
    node const& around = nodes_[statement_];
    if (how == usage::creates && static_cast<statement_kind>(around.detail) == statement_kind::alter_table) {
      object_name const renamed = name_of(around.child);  // it stays in its schema
      name.schema = renamed.schema;
      name.database = renamed.database;
    }
    uses_->add(how, kind, name, tree_.tokens[n.first].offset, (n.detail & object_detail::temporary) != 0);
  }

  constexpr void query(std::uint32_t i, bool is_apart) {
    auto const began = scope_.now();
    children(i);
    scope_.leave(began, is_apart);
  }

  /// All names of a recursive list are known in all of its bodies; of another one, in what follows.
  constexpr void with(std::uint32_t i) {
    bool const recursive = nodes_[i].detail != 0;
    auto const add = [&](std::uint32_t cte) { scope_.add_cte(tree_.first_token(nodes_[cte].child).as_identifier()); };
    if (recursive)
      for (std::uint32_t cte = nodes_[i].child; cte != 0; cte = nodes_[cte].next) add(cte);
    for (std::uint32_t cte = nodes_[i].child; cte != 0; cte = nodes_[cte].next) {
      if (std::uint32_t const body = tree_.find(cte, node_kind::query)) query(body, true);
      if (!recursive) add(cte);
    }
  }

  /// Of a FROM; or the target of a change.
  constexpr void relation(std::uint32_t i) {
    std::uint32_t const named = nodes_[i].child;
    std::uint32_t const behind = nodes_[named].next;
    node const& n = nodes_[named];
    object_name const name = name_of(named);
    bool is_value = false;
    if (object_detail::usage_of(n.detail) == usage::writes) {
      object(n);
    } else {
      bool const is_long = n.last - n.first > 5;  // more than three parts
      bool const subscript = tree_.tokens[n.last].is(token_kind::left_bracket) && n.last < nodes_[i].last;
      is_value = is_long || subscript || scope_.walks_into_value(name);
      if (!is_value) scope_.add_read(name, tree_.tokens[n.first].offset, depth_);
    }
    std::uint32_t const aliased = behind == 0 ? 0 : tree_.find(i, node_kind::alias);
    if (aliased == 0 || nodes_[aliased].detail != 0) scope_.add_item(name.name, name.schema, is_value);
    alias(aliased, is_value);
  }

  /// The name that an item is known by, and that of its position behind AT.
  constexpr void alias(std::uint32_t i, bool is_value) {
    if (i == 0) return;
    bool position = nodes_[i].detail != 0;
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      if (!nodes_[c].is(node_kind::name)) continue;
      scope_.add_item(tree_.first_token(c).as_identifier(), {}, position || is_value);
      position = true;
    }
  }

  tree_view tree_;
  node const* nodes_ = tree_.nodes;  ///< to reach one by the tree is a call, thousands for a long text
  use_list* uses_;
  query_scope scope_{};
  std::size_t depth_ = 0;
  std::uint32_t statement_ = 0;
};

}  // namespace strata::sql::detail
