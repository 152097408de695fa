// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/check.hpp>
#include <strata/sql/grammar/statements.hpp>

namespace strata::sql {

/// A syntax tree that keeps its nodes; its tokens are those that it was made from.
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

  [[nodiscard]] constexpr tree_view view() const { return {nodes_.begin(), root_, tokens_, error_}; }
  [[nodiscard]] constexpr fault const& error() const { return error_; }
  [[nodiscard]] constexpr std::size_t size() const { return nodes_.size(); }

 private:
  node_list nodes_;
  token_range tokens_;
  std::uint32_t root_ = 0;
  fault error_{};
};

/// The first fault for which Redshift rejects the form of a text: those of `check`, then the first word that the
/// grammar has no place for. Redshift can still reject a text without a fault for its meaning. Where Redshift does not
/// document its grammar, this function accepts more than Redshift.
constexpr fault check_syntax(token_range tokens) { return syntax_tree{tokens}.error(); }

constexpr fault check_syntax(std::string_view sql) {
  core::sequence<token> const tokens = tokenize(sql);
  return check_syntax(all_of(tokens));
}

}  // namespace strata::sql
