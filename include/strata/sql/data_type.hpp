// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/cursor.hpp>

namespace strata::sql {

enum class type_kind : std::uint8_t {
  unknown,  ///< none was written, or one that is not in this list
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

/// As Redshift's documentation writes it; empty for unknown.
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
  std::uint32_t length = 0;                ///< in bytes, of character, varchar and varbyte; the most for MAX
  std::uint32_t precision = 0, scale = 0;  ///< of decimal
  std::string_view text{};                 ///< as it was written

  /// Whether both are the same type with the same size, whatever they are called.
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

/// Reads a type where the cursor stands. Sizes that are no plain number, or too large for one, count as none.
class type_reader {
 public:
  constexpr explicit type_reader(cursor& in) : in_{&in} {}

  constexpr data_type read() {
    std::size_t const from = in_->at;
    if (!in_->peek().is_name()) return {};
    data_type result = in_->is(token_kind::quoted_identifier) ? unknown() : named();
    if (result.kind == type_kind::unknown) in_->skip_parentheses();
    token const& last = in_->tokens[in_->at - 1];
    std::size_t const offset = in_->tokens[from].offset;
    result.text = {in_->tokens[from].text.data(), last.offset + last.text.size() - offset};
    return result;
  }

 private:
  constexpr data_type unknown() {
    in_->name();
    return {};
  }

  constexpr data_type named() {
    in_->accept(kw_national);
    if (!in_->peek().is_name()) return {};
    switch (in_->peek().word) {
      case kw_smallint:
      case kw_int2:
        return plain(type_kind::smallint);
      case kw_integer:
      case kw_int:
      case kw_int4:
        return plain(type_kind::integer);
      case kw_bigint:
      case kw_int8:
        return plain(type_kind::bigint);
      case kw_decimal:
      case kw_dec:
      case kw_numeric:
        return decimal();
      case kw_real:
      case kw_float4:
        return plain(type_kind::real);
      case kw_float8:
        return plain(type_kind::double_precision);
      case kw_float:
        return floating();
      case kw_double:
        ++in_->at;
        in_->accept(kw_precision);
        return {.kind = type_kind::double_precision};
      case kw_boolean:
      case kw_bool:
        return plain(type_kind::boolean);
      case kw_char:
      case kw_character:
      case kw_nchar:
        ++in_->at;
        if (in_->accept(kw_varying)) return sized(type_kind::varchar, 256, max_varchar_bytes);
        return sized(type_kind::character, 1, max_character_bytes);
      case kw_bpchar:
        ++in_->at;
        return sized(type_kind::character, 256, max_character_bytes);
      case kw_varchar:
      case kw_nvarchar:
      case kw_text:
        ++in_->at;
        return sized(type_kind::varchar, 256, max_varchar_bytes);
      case kw_date:
        return plain(type_kind::date);
      case kw_time:
        return moment(type_kind::time, type_kind::timetz);
      case kw_timetz:
        return moment(type_kind::timetz, type_kind::timetz);
      case kw_timestamp:
        return moment(type_kind::timestamp, type_kind::timestamptz);
      case kw_timestamptz:
        return moment(type_kind::timestamptz, type_kind::timestamptz);
      case kw_interval:
        return interval();
      case kw_super:
        return plain(type_kind::super);
      case kw_varbyte:
      case kw_varbinary:
        ++in_->at;
        return sized(type_kind::varbyte, 64000, max_varbyte_bytes);
      case kw_binary:
        ++in_->at;
        in_->accept(kw_varying);
        return sized(type_kind::varbyte, 64000, max_varbyte_bytes);
      case kw_hllsketch:
        return plain(type_kind::hllsketch);
      case kw_geometry:
        return plain(type_kind::geometry);
      case kw_geography:
        return plain(type_kind::geography);
      default:
        return unknown();
    }
  }

  constexpr data_type plain(type_kind kind) {
    ++in_->at;
    return {.kind = kind};
  }

  constexpr data_type decimal() {
    ++in_->at;
    data_type result{.kind = type_kind::decimal, .precision = 18};
    if (!in_->accept(token_kind::left_parenthesis)) return result;
    result.precision = number(18);
    if (in_->accept(token_kind::comma)) result.scale = number(0);
    close();
    return result;
  }

  /// FLOAT(n) is PostgreSQL's: up to 24 binary digits fit a REAL.
  constexpr data_type floating() {
    ++in_->at;
    data_type result{.kind = type_kind::double_precision};
    if (!in_->accept(token_kind::left_parenthesis)) return result;
    if (number(53) <= 24) result.kind = type_kind::real;
    close();
    return result;
  }

  constexpr data_type sized(type_kind kind, std::uint32_t usual, std::uint32_t most) {
    data_type result{.kind = kind, .length = usual};
    if (!in_->accept(token_kind::left_parenthesis)) return result;
    result.length = in_->accept(kw_max) ? most : number(usual);
    close();
    return result;
  }

  constexpr data_type moment(type_kind without_zone, type_kind with_zone) {
    ++in_->at;
    in_->skip_parentheses();  // a precision
    bool const zone = in_->is(kw_with, kw_time);
    if ((zone || in_->is(kw_without, kw_time)) && in_->peek(2).is(kw_zone)) in_->at += 3;
    return {.kind = zone ? with_zone : without_zone};
  }

  constexpr data_type interval() {
    ++in_->at;
    data_type result{.kind = type_kind::interval_day_to_second};
    if (in_->accept(kw_year) || in_->accept(kw_month))
      result.kind = type_kind::interval_year_to_month;
    else if (in_->accept(kw_day) || in_->accept(kw_hour) || in_->accept(kw_minute) || in_->accept(kw_second)) {}
    if (in_->accept(kw_to) && in_->peek().is_name()) ++in_->at;
    in_->skip_parentheses();
    return result;
  }

  constexpr std::uint32_t number(std::uint32_t otherwise) {
    if (!in_->is(token_kind::number)) return otherwise;
    std::uint32_t result = 0;
    std::string_view const text = in_->tokens[in_->at++].text;
    for (char c : text) {
      if (c < '0' || c > '9' || text.size() > 9) return otherwise;
      result = result * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return result;
  }

  /// To the closing parenthesis that belongs to an opening one already taken.
  constexpr void close() {
    while (!in_->done() && !in_->is(token_kind::right_parenthesis)) ++in_->at;
    in_->accept(token_kind::right_parenthesis);
  }

  cursor* in_;
};

/// The type that is written there, without its text.
constexpr data_type type_at(token_range where) {
  cursor in{where};
  data_type result = type_reader{in}.read();
  result.text = {};
  return result;
}

}  // namespace detail

/// Whether a value of one type goes into a column of the other without a cast, as far as that is certain: only what
/// Redshift surely refuses is incompatible. Source: "Type compatibility and conversion" in its SQL reference. Types of
/// one family go together; text goes with all simple types; SUPER and unknown types go with everything; bytes, spatial
/// types, sketches and intervals stay among themselves.
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

/// Whether Redshift surely refuses to write a value of one type into a column of the other: numbers and truth values
/// are no dates and times, nor the other way round.
constexpr bool surely_refused(data_type const& from, data_type const& to) {
  using detail::type_family;
  type_family const a = detail::family_of(from.kind), b = detail::family_of(to.kind);
  auto const counts = [](type_family f) { return f == type_family::number || f == type_family::boolean; };
  return (counts(a) && b == type_family::time) || (a == type_family::time && counts(b));
}

}  // namespace strata::sql
