// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sort.hpp>
#include <strata/sql/detail/query_walk.hpp>
#include <strata/sql/detail/use_list.hpp>

namespace strata::sql::detail {

struct no_rows {};
struct item_without_columns : named_item {
  no_rows rows{};
};

/// Finds what the statements of a tree do with which objects. What a statement names outside of its queries stands in
/// the tree as it is; in a FROM it depends on the names that the queries around it know.
class use_finder : private query_walk<use_finder, walk_state<scope<item_without_columns>>> {
  friend query_walk;

 public:
  constexpr use_finder(tree_view const& tree, use_list& uses) : query_walk{tree}, uses_{&uses} {}

  constexpr void find() {
    if (tree_.root == 0) return;
    for (std::uint32_t i = nodes_[tree_.root].child; i != 0; i = nodes_[i].next) {
      statement_ = i;
      names_.enter();
      statement(i);
      names_.leave();
      flush();
    }
  }

 private:
  struct read {
    object_name name{};
    std::size_t offset{};
  };

  constexpr void statement(std::uint32_t i) {
    no_rows none;
    sources(i, none);
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next) {
      node_kind const kind = nodes_[c].kind;
      bool const is_source = kind == node_kind::with || kind == node_kind::relation || kind == node_kind::from;
      if (!is_source && names_something(nodes_[c])) visit(c);
    }
  }

  /// A node without children names nothing, unless it is a name itself.
  static constexpr bool names_something(node const& n) { return n.child != 0 || n.kind == node_kind::object; }

  constexpr void visit(std::uint32_t i) {
    // operators of a chain stand to the left of each other: what is to the right is visited on the way down
    while (nodes_[i].kind == node_kind::binary || nodes_[i].kind == node_kind::logical ||
           nodes_[i].kind == node_kind::cast) {
      i = nodes_[i].child;
      if (std::uint32_t const right = nodes_[i].next; right != 0 && nodes_[right].child != 0) visit(right);
    }
    if (nodes_[i].child == 0 && nodes_[i].kind != node_kind::object) return;
    switch (nodes_[i].kind) {
      case node_kind::object:
        return object(nodes_[i]);
      case node_kind::query:
        query(i);
        return;
      case node_kind::statement:
        return statement(i);
      default:
        return children(i);
    }
  }

  constexpr void children(std::uint32_t i) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].child != 0 || nodes_[c].kind == node_kind::object) visit(c);  // not by a call: there are thousands
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

  /// What a statement reads, in the order of the text: the walk comes to a FROM before what stands in front of it.
  constexpr void flush() {
    core::stable_sort(reads_, [](read const& a, read const& b) { return a.offset < b.offset; });
    for (read const& r : reads_) uses_->add(usage::reads, object_kind::relation, r.name, r.offset);
    reads_.clear();
  }

  // ---- what the walk asks

  static constexpr no_rows unknown_rows() { return {}; }
  constexpr no_rows values(std::uint32_t i) { return other_rows(i); }
  constexpr no_rows other_rows(std::uint32_t i) {
    if (names_something(nodes_[i])) visit(i);
    return {};
  }
  constexpr void combine(std::uint32_t, no_rows, no_rows) {}
  constexpr void sources_end(std::uint32_t, no_rows) {}
  constexpr void select_item(std::uint32_t i, no_rows) { children(i); }
  constexpr void clause(std::uint32_t i, no_rows) {
    if (names_something(nodes_[i])) visit(i);
  }
  constexpr void order_in_select(std::uint32_t, no_rows) {}
  constexpr void behind_rows(std::uint32_t i, no_rows) { children(i); }
  static constexpr no_rows listed_rows(std::uint32_t) { return {}; }
  constexpr void name_columns(no_rows, std::uint32_t) {}
  constexpr void rename_columns(item&, std::uint32_t) {}
  constexpr void target(std::uint32_t i, object_name const&, item&) { object(nodes_[i]); }
  constexpr void relation(std::uint32_t i, object_name const& name, item&) {
    reads_.push_back({name, tree_.first_token(i).offset});
  }
  constexpr void value_of(std::uint32_t, item const*, std::size_t, item&) {}
  constexpr void computed(std::uint32_t i, item&) { children(i); }
  constexpr void reshaped(std::uint32_t i, no_rows, item&) {
    for (std::uint32_t c = nodes_[nodes_[i].child].next; c != 0; c = nodes_[c].next)
      if (names_something(nodes_[c])) visit(c);
  }
  constexpr void renamed(std::size_t, no_rows, item&) {}
  constexpr void joined(std::uint32_t i, std::size_t, std::size_t, no_rows) {
    std::uint32_t const right = nodes_[nodes_[i].child].next;
    if (std::uint32_t const condition = nodes_[right].next) children(condition);
  }

  use_list* uses_;
  core::sequence<read> reads_{};
  std::uint32_t statement_ = 0;
};

}  // namespace strata::sql::detail
