// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/token.hpp>

namespace strata::sql {

enum class type_kind : std::uint8_t {
  unknown,  ///< no type, or one that is not in this list
  smallint,
  integer,
  bigint,
  decimal,
  real,
  double_precision,
  boolean,
  character,
  varchar,
  date,
  time,
  timetz,
  timestamp,
  timestamptz,
  interval_year_to_month,
  interval_day_to_second,
  super,
  varbyte,
  hllsketch,
  geometry,
  geography,
};

/// The name in Redshift's documentation; empty for unknown.
constexpr std::string_view name_of(type_kind kind) {
  switch (kind) {
    case type_kind::unknown:
      return {};
    case type_kind::smallint:
      return "smallint";
    case type_kind::integer:
      return "integer";
    case type_kind::bigint:
      return "bigint";
    case type_kind::decimal:
      return "decimal";
    case type_kind::real:
      return "real";
    case type_kind::double_precision:
      return "double precision";
    case type_kind::boolean:
      return "boolean";
    case type_kind::character:
      return "char";
    case type_kind::varchar:
      return "varchar";
    case type_kind::date:
      return "date";
    case type_kind::time:
      return "time";
    case type_kind::timetz:
      return "timetz";
    case type_kind::timestamp:
      return "timestamp";
    case type_kind::timestamptz:
      return "timestamptz";
    case type_kind::interval_year_to_month:
      return "interval year to month";
    case type_kind::interval_day_to_second:
      return "interval day to second";
    case type_kind::super:
      return "super";
    case type_kind::varbyte:
      return "varbyte";
    case type_kind::hllsketch:
      return "hllsketch";
    case type_kind::geometry:
      return "geometry";
    case type_kind::geography:
      return "geography";
  }
  return {};
}

inline constexpr std::uint32_t max_character_bytes = 4096;
inline constexpr std::uint32_t max_varchar_bytes = 65535;
inline constexpr std::uint32_t max_varbyte_bytes = 16777216;

/// A type with its alias resolved and its defaults filled in: `NUMERIC` is decimal(18, 0), `TEXT` is varchar(256).
struct data_type {
  type_kind kind = type_kind::unknown;
  std::uint32_t length = 0;                ///< in bytes, of character, varchar and varbyte; the maximum for MAX
  std::uint32_t precision = 0, scale = 0;  ///< of decimal
  std::string_view text{};                 ///< the type in the statement's words

