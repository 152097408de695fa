// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/token.hpp>

namespace strata::sql::grammar {

/// A position in some tokens; end tokens follow the last one. In constant expressions each small function costs clang
/// two steps of its million, so the members are plain.
struct cursor {
  token const* first = nullptr;
  std::uint32_t end = 0;
  std::uint32_t at = 0;
  token const* now = &end_token;  ///< the token at `at`

  constexpr void go(std::uint32_t to) {
    at = to;
    now = to < end ? first + to : &end_token;
  }
  constexpr void advance() {
    ++at;
    now = at < end ? first + at : &end_token;
  }
  [[nodiscard]] constexpr token const& peek(std::uint32_t ahead) const {
    return at + ahead < end ? first[at + ahead] : end_token;
  }
  [[nodiscard]] constexpr bool done() const { return now->kind == token_kind::end; }

  [[nodiscard]] constexpr bool is(keyword word) const { return now->word == word; }
  [[nodiscard]] constexpr bool is(token_kind kind) const { return now->kind == kind; }
  [[nodiscard]] constexpr bool is(keyword one, keyword two) const { return now->word == one && peek(1).word == two; }
  template <class What>
  constexpr bool accept(What what) {
    if (!is(what)) return false;
    advance();
    return true;
  }
  constexpr bool accept(keyword one, keyword two) {
    if (!is(one, two)) return false;
    go(at + 2);
    return true;
  }
};

}  // namespace strata::sql::grammar
