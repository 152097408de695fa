// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/keyword.hpp>

namespace strata::sql {

/// The maximum length of an identifier in bytes ("Names and identifiers" in the Redshift SQL reference).
inline constexpr std::size_t max_identifier_bytes = 127;

/// A name as the SQL spells it. The text of a quoted name excludes the outer quotes; inner quotes are still doubled,
/// and every function below counts each pair once.
struct identifier {
  std::string_view text{};
  bool quoted = false;

  [[nodiscard]] constexpr bool empty() const { return text.empty(); }
  /// The number of bytes that the name has in the database.
  [[nodiscard]] constexpr std::size_t byte_length() const {
    std::size_t doubled = 0;
    if (quoted)
      for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if (text[i] == '"' && text[i + 1] == '"') ++doubled, ++i;
    return text.size() - doubled;
  }
};

/// Makes an identifier from a string of a C++ program. The name is literal and gets quotes in SQL where it needs them.
/// Quotes in it are not doubled, so a name with a quote in it must be a quoted `identifier`.
constexpr identifier name_of(std::string_view text) { return {text, false}; }

/// Whether both name the same thing. ASCII case does not count: unless `enable_case_sensitive_identifier` is on,
/// Redshift folds quoted names too.
constexpr bool equal(identifier a, identifier b) {
  char const* const left = a.text.data();
  char const* const right = b.text.data();
  std::size_t const left_size = a.text.size(), right_size = b.text.size();
  std::size_t i = 0, j = 0;
  while (i < left_size && j < right_size) {
    if (detail::characters.folded[static_cast<unsigned char>(left[i])] !=
        detail::characters.folded[static_cast<unsigned char>(right[j])])
      return false;
    bool const quote = left[i] == '"';
    i += quote && a.quoted ? 2 : 1;
    j += quote && b.quoted ? 2 : 1;
  }
  return i >= left_size && j >= right_size;
}

/// Whether a name is one of some words.
template <class Words = std::initializer_list<std::string_view>>
constexpr bool is_one_of(identifier name, Words const& words) {
  for (std::string_view word : words)
    if (equal(name, name_of(word))) return true;
  return false;
}

/// The same in a warehouse's rule of case. Under `enable_case_sensitive_identifier` quoted names keep their case and
/// others are folded.
constexpr bool equal(identifier a, identifier b, bool case_sensitive) {
  if (!equal(a, b)) return false;
  if (!case_sensitive) return true;
  std::size_t i = 0, j = 0;  // both have the same letters
  auto const letter = [](identifier const& name, std::size_t at) {
    char const c = name.text[at];
    return name.quoted ? c : detail::characters.folded[static_cast<unsigned char>(c)];
  };
  while (i < a.text.size() && j < b.text.size()) {
    if (letter(a, i) != letter(b, j)) return false;
    i += a.quoted && a.text[i] == '"' ? 2 : 1;
    j += b.quoted && b.text[j] == '"' ? 2 : 1;
  }
  return true;
}

/// FNV-1a over the folded characters, doubled quotes once: equal names have equal hashes.
constexpr std::uint64_t hash(identifier name, std::uint64_t seed = detail::fnv_offset) {
  char const* const text = name.text.data();
  std::size_t const size = name.text.size();
  for (std::size_t i = 0; i < size; i += name.quoted && text[i] == '"' ? 2 : 1)
    seed = (seed ^ static_cast<unsigned char>(detail::characters.folded[static_cast<unsigned char>(text[i])])) *
           detail::fnv_prime;
  return seed;
}

/// Writes a name in its normal form: folded and without quotes, so that equal names have equal characters.
/// @tparam Out takes characters at its end
template <class Out>
constexpr void append_folded(Out& out, identifier name) {
  for (std::size_t i = 0; i < name.text.size(); ++i) {
    char const c = name.text[i];
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    if (name.quoted && c == '"') ++i;
  }
}

/// The hash of a name, for a switch: `case "sum"_id:`.
consteval std::uint64_t operator""_id(char const* text, std::size_t size) { return hash(name_of({text, size})); }

/// Whether an identifier needs no quotes: a letter, `_` or a multibyte character first, then also digits and `$`, at
/// most 127 bytes, and no reserved word.
constexpr bool is_valid_identifier(std::string_view text) {
  if (text.empty() || text.size() > max_identifier_bytes || !detail::has_class(text[0], detail::starts_name))
    return false;
  for (char c : text)
    if (!detail::has_class(c, detail::continues_name)) return false;
  return !is_reserved(text);
}

/// Whether Redshift accepts a name, with or without quotes: 1 to 127 bytes in the database, and none of them zero.
constexpr bool is_valid_identifier(identifier name) {
  if (!name.quoted) return is_valid_identifier(name.text);
  std::size_t const bytes = name.byte_length();
  if (bytes == 0 || bytes > max_identifier_bytes) return false;
  for (std::size_t i = 0; i < name.text.size(); ++i) {
    if (name.text[i] == '\0') return false;
    if (name.text[i] == '"' && (++i == name.text.size() || name.text[i] != '"')) return false;
  }
  return true;
}

/// Whether Strata writes a name with quotes. Upper-case letters alone would not need them, but under
/// `enable_case_sensitive_identifier` only quotes keep the spelling of a quoted name.
constexpr bool needs_quotes(std::string_view text) {
  if (!is_valid_identifier(text)) return true;
  for (char c : text)
    if (detail::has_class(c, detail::is_upper)) return true;
  return false;
}

/// A name of up to three parts: `name`, `schema.name` or `database.schema.name`. Missing parts are empty.
struct object_name {
  identifier database{};
  identifier schema{};
  identifier name{};

  [[nodiscard]] constexpr bool empty() const { return name.empty(); }
};

/// Whether both have the same parts; a missing part equals only a missing part.
constexpr bool equal(object_name const& a, object_name const& b) {
  return equal(a.name, b.name) && equal(a.schema, b.schema) && equal(a.database, b.database);
}

constexpr bool equal(object_name const& a, object_name const& b, bool case_sensitive) {
  return equal(a.name, b.name, case_sensitive) && equal(a.schema, b.schema, case_sensitive) &&
         equal(a.database, b.database, case_sensitive);
}

constexpr std::uint64_t hash(object_name const& name) {
  std::uint64_t result = hash(name.database);
  result = hash(name.schema, detail::fnv_step(result, '.'));
  return hash(name.name, detail::fnv_step(result, '.'));
}

}  // namespace strata::sql
