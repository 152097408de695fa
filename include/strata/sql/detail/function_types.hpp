// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/builtin_functions.hpp>
#include <strata/sql/detail/operator_types.hpp>

/// The types that functions and words give. Source: the functions' pages below "SQL functions reference" in the Amazon
/// Redshift database developer guide. Where a page does not determine a type, it is unknown.
namespace strata::sql::detail {

struct expression_type {
  data_type type{};             ///< unknown where nothing determines it
  bool not_null = false;        ///< true only where it is certain
  bool is_column = false;       ///< the expression is a column, unchanged
  bool is_literal = false;      ///< a string: it takes the type that its neighbours have
  bool is_null = false;         ///< NULL, which has every type
  bool is_column_cast = false;  ///< a column, cast to the type that it has
  bool is_row = false;          ///< several values in parentheses, or a whole row of a relation
};

/// Values of which an expression gives one: arguments of COALESCE, branches of CASE, rows of VALUES.
class alternatives {
 public:
  bool any_not_null = false, all_not_null = true;

  constexpr void add(expression_type const& one) {
    any_not_null = any_not_null || one.not_null;
    all_not_null = all_not_null && one.not_null;
    if (one.is_null) return;
    if (one.is_literal) {
      has_literal_ = true;
    } else if (none_) {
      type_ = one.type;
      none_ = false;
    } else {
      type_ = common_type(type_, one.type);
    }
  }
  /// CHAR beside a literal has the one type in the pages and the other in PostgreSQL.
  [[nodiscard]] constexpr data_type common() const {
    if (!has_literal_) return type_;
    if (none_) return {.kind = type_kind::varchar};
    if (type_.kind == type_kind::character) return {};
    return family_of(type_.kind) == type_family::text ? data_type{.kind = type_.kind} : type_;
  }

 private:
  data_type type_{};
  bool none_ = true, has_literal_ = false;
};

constexpr data_type type_of_sum(data_type const& of) {
  switch (of.kind) {
    case type_kind::smallint:
    case type_kind::integer:
      return {.kind = type_kind::bigint};
    case type_kind::bigint:
    case type_kind::decimal:
      return {.kind = type_kind::decimal};
    case type_kind::real:
    case type_kind::double_precision:
      return {.kind = type_kind::double_precision};
    case type_kind::super:
      return of;
    default:
      return {};
  }
}

constexpr data_type type_of_average(data_type const& of) {
  if (is_whole_number(of.kind)) return {.kind = type_kind::bigint};
  if (of.kind != type_kind::decimal) return type_of_sum(of);
  return {.kind = type_kind::decimal, .precision = of.precision == 0 ? 0u : 38u, .scale = of.scale};
}

/// Numbers that keep their kind and lose their size.
constexpr data_type type_of_rounded(data_type const& of) {
  bool const keeps =
      of.kind == type_kind::decimal || of.kind == type_kind::double_precision || of.kind == type_kind::super;
  return keeps ? data_type{.kind = of.kind} : data_type{};
}

constexpr data_type timestamp_of(data_type const& of) {
  bool const without_zone =
      of.kind == type_kind::date || of.kind == type_kind::timestamp || of.kind == type_kind::varchar;
  return without_zone ? data_type{.kind = type_kind::timestamp} : data_type{};
}

/// EXTRACT gives DOUBLE PRECISION for TIMESTAMPTZ and INTEGER for the rest.
constexpr data_type type_of_extract(data_type const& of) {
  if (of.kind == type_kind::timestamptz) return {.kind = type_kind::double_precision};
  return family_of(of.kind) == type_family::time ? data_type{.kind = type_kind::integer} : data_type{};
}

constexpr data_type type_at_time_zone(data_type const& of) {
  if (of.kind == type_kind::timestamp) return {.kind = type_kind::timestamptz};
  return of.kind == type_kind::timestamptz ? data_type{.kind = type_kind::timestamp} : data_type{};
}

constexpr data_type type_of_text(data_type const& of) {
  return of.kind == type_kind::varchar || of.kind == type_kind::super ? data_type{.kind = of.kind} : data_type{};
}

/// The types of the arguments of one call, as they come.
class call_types {
 public:
  /// A date part without quotes has no type but counts.
  constexpr void skip() { ++count_; }
  constexpr void add(expression_type const& one) {
    all_.add(one);
    if (count_ == 0) first_ = one.type;
    if (count_ >= 2 && count_ % 2 == 0) results_.add(one);
    if (count_ > 0) behind_first_.add(one);
    has_super_ = has_super_ || one.type.kind == type_kind::super;
    has_geography_ = has_geography_ || one.type.kind == type_kind::geography;
    last_ = one;
    ++count_;
  }

  /// The type that all arguments so far have in common.
  [[nodiscard]] constexpr data_type common() const { return all_.common(); }
  [[nodiscard]] constexpr expression_type result(builtin_function const& of) const {
    bool const never_null = of.result == function_result::count || (of.is_mutable && of.least == 0);
    return {type_of(of), never_null || (of.result == function_result::common && all_.any_not_null)};
  }

