// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/identifier.hpp>

namespace strata::sql {

/// A type that takes characters at its end: a `std::string`, a `std::vector<char>`, or a user's text type.
template <class Out>
concept CharacterSink = requires(Out out, char c) { out.push_back(c); };

/// Writes a name so that Redshift reads the same name back: bare if it is lower case, plain and not reserved, otherwise
/// in double quotes with the inner quotes doubled. `name` is literal: no character in it is an SQL quote.
template <CharacterSink Out>
constexpr void quoted_identifier(Out& out, std::string_view name) {
  bool const quotes = needs_quotes(name);
  if (quotes) out.push_back('"');
  for (char c : name) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  if (quotes) out.push_back('"');
}

/// Writes a name that comes from SQL.
template <CharacterSink Out>
constexpr void quoted_identifier(Out& out, identifier name) {
  if (!name.quoted) return quoted_identifier(out, name.text);
  if (!needs_quotes(name.text)) {
    for (char c : name.text) out.push_back(c);
    return;
  }
  out.push_back('"');
  for (char c : name.text) out.push_back(c);  // its quotes are doubled already
  out.push_back('"');
}

/// Writes `database.schema.name`, without the missing parts.
template <CharacterSink Out>
constexpr void quoted_identifier(Out& out, object_name const& name) {
  identifier const qualifiers[] = {name.database, name.schema};
  for (identifier part : qualifiers) {
    if (part.empty()) continue;
    quoted_identifier(out, part);
    out.push_back('.');
  }
  quoted_identifier(out, name.name);
}

/// Writes a string literal. It doubles single quotes and backslashes: in a Redshift string a backslash escapes the next
/// character, so a lone one at the end would swallow the closing quote. Redshift's QUOTE_LITERAL follows the same rule
/// ("QUOTE_LITERAL function" in its SQL reference: doubles embedded single quotes and backslashes).
template <CharacterSink Out>
constexpr void quoted_literal(Out& out, std::string_view value) {
  out.push_back('\'');
  for (char c : value) {
    if (c == '\'' || c == '\\') out.push_back(c);
    out.push_back(c);
  }
  out.push_back('\'');
}

}  // namespace strata::sql
