// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sort.hpp>
#include <strata/sql/builtin_names.hpp>
#include <strata/sql/detail/query_walk.hpp>
#include <strata/sql/detail/use_list.hpp>

namespace strata::sql::detail {

struct no_rows {};
struct item_without_columns : named_item {
  no_rows rows{};
};

/// Finds the uses in a tree: what its statements do with which objects. Outside of queries the tree contains each use;
/// the meaning of a name in a FROM depends on the names that the queries around it know.
class use_finder : private query_walk<use_finder, walk_state<scope<item_without_columns>>> {
  friend query_walk;

 public:
  constexpr use_finder(tree_view const& tree, use_list& uses) : query_walk{tree}, uses_{&uses} {}

  constexpr void find() {
    if (tree_.root == 0) return;
    number_ = 0;
    for (std::uint32_t i = nodes_[tree_.root].child; i != 0; i = nodes_[i].next, ++number_) {
      statement_ = i;
      names_.enter();
      statement(i);
      names_.leave();
      flush();
    }
  }

 private:
  struct read {
    object_kind kind{};
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
    while (continues_left(nodes_[i].kind)) {  // the right operands on the way down
      i = nodes_[i].child;
      for (std::uint32_t right = nodes_[i].next; right != 0; right = nodes_[right].next)
        if (nodes_[right].child != 0) visit(right);
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
      case node_kind::call:
        called(nodes_[nodes_[i].child]);
        return children(i);
      case node_kind::attribute:
      case node_kind::constraint: {
        foreign_key_ = static_cast<attribute_kind>(nodes_[i].detail) == attribute_kind::foreign_key;
        children(i);
        foreign_key_ = false;
        return;
      }
      default:
        return children(i);
    }
  }

  constexpr void children(std::uint32_t i) {
    for (std::uint32_t c = nodes_[i].child; c != 0; c = nodes_[c].next)
      if (nodes_[c].child != 0 || nodes_[c].kind == node_kind::object)
        visit(c);  // names_something, inline: there are thousands of nodes
  }

  constexpr void object(node const& n) {
    relation_use use{object_detail::usage_of(n.detail), object_detail::kind_of(n.detail),
                     name_of_tokens(tree_.tokens, n.first, n.last), tree_.tokens[n.first].offset};
    token const& first = tree_.tokens[n.first];
    if (first.is(token_kind::string)) use.name = {.name = {first.text.substr(1, first.text.size() - 2), true}};
    if (use.how == usage::creates) use.name = in_its_place(use.name);
    if (is_outside_of_schemas(use.kind)) use.name.database = use.name.schema, use.name.schema = {};
    use.temporary = (n.detail & object_detail::temporary) != 0;
    use.optional = (n.detail & object_detail::optional) != 0;
    use.contents = (n.detail & object_detail::contents) != 0;
    use.foreign_key = foreign_key_;
    use.statement = number_;
    uses_->add(use);
  }
  /// An object with a new name stays in its schema.
  [[nodiscard]] constexpr object_name in_its_place(object_name name) const {
    std::uint32_t const first = nodes_[statement_].child;
    if (!nodes_[first].is(node_kind::object) || object_detail::usage_of(nodes_[first].detail) != usage::drops)
      return name;
    object_name const old = name_of(first);
    name.schema = old.schema;
    name.database = old.database;
    return name;
  }

  constexpr void called(node const& function) {
    object_name const name = name_of_tokens(tree_.tokens, function.first, function.last);
    if (!is_builtin_function(name))
      reads_.push_back({object_kind::function, name, tree_.tokens[function.first].offset});
  }

  /// Gives the reads of a statement in the order of the text, because the walk reaches a FROM before the clauses in
  /// front of it.
  constexpr void flush() {
    core::stable_sort(reads_, [](read const& a, read const& b) { return a.offset < b.offset; });
    for (read const& r : reads_) {
      relation_use use{usage::reads, r.kind, r.name, r.offset};
      use.statement = number_;
      uses_->add(use);
    }
    reads_.clear();
  }

  // ---- answers for the walk

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
  constexpr void behind_rows(std::uint32_t i, no_rows, std::uint32_t) { children(i); }
  static constexpr no_rows listed_rows(std::uint32_t) { return {}; }
  constexpr void name_columns(no_rows, std::uint32_t) {}
  constexpr void rename_columns(item&, std::uint32_t) {}
  constexpr void target(std::uint32_t i, object_name const&, item&) { object(nodes_[i]); }
  constexpr void relation(std::uint32_t i, object_name const& name, item&) {
    reads_.push_back({object_kind::relation, name, tree_.first_token(i).offset});
  }
  constexpr void with_query(no_rows, item&) {}
  constexpr void no_relation(std::uint32_t) {}
  constexpr void value_of(std::uint32_t, item*, std::size_t, item&) {}
  constexpr void computed(std::uint32_t i, item&) { children(i); }
  constexpr void reshaped(std::uint32_t i, no_rows, item&) {
    for (std::uint32_t c = nodes_[nodes_[i].child].next; c != 0; c = nodes_[c].next)
      if (names_something(nodes_[c])) visit(c);
  }
  static constexpr bool grows(no_rows, no_rows) { return false; }
  constexpr void renamed(std::size_t, no_rows, item&) {}
  constexpr void joined(std::uint32_t i, std::size_t, std::size_t, no_rows) {
    std::uint32_t const right = nodes_[nodes_[i].child].next;
    if (std::uint32_t const condition = nodes_[right].next) children(condition);
  }

  use_list* uses_;
  core::sequence<read> reads_{};
  std::uint32_t statement_ = 0, number_ = 0;
  bool foreign_key_ = false;
};

}  // namespace strata::sql::detail
