// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/cursor.hpp>
#include <strata/sql/tree.hpp>

/// The grammar of Redshift's SQL: recursive descent, a function for each construct, a header for each subject.
/// `grammar/statements.hpp` brings the statements together.
/// `grammar/recursion.hpp` declares the functions that call each other across headers.
namespace strata::sql::grammar {

/// Gathers nodes that become siblings.
struct children {
  std::uint32_t first = 0, last = 0;
};

/// A position in the tokens of a statement, and the tree of the tokens before it.
///
/// After the first fault the parser sees only end tokens, so every function ends soon and none has to ask.
struct parser : cursor {
  std::uint32_t count;  ///< the number of tokens of all statements; `end` is the end of one
  node_list* nodes;
  std::uint32_t depth = 0;
  bool has_outer_mark = false;  ///< whether a `(+)` was read in the WHERE
  fault error{};

  constexpr parser(token_range tokens, node_list& to)
      : cursor{tokens.first}, count{static_cast<std::uint32_t>(tokens.size())}, nodes{&to} {
    to.push_back({});
  }

  // ---- faults
  [[nodiscard]] constexpr bool failed() const { return error.code != fault_code::none; }
  constexpr std::uint32_t fail(fault_code code, std::uint32_t where) {
    if (!failed()) {
      bool const inside = where < end;
      std::size_t const behind = end > 0 ? first[end - 1].offset + first[end - 1].text.size() : 0;
      error = {code, inside ? first[where].offset : behind, inside ? first[where].text.size() : 0};
    }
    at = end;
    now = &end_token;
    return 0;
  }
  constexpr std::uint32_t unexpected() { return fail(fault_code::unexpected_word, at); }
  template <class What>
  constexpr void expect(What what) {
    if (is(what)) return advance();
    unexpected();
  }
  constexpr void expect(keyword one, keyword two) {
    expect(one);
    expect(two);
  }

  // ---- nodes; 0 is none
  constexpr void add(children& c, std::uint32_t n) const {
    if (n == 0) return;
    if (c.last != 0)
      (*nodes)[c.last].next = n;
    else
      c.first = n;
    c.last = n;
  }
  /// Makes a node of the tokens from `from` to here.
  constexpr std::uint32_t make(node_kind kind, std::uint16_t detail, std::uint32_t from, children c) {
    nodes->push_back({kind, detail, from, at, c.first, 0});
    return static_cast<std::uint32_t>(nodes->size() - 1);
  }
  constexpr std::uint32_t make(node_kind kind, std::uint32_t from, children c) { return make(kind, 0, from, c); }
  constexpr std::uint32_t leaf(node_kind kind, std::uint32_t from) { return make(kind, 0, from, {}); }
  /// Makes a node of the token here.
  constexpr std::uint32_t take(node_kind kind) {
    advance();
    return make(kind, 0, at - 1, {});
  }
};

/// Deepens a parser while it lives, by the number of calls between one such place and the next.
struct nesting {
  parser& in;
  std::uint32_t calls;
  constexpr nesting(parser& p, std::uint32_t calls_) : in{p}, calls{calls_} {
    in.depth += calls;
    if (in.depth > max_nesting) in.fail(fault_code::nested_too_deeply, in.at);
  }
  nesting(nesting const&) = delete;
  constexpr ~nesting() { in.depth -= calls; }
};

}  // namespace strata::sql::grammar
