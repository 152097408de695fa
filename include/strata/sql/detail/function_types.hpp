// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/data_type.hpp>

/// The types of the functions and operators that most queries use, as far as they do not hang on sizes. What is not
/// here has an unknown type. Sources: the functions' pages in the Amazon Redshift database developer guide.
namespace strata::sql::detail {

constexpr bool same_text(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (fold(text[i]) != lower[i]) return false;
  return true;
}

template <std::size_t N>
constexpr bool is_one_of(std::string_view text, std::string_view const (&names)[N]) {
  for (std::string_view name : names)
    if (same_text(text, name)) return true;
  return false;
}

/// Functions that give another value whenever they are called: those of which that is certain.
constexpr bool is_mutable(std::uint64_t function) {
  switch (function) {
    case "getdate"_id:
    case "random"_id:
    case "timeofday"_id:
      return true;
    default:
      return false;
  }
}

/// Functions whose first argument is a date part without quotes, by the hash of their name.
constexpr bool takes_date_part(std::uint64_t function) {
  switch (function) {
    case "dateadd"_id:
    case "datediff"_id:
    case "date_part"_id:
    case "date_add"_id:
    case "date_diff"_id:
    case "timestampadd"_id:
    case "timestampdiff"_id:
    case "pgdate_part"_id:
      return true;
    default:
      return false;
  }
}

/// Columns that every table has, or that a clause gives.
constexpr bool is_system_column(std::string_view name) {
  constexpr std::string_view names[] = {"level",
                                        "oid",
                                        "ctid",
                                        "xmin",
                                        "xmax",
                                        "cmin",
                                        "cmax",
                                        "tableoid",
                                        "insertxid",
                                        "deletexid",
                                        "connect_by_iscycle",
                                        "connect_by_isleaf",
                                        "current_schema",
                                        "current_catalog"};
  return (!name.empty() && name[0] == '$') || is_one_of(name, names);
}

/// As the catalog of the database writes it, which is how a column is called that only a type names; empty where that
/// is not known.
constexpr std::string_view canonical_name(type_kind kind) {
  switch (kind) {
    case type_kind::smallint:
      return "int2";
    case type_kind::integer:
      return "int4";
    case type_kind::bigint:
      return "int8";
    case type_kind::decimal:
      return "numeric";
    case type_kind::real:
      return "float4";
    case type_kind::double_precision:
      return "float8";
    case type_kind::boolean:
      return "bool";
    case type_kind::character:
      return "bpchar";
    case type_kind::varchar:
    case type_kind::date:
    case type_kind::time:
    case type_kind::timetz:
    case type_kind::timestamp:
    case type_kind::timestamptz:
    case type_kind::super:
      return name_of(kind);
    default:
      return {};
  }
}

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

constexpr data_type type_of_special(keyword function) {
  switch (function) {
    case kw_position:
      return {.kind = type_kind::integer};
    case kw_trim:
    case kw_substring:
    case kw_overlay:
      return {.kind = type_kind::varchar};
    default:
      return {};
  }
}

constexpr bool is_number(type_kind k) { return k >= type_kind::smallint && k <= type_kind::double_precision; }
constexpr bool is_whole_number(type_kind k) { return k >= type_kind::smallint && k <= type_kind::bigint; }

/// The sizes of decimals are known where both operands have some and the result has at most 38 digits.
/// Source: "Computations with numeric values" in the developer guide.
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

/// The type of what is one of several: CASE, COALESCE, UNION. Unknown where the documentation does not say.
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

struct function_type {
  data_type type{};
  bool never_null = false;   ///< COUNT
  bool null_if_all = false;  ///< null only when all arguments are: COALESCE
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
    default:
      return {};
  }
}

/// @param function the hash of its name
/// @param first the type of the first argument
/// @param common that of all of them
constexpr function_type type_of_call(std::uint64_t function, data_type const& first, data_type const& common) {
  switch (function) {
    case "count"_id:
    case "row_number"_id:
    case "rank"_id:
    case "dense_rank"_id:
      return {{.kind = type_kind::bigint}, true};
    case "min"_id:
    case "max"_id:
    case "lag"_id:
    case "lead"_id:
    case "first_value"_id:
    case "last_value"_id:
    case "nth_value"_id:
    case "any_value"_id:
    case "abs"_id:
      return {first};
    case "nullif"_id:
      if (first.kind != common.kind) return {};
      return {first};
    case "coalesce"_id:
    case "nvl"_id:
      return {common, false, true};
    case "sum"_id:
      return {type_of_sum(first)};
    case "lower"_id:
    case "upper"_id:
    case "initcap"_id:
    case "btrim"_id:
    case "ltrim"_id:
    case "rtrim"_id:
    case "replace"_id:
    case "split_part"_id:
    case "left"_id:
    case "right"_id:
    case "lpad"_id:
    case "rpad"_id:
    case "repeat"_id:
    case "reverse"_id:
    case "to_char"_id:
    case "md5"_id:
    case "listagg"_id:
    case "concat"_id:
    case "substr"_id:
    case "regexp_replace"_id:
    case "regexp_substr"_id:
    case "translate"_id:
    case "json_extract_path_text"_id:
    case "json_serialize"_id:
      return {{.kind = type_kind::varchar}};
    case "datediff"_id:
      return {{.kind = type_kind::bigint}};
    case "regexp_count"_id:
    case "date_diff"_id:
    case "length"_id:
    case "len"_id:
    case "char_length"_id:
    case "charindex"_id:
    case "strpos"_id:
    case "ascii"_id:
    case "bool_count"_id:
      return {{.kind = type_kind::integer}};
    case "bool_or"_id:
    case "bool_and"_id:
    case "is_array"_id:
    case "is_object"_id:
    case "is_varchar"_id:
      return {{.kind = type_kind::boolean}};
    case "getdate"_id:
      return {{.kind = type_kind::timestamp}, true};
    case "to_date"_id:
    case "last_day"_id:
      return {{.kind = type_kind::date}};
    case "trunc"_id:
      if (first.kind == type_kind::timestamp || first.kind == type_kind::date) return {{.kind = type_kind::date}};
      return {};
    case "json_parse"_id:
    case "array"_id:
    case "object"_id:
      return {{.kind = type_kind::super}};
    case "random"_id:
    case "sqrt"_id:
    case "ln"_id:
    case "exp"_id:
    case "stddev"_id:
    case "stddev_samp"_id:
    case "cos"_id:
    case "sin"_id:
      return {{.kind = type_kind::double_precision}};
    default:
      return {};
  }
}

}  // namespace strata::sql::detail
