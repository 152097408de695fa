// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/lexer.hpp>

/// Which parameters of COPY go with which format. Sources: "COPY from columnar data formats" and "Data format
/// parameters" in the Redshift SQL reference.
namespace strata::sql::detail {

enum class copy_format : std::uint8_t { delimited, csv, columnar, other };

/// The format after one more option: `CSV`, `FORMAT AS PARQUET`.
constexpr copy_format format_of_option(token_range option, copy_format before) {
  for (token const& t : option) {
    if (t.is("csv"_kw)) return copy_format::csv;
    if (t.is("parquet"_kw) || t.is("orc"_kw)) return copy_format::columnar;
    if (t.is("json"_kw) || t.is("avro"_kw) || t.is("shapefile"_kw)) return copy_format::other;
    if (!t.is("format"_kw) && !t.is("as"_kw)) break;
  }
  return before;
}

/// Why an option is refused with a format; empty when it is not.
constexpr std::string_view why_not(copy_format format, keyword option) {
  switch (option) {
    case "fixedwidth"_kw:
    case "removequotes"_kw:
    case "escape"_kw:
      return format == copy_format::csv        ? "not with CSV"
             : format == copy_format::columnar ? "not with PARQUET or ORC"
                                               : "";
    case "quote"_kw:
      return format == copy_format::csv ? "" : "only with CSV";
    case "delimiter"_kw:
    case "ignoreheader"_kw:
    case "dateformat"_kw:
    case "timeformat"_kw:
    case "null"_kw:
    case "encoding"_kw:
    case "blanksasnull"_kw:
    case "emptyasnull"_kw:
    case "ignoreblanklines"_kw:
    case "trimblanks"_kw:
    case "truncatecolumns"_kw:
    case "roundec"_kw:
    case "maxerror"_kw:
    case "gzip"_kw:
    case "bzip2"_kw:
    case "lzop"_kw:
    case "zstd"_kw:
    case "region"_kw:
      return format == copy_format::columnar ? "not with PARQUET or ORC" : "";
    default:
      return "";
  }
}

}  // namespace strata::sql::detail
