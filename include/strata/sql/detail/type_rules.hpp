// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/detail/function_types.hpp>

/// What two certain types rule out. Sources: "Type compatibility and conversion", "Computations with numeric values",
/// "Boolean type", "Interval data types and literals" and "+ (Concatenation) operator" in the Redshift SQL reference,
/// and the operators of PostgreSQL 8, which Redshift took over. What none of them settles is allowed: `1 + date`,
/// `timestamp + 1`, `time + time`, text among numbers, whole numbers where a boolean is wanted.
namespace strata::sql::detail {

/// A type without any arithmetic.
constexpr bool never_counts(type_family f) {
  return f == type_family::boolean || f == type_family::bytes || f == type_family::sketch || f == type_family::space;
}

/// Why an operator takes no values of these types; empty if it may.
constexpr std::string_view why_no_arithmetic(token_kind op, data_type const& left, data_type const& right) {
  type_family const a = family_of(left.kind), b = family_of(right.kind);
  if (a == type_family::unknown || b == type_family::unknown || a == type_family::super || b == type_family::super)
    return {};
  if (never_counts(a) || never_counts(b)) return "no arithmetic with this type";
  bool const plus = op == token_kind::plus, minus = op == token_kind::minus;
  bool const has_time = a == type_family::time || b == type_family::time;
  if (has_time && !plus && !minus) return "dates and times only add and subtract";
  if (minus && b == type_family::time && a != type_family::time && a != type_family::text)
    return "a date is subtracted from a date";
  auto const is_day = [](type_kind k) {
    return k == type_kind::date || k == type_kind::timestamp || k == type_kind::timestamptz;
  };
  if (plus && is_day(left.kind) && is_day(right.kind)) return "two dates have no sum";
  bool const with_number = (a == type_family::interval && b == type_family::number) ||
                           (a == type_family::number && b == type_family::interval);
  if (with_number && (plus || minus)) return "an interval has no sum with a number";
  return {};
}

constexpr bool is_arithmetic(token_kind op) {
  return op == token_kind::plus || op == token_kind::minus || op == token_kind::star || op == token_kind::slash ||
         op == token_kind::percent;
}

/// Why two values cannot be compared, or be alternatives of each other; empty if they may be. A literal has the type of
/// its neighbour.
constexpr std::string_view why_incomparable(expression_type const& a, expression_type const& b) {
  bool const is_value = a.type.kind != type_kind::unknown || b.type.kind != type_kind::unknown;
  if (a.is_row != b.is_row && is_value) return "a row is no value";
  if (a.is_literal || b.is_literal) return {};
  type_family const left = family_of(a.type.kind), right = family_of(b.type.kind);
  bool const times = left == type_family::time || right == type_family::time;
  if (times && (left == type_family::number || right == type_family::number)) return "a time is compared with a number";
  if (times && (left == type_family::interval || right == type_family::interval)) return {};
  return compatible(a.type, b.type) ? std::string_view{} : "these types cannot be compared";
}

/// Whether a value is certainly no condition.
constexpr bool is_no_condition(expression_type const& one) {
  if (one.is_row) return true;
  if (one.is_literal || one.is_null) return false;
  switch (family_of(one.type.kind)) {
    case type_family::time:
    case type_family::interval:
    case type_family::bytes:
    case type_family::sketch:
    case type_family::space:
      return true;
    case type_family::text:
      return one.type.length > 0;
    default:
      return one.type.kind == type_kind::decimal || one.type.kind == type_kind::real ||
             one.type.kind == type_kind::double_precision;
  }
}

/// Whether a built-in function computes with its first argument as a number.
constexpr bool wants_number(builtin_function const& of) {
  switch (of.result) {
    case function_result::sum:
    case function_result::average:
    case function_result::number:
    case function_result::rounded:
    case function_result::logarithm:
    case function_result::modulo:
    case function_result::sign:
      return true;
    default:
      return false;
  }
}
/// Intervals have sums and averages.
constexpr bool is_no_number(data_type const& type) {
  type_family const f = family_of(type.kind);
  return never_counts(f) || f == type_family::time;
}
/// Whether an expression is certainly text: a literal becomes what stands beside it.
constexpr bool is_surely_text(expression_type const& one) {
  return !one.is_literal && family_of(one.type.kind) == type_family::text && one.type.length > 0;
}
/// Why a value cannot be an alternative to values of a type, in CASE or COALESCE; empty if it may be. Types of several
/// categories have none in common: PostgreSQL 8, and the types of each function's page.
constexpr std::string_view why_no_alternative(data_type const& others, expression_type const& one) {
  if (one.is_row) return "a row is no value";
  if (surely_refused(others, one.type)) return "times and numbers as one value";
  type_family const a = family_of(others.kind), b = family_of(one.type.kind);
  auto const is_plain = [](type_family f) { return f == type_family::number || f == type_family::time; };
  bool const others_are_text = a == type_family::text && others.length > 0;
  if ((is_plain(a) && is_surely_text(one)) || (others_are_text && is_plain(b)))
    return a == type_family::time || b == type_family::time ? "times and text as one value"
                                                            : "numbers and text as one value";
  return {};
}

/// What is certainly text has neither sum nor average. Sources: "SUM function" and "AVG function", which list the
/// types.
constexpr bool is_text_to_add(builtin_function const& of, expression_type const& one) {
  return (of.result == function_result::sum || of.result == function_result::average) && is_surely_text(one);
}

}  // namespace strata::sql::detail
