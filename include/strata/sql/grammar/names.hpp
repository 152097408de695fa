// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/parser.hpp>

namespace strata::sql::grammar {

/// Any name, reserved or not, in a place where only a name can stand.
constexpr std::uint32_t label(auto& p) {
  if (!p.now->is_name()) return p.unexpected();
  return p.take(node_kind::name);
}

/// A use of the name of a column or an alias. Words with another meaning here are no names.
constexpr std::uint32_t name(auto& p) { return is_structural(p.now->word) ? p.unexpected() : label(p); }

/// A column that gets its name here: reserved words need quotes, but for LANGUAGE, which Redshift takes without.
constexpr std::uint32_t new_name(auto& p) {
  if (is_reserved(p.now->word) && !p.is(kw_language)) return p.fail(fault_code::reserved_word, p.at);
  return label(p);
}

/// Skips a name of one or more parts.
constexpr bool skip_name(auto& p) {
  if (!p.now->is_name() || is_structural(p.now->word)) {
    p.unexpected();
    return false;
  }
  p.advance();
  while (p.is(token_kind::dot) && p.peek(1).is_name()) p.go(p.at + 2);
  return true;
}

/// Behind `sys` of `sys:dba`, or the namespace of an identity provider in `aad:ann`. The rest of the name looks like a
/// parameter that follows without a space.
constexpr bool at_prefixed_name(auto& p) {
  token const& before = p.first[p.at - 1];
  return p.is(token_kind::parameter) && p.now->text[0] == ':' && p.now->offset == before.offset + before.text.size();
}

constexpr std::uint32_t object(auto& p, usage how, object_kind kind, bool temporary = false) {
  std::uint32_t const from = p.at;
  if (how == usage::creates && is_structural(p.now->word)) return p.fail(fault_code::reserved_word, p.at);
  if (!skip_name(p)) return 0;
  if (how == usage::creates && is_reserved(p.first[p.at - 1].word)) return p.fail(fault_code::reserved_word, p.at - 1);
  bool const has_prefix = kind == object_kind::user || kind == object_kind::role || kind == object_kind::group;
  if (has_prefix && at_prefixed_name(p)) p.advance();
  std::uint8_t const detail = object_detail::pack(how, kind);
  return p.make(node_kind::object, temporary ? detail | object_detail::temporary : detail, from, {});
}

/// `a, s.b, f(int, text)`
constexpr void objects(auto& p, children& c, usage how, object_kind kind) {
  do {
    p.add(c, object(p, how, kind));
    if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  } while (p.accept(token_kind::comma));
}

/// `(a, b)`; in the alias of a function also `(a int, b text)`.
constexpr std::uint32_t column_list(auto& p, bool with_types = false) {
  std::uint32_t const from = p.at;
  p.expect(token_kind::left_parenthesis);
  children c;
  do {
    p.add(c, name(p));
    if (with_types && p.now->is_name()) p.add(c, type(p));
  } while (p.accept(token_kind::comma));
  p.expect(token_kind::right_parenthesis);
  return p.make(node_kind::column_list, from, c);
}

}  // namespace strata::sql::grammar
