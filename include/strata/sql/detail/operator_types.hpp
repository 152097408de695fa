// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/data_type.hpp>

/// The types that operators give. Source: "Computations with numeric values" in the Amazon Redshift database developer
/// guide. Where the guide gives no type, it is unknown.
namespace strata::sql::detail {

constexpr bool is_number(type_kind k) { return k >= type_kind::smallint && k <= type_kind::double_precision; }
constexpr bool is_whole_number(type_kind k) { return k >= type_kind::smallint && k <= type_kind::bigint; }

constexpr bool is_interval(type_kind k) { return family_of(k) == type_family::interval; }

/// Dates and times with numbers, intervals and each other. Sources: "+ (Concatenation) operator" and "Interval data
/// types and literals"; days between dates are an INTEGER in PostgreSQL 8.
constexpr data_type type_of_time_arithmetic(token_kind op, type_kind left, type_kind right) {
  bool const plus = op == token_kind::plus;
  if (plus && family_of(left) != type_family::time && family_of(right) == type_family::time) {
    type_kind const other = left;
    left = right;
    right = other;
  }
  switch (left) {
    case type_kind::date:
      if (is_whole_number(right)) return {.kind = type_kind::date};
      if (is_interval(right)) return {.kind = type_kind::timestamp};
      if (plus && right == type_kind::time) return {.kind = type_kind::timestamp};
      if (plus && right == type_kind::timetz) return {.kind = type_kind::timestamptz};
      return !plus && right == type_kind::date ? data_type{.kind = type_kind::integer} : data_type{};
    case type_kind::timestamp:
    case type_kind::timestamptz:
      if (!plus && left == right) return {.kind = type_kind::interval_day_to_second};
      [[fallthrough]];
    case type_kind::time:
    case type_kind::timetz:
      return is_interval(right) ? data_type{.kind = left} : data_type{};
    default:
      return is_interval(left) && left == right ? data_type{.kind = left} : data_type{};
  }
}

/// SUPER with anything stays SUPER; an interval can be multiplied and divided.
constexpr data_type type_of_other_arithmetic(token_kind op, data_type const& left, data_type const& right) {
  if (left.kind == type_kind::super || right.kind == type_kind::super) return {.kind = type_kind::super};
  if (op == token_kind::plus || op == token_kind::minus) return type_of_time_arithmetic(op, left.kind, right.kind);
  if (is_interval(left.kind) && is_number(right.kind) && op != token_kind::percent) return {.kind = left.kind};
  if (is_number(left.kind) && is_interval(right.kind) && op == token_kind::star) return {.kind = right.kind};
  return {};
}

/// `||`: text if one side is VARCHAR and the other one is known, bytes of bytes.
constexpr data_type type_of_concatenation(data_type const& left, data_type const& right) {
  if (left.kind == type_kind::unknown || right.kind == type_kind::unknown) return {};
  if (left.kind == type_kind::super || right.kind == type_kind::super) return {};
  if (left.kind == type_kind::varchar || right.kind == type_kind::varchar) return {.kind = type_kind::varchar};
  return left.kind == right.kind && left.kind == type_kind::varbyte ? data_type{.kind = left.kind} : data_type{};
}

/// The size of a decimal result is known if both operands have one and the result has at most 38 digits.
constexpr data_type type_of_arithmetic(token_kind op, data_type const& left, data_type const& right) {
  if (!is_number(left.kind) || !is_number(right.kind)) return type_of_other_arithmetic(op, left, right);
  if (left.kind == right.kind && left.kind != type_kind::decimal) return {.kind = left.kind};
  if (is_whole_number(left.kind) && is_whole_number(right.kind))
    return {.kind = left.kind < right.kind ? right.kind : left.kind};
  if (left.kind >= type_kind::real || right.kind >= type_kind::real) return {.kind = type_kind::double_precision};
  data_type result{.kind = type_kind::decimal};
  if (left.precision == 0 || right.precision == 0 || op == token_kind::percent) return result;
  auto const larger = [](std::uint32_t a, std::uint32_t b) { return a < b ? b : a; };
  std::uint32_t scale = larger(left.scale, right.scale);
  std::uint32_t precision = larger(left.precision - left.scale, right.precision - right.scale) + 1 + scale;
  if (op == token_kind::star) scale = left.scale + right.scale, precision = left.precision + right.precision + 1;
  if (op == token_kind::slash) {
    scale = left.scale + right.precision + 1 > right.scale + 4 ? left.scale + right.precision + 1 - right.scale : 4;
    precision = left.precision - left.scale + right.scale + scale;
  }
  if (precision <= 38) result.precision = precision, result.scale = scale;
  return result;
}

/// The common type of the values of CASE, COALESCE or UNION. Unknown where the documentation gives no type.
constexpr data_type common_type(data_type const& a, data_type const& b) {
  if (a == b) return a;
  if (a.kind == b.kind) return {.kind = a.kind};
  if (is_number(a.kind) && is_number(b.kind) && a.kind != type_kind::real && b.kind != type_kind::real)
    return {.kind = a.kind < b.kind ? b.kind : a.kind};
  auto const rank = [](type_kind k) {
    return k == type_kind::date ? 1 : k == type_kind::timestamp ? 2 : k == type_kind::timestamptz ? 3 : 0;
  };
  if (rank(a.kind) != 0 && rank(b.kind) != 0) return {.kind = rank(a.kind) < rank(b.kind) ? b.kind : a.kind};
  return {};
}

constexpr data_type type_of_operation(token_kind op, data_type const& left, data_type const& right) {
  switch (op) {
    case token_kind::equal:
    case token_kind::not_equal:
    case token_kind::less:
    case token_kind::less_equal:
    case token_kind::greater:
    case token_kind::greater_equal:
    case token_kind::match:
    case token_kind::match_insensitive:
    case token_kind::not_match:
    case token_kind::not_match_insensitive:
      return {.kind = type_kind::boolean};
    case token_kind::plus:
    case token_kind::minus:
    case token_kind::star:
    case token_kind::slash:
    case token_kind::percent:
      return type_of_arithmetic(op, left, right);
    case token_kind::concatenate:
      return type_of_concatenation(left, right);
    default:
      return {};
  }
}

}  // namespace strata::sql::detail
