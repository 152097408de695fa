// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#include "token_cases.hpp"

namespace strata_test {

using namespace strata::sql;

static_assert(all_hold_v<token_cases>);

// the end comes again and again, at the end of the text
static_assert([] {
  lexer in{"a "};
  in.next();
  token const first = in.next(), second = in.next();
  return first.is(token_kind::end) && second.is(token_kind::end) && first.offset == 2 && second.offset == 2;
}());
static_assert([] {
  lexer in{"'a"};
  return in.next().is_unterminated() && in.next().is(token_kind::end);
}());

// keywords
static_assert(kw_select == find_keyword("SELECT") && kw_select != kw_from);
static_assert(find_keyword("selected") == no_keyword && find_keyword("") == no_keyword);
static_assert(tokenize("\"select\"")[0].word == no_keyword);
static_assert([] {
  for (std::size_t i = 0; i < detail::word_count; ++i)
    if (find_keyword(detail::words[i]) != keyword{static_cast<std::uint16_t>(i + 1)}) return false;  // each once
  return true;
}());
static_assert([] {
  for (std::string_view word : detail::words)
    for (char c : word)
      if (c != detail::fold(c)) return false;
  return true;
}());

// tokens in a constant
constexpr std::string_view text = "select a, b from t where c = 'd'";
constexpr token_array<count_tokens(text)> tokens{text};
static_assert(tokens.range().size() == 10 && tokens.range()[9].text == "'d'" && tokens.range()[10].is(token_kind::end));
static_assert(tokens.range()[static_cast<std::size_t>(-1)].is(token_kind::end));
static_assert(relations(tokens.range(), text).size() == 1);
static_assert(token_array<0>{""}.range().empty());

// places
constexpr bool is_at(std::string_view sql, std::size_t offset, std::size_t line, std::size_t column) {
  text_position const p = line_and_column(sql, offset);
  return p.line == line && p.column == column;
}
static_assert(is_at("", 0, 1, 1) && is_at("", 9, 1, 1));
static_assert(is_at("ab\ncd", 0, 1, 1) && is_at("ab\ncd", 1, 1, 2) && is_at("ab\ncd", 2, 1, 3));
static_assert(is_at("ab\ncd", 3, 2, 1) && is_at("ab\ncd", 4, 2, 2) && is_at("ab\ncd", 99, 2, 3));
static_assert(is_at("ab\r\ncd", 4, 2, 1) && is_at("\n\n\n", 3, 4, 1));
static_assert(is_at("\xc3\xa9\xc3\xa9x", 4, 1, 3));

}  // namespace strata_test
