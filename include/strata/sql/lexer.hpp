// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/token.hpp>

#include <vector>

namespace strata::sql {

/// Takes a text apart, one token a call, in time linear in its length. Spaces and comments are skipped.
///
/// What is Redshift's own: a backslash in a string escapes the next character (QUOTE_LITERAL doubles it for that
/// reason); a name may start with `#` (a temporary table). What is PostgreSQL's: nested `/* */`, dollar quoting, the
/// prefixes E, B, X and N of strings, operators taken as long as they are known.
class lexer {
 public:
  constexpr explicit lexer(std::string_view sql) : sql_{sql} {}

  /// The next token. After the last one, or after an unterminated one, always the end, at the end of the text.
  constexpr token next() {
    std::size_t const comment = skip_blanks();
    if (comment != npos) return take_rest(token_kind::unterminated_comment, comment);
    start_ = at_;
    if (at_ >= sql_.size()) return {token_kind::end, no_keyword, {}, sql_.size()};
    char const c = sql_[at_];
    if (detail::has_class(c, detail::starts_name)) return name_or_prefixed_string(c);
    if (detail::has_class(c, detail::is_digit)) return number();
    if (detail::has_class(c, detail::is_operator)) return operation(c);
    switch (c) {
      case '(': return take(1, token_kind::left_parenthesis);
      case ')': return take(1, token_kind::right_parenthesis);
      case ',': return take(1, token_kind::comma);
      case '.': return detail::has_class(peek(1), detail::is_digit) && !follows_operand() ? number() : take(1, token_kind::dot);
      case ';': return take(1, token_kind::semicolon);
      case '\'': return quoted_string(at_ + 1);
      case '"': return quoted_name();
      case '[': return take(1, token_kind::left_bracket);
      case ']': return take(1, token_kind::right_bracket);
      case '{': return take(1, token_kind::left_brace);
      case '}': return take(1, token_kind::right_brace);
      case '$': return dollar();
      case ':': return colon();
      default: return take(1, token_kind::unknown);
    }
  }

 private:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  constexpr char peek(std::size_t ahead) const { return at_ + ahead < sql_.size() ? sql_[at_ + ahead] : '\0'; }

  constexpr token take(std::size_t size, token_kind kind) {
    at_ = start_ + size;
    return {kind, no_keyword, sql_.substr(start_, size), start_};
  }
  constexpr token take_to(std::size_t end, token_kind kind) { return take(end - start_, kind); }
  constexpr token take_rest(token_kind kind, std::size_t from) {
    start_ = from;
    return take_to(sql_.size(), kind);
  }

  /// The start of a comment that does not end, or `npos`.
  constexpr std::size_t skip_blanks() {
    for (;;) {
      while (at_ < sql_.size() && detail::has_class(sql_[at_], detail::is_space)) ++at_;
      if (peek(0) == '-' && peek(1) == '-') {
        at_ = sql_.find('\n', at_);
        if (at_ == npos) at_ = sql_.size();
      } else if (peek(0) == '/' && peek(1) == '*') {
        std::size_t const comment = at_;
        if (!skip_comment()) return comment;
      } else {
        return npos;
      }
    }
  }

  constexpr bool skip_comment() {
    std::size_t depth = 1;
    at_ += 2;
    while (depth > 0) {
      while (at_ < sql_.size() && sql_[at_] != '*' && sql_[at_] != '/') ++at_;
      if (at_ >= sql_.size()) return false;
      char const c = sql_[at_++];
      if (c == '*' && peek(0) == '/') --depth, ++at_;
      if (c == '/' && peek(0) == '*') ++depth, ++at_;
    }
    return true;
  }

  constexpr token name_or_prefixed_string(char c) {
    if (peek(1) == '\'') {
      char const prefix = detail::fold(c);
      if (prefix == 'e' || prefix == 'n' || prefix == 'b' || prefix == 'x') return quoted_string(at_ + 2);
    }
    return name();
  }

  constexpr token name() {
    std::uint64_t hash = detail::fnv_offset;
    std::size_t end = start_;
    for (; end < sql_.size() && detail::has_class(sql_[end], detail::continues_name); ++end)
      hash = detail::fnv_step(hash, sql_[end]);
    token result = take_to(end, token_kind::identifier);
    result.word = keyword{detail::words_by_hash.find(result.text, hash)};
    return result;
  }

  constexpr token quoted_name() {
    for (std::size_t from = at_ + 1;;) {
      std::size_t const quote = sql_.find('"', from);
      if (quote == npos) return take_rest(token_kind::unterminated_identifier, start_);
      if (quote + 1 >= sql_.size() || sql_[quote + 1] != '"') return take_to(quote + 1, token_kind::quoted_identifier);
      from = quote + 2;
    }
  }

  constexpr token quoted_string(std::size_t from) {
    for (;; ++from) {
      while (from < sql_.size() && sql_[from] != '\'' && sql_[from] != '\\') ++from;
      if (from >= sql_.size()) return take_rest(token_kind::unterminated_string, start_);
      bool const escapes = sql_[from] == '\\';
      ++from;
      if (!escapes && (from >= sql_.size() || sql_[from] != '\'')) return take_to(from, token_kind::string);
    }
  }

