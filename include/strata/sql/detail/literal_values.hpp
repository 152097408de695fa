// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/character.hpp>
#include <strata/sql/data_type.hpp>
#include <strata/sql/tree.hpp>

/// Literals that are certainly no value of a type. Sources: "Numeric types", "Character types", "Boolean type",
/// "Datetime types" and "Type compatibility and conversion" in the Redshift SQL reference. What a page does not settle
/// is a value.
namespace strata::sql::detail {

constexpr bool is_decimal_digit(char c) { return has_class(c, is_digit); }

/// A text of digits with a sign, a point and blanks around it; not `plain` if it is anything else.
struct written_number {
  bool plain = false, negative = false, has_point = false;
  std::string_view whole{}, fraction{};  ///< digits without zeros in front; digits behind the point

  constexpr explicit written_number(std::string_view text) {
    std::size_t at = 0;
    auto const skip = [&](char c) { return at < text.size() && text[at] == c && ++at != 0; };
    auto const digits = [&] {
      std::size_t const from = at;
      while (at < text.size() && is_decimal_digit(text[at])) ++at;
      return text.substr(from, at - from);
    };
    while (skip(' ')) {}
    negative = skip('-');
    if (!negative) skip('+');
    while (skip('0')) plain = true;
    whole = digits();
    has_point = skip('.');
    if (has_point) fraction = digits();
    while (skip(' ')) {}
    plain = (plain || !whole.empty() || !fraction.empty()) && at == text.size();
  }

  /// Whether the digits in front of the point are larger than a number of the same or another size.
  [[nodiscard]] constexpr bool is_above(std::string_view most) const {
    return whole.size() != most.size() ? whole.size() > most.size() : whole > most;
  }
};

constexpr bool is_beyond(written_number const& number, data_type const& type) {
  switch (type.kind) {
    case type_kind::smallint:
      return number.is_above(number.negative ? "32768" : "32767");
    case type_kind::integer:
      return number.is_above(number.negative ? "2147483648" : "2147483647");
    case type_kind::bigint:
      return number.is_above(number.negative ? "9223372036854775808" : "9223372036854775807");
    case type_kind::decimal: {
      if (type.scale > type.precision) return false;
      std::size_t const room = type.precision - type.scale;
      if (number.whole.size() != room) return number.whole.size() > room;
      if (number.fraction.size() <= type.scale || number.fraction[type.scale] < '5') return false;
      for (char c : number.whole)  // 999.995 is rounded up
        if (c != '9') return false;
      for (std::size_t i = 0; i < type.scale; ++i)
        if (number.fraction[i] != '9') return false;
      return true;
    }
    case type_kind::character:
    case type_kind::varchar:
      return !number.has_point && number.whole.size() + (number.negative ? 1u : 0u) > type.length;
    default:
      return false;
  }
}

/// Whether a text is the beginning of a word, in any case.
constexpr bool begins(std::string_view text, std::string_view word) {
  return !text.empty() && text.size() <= word.size() && starts_with_folded(text, word.substr(0, text.size()));
}
constexpr bool begins_one(std::string_view text, std::initializer_list<std::string_view> all) {
  for (std::string_view word : all)
    if (begins(text, word)) return true;
  return false;
}

constexpr std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The number at the start of a text, which loses it.
constexpr unsigned take_number(std::string_view& text) {
  unsigned result = 0;
  while (!text.empty() && is_decimal_digit(text.front())) {
    if (result < 100'000) result = result * 10 + static_cast<unsigned>(text.front() - '0');
    text.remove_prefix(1);
  }
  return result;
}

/// Whether a text is 2024-02-30 or 25:61, or has neither digits nor one of the words that stand for a time.
constexpr bool is_no_time(std::string_view text, bool has_date) {
  bool digits = false;
  for (char c : text) digits = digits || is_decimal_digit(c);
  if (!digits) {
    if (!text.empty() && text.front() == '-') text.remove_prefix(1);  // -infinity
    for (std::string_view word :
         {"now", "today", "tomorrow", "yesterday", "epoch", "infinity", "allballs", "current", "invalid"})
      if (starts_with_folded(text, word)) return false;
    return true;
  }
  if (has_date) {
    std::size_t year = 0;
    while (year < text.size() && is_decimal_digit(text[year])) ++year;
    if (year != 4 || text.size() < 8 || text[4] != '-' || !is_decimal_digit(text[5])) return false;
    unsigned const y = take_number(text);
    text.remove_prefix(1);
    unsigned const month = take_number(text);
    if (text.empty() || text.front() != '-') return false;
    text.remove_prefix(1);
    if (text.empty() || !is_decimal_digit(text.front())) return false;
    unsigned const day = take_number(text);
    constexpr unsigned days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool const leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1] || (month == 2 && day == 29 && !leap)) return true;
    if (text.empty() || (text.front() != ' ' && text.front() != 'T')) return false;
    text = without_blanks(text.substr(1));
  }
  if (text.size() < 2 || !is_decimal_digit(text.front())) return false;
  unsigned const hour = take_number(text);
  if (text.size() < 2 || text.front() != ':' || !is_decimal_digit(text[1])) return false;
  text.remove_prefix(1);
  return hour > 24 || take_number(text) > 60;
}

