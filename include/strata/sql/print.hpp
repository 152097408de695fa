// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/parse.hpp>
#include <strata/sql/quote.hpp>

namespace strata::sql {

enum class operand_style : std::uint8_t {
  as_written,
  in_parentheses,  ///< around every operand that is an operation itself, so that precedence does not matter
};

namespace detail {

/// Whether operators around an expression could pull it apart.
constexpr bool is_operation(node_kind kind) {
  switch (kind) {
    case node_kind::unary:
    case node_kind::binary:
    case node_kind::quantified:
    case node_kind::logical:
    case node_kind::negation:
    case node_kind::in:
    case node_kind::between:
    case node_kind::like:
    case node_kind::is_test:
    case node_kind::overlaps:
    case node_kind::collate:
    case node_kind::at_time_zone:
    case node_kind::cast:
      return true;
    default:
      return false;
  }
}

template <CharacterSink Out>
class tree_printer {
 public:
  constexpr tree_printer(tree_view const& tree, Out& out, operand_style style)
      : tree_{&tree}, out_{&out}, style_{style} {}

  /// A stack of its own instead of calls, because chains of operators are deep trees.
  constexpr void print(std::uint32_t root) {
    open_.push_back({root, (*tree_)[root].child, (*tree_)[root].first, false});
    while (!open_.empty()) {
      std::uint32_t const c = open_.back().child;
      node const& n = (*tree_)[open_.back().node];
      if (c != 0) {
        open_.back().child = (*tree_)[c].next;
        begin(n, c);
        continue;
      }
      tokens(n, open_.back().at, n.last);
      if (open_.back().wrapped) raw(token_kind::right_parenthesis, ")");
      open_.pop_back();
    }
  }

 private:
  struct begun {
    std::uint32_t node{};
    std::uint32_t child{};  ///< the next one
    std::uint32_t at{};     ///< the next token
    bool wrapped{};
  };

  constexpr void begin(node const& n, std::uint32_t c) {
    node const& child = (*tree_)[c];
    if (child.first < open_.back().at) return;  // a second meaning of the same name
    tokens(n, open_.back().at, child.first);
    if (n.is(node_kind::script) && c != n.child) statement_end();
    bool const wraps = style_ == operand_style::in_parentheses && is_operation(n.kind) && is_operation(child.kind);
    if (wraps) raw(token_kind::left_parenthesis, "(");
    open_.back().at = child.last;
    open_.push_back({c, child.child, child.first, wraps});
  }

  /// Words outside of names are keywords.
  constexpr void tokens(node const& n, std::uint32_t from, std::uint32_t to) {
    if (n.is(node_kind::script)) return;
    for (std::uint32_t i = from; i < to; ++i) {
      token const& t = tree_->tokens[i];
      if (!continues_name(i)) space_before(t.kind);
      if (t.kind != token_kind::identifier || n.is(node_kind::opaque) || n.is(node_kind::words)) {
        text(t.text);
      } else {
        bool const name = n.is(node_kind::object) || n.is(node_kind::name) || n.is(node_kind::column) ||
                          n.is(node_kind::type) || n.is(node_kind::star) || n.is(node_kind::navigation) ||
                          t.word == no_keyword;
        for (char c : t.text) out_->push_back(name ? fold(c) : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c);
      }
      last_ = t.kind;
      last_is_keyword_ =
          t.kind == token_kind::identifier && t.word != no_keyword && !n.is(node_kind::name) && !n.is(node_kind::type);
      if (n.is(node_kind::object)) last_is_keyword_ = true;  // t (a, b) is no call
    }
  }
  /// Whether a token is the second part of a name with a prefix, such as `:ann` of `aad:ann`.
  [[nodiscard]] constexpr bool continues_name(std::uint32_t i) const {
    token const& t = tree_->tokens[i];
    if (i == 0 || !t.is(token_kind::parameter) || t.text[0] != ':') return false;
    token const& before = tree_->tokens[i - 1];
    return before.is_name() && before.offset + before.text.size() == t.offset;
  }
  constexpr void raw(token_kind kind, std::string_view what) {
    space_before(kind);
    text(what);
    last_ = kind;
    last_is_keyword_ = false;
  }
  constexpr void text(std::string_view what) {
    for (char c : what) out_->push_back(c);
  }
  constexpr void statement_end() {
    text(";\n");
    last_ = token_kind::end;
  }

