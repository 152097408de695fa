// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/lexer.hpp>

/// The parameters of COPY and UNLOAD that each format allows. Sources: "COPY from columnar data formats", "Data format
/// parameters", "File compression parameters" and "UNLOAD" in the Redshift SQL reference.
namespace strata::sql::detail {

enum class file_format : std::uint8_t { delimited, csv, fixed_width, columnar, json, other };

/// The format that an option names, such as `CSV` and `FORMAT AS PARQUET`; `delimited` if it names none.
constexpr file_format format_of_option(token_range option) {
  for (token const& t : option) {
    if (t.is(kw_csv)) return file_format::csv;
    if (t.is(kw_fixedwidth)) return file_format::fixed_width;
    if (t.is(kw_parquet) || t.is(kw_orc)) return file_format::columnar;
    if (t.is(kw_json)) return file_format::json;
    if (t.is(kw_avro) || t.is(kw_shapefile)) return file_format::other;
    if (!t.is(kw_format) && !t.is(kw_as)) break;
  }
  return file_format::delimited;
}

constexpr bool is_compression(keyword option) {
  return option == kw_gzip || option == kw_bzip2 || option == kw_lzop || option == kw_zstd;
}

/// Why COPY does not allow an option with a format; empty when it does.
constexpr std::string_view why_not_loaded(file_format format, keyword option) {
  bool const columnar = format == file_format::columnar;
  switch (option) {
    case kw_removequotes:
    case kw_escape:
      return format == file_format::csv ? "not with CSV" : columnar ? "not with PARQUET or ORC" : "";
    case kw_quote:
      return format == file_format::csv ? "" : "only with CSV";
    case kw_delimiter:
      if (format == file_format::fixed_width) return "not with FIXEDWIDTH";
      return columnar ? "not with PARQUET or ORC" : "";
    case kw_ignoreheader:
    case kw_dateformat:
    case kw_timeformat:
    case kw_null:
    case kw_encoding:
    case kw_blanksasnull:
    case kw_emptyasnull:
    case kw_ignoreblanklines:
    case kw_trimblanks:
    case kw_truncatecolumns:
    case kw_roundec:
    case kw_maxerror:
    case kw_gzip:
    case kw_bzip2:
    case kw_lzop:
    case kw_zstd:
    case kw_region:
      return columnar ? "not with PARQUET or ORC" : "";
    default:
      return "";
  }
}

/// Why UNLOAD does not allow an option with a format; empty when it does.
constexpr std::string_view why_not_unloaded(file_format format, keyword option) {
  bool const parquet = format == file_format::columnar, json = format == file_format::json;
  switch (option) {
    case kw_delimiter:
    case kw_header:
      if (format == file_format::fixed_width) return "not with FIXEDWIDTH";
      [[fallthrough]];
    case kw_addquotes:
    case kw_escape:
    case kw_null:
      return parquet ? "not with PARQUET" : json ? "not with JSON" : "";
    case kw_gzip:
    case kw_bzip2:
    case kw_zstd:
      return parquet ? "not with PARQUET" : "";
    default:
      return "";
  }
}

}  // namespace strata::sql::detail