  /// Whether both are the same type with the same size, regardless of their spelling.
  constexpr bool operator==(data_type const& other) const {
    return kind == other.kind && length == other.length && precision == other.precision && scale == other.scale;
  }
};

namespace detail {

enum class type_family : std::uint8_t { unknown, number, boolean, text, time, interval, super, bytes, sketch, space };

constexpr type_family family_of(type_kind kind) {
  switch (kind) {
    case type_kind::unknown:
      return type_family::unknown;
    case type_kind::smallint:
    case type_kind::integer:
    case type_kind::bigint:
    case type_kind::decimal:
    case type_kind::real:
    case type_kind::double_precision:
      return type_family::number;
    case type_kind::boolean:
      return type_family::boolean;
    case type_kind::character:
    case type_kind::varchar:
      return type_family::text;
    case type_kind::date:
    case type_kind::time:
    case type_kind::timetz:
    case type_kind::timestamp:
    case type_kind::timestamptz:
      return type_family::time;
    case type_kind::interval_year_to_month:
    case type_kind::interval_day_to_second:
      return type_family::interval;
    case type_kind::super:
      return type_family::super;
    case type_kind::varbyte:
      return type_family::bytes;
    case type_kind::hllsketch:
      return type_family::sketch;
    case type_kind::geometry:
    case type_kind::geography:
      return type_family::space;
  }
  return type_family::unknown;
}

struct type_word {
  keyword word{};
  type_kind kind{};
};
/// Words that types begin with. `type_at` looks for VARYING and WITH TIME ZONE.
inline constexpr type_word type_words[] = {
    {kw_smallint, type_kind::smallint},
    {kw_int2, type_kind::smallint},
    {kw_integer, type_kind::integer},
    {kw_int, type_kind::integer},
    {kw_int4, type_kind::integer},
    {kw_bigint, type_kind::bigint},
    {kw_int8, type_kind::bigint},
    {kw_decimal, type_kind::decimal},
    {kw_dec, type_kind::decimal},
    {kw_numeric, type_kind::decimal},
    {kw_real, type_kind::real},
    {kw_float4, type_kind::real},
    {kw_float8, type_kind::double_precision},
    {kw_float, type_kind::double_precision},
    {kw_double, type_kind::double_precision},
    {kw_boolean, type_kind::boolean},
    {kw_bool, type_kind::boolean},
    {kw_char, type_kind::character},
    {kw_character, type_kind::character},
    {kw_nchar, type_kind::character},
    {kw_bpchar, type_kind::character},
    {kw_varchar, type_kind::varchar},
    {kw_nvarchar, type_kind::varchar},
    {kw_text, type_kind::varchar},
    {kw_date, type_kind::date},
    {kw_time, type_kind::time},
    {kw_timetz, type_kind::timetz},
    {kw_timestamp, type_kind::timestamp},
    {kw_timestamptz, type_kind::timestamptz},
    {kw_interval, type_kind::interval_day_to_second},
    {kw_super, type_kind::super},
    {kw_varbyte, type_kind::varbyte},
    {kw_varbinary, type_kind::varbyte},
    {kw_binary, type_kind::varbyte},
    {kw_hllsketch, type_kind::hllsketch},
    {kw_geometry, type_kind::geometry},
    {kw_geography, type_kind::geography},
};

struct type_kinds {
  type_kind of[word_count + 1]{};
  constexpr type_kinds() {
    for (type_word const& each : type_words) of[static_cast<std::size_t>(each.word)] = each.kind;
  }
};
inline constexpr type_kinds kinds_by_word{};

/// The number in one token; `otherwise` if it is not whole. A number that is too large stays above every limit.
constexpr std::uint32_t number_of(token const& t, std::uint32_t otherwise) {
  constexpr std::uint32_t most = 100'000'000;
  if (!t.is(token_kind::number)) return otherwise;
  std::uint32_t result = 0;
  for (char c : t.text) {
    if (c < '0' || c > '9') return otherwise;
    if (result < most) result = result * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return result < most ? result : most;
}

/// The size in `(10)` or `(MAX)`.
constexpr std::uint32_t size_of_type(token_range arguments, std::uint32_t usual, std::uint32_t most) {
  if (!arguments[0].is(token_kind::left_parenthesis)) return usual;
  return arguments[1].is(kw_max) ? most : number_of(arguments[1], usual);
}

/// The type in the tokens that the grammar takes for a type, without its text.
constexpr data_type type_at(token_range written) {
  std::size_t const from = written[0].is(kw_national) ? 1 : 0;
  keyword const word = written[from].word;
  bool const varying = written[from + 1].is(kw_varying);
  token_range const arguments = written.subrange(from + (varying ? 2 : 1));
  std::size_t const end = written.size();
  data_type result{.kind = kinds_by_word.of[static_cast<std::size_t>(word)]};
  switch (result.kind) {
    case type_kind::decimal:
      result.precision = size_of_type(arguments, 18, 18);
      if (arguments[2].is(token_kind::comma)) result.scale = number_of(arguments[3], 0);
      break;
    case type_kind::double_precision:  // FLOAT(n) is PostgreSQL's: up to 24 binary digits fit a REAL
      if (word == kw_float && size_of_type(arguments, 53, 53) <= 24) result.kind = type_kind::real;
      break;
    case type_kind::character:
      if (varying) result.kind = type_kind::varchar;
      result.length = size_of_type(arguments, varying || word == kw_bpchar ? 256 : 1,
                                   varying ? max_varchar_bytes : max_character_bytes);
      break;
    case type_kind::varchar:
      result.length = size_of_type(arguments, 256, max_varchar_bytes);
      break;
    case type_kind::varbyte:
      result.length = size_of_type(arguments, 64000, max_varbyte_bytes);
      break;
    case type_kind::time:
    case type_kind::timestamp:
      if (end < 4 || !written[end - 1].is(kw_zone) || !written[end - 3].is(kw_with)) break;
      result.kind = result.kind == type_kind::time ? type_kind::timetz : type_kind::timestamptz;
      break;
    case type_kind::interval_day_to_second:
      if (arguments[0].is(kw_year) || arguments[0].is(kw_month)) result.kind = type_kind::interval_year_to_month;
      break;
    default:
      break;
  }
  return result;
}

}  // namespace detail

/// Whether a value of one type goes into a column of the other without a cast. Only pairs that Redshift certainly
/// refuses are incompatible. Source: "Type compatibility and conversion" in its SQL reference. Types of one family are
/// compatible; text is compatible with all simple types; SUPER and unknown types with every type; bytes, spatial types,
/// sketches and intervals only with themselves.
constexpr bool compatible(data_type const& from, data_type const& to) {
  using detail::type_family;
  type_family const a = detail::family_of(from.kind), b = detail::family_of(to.kind);
  if (a == b || a == type_family::unknown || b == type_family::unknown) return true;
  if (a == type_family::super || b == type_family::super) return true;
  if (a == type_family::text) return b != type_family::space && b != type_family::sketch;
  if (b == type_family::text) return a != type_family::bytes && a != type_family::space && a != type_family::sketch;
  return (a == type_family::number && b == type_family::boolean) ||
         (a == type_family::boolean && b == type_family::number);
}

/// Whether Redshift certainly refuses to write a value of one type into a column of the other: numbers and booleans
/// into dates and times, and the reverse.
constexpr bool surely_refused(data_type const& from, data_type const& to) {
  using detail::type_family;
  type_family const a = detail::family_of(from.kind), b = detail::family_of(to.kind);
  auto const counts = [](type_family f) { return f == type_family::number || f == type_family::boolean; };
  return (counts(a) && b == type_family::time) || (a == type_family::time && counts(b));
}

}  // namespace strata::sql
