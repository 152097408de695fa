// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/identifier.hpp>

namespace strata::sql {

enum class token_kind : std::uint8_t {
  end,
  // an unterminated token starts at the opening quote or comment and reaches to the end of the text
  unterminated_string,
  unterminated_identifier,
  unterminated_comment,
  // names, values
  identifier,         ///< unquoted; `word` is the keyword that it spells, if any
  quoted_identifier,  ///< with its quotes
  string,             ///< with its quotes, prefix and dollar tags
  number,
  parameter,  ///< `$1` or `:name`
  // punctuation
  left_parenthesis,
  right_parenthesis,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  comma,
  semicolon,
  dot,
  colon,
  cast,  ///< `::`
  // operators
  plus,
  minus,
  star,
  slash,
  percent,
  equal,
  not_equal,  ///< `<>` and `!=`
  less,
  less_equal,
  greater,
  greater_equal,
  concatenate,            ///< `||`
  match,                  ///< `~`
  match_insensitive,      ///< `~*`
  not_match,              ///< `!~`
  not_match_insensitive,  ///< `!~*`
  assign,                 ///< `:=`
  argument,               ///< `=>`
  other_operator,         ///< `^`, `|/`, `<<`, `&`, `@`, `~~` and the rest
  unknown,                ///< a character that no token starts with
};

/// A piece of SQL. `text` is a view of the source, so a token must not outlive its text.
struct token {
  token_kind kind = token_kind::end;
  keyword word = no_keyword;
  std::string_view text{};
  std::size_t offset{};

  [[nodiscard]] constexpr bool is(token_kind k) const { return kind == k; }
  [[nodiscard]] constexpr bool is(keyword k) const { return word == k; }
  [[nodiscard]] constexpr bool is_name() const {
    return kind == token_kind::identifier || kind == token_kind::quoted_identifier;
  }
  /// Whether the text ends inside of this token: only the end token follows it.
  [[nodiscard]] constexpr bool is_unterminated() const {
    return kind >= token_kind::unterminated_string && kind <= token_kind::unterminated_comment;
  }
  [[nodiscard]] constexpr identifier as_identifier() const {
    if (kind == token_kind::quoted_identifier) return {text.substr(1, text.size() - 2), true};
    return {text, false};
  }
};

inline constexpr token end_token{};

/// Some neighbouring tokens of an array that another object owns, without the end token. A read beyond either end gives
/// an end token.
struct token_range {
  token const* first = nullptr;
  token const* last = nullptr;

  [[nodiscard]] constexpr token const* begin() const { return first; }
  [[nodiscard]] constexpr token const* end() const { return last; }
  [[nodiscard]] constexpr std::size_t size() const { return static_cast<std::size_t>(last - first); }
  [[nodiscard]] constexpr bool empty() const { return first == last; }
  constexpr token const& operator[](std::size_t i) const {
    return i < static_cast<std::size_t>(last - first) ? first[i] : end_token;
  }
  [[nodiscard]] constexpr token_range subrange(std::size_t from, std::size_t to) const {
    return {first + from, first + to};
  }
  [[nodiscard]] constexpr token_range subrange(std::size_t from) const {
    return from < size() ? token_range{first + from, last} : token_range{last, last};
  }
};

}  // namespace strata::sql