  /// Names touch their dots, and functions touch their parentheses. Spaces separate all other tokens, which never
  /// changes a token.
  constexpr void space_before(token_kind next) {
    switch (last_) {
      case token_kind::end:
      case token_kind::dot:
      case token_kind::left_parenthesis:
      case token_kind::left_bracket:
        return;
      case token_kind::string:
        if (next == token_kind::string) return out_->push_back('\n');
        break;
      default:
        break;
    }
    bool const name = last_ == token_kind::quoted_identifier || (last_ == token_kind::identifier && !last_is_keyword_);
    switch (next) {
      case token_kind::right_parenthesis:
      case token_kind::right_bracket:
      case token_kind::comma:
        return;
      case token_kind::dot:
        if (last_ != token_kind::number && last_ != token_kind::dot) return;
        break;
      case token_kind::left_parenthesis:
      case token_kind::left_bracket:
        if (name || (next == token_kind::left_bracket && last_ == token_kind::right_bracket)) return;
        break;
      default:
        break;
    }
    out_->push_back(' ');
  }

  core::sequence<begun> open_{};
  tree_view const* tree_;
  Out* out_;
  operand_style style_;
  token_kind last_ = token_kind::end;
  bool last_is_keyword_ = false;
};

/// The expression inside its parentheses, which belong only to the spelling.
constexpr std::uint32_t without_parentheses(tree_view const& tree, std::uint32_t i) {
  while (i != 0 && tree[i].is(node_kind::parentheses)) {
    std::uint32_t const child = tree[i].child;
    if (tree[child].next != 0) break;
    switch (tree[child].kind) {
      case node_kind::query:
      case node_kind::join:
      case node_kind::relation:
      case node_kind::derived:
      case node_kind::table_function:
      case node_kind::unpivot_value:
      case node_kind::pivot:
      case node_kind::unpivot:
        return i;
      default:
        i = child;
    }
  }
  return i;
}

constexpr bool same_token(token const& a, token const& b) {
  if (a.kind != b.kind || a.word != b.word) return false;
  if (a.is_name()) return equal(a.as_identifier(), b.as_identifier());
  return a.text == b.text;
}

constexpr bool same_tokens(tree_view const& a, node const& left, tree_view const& b, node const& right) {
  if (left.last - left.first != right.last - right.first) return false;
  for (std::uint32_t k = 0; k < left.last - left.first; ++k)
    if (!same_token(a.tokens[left.first + k], b.tokens[right.first + k])) return false;
  return true;
}

struct node_pair {
  std::uint32_t left{}, right{};
};

constexpr bool same_nodes(tree_view const& a, std::uint32_t root_of_a, tree_view const& b, std::uint32_t root_of_b) {
  core::sequence<node_pair> unread{{root_of_a, root_of_b}};
  while (!unread.empty()) {
    node const& left = a[without_parentheses(a, unread.back().left)];
    node const& right = b[without_parentheses(b, unread.back().right)];
    unread.pop_back();
    if (left.kind != right.kind || left.detail != right.detail) return false;
    std::uint32_t c = left.child, d = right.child;
    if (c == 0 && d == 0 && !same_tokens(a, left, b, right)) return false;
    for (; c != 0 && d != 0; c = a[c].next, d = b[d].next) unread.push_back({c, d});
    if (c != d) return false;
  }
  return true;
}

}  // namespace detail

/// Writes the statements of a tree, a line each: keywords in capitals, names folded, no comments. The text gives the
/// same tree again, see `same_tree`.
template <CharacterSink Out>
constexpr void print(Out& out, tree_view const& tree, operand_style style = operand_style::as_written) {
  if (tree.root != 0) detail::tree_printer<Out>{tree, out, style}.print(tree.root);
}

/// Whether two trees mean the same. Parentheses around expressions, spaces, comments and the case of names do not
/// count.
constexpr bool same_tree(tree_view const& a, tree_view const& b) {
  return a.root == 0 || b.root == 0 ? a.root == b.root : detail::same_nodes(a, a.root, b, b.root);
}

}  // namespace strata::sql
