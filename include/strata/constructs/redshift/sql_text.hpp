// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/cfn/value.hpp>
#include <strata/constructs/checks.hpp>
#include <strata/sql/identifier.hpp>
#include <strata/sql/relations.hpp>

/// Names and values in generated SQL. Only this header quotes what users give.
namespace strata::detail {

/// Appends the characters of `raw`, and doubles each of `specials`.
constexpr void append_doubling(cfn::text& out, std::string_view raw, std::string_view specials) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (specials.find(raw[i]) == std::string_view::npos) continue;
    out += raw.substr(start, i + 1 - start);
    start = i;
  }
  if (start < raw.size()) out += raw.substr(start);
}

/// A name: bare if possible, else in double quotes.
constexpr cfn::text sql_name(std::string_view raw) {
  if (!sql::needs_quotes(raw)) return raw;
  cfn::text result{"\""};
  append_doubling(result, raw, "\"");
  result += "\"";
  return result;
}

/// A name in the spelling of the user's SQL.
constexpr cfn::text sql_name(sql::identifier const& name) {
  if (!name.quoted) return name.text;
  return cfn::text{"\""} + cfn::text{name.text} + cfn::text{"\""};
}

constexpr cfn::text sql_name(sql::object_name const& name) {
  cfn::text result;
  for (sql::identifier const* part : {&name.database, &name.schema, &name.name}) {
    if (part->text.empty()) continue;
    if (!result.empty()) result += ".";
    result += sql_name(*part);
  }
  return result;
}

/// The names of a list such as "id, email".
constexpr cfn::text sql_names(std::string_view list) {
  cfn::text result;
  for_each_part(list, [&result](std::string_view name) {
    if (!result.empty()) result += ", ";
    result += sql_name(name);
  });
  return result;
}

/// A string literal. Redshift reads a backslash in a literal as an escape, so the function doubles it like the quote
/// (https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html).
constexpr cfn::text sql_literal(std::string_view raw) {
  cfn::text result{"'"};
  append_doubling(result, raw, "'\\");
  result += "'";
  return result;
}

/// A string literal of a value from AWS, such as an ARN or a GUID, which needs no escapes.
constexpr cfn::text sql_literal(cfn::text const& value) { return cfn::text{"'"} + value + cfn::text{"'"}; }

/// A name inside a literal, as in Redshift's system views: without quotes, and in lower case unless something keeps the
/// case.
constexpr void append_as_shown(cfn::text& out, sql::identifier const& name, bool case_sensitive) {
  constexpr std::string_view lower = "abcdefghijklmnopqrstuvwxyz";
  std::size_t start = 0;
  auto const append_until = [&](std::size_t end) {
    if (start < end) append_doubling(out, name.text.substr(start, end - start), "'\\");
    start = end + 1;
  };
  for (std::size_t i = 0; i < name.text.size(); ++i) {
    char const c = name.text[i];
    if (c >= 'A' && c <= 'Z' && !(case_sensitive && name.quoted)) {
      append_until(i);
      out += lower.substr(static_cast<std::size_t>(c - 'A'), 1);
    } else if (name.quoted && c == '"') {  // doubled, and shown once
      append_until(++i);
    }
  }
  append_until(name.text.size());
}

constexpr bool is_sql_name(std::string_view raw) { return !raw.empty() && raw.size() <= sql::max_identifier_bytes; }

/// A name in the form that Redshift stores, for APIs that compare it exactly. Redshift folds quoted names too
/// (https://docs.aws.amazon.com/redshift/latest/dg/r_names.html).
constexpr cfn::text folded_name(std::string_view raw) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
  cfn::text result;
  std::size_t done = 0;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] < 'A' || raw[i] > 'Z') continue;
    result += raw.substr(done, i - done);
    result += letters.substr(static_cast<std::size_t>(raw[i] - 'A'), 1);
    done = i + 1;
  }
  return result += raw.substr(done);
}

}  // namespace strata::detail
