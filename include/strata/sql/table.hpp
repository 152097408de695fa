// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/core/sequence.hpp>
#include <strata/sql/data_type.hpp>

namespace strata::sql {

enum class encoding : std::uint8_t {
  unstated,
  automatic,
  raw,
  az64,
  bytedict,
  delta,
  delta32k,
  lzo,
  mostly8,
  mostly16,
  mostly32,
  runlength,
  text255,
  text32k,
  zstd,
  unknown,
};
enum class dist_style : std::uint8_t { unstated, automatic, even, key, all };
enum class sort_style : std::uint8_t { unstated, automatic, compound, interleaved };

struct column_definition {
  identifier name{};
  data_type type{};
  encoding encode = encoding::unstated;
  std::string_view encode_text{};
  bool not_null = false;                     ///< written, or implied by a primary key or an identity
  bool primary_key = false, unique = false;  ///< of this column alone; a key of several is a constraint
  bool has_default = false;
  bool is_identity = false;
  bool is_distkey = false, is_sortkey = false;  ///< written at the column
  object_name references{};
  identifier referenced_column{};
  std::size_t offset{};
};

enum class constraint_kind : std::uint8_t { primary_key, unique, foreign_key };

struct table_constraint {
  constraint_kind kind{};
  identifier name{};
  core::sequence<identifier> columns{};
  object_name references{};
  core::sequence<identifier> referenced_columns{};
};

/// The definition in a CREATE TABLE. All names are views of its text.
struct table_definition {
  object_name name{};  ///< empty: the text creates no table, or its form is wrong
  bool temporary = false;
  bool if_not_exists = false;
  bool from_query = false;  ///< CREATE TABLE AS: the types come from the query, and without a list the columns too
  bool columns_are_known = false;
  core::sequence<column_definition> columns{};
  core::sequence<table_constraint> constraints{};
  core::sequence<object_name> like{};  ///< tables that add their columns: then `columns` are not all
  dist_style distribution = dist_style::unstated;
  std::string_view distribution_text{};
  identifier distkey{};  ///< of the table or of one of its columns
  sort_style sorting = sort_style::unstated;
  core::sequence<identifier> sortkey{};  ///< of the table or of its columns
  bool backup = true;

  constexpr explicit operator bool() const { return !name.empty(); }
};

}  // namespace strata::sql