 private:
  [[nodiscard]] constexpr data_type type_of(builtin_function const& of) const {
    if (of.result <= function_result::geography) return fixed(of);
    return of.result < function_result::sum ? by_rule(of.result) : derived(of);
  }

  /// With SUPER a function that is not made for it may give SUPER.
  [[nodiscard]] constexpr data_type fixed(builtin_function const& of) const {
    if (has_super_ && of.kind != function_kind::semistructured) return {};
    if (has_geography_ && of.result == function_result::geometry) return {};
    return {.kind = static_cast<type_kind>(of.result)};
  }

  [[nodiscard]] constexpr data_type by_rule(function_result rule) const {
    switch (rule) {
      case function_result::count:
        return {.kind = type_kind::bigint};
      case function_result::first:
        return first_;
      case function_result::common:
        return all_.common();
      case function_result::decoded: {
        alternatives results = results_;
        if (count_ % 2 == 0 && count_ > 2) results.add(last_);
        return results.common();
      }
      case function_result::either:
        return behind_first_.common();
      case function_result::nullif:
        return first_.kind == all_.common().kind ? first_ : data_type{};
      case function_result::number:
        return is_number(first_.kind) || first_.kind == type_kind::super ? first_ : data_type{};
      case function_result::rounded:
        return type_of_rounded(first_);
      case function_result::truncated:
        if (family_of(first_.kind) == type_family::time) return {.kind = type_kind::date};
        return type_of_rounded(first_);
      case function_result::logarithm:
        return first_.kind == type_kind::double_precision ? first_ : data_type{};
      case function_result::modulo:
        if (first_.kind == type_kind::real || first_.kind == type_kind::double_precision) return {};
        return data_type{.kind = all_.common().kind};
      case function_result::sign:
        if (first_.kind == type_kind::decimal) return {.kind = type_kind::decimal, .precision = 1};
        return first_.kind == type_kind::double_precision ? first_ : data_type{};
      default:
        return {};
    }
  }

  [[nodiscard]] constexpr data_type derived(builtin_function const& of) const {
    switch (of.result) {
      case function_result::sum:
        return type_of_sum(first_);
      case function_result::average:
        return type_of_average(first_);
      case function_result::median:
        if (is_whole_number(first_.kind) || first_.kind == type_kind::decimal) return {.kind = type_kind::decimal};
        if (first_.kind == type_kind::real) return {.kind = type_kind::double_precision};
        return first_.kind == type_kind::super ? data_type{} : first_;
      case function_result::same_text:
        return type_of_text(first_);
      case function_result::text_or_bytes:
        if (has_super_ || first_.kind == type_kind::unknown) return {};
        return {.kind = first_.kind == type_kind::varbyte ? type_kind::varbyte : type_kind::varchar};
      case function_result::timestamp_of:
        return timestamp_of(first_);
      case function_result::date_add:
        if (last_.type.kind == type_kind::time || last_.type.kind == type_kind::timetz) return last_.type;
        return timestamp_of(last_.type);
      case function_result::date_part:  // the page of the undocumented DATEPART is not there
        return of.kind == function_kind::left_behind ? data_type{} : data_type{.kind = type_kind::double_precision};
      case function_result::date_diff:
        return {.kind = type_kind::bigint};
      case function_result::date_trunc:
        return timestamp_of(last_.type);
      case function_result::other_zone:
        return type_at_time_zone(last_.type);
      default:
        return {};
    }
  }

  alternatives all_{}, results_{}, behind_first_{};
  data_type first_{};
  expression_type last_{};
  std::size_t count_ = 0;
  bool has_super_ = false, has_geography_ = false;
};

constexpr data_type type_of_word(keyword word) {
  switch (word) {
    case kw_true:
    case kw_false:
      return {.kind = type_kind::boolean};
    case kw_current_date:
      return {.kind = type_kind::date};
    case kw_sysdate:
    case kw_localtimestamp:
      return {.kind = type_kind::timestamp};
    case kw_current_timestamp:
      return {.kind = type_kind::timestamptz};
    case kw_current_user_id:
      return {.kind = type_kind::integer};
    default:
      return {};
  }
}

/// Whether a word certainly gives another value from call to call. "A mutable function returns a different result when
/// given the same argument or arguments" (STV_MV_INFO); CURRENT_DATE and SYSDATE are in the list of date functions that
/// keep a view from an incremental refresh (REFRESH MATERIALIZED VIEW).
constexpr bool is_mutable(keyword word) {
  return word == kw_sysdate || word == kw_current_date || word == kw_current_time || word == kw_current_timestamp ||
         word == kw_localtime || word == kw_localtimestamp;
}

/// Whether the first argument of a function may be a date part without quotes.
constexpr bool takes_date_part(builtin_function const& of) {
  return of.result == function_result::date_add || of.result == function_result::date_part ||
         of.result == function_result::date_diff;
}

}  // namespace strata::sql::detail
