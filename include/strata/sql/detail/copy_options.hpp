// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/lexer.hpp>

/// The parameters of COPY that each format allows. Sources: "COPY from columnar data formats" and "Data format
/// parameters" in the Redshift SQL reference.
namespace strata::sql::detail {

enum class copy_format : std::uint8_t { delimited, csv, columnar, other };

/// The format after one more option: `CSV`, `FORMAT AS PARQUET`.
constexpr copy_format format_of_option(token_range option, copy_format before) {
  for (token const& t : option) {
    if (t.is(kw_csv)) return copy_format::csv;
    if (t.is(kw_parquet) || t.is(kw_orc)) return copy_format::columnar;
    if (t.is(kw_json) || t.is(kw_avro) || t.is(kw_shapefile)) return copy_format::other;
    if (!t.is(kw_format) && !t.is(kw_as)) break;
  }
  return before;
}

/// The reason why a format does not allow an option; empty when it does.
constexpr std::string_view why_not(copy_format format, keyword option) {
  switch (option) {
    case kw_fixedwidth:
    case kw_removequotes:
    case kw_escape:
      return format == copy_format::csv        ? "not with CSV"
             : format == copy_format::columnar ? "not with PARQUET or ORC"
                                               : "";
    case kw_quote:
      return format == copy_format::csv ? "" : "only with CSV";
    case kw_delimiter:
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
      return format == copy_format::columnar ? "not with PARQUET or ORC" : "";
    default:
      return "";
  }
}

}  // namespace strata::sql::detail
