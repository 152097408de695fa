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

/// Functions whose first argument is a date part without quotes.
constexpr bool takes_date_part(std::string_view function) {
  constexpr std::string_view names[] = {"dateadd",   "datediff",     "date_part",     "date_add",
                                        "date_diff", "timestampadd", "timestampdiff", "pgdate_part"};
  return is_one_of(function, names);
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
    case type_kind::super:
      return "super";
    default:
      return {};
  }
}

constexpr data_type type_of_word(keyword word) {
  switch (word) {
    case "true"_kw:
    case "false"_kw:
      return {.kind = type_kind::boolean};
    case "current_date"_kw:
      return {.kind = type_kind::date};
    case "sysdate"_kw:
    case "localtimestamp"_kw:
      return {.kind = type_kind::timestamp};
    case "current_timestamp"_kw:
      return {.kind = type_kind::timestamptz};
    case "current_user_id"_kw:
      return {.kind = type_kind::integer};
    default:
      return {};
  }
}

constexpr data_type type_of_special(keyword function) {
  switch (function) {
    case "position"_kw:
      return {.kind = type_kind::integer};
    case "trim"_kw:
    case "substring"_kw:
    case "overlay"_kw:
      return {.kind = type_kind::varchar};
    default:
      return {};
  }
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
    case token_kind::percent: {
      auto const exact = [](type_kind k) { return k >= type_kind::smallint && k <= type_kind::bigint; };
      if (exact(left.kind) && exact(right.kind)) return {.kind = left.kind < right.kind ? right.kind : left.kind};
      auto const number = [](type_kind k) { return k >= type_kind::smallint && k <= type_kind::double_precision; };
      if (!number(left.kind) || !number(right.kind)) return {};
      if (left.kind >= type_kind::real || right.kind >= type_kind::real) return {.kind = type_kind::double_precision};
      return {.kind = type_kind::decimal};
    }
    default:
      return {};
  }
}

struct function_type {
  data_type type{};
  bool never_null = false;   ///< COUNT
  bool null_if_all = false;  ///< null only when all arguments are: COALESCE
};

constexpr function_type type_of_call(std::string_view name, data_type const& first) {
  constexpr std::string_view counts[] = {"count", "row_number", "rank", "dense_rank", "regexp_count"};
  if (is_one_of(name, counts))
    return {{.kind = same_text(name, "regexp_count") ? type_kind::integer : type_kind::bigint},
            !same_text(name, "regexp_count")};
  constexpr std::string_view first_type[] = {"min",       "max",       "lag", "lead",   "first_value", "last_value",
                                             "nth_value", "any_value", "abs", "nullif", "median"};
  if (is_one_of(name, first_type)) return {same_text(name, "median") ? data_type{} : first};
  constexpr std::string_view choices[] = {"coalesce", "nvl"};
  if (is_one_of(name, choices)) return {first, false, true};
  if (same_text(name, "sum")) {
    switch (first.kind) {
      case type_kind::smallint:
      case type_kind::integer:
        return {{.kind = type_kind::bigint}};
      case type_kind::bigint:
      case type_kind::decimal:
        return {{.kind = type_kind::decimal}};
      case type_kind::real:
      case type_kind::double_precision:
        return {{.kind = type_kind::double_precision}};
      default:
        return {};
    }
  }
  constexpr std::string_view texts[] = {"lower",
                                        "upper",
                                        "initcap",
                                        "btrim",
                                        "ltrim",
                                        "rtrim",
                                        "replace",
                                        "split_part",
                                        "left",
                                        "right",
                                        "lpad",
                                        "rpad",
                                        "repeat",
                                        "reverse",
                                        "to_char",
                                        "md5",
                                        "listagg",
                                        "concat",
                                        "substr",
                                        "regexp_replace",
                                        "regexp_substr",
                                        "translate",
                                        "json_extract_path_text",
                                        "json_serialize"};
  if (is_one_of(name, texts)) return {{.kind = type_kind::varchar}};
  constexpr std::string_view integers[] = {"datediff",  "date_diff", "length", "len",       "char_length",
                                           "charindex", "strpos",    "ascii",  "bool_count"};
  if (same_text(name, "datediff")) return {{.kind = type_kind::bigint}};
  if (is_one_of(name, integers)) return {{.kind = type_kind::integer}};
  constexpr std::string_view truths[] = {"bool_or", "bool_and", "is_array", "is_object", "is_varchar"};
  if (is_one_of(name, truths)) return {{.kind = type_kind::boolean}};
  if (same_text(name, "getdate")) return {{.kind = type_kind::timestamp}, true};
  if (same_text(name, "to_date") || same_text(name, "last_day")) return {{.kind = type_kind::date}};
  if (same_text(name, "trunc") && (first.kind == type_kind::timestamp || first.kind == type_kind::date))
    return {{.kind = type_kind::date}};
  if (same_text(name, "json_parse") || same_text(name, "array") || same_text(name, "object"))
    return {{.kind = type_kind::super}};
  constexpr std::string_view floats[] = {"percentile_cont", "random",      "sqrt", "ln", "exp",
                                         "stddev",          "stddev_samp", "cos",  "sin"};
  if (is_one_of(name, floats) && !same_text(name, "percentile_cont")) return {{.kind = type_kind::double_precision}};
  return {};
}

}  // namespace strata::sql::detail
