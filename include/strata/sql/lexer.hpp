// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>
#include <strata/sql/text_position.hpp>
#include <strata/sql/token.hpp>

namespace strata::sql {

/// Splits a text into tokens, one per call, in time linear in its length. It skips spaces and comments.
///
/// It follows Redshift in two points: a backslash in a string escapes the next character (QUOTE_LITERAL doubles it for
/// that reason), and a name may start with `#` (a temporary table). It follows PostgreSQL in the others: nested `/*
/// */`, dollar quoting, the prefixes E, B, X and N of strings, and operators, of which it takes the longest that it
/// knows.
class lexer {
 public:
  constexpr explicit lexer(std::string_view sql) : text_{sql.data()}, size_{sql.size()} {}

  /// The next token. Behind the last token or an unterminated one it always gives the end token, at the end of the
  /// text.
  constexpr token next() {
    if (!skip_blanks()) return take_rest(token_kind::unterminated_comment);
    if (at_ == size_) return {token_kind::end, no_keyword, {}, size_};
    start_ = at_;
    switch (detail::characters.classes[static_cast<unsigned char>(text_[at_])] & first_bits) {
      case detail::starts_name:
        return name_or_prefixed_string();
      case detail::is_digit:
        return number();
      case detail::is_operator:
        return operation();
      default:
        return punctuation();
    }
  }

 private:
  static constexpr int first_bits = detail::starts_name | detail::is_digit | detail::is_operator;

  [[nodiscard]] constexpr char peek(std::size_t ahead) const { return ahead < size_ - at_ ? text_[at_ + ahead] : '\0'; }

  constexpr token take(std::size_t size, token_kind kind) {
    at_ = start_ + size;
    return {kind, no_keyword, {text_ + start_, size}, start_};
  }
  constexpr token take_to(std::size_t end, token_kind kind) { return take(end - start_, kind); }
  constexpr token take_rest(token_kind kind) { return take(size_ - start_, kind); }

  /// The end of the run of characters in these classes.
  [[nodiscard]] constexpr std::size_t end_of(std::size_t from, int bits) const {
    while (from < size_ && (detail::characters.classes[static_cast<unsigned char>(text_[from])] & bits) != 0) ++from;
    return from;
  }
  [[nodiscard]] constexpr std::size_t find(char c, std::size_t from) const {
    while (from < size_ && text_[from] != c) ++from;
    return from;
  }

  /// Skips spaces and comments. Gives false in a comment that does not end.
  constexpr bool skip_blanks() {
    for (;;) {
      while (at_ < size_ &&
             (detail::characters.classes[static_cast<unsigned char>(text_[at_])] & detail::is_space) != 0)
        ++at_;
      if (at_ == size_ || (text_[at_] != '-' && text_[at_] != '/')) return true;
      if (text_[at_] == '-') {
        if (peek(1) != '-') return true;
        at_ = find('\n', at_);
      } else {
        if (peek(1) != '*') return true;
        start_ = at_;
        if (!skip_comment()) return false;
      }
    }
  }

  constexpr bool skip_comment() {
    std::size_t depth = 1;
    at_ += 2;
    while (depth > 0) {
      while (at_ < size_ && text_[at_] != '*' && text_[at_] != '/') ++at_;
      if (at_ == size_) return false;
      char const c = text_[at_++];
      if (c == '*' && peek(0) == '/')
        --depth, ++at_;
      else if (c == '/' && peek(0) == '*')
        ++depth, ++at_;
    }
    return true;
  }

  constexpr token name_or_prefixed_string() {
    if (peek(1) == '\'') {
      char const prefix = detail::fold(text_[at_]);
      if (prefix == 'e' || prefix == 'n' || prefix == 'b' || prefix == 'x') return quoted_string(at_ + 2);
    }
    std::uint64_t hash = detail::fnv_offset;
    std::size_t end = start_;
    for (; end < size_ &&
           (detail::characters.classes[static_cast<unsigned char>(text_[end])] & detail::continues_name) != 0;
         ++end)
      hash = (hash ^ static_cast<unsigned char>(detail::characters.folded[static_cast<unsigned char>(text_[end])])) *
             detail::fnv_prime;
    at_ = end;
    return {token_kind::identifier,
            keyword{detail::words_by_hash.find(text_ + start_, end - start_, hash)},
            {text_ + start_, end - start_},
            start_};
  }

  constexpr token punctuation() {
    switch (text_[at_]) {
      case '(':
        return take(1, token_kind::left_parenthesis);
      case ')':
        return take(1, token_kind::right_parenthesis);
      case ',':
        return take(1, token_kind::comma);
      case '.':
        return dot();
      case ';':
        return take(1, token_kind::semicolon);
      case '\'':
        return quoted_string(at_ + 1);
      case '"':
        return quoted_name();
      case '[':
        return take(1, token_kind::left_bracket);
      case ']':
        return take(1, token_kind::right_bracket);
      case '{':
        return take(1, token_kind::left_brace);
      case '}':
        return take(1, token_kind::right_brace);
      case '$':
        return dollar();
      case ':':
        return colon();
      default:
        return take(1, token_kind::unknown);
    }
  }

  constexpr token dot() {
    if (detail::has_class(peek(1), detail::is_digit) && !follows_operand()) return number();
    return take(1, token_kind::dot);
  }

  constexpr token quoted_name() {
    for (std::size_t from = at_ + 1;; from += 2) {
      from = find('"', from);
      if (from == size_) return take_rest(token_kind::unterminated_identifier);
      if (from + 1 == size_ || text_[from + 1] != '"') return take_to(from + 1, token_kind::quoted_identifier);
    }
  }