  constexpr token dollar() {
    std::size_t end = at_ + 1;
    if (detail::has_class(peek(1), detail::is_digit)) {
      while (end < sql_.size() && detail::has_class(sql_[end], detail::is_digit)) ++end;
      return take_to(end, token_kind::parameter);
    }
    while (end < sql_.size() && sql_[end] != '$' && detail::has_class(sql_[end], detail::continues_name)) ++end;
    if (end >= sql_.size() || sql_[end] != '$') return take(1, token_kind::unknown);
    std::string_view const tag = sql_.substr(start_, end + 1 - start_);
    for (std::size_t from = end + 1;;) {
      std::size_t const close = sql_.find('$', from);
      if (close == npos) return take_rest(token_kind::unterminated_string, start_);
      if (sql_.substr(close, tag.size()) == tag) return take_to(close + tag.size(), token_kind::string);
      from = close + 1;
    }
  }

  constexpr token colon() {
    if (peek(1) == ':') return take(2, token_kind::cast);
    if (peek(1) == '=') return take(2, token_kind::assign);
    if (!detail::has_class(peek(1), detail::starts_name)) return take(1, token_kind::colon);
    std::size_t end = at_ + 1;
    while (end < sql_.size() && detail::has_class(sql_[end], detail::continues_name)) ++end;
    return take_to(end, token_kind::parameter);
  }

  constexpr token number() {
    std::size_t end = skip_digits(start_);
    if (end < sql_.size() && sql_[end] == '.' && (end + 1 >= sql_.size() || sql_[end + 1] != '.')) end = skip_digits(end + 1);
    if (end < sql_.size() && detail::fold(sql_[end]) == 'e') {
      std::size_t exponent = end + 1;
      if (exponent < sql_.size() && (sql_[exponent] == '+' || sql_[exponent] == '-')) ++exponent;
      std::size_t const after = skip_digits(exponent);
      if (after > exponent) end = after;
    }
    return take_to(end, token_kind::number);
  }
  constexpr std::size_t skip_digits(std::size_t at) const {
    while (at < sql_.size() && detail::has_class(sql_[at], detail::is_digit)) ++at;
    return at;
  }

  /// Whether a name, a number or a closing bracket stands directly before: `a.1`, `a#b`.
  constexpr bool follows_operand() const {
    if (at_ == 0) return false;
    char const before = sql_[at_ - 1];
    return detail::has_class(before, detail::continues_name) || before == ')' || before == ']' || before == '"' ||
           before == '\'';
  }

  constexpr token operation(char c) {
    if (c == '#' && detail::has_class(peek(1), detail::starts_name) && !follows_operand()) {
      std::size_t end = at_ + 1;
      while (end < sql_.size() && detail::has_class(sql_[end], detail::continues_name)) ++end;
      return take_to(end, token_kind::identifier);
    }
    char const second = peek(1);
    switch (c) {
      case '+': return take(1, token_kind::plus);
      case '-': return take(1, token_kind::minus);
      case '*': return take(1, token_kind::star);
      case '/': return take(1, token_kind::slash);
      case '%': return take(1, token_kind::percent);
      case '=': return second == '>' ? take(2, token_kind::argument) : take(1, token_kind::equal);
      case '<':
        if (second == '=') return take(2, token_kind::less_equal);
        if (second == '>') return take(2, token_kind::not_equal);
        return second == '<' ? take(2, token_kind::other_operator) : take(1, token_kind::less);
      case '>':
        if (second == '=') return take(2, token_kind::greater_equal);
        return second == '>' ? take(2, token_kind::other_operator) : take(1, token_kind::greater);
      case '|':
        if (second == '|') return peek(2) == '/' ? take(3, token_kind::other_operator) : take(2, token_kind::concatenate);
        return second == '/' ? take(2, token_kind::other_operator) : take(1, token_kind::other_operator);
      case '~':
        if (second == '*') return take(2, token_kind::match_insensitive);
        if (second == '~') return take(peek(2) == '*' ? 3 : 2, token_kind::other_operator);
        return take(1, token_kind::match);
      case '!':
        if (second == '=') return take(2, token_kind::not_equal);
        if (second == '~' && peek(2) == '~') return take(peek(3) == '*' ? 4 : 3, token_kind::other_operator);
        if (second == '~') return peek(2) == '*' ? take(3, token_kind::not_match_insensitive) : take(2, token_kind::not_match);
        return take(1, token_kind::other_operator);
      default: return take(1, token_kind::other_operator);
    }
  }

  std::string_view sql_;
  std::size_t at_ = 0;
  std::size_t start_ = 0;
};

/// All tokens of a text, without the end token.
constexpr std::vector<token> tokenize(std::string_view sql) {
  std::vector<token> result;
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

constexpr token_range all_of(std::vector<token> const& tokens) { return {tokens.data(), tokens.data() + tokens.size()}; }

/// The tokens of a constant, in a constant: lexed in an evaluation of its own, so that what reads them has a whole
/// budget of steps for itself. `token_array<count_tokens(sql)> tokens{sql}`.
template <std::size_t Count>
struct token_array {
  token tokens[Count == 0 ? 1 : Count]{};

  constexpr explicit token_array(std::string_view sql) {
    lexer in{sql};
    for (std::size_t i = 0; i < Count; ++i) tokens[i] = in.next();
  }
  constexpr token_range range() const { return {tokens, tokens + Count}; }
};

struct text_position {
  std::size_t line = 1;    ///< from 1
  std::size_t column = 1;  ///< from 1, in characters: the bytes that continue a multibyte one are not counted
};

/// Where an offset is, for people. An offset behind the end of the text counts as its end.
constexpr text_position line_and_column(std::string_view sql, std::size_t offset) {
  text_position result;
  for (std::size_t i = 0; i < offset && i < sql.size(); ++i) {
    if (sql[i] == '\n') result = {result.line + 1, 1};
    else if ((static_cast<unsigned char>(sql[i]) & 0xC0u) != 0x80u) ++result.column;
  }
  return result;
}

}  // namespace strata::sql
