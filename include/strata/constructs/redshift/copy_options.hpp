// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/constructs/files.hpp>
#include <strata/constructs/security/iam_role.hpp>

namespace strata {

enum class copy_format : std::uint8_t { delimited, csv, json, avro, parquet, orc, fixed_width };
enum class copy_compression : std::uint8_t { none, gzip, bzip2, lzop, zstd };
enum class copy_encoding : std::uint8_t { utf8, utf16, utf16le, utf16be, iso88591 };
enum class copy_switch : std::uint8_t { unset, on, off, preset };

/// The effect of a change in the SQL of a load or in its source: load again and add the rows, empty the table first, or
/// do nothing.
enum class load_mode : std::uint8_t { append, truncate_then_load, once };

/// The parameters of COPY. Omitted ones keep Redshift's defaults
/// (https://docs.aws.amazon.com/redshift/latest/dg/r_COPY-parameters.html).
struct copy_options {
  copy_format format = copy_format::delimited;
  any_iam_role const* role = nullptr;  ///< null: the namespace's default role
  load_mode mode = load_mode::append;
  std::string_view columns{};  ///< the columns to fill, in order: "a, b"; empty: all
  bool manifest = false;       ///< the location is a manifest file
  strata::when_no_files when_no_files = strata::when_no_files::unset;  ///< what to do while the location is empty
  // Text formats only
  std::string_view region{};       ///< of the bucket, if it differs from the warehouse's
  char delimiter = '\0';           ///< Redshift's default is '|', for CSV ','
  char quote = '\0';               ///< with CSV; the default is '"'
  std::string_view json_paths{};   ///< with JSON and Avro: auto, noshred, or s3://… of a JSONPaths file
  std::string_view fixed_width{};  ///< with fixed width: "name:width,name:width"
  copy_compression compression = copy_compression::none;
  int ignore_header = 0;  ///< lines to skip at the head of each file
  int max_error = 0;      ///< rejected rows that the load tolerates, to 100000
  std::string_view date_format{};
  std::string_view time_format{};
  std::string_view null_as{};
  copy_encoding encoding = copy_encoding::utf8;
  bool escape = false;
  bool remove_quotes = false;
  bool blanks_as_null = false;
  bool empty_as_null = false;
  bool ignore_blank_lines = false;
  bool trim_blanks = false;
  bool truncate_columns = false;
  bool round_decimals = false;
  bool explicit_ids = false;         ///< all formats
  bool fill_record = false;          ///< all formats
  char accept_invalid_chars = '\0';  ///< all formats: the character that replaces them
  copy_switch comp_update = copy_switch::unset;
  copy_switch stat_update = copy_switch::unset;  ///< all formats; on or off
};

}  // namespace strata
