// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/data_type.hpp>

/// The result types of the functions that most queries use, except where a type depends on sizes. A function that is
/// missing here has an unknown type. Source: the functions' pages below "SQL functions reference" in the Amazon
/// Redshift database developer guide.
namespace strata::sql::detail {

struct function_type {
  data_type type{};
  bool never_null = false;   ///< COUNT
  bool null_if_all = false;  ///< the result is null only when all arguments are: COALESCE
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

/// @param function the hash of the function's name
/// @param first the type of the first argument
/// @param common the common type of all arguments
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
    case "object_transform"_id:
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

/// Whether a function certainly gives another value at each call.
constexpr bool is_mutable(std::uint64_t function) {
  switch (function) {
    case "clock_timestamp"_id:
    case "getdate"_id:
    case "now"_id:
    case "random"_id:
    case "statement_timestamp"_id:
    case "timeofday"_id:
    case "transaction_timestamp"_id:
      return true;
    default:
      return false;
  }
}

constexpr bool is_mutable(keyword word) {
  return word == kw_sysdate || word == kw_current_date || word == kw_current_time || word == kw_current_timestamp ||
         word == kw_localtime || word == kw_localtimestamp;
}

/// Whether the first argument of a function is a date part without quotes.
/// @param function the hash of the function's name
constexpr bool takes_date_part(std::uint64_t function) {
  switch (function) {
    case "dateadd"_id:
    case "datediff"_id:
    case "date_part"_id:
    case "datepart"_id:
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

}  // namespace strata::sql::detail
