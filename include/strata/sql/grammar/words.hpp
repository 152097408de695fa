// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/parser.hpp>

namespace strata::sql::grammar {

/// Parentheses with any content.
constexpr std::uint32_t opaque_parentheses(parser& p) {
  std::uint32_t const from = p.at;
  p.expect(token_kind::left_parenthesis);
  for (std::uint32_t depth = 1; depth > 0 && !p.failed();) {
    if (p.done()) return p.unexpected();
    if (p.is(token_kind::left_parenthesis)) ++depth;
    if (p.is(token_kind::right_parenthesis)) --depth;
    p.advance();
  }
  return p.leaf(node_kind::opaque, from);
}

/// The rest of the statement.
constexpr std::uint32_t opaque_rest(parser& p) {
  if (p.done()) return 0;
  std::uint32_t const from = p.at;
  p.go(p.end);
  return p.leaf(node_kind::opaque, from);
}

/// Behind `sys` of `sys:dba`, or the namespace of an identity provider in `aad:ann`. The rest of the name looks like a
/// parameter that follows without a space.
constexpr bool at_prefixed_name(parser& p) {
  token const& before = p.first[p.at - 1];
  return p.is(token_kind::parameter) && p.now->text[0] == ':' && p.now->offset == before.offset + before.text.size();
}

/// Options of statements for administrators: known words, and behind each its value. A word that occurs in no statement
/// of Redshift can stand only in the place of a value.
constexpr void words(parser& p, children& c) {
  bool value = false;
  while (!p.done()) {
    switch (p.now->kind) {
      case token_kind::string:
      case token_kind::number:
      case token_kind::minus:
      case token_kind::quoted_identifier:
        break;
      case token_kind::comma:
      case token_kind::dot:
      case token_kind::equal:
        value = true;
        break;
      case token_kind::identifier:
        if (p.now->word == no_keyword) {
          if (!value) {
            p.unexpected();
            return;
          }
          value = false;
        } else {
          value = true;
        }
        break;
      case token_kind::parameter:  // aad:ann
        if (at_prefixed_name(p)) break;
        p.unexpected();
        return;
      case token_kind::left_parenthesis:
        p.add(c, opaque_parentheses(p));
        continue;
      default:
        p.unexpected();
        return;
    }
    p.advance();
  }
}

}  // namespace strata::sql::grammar
