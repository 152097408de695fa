// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/cursor.hpp>
#include <strata/sql/tree.hpp>

/// The grammar of Redshift's SQL: recursive descent, a function for each construct, a header for each subject.
/// `grammar/statements.hpp` says how the statements come together.
///
/// The functions take their parser as `auto&`. It is always `parser`; but a template's calls are looked up where it is
/// used, so that expressions can hold queries and queries expressions without a header that declares all of them.
namespace strata::sql::grammar {

/// Nodes that are to become siblings.
struct children {
  std::uint32_t first = 0, last = 0;
};

/// A place in the tokens of a statement, and the tree that is made of those before it.
///
/// After the first fault there are only end tokens, so that everything ends soon and no function has to ask.
struct parser : cursor {
  std::uint32_t count;  ///< of the tokens of all statements; `end` is that of one
  node_list* nodes;
  std::uint32_t depth = 0;
  bool has_outer_mark = false;  ///< whether a `(+)` was read in the WHERE
  fault error{};

  constexpr parser(token_range tokens, node_list& to)
      : cursor{tokens.first}, count{static_cast<std::uint32_t>(tokens.size())}, nodes{&to} {
    to.push_back({});
  }

  // ---- faults
  constexpr bool failed() const { return error.code != fault_code::none; }
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
  constexpr void add(children& c, std::uint32_t n) {
    if (n == 0) return;
    if (c.last != 0)
      (*nodes)[c.last].next = n;
    else
      c.first = n;
    c.last = n;
  }
  /// A node of the tokens from `from` to here.
  constexpr std::uint32_t make(node_kind kind, std::uint8_t detail, std::uint32_t from, children c) {
    nodes->push_back({kind, detail, from, at, c.first, 0});
    return static_cast<std::uint32_t>(nodes->size() - 1);
  }
  constexpr std::uint32_t make(node_kind kind, std::uint32_t from, children c) { return make(kind, 0, from, c); }
  constexpr std::uint32_t leaf(node_kind kind, std::uint32_t from) { return make(kind, 0, from, {}); }
  /// A node of the token here.
  constexpr std::uint32_t take(node_kind kind) {
    advance();
    return make(kind, 0, at - 1, {});
  }
};

/// Makes a parser deeper while it lives, by the number of calls that lead from one such place to the next.
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