  constexpr token quoted_string(std::size_t from) {
    for (;; ++from) {
      while (from < size_ && text_[from] != '\'' && text_[from] != '\\') ++from;
      if (from >= size_) return take_rest(token_kind::unterminated_string);
      bool const escapes = text_[from] == '\\';
      ++from;
      if (!escapes && (from == size_ || text_[from] != '\'')) return take_to(from, token_kind::string);
    }
  }

  constexpr token dollar() {
    if (detail::has_class(peek(1), detail::is_digit))
      return take_to(end_of(at_ + 1, detail::is_digit), token_kind::parameter);
    std::size_t end = at_ + 1;
    while (end < size_ && text_[end] != '$' && detail::has_class(text_[end], detail::continues_name)) ++end;
    if (end == size_ || text_[end] != '$') return take(1, token_kind::unknown);
    std::string_view const tag{text_ + start_, end + 1 - start_};
    for (std::size_t from = end + 1;; ++from) {
      from = find('$', from);
      if (size_ - from < tag.size()) return take_rest(token_kind::unterminated_string);
      if (std::string_view{text_ + from, tag.size()} == tag) return take_to(from + tag.size(), token_kind::string);
    }
  }

  constexpr token colon() {
    if (peek(1) == ':') return take(2, token_kind::cast);
    if (peek(1) == '=') return take(2, token_kind::assign);
    if (!detail::has_class(peek(1), detail::starts_name)) return take(1, token_kind::colon);
    return take_to(end_of(at_ + 1, detail::continues_name), token_kind::parameter);
  }

  constexpr token number() {
    std::size_t end = end_of(start_, detail::is_digit);
    if (end < size_ && text_[end] == '.' && (end + 1 == size_ || text_[end + 1] != '.'))
      end = end_of(end + 1, detail::is_digit);
    if (end < size_ && (text_[end] == 'e' || text_[end] == 'E')) {
      std::size_t exponent = end + 1;
      if (exponent < size_ && (text_[exponent] == '+' || text_[exponent] == '-')) ++exponent;
      std::size_t const after = end_of(exponent, detail::is_digit);
      if (after > exponent) end = after;
    }
    return take_to(end, token_kind::number);
  }

  /// Whether a name, a value or a closing bracket stands directly in front: `a.1`, `a#b`.
  [[nodiscard]] constexpr bool follows_operand() const {
    if (at_ == 0) return false;
    char const before = text_[at_ - 1];
    return detail::has_class(before, detail::continues_name) || before == ')' || before == ']' || before == '"' ||
           before == '\'';
  }

  constexpr token operation() {
    char const second = peek(1);
    switch (text_[at_]) {
      case '+':
        return take(1, token_kind::plus);
      case '-':
        return take(1, token_kind::minus);
      case '*':
        return take(1, token_kind::star);
      case '/':
        return take(1, token_kind::slash);
      case '%':
        return take(1, token_kind::percent);
      case '=':
        return second == '>' ? take(2, token_kind::argument) : take(1, token_kind::equal);
      case '<':
        if (second == '=') return take(2, token_kind::less_equal);
        if (second == '>') return take(2, token_kind::not_equal);
        return second == '<' ? take(2, token_kind::other_operator) : take(1, token_kind::less);
      case '>':
        if (second == '=') return take(2, token_kind::greater_equal);
        return second == '>' ? take(2, token_kind::other_operator) : take(1, token_kind::greater);
      case '|':
        if (second == '|')
          return peek(2) == '/' ? take(3, token_kind::other_operator) : take(2, token_kind::concatenate);
        return take(second == '/' ? 2 : 1, token_kind::other_operator);
      case '~':
        if (second == '*') return take(2, token_kind::match_insensitive);
        if (second == '~') return take(peek(2) == '*' ? 3 : 2, token_kind::other_operator);
        return take(1, token_kind::match);
      case '!':
        if (second == '=') return take(2, token_kind::not_equal);
        if (second == '~' && peek(2) == '~') return take(peek(3) == '*' ? 4 : 3, token_kind::other_operator);
        if (second == '~')
          return peek(2) == '*' ? take(3, token_kind::not_match_insensitive) : take(2, token_kind::not_match);
        return take(1, token_kind::other_operator);
      case '#':
        if (detail::has_class(second, detail::starts_name) && !follows_operand())
          return take_to(end_of(at_ + 1, detail::continues_name), token_kind::identifier);
        return take(1, token_kind::other_operator);
      default:
        return take(1, token_kind::other_operator);
    }
  }

  // Plain pointers, and no small functions for each character: clang counts every statement of a constant evaluation,
  // and an operator of a library view takes several.
  char const* text_;
  std::size_t size_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

/// All tokens of a text, without the end token.
constexpr core::sequence<token> tokenize(std::string_view sql) {
  core::sequence<token> result;
  result.reserve(sql.size() / 4 + 8);
  lexer in{sql};
  for (token t = in.next(); t.kind != token_kind::end; t = in.next()) result.push_back(t);
  return result;
}

constexpr std::size_t count_tokens(std::string_view sql) {
  lexer in{sql};
  std::size_t count = 0;
  while (in.next().kind != token_kind::end) ++count;
  return count;
}

constexpr token_range all_of(core::sequence<token> const& tokens) {
  return {tokens.data(), tokens.data() + tokens.size()};
}

/// The tokens of a constant, in a constant. An evaluation of their own lexes them, so their reader has a whole budget
/// of steps. `token_array<count_tokens(sql)> tokens{sql}`.
template <std::size_t Count>
struct token_array {
  token tokens[Count == 0 ? 1 : Count]{};

  constexpr explicit token_array(std::string_view sql) {
    lexer in{sql};
    for (std::size_t i = 0; i < Count; ++i) tokens[i] = in.next();
  }
  [[nodiscard]] constexpr token_range range() const { return {tokens, tokens + Count}; }
};

}  // namespace strata::sql
