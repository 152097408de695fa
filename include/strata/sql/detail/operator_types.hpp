// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/data_type.hpp>

/// The types that operators give. Source: "Computations with numeric values" in the Amazon Redshift database developer
/// guide. Where the guide gives no type, it is unknown.
namespace strata::sql::detail {

constexpr bool is_number(type_kind k) { return k >= type_kind::smallint && k <= type_kind::double_precision; }
constexpr bool is_whole_number(type_kind k) { return k >= type_kind::smallint && k <= type_kind::bigint; }

/// The size of a decimal result is known if both operands have one and the result has at most 38 digits.
constexpr data_type type_of_arithmetic(token_kind op, data_type const& left, data_type const& right) {
  if (!is_number(left.kind) || !is_number(right.kind)) return {};
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
    default:
      return {};
  }
}

}  // namespace strata::sql::detail
