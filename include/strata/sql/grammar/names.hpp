// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/grammar/words.hpp>

namespace strata::sql::grammar {

/// Any name, reserved or not, in a place where only a name can stand.
constexpr std::uint32_t label(parser& p) {
  if (!p.now->is_name()) return p.unexpected();
  return p.take(node_kind::name);
}

/// A use of the name of a column or an alias. Words with another meaning here are no names.
constexpr std::uint32_t name(parser& p) { return is_structural(p.now->word) ? p.unexpected() : label(p); }

/// A column that gets its name here: reserved words need quotes, but for LANGUAGE, which Redshift takes without.
constexpr std::uint32_t new_name(parser& p) {
  if (is_reserved(p.now->word) && !p.is(kw_language)) return p.fail(fault_code::reserved_word, p.at);
  return label(p);
}

/// Skips a name of one or more parts.
constexpr bool skip_name(parser& p) {
  if (!p.now->is_name() || is_structural(p.now->word)) {
    p.unexpected();
    return false;
  }
  p.advance();
  while (p.is(token_kind::dot) && p.peek(1).is_name()) p.go(p.at + 2);
  return true;
}

/// The tokens from `from` to here.
constexpr std::uint32_t object_node(parser& p, usage how, object_kind kind, std::uint32_t from,
                                    std::uint16_t marks = 0) {
  return p.make(node_kind::object, static_cast<std::uint16_t>(object_detail::pack(how, kind) | marks), from, {});
}

/// @param marks of `object_detail`
constexpr std::uint32_t object(parser& p, usage how, object_kind kind, std::uint16_t marks = 0) {
  std::uint32_t const from = p.at;
  if (how == usage::creates && is_structural(p.now->word)) return p.fail(fault_code::reserved_word, p.at);
  if (!skip_name(p)) return 0;
  if (how == usage::creates && is_reserved(p.first[p.at - 1].word)) return p.fail(fault_code::reserved_word, p.at - 1);
  bool const has_prefix = kind == object_kind::user || kind == object_kind::role || kind == object_kind::group;
  if (has_prefix && at_prefixed_name(p)) p.advance();
  return object_node(p, how, kind, from, marks);
}

/// `a, s.b, f(int, text)`
constexpr void objects(parser& p, children& c, usage how, object_kind kind, std::uint16_t marks = 0) {
  do {
    p.add(c, object(p, how, kind, marks));
    if (p.is(token_kind::left_parenthesis)) p.add(c, opaque_parentheses(p));
  } while (p.accept(token_kind::comma));
}

/// `(a, b)`
constexpr std::uint32_t column_list(parser& p) {
  std::uint32_t const from = p.at;
  p.expect(token_kind::left_parenthesis);
  children c;
  do {
    p.add(c, name(p));
  } while (p.accept(token_kind::comma));
  p.expect(token_kind::right_parenthesis);
  return p.make(node_kind::column_list, from, c);
}

}  // namespace strata::sql::grammar