/// Whether a text is 1.5e-3.
constexpr bool has_exponent(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] != 'e' && text[at] != 'E') ++at;
  if (at + 1 >= text.size() || !written_number{text.substr(0, at)}.plain) return false;
  written_number const exponent{text.substr(at + 1)};
  return exponent.plain && !exponent.has_point;
}

inline constexpr std::string_view does_not_fit = "it does not fit the column";

/// Why a string without its quotes is no value of a type; empty if it may be one. A text type has other rules.
constexpr std::string_view why_no_value(std::string_view text, data_type const& type) {
  text = without_blanks(text);
  switch (family_of(type.kind)) {
    case type_family::number: {
      written_number const number{text};
      if (number.plain) return is_beyond(number, type) ? does_not_fit : "";
      if (type.kind >= type_kind::real && begins_one(text, {"nan", "inf", "infinity", "-inf", "-infinity"})) return "";
      return has_exponent(text) ? "" : "this is no number";
    }
    case type_family::boolean:
      return begins_one(text, {"true", "false", "yes", "no", "on", "off", "1", "0"}) ? ""
                                                                                     : "this is neither true nor false";
    case type_family::time: {
      bool const has_date = type.kind != type_kind::time && type.kind != type_kind::timetz;
      return is_no_time(text, has_date) ? has_date ? "this is no date" : "this is no time" : "";
    }
    default:
      return "";
  }
}

/// Whether a string is longer than a CHAR or VARCHAR. Blanks at the end are cut off.
/// @param quoted with its quotes
constexpr bool is_too_long(std::string_view quoted, std::size_t length) {
  std::size_t size = 0, needed = 0;
  for (std::size_t c = 1; c + 1 < quoted.size(); ++c, ++size) {
    if (quoted[c] == '\\') return false;
    if (quoted[c] != ' ') needed = size + 1;
    if (quoted[c] == '\'') ++c;
  }
  return needed > length;
}

/// Why a literal cannot be written into a column of a type; empty if it may be. NULL and DEFAULT always may.
/// @param negative whether a minus stands in front of it
constexpr std::string_view why_not_written(token const& literal, bool negative, data_type const& type) {
  if (literal.is(token_kind::string)) {
    std::string_view const text = literal.text;
    if (text.size() < 2 || text.front() != '\'') return "";
    if (text.find("${") != text.npos || text.find("{{") != text.npos)
      return "";  // CloudFormation puts another text here
    if (family_of(type.kind) == type_family::text)
      return is_too_long(text, type.length) && type.length > 0 ? does_not_fit : "";
    if (text.find('\\') != text.npos || text.find('\'', 1) != text.size() - 1) return "";
    return why_no_value(text.substr(1, text.size() - 2), type);
  }
  if (!literal.is(token_kind::number)) return "";
  written_number number{literal.text};
  number.negative = negative;
  if (type.kind == type_kind::boolean && (!number.plain || number.has_point)) return "boolean";
  if (!number.plain || (family_of(type.kind) == type_family::text && type.length == 0)) return "";
  if (type.kind == type_kind::decimal && type.precision == 0) return "";
  return is_beyond(number, type) ? does_not_fit : "";
}

/// A literal of one token, with a sign in front of it, if any; `value` is null for every other expression.
struct plain_literal {
  token const* value = nullptr;
  bool negative = false;

  constexpr plain_literal(tree_view const& tree, std::uint32_t i) {
    while (tree[i].is(node_kind::parentheses)) i = tree[i].child;
    bool const is_signed =
        tree[i].is(node_kind::unary) && (tree[i].detail == static_cast<std::uint8_t>(token_kind::minus) ||
                                         tree[i].detail == static_cast<std::uint8_t>(token_kind::plus));
    if (is_signed) {
      negative = tree[i].detail == static_cast<std::uint8_t>(token_kind::minus);
      i = tree[i].child;
      if (!tree.first_token(i).is(token_kind::number)) return;
    }
    if (tree[i].is(node_kind::literal) && tree[i].last - tree[i].first == 1) value = &tree.first_token(i);
  }
};

}  // namespace strata::sql::detail
