// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/check.hpp>
#include <strata/sql/grammar/statements.hpp>

namespace strata::sql {

/// A tree with its nodes; the tokens are those it was made from.
class syntax_tree {
 public:
  constexpr explicit syntax_tree(token_range tokens)
      : nodes_{tokens.size() * 3 / 4 + 32}, tokens_{tokens}, error_{check(tokens)} {
    if (error_) return;
    grammar::parser reader{tokens, nodes_};
    root_ = grammar::script(reader);
    error_ = reader.error;
    if (error_) root_ = 0;
  }

  constexpr tree_view view() const { return {nodes_.begin(), root_, tokens_, error_}; }
  constexpr fault const& error() const { return error_; }
  constexpr std::size_t size() const { return nodes_.size(); }

 private:
  node_list nodes_;
  token_range tokens_;
  std::uint32_t root_ = 0;
  fault error_{};
};

/// The first reason why Redshift rejects a text for its form alone: what `check` finds, then the first word that the
/// grammar has no place for. A text without a fault may still be rejected for what it means. Where Redshift's grammar
/// is not documented, more is accepted than it takes.
constexpr fault check_syntax(token_range tokens) { return syntax_tree{tokens}.error(); }

constexpr fault check_syntax(std::string_view sql) {
  core::sequence<token> const tokens = tokenize(sql);
  return check_syntax(all_of(tokens));
}

}  // namespace strata::sql
