// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/parser.hpp>

namespace strata::sql::detail {

/// Any name, reserved or not, where the place tells that it is one.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::label() {
  if (!now_->is_name()) return unexpected();
  return take(node_kind::name);
}

/// The name of a column or an alias that is referred to: words that would be read as something else are none.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::name() {
  return is_structural(now_->word) ? unexpected() : label();
}

/// A name that is given here: reserved words need quotes.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::new_name() {
  if (is_reserved(now_->word)) return fail(fault_code::reserved_word, at_);
  return label();
}

/// Over a name of one or more parts.
template <class Nodes>
constexpr bool parser<Nodes>::skip_name() {
  if (!now_->is_name() || is_structural(now_->word)) {
    unexpected();
    return false;
  }
  advance();
  while (is(token_kind::dot) && peek(1).is_name()) go(at_ + 2);
  return true;
}

template <class Nodes>
constexpr std::uint32_t parser<Nodes>::object(usage how, object_kind kind, bool temporary) {
  std::uint32_t const from = at_;
  if (how == usage::creates && is_structural(now_->word)) return fail(fault_code::reserved_word, at_);
  if (!skip_name()) return 0;
  if (how == usage::creates && is_reserved(first_[at_ - 1].word)) return fail(fault_code::reserved_word, at_ - 1);
  std::uint8_t const detail = object_detail::pack(how, kind);
  return make(node_kind::object, temporary ? detail | object_detail::temporary : detail, from, {});
}

/// `(a, b)`; in the alias of a function also `(a int, b text)`.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::column_list(bool with_types) {
  std::uint32_t const from = at_;
  expect(token_kind::left_parenthesis);
  children c;
  do {
    add(c, name());
    if (with_types && now_->is_name()) add(c, type());
  } while (accept(token_kind::comma));
  expect(token_kind::right_parenthesis);
  return make(node_kind::column_list, from, c);
}

/// `a, s.b, f(int, text)`
template <class Nodes>
constexpr void parser<Nodes>::objects(children& c, usage how, object_kind kind) {
  do {
    add(c, object(how, kind));
    if (is(token_kind::left_parenthesis)) add(c, opaque_parentheses());
  } while (accept(token_kind::comma));
}

/// All that is left of the statement.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::opaque_rest() {
  if (done()) return 0;
  std::uint32_t const from = at_;
  go(end_);
  return leaf(node_kind::opaque, from);
}

/// Parentheses with whatever is in them.
template <class Nodes>
constexpr std::uint32_t parser<Nodes>::opaque_parentheses() {
  std::uint32_t const from = at_;
  expect(token_kind::left_parenthesis);
  for (std::uint32_t depth = 1; depth > 0 && !failed();) {
    if (done()) return unexpected();
    if (is(token_kind::left_parenthesis)) ++depth;
    if (is(token_kind::right_parenthesis)) --depth;
    advance();
  }
  return leaf(node_kind::opaque, from);
}

/// Options of statements that only people administer: known words, and behind each its value. A word that is in no
/// statement of Redshift may only stand where a value does.
template <class Nodes>
constexpr void parser<Nodes>::words(children& c) {
  bool value = false;
  while (!done()) {
    switch (now_->kind) {
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
        if (now_->word == no_keyword) {
          if (!value) {
            unexpected();
            return;
          }
          value = false;
        } else {
          value = true;
        }
        break;
      case token_kind::left_parenthesis:
        add(c, opaque_parentheses());
        continue;
      default:
        unexpected();
        return;
    }
    advance();
  }
}

/// IF EXISTS, IF NOT EXISTS
template <class Nodes>
constexpr void parser<Nodes>::if_exists() {
  if (accept(kw_if, kw_exists)) return;
  if (is(kw_if, kw_not) && peek(2).is(kw_exists)) go(at_ + 3);
}

}  // namespace strata::sql::detail
