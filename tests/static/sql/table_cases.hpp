// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/table_definition.hpp>

#include "expect.hpp"

namespace strata_test {

using strata::sql::data_type;
using strata::sql::type_kind;

struct type_case {
  std::string_view sql;
  data_type expected;
};
constexpr data_type type_of(std::string_view text) {
  std::vector<char> sql;
  append(sql, "create table t (a ");
  append(sql, text);
  append(sql, " not null, b int)");
  auto const table = strata::sql::table_definition_of(std::string_view{sql.data(), sql.size()});
  if (table.columns.size() != 2 || !table.columns[0].not_null || table.columns[0].type.text != text)
    return {.length = 99};
  data_type result = table.columns[0].type;
  result.text = {};
  return result;
}
constexpr bool holds(type_case const& c) { return type_of(c.sql) == c.expected; }

inline constexpr type_case type_cases[] = {
    {"smallint", {type_kind::smallint}},
    {"int2", {type_kind::smallint}},
    {"INTEGER", {type_kind::integer}},
    {"int", {type_kind::integer}},
    {"int4", {type_kind::integer}},
    {"bigint", {type_kind::bigint}},
    {"int8", {type_kind::bigint}},
    {"decimal", {type_kind::decimal, 0, 18, 0}},
    {"numeric", {type_kind::decimal, 0, 18, 0}},
    {"dec(5)", {type_kind::decimal, 0, 5, 0}},
    {"numeric(10, 2)", {type_kind::decimal, 0, 10, 2}},
    {"decimal ( 38 , 37 )", {type_kind::decimal, 0, 38, 37}},
    {"real", {type_kind::real}},
    {"float4", {type_kind::real}},
    {"float8", {type_kind::double_precision}},
    {"float", {type_kind::double_precision}},
    {"float(24)", {type_kind::real}},
    {"float(25)", {type_kind::double_precision}},
    {"double precision", {type_kind::double_precision}},
    {"boolean", {type_kind::boolean}},
    {"bool", {type_kind::boolean}},
    {"char", {type_kind::character, 1}},
    {"char(10)", {type_kind::character, 10}},
    {"char(max)", {type_kind::character, 4096}},
    {"character(10)", {type_kind::character, 10}},
    {"nchar(10)", {type_kind::character, 10}},
    {"national character(10)", {type_kind::character, 10}},
    {"bpchar", {type_kind::character, 256}},
    {"varchar", {type_kind::varchar, 256}},
    {"varchar(20)", {type_kind::varchar, 20}},
    {"VARCHAR(MAX)", {type_kind::varchar, 65535}},
    {"varchar(16383)", {type_kind::varchar, 16383}},
    {"character varying", {type_kind::varchar, 256}},
    {"character varying(20)", {type_kind::varchar, 20}},
    {"char varying(20)", {type_kind::varchar, 20}},
    {"national character varying(20)", {type_kind::varchar, 20}},
    {"nvarchar(20)", {type_kind::varchar, 20}},
    {"text", {type_kind::varchar, 256}},
    {"date", {type_kind::date}},
    {"time", {type_kind::time}},
    {"time without time zone", {type_kind::time}},
    {"time with time zone", {type_kind::timetz}},
    {"timetz", {type_kind::timetz}},
    {"timestamp", {type_kind::timestamp}},
    {"timestamp(6)", {type_kind::timestamp}},
    {"timestamp without time zone", {type_kind::timestamp}},
    {"timestamp with time zone", {type_kind::timestamptz}},
    {"timestamp(3) with time zone", {type_kind::timestamptz}},
    {"timestamptz", {type_kind::timestamptz}},
    {"interval year to month", {type_kind::interval_year_to_month}},
    {"interval day to second (3)", {type_kind::interval_day_to_second}},
    {"super", {type_kind::super}},
    {"varbyte", {type_kind::varbyte, 64000}},
    {"varbyte(100)", {type_kind::varbyte, 100}},
    {"varbinary(max)", {type_kind::varbyte, 16777216}},
    {"binary varying(16)", {type_kind::varbyte, 16}},
    {"hllsketch", {type_kind::hllsketch}},
    {"geometry", {type_kind::geometry}},
    {"geography", {type_kind::geography}},
    {"oid2", {}},
    {"my_type(1, 2)", {}},
    {"s.my_type", {}},
    {"\"char\"", {}},
    {"varchar(99999999999999999999)", {type_kind::varchar, 100000000}},
    {"varchar(0000000000020)", {type_kind::varchar, 20}},
};

struct compatible_case {
  std::string_view from, to;
  bool expected = true;
};
constexpr bool holds(compatible_case const& c) {
  return strata::sql::compatible(type_of(c.from), type_of(c.to)) == c.expected;
}

inline constexpr compatible_case compatible_cases[] = {
    {"int", "int"},
    {"int", "bigint"},
    {"bigint", "smallint"},
    {"decimal(10, 2)", "double precision"},
    {"varchar(10)", "varchar(20)"},
    {"char(10)", "text"},
    {"date", "timestamp"},
    {"timestamptz", "date"},
    {"time", "timetz"},
    {"int", "boolean"},
    {"int", "varchar(10)"},
    {"varchar(10)", "int"},
    {"date", "varchar(10)"},
    {"varchar(10)", "date"},
    {"super", "int"},
    {"int", "super"},
    {"my_type", "int"},
    {"int", "my_type"},
    {"geometry", "geography"},
    {"varchar(10)", "varbyte"},
    {"interval year to month", "varchar(10)"},
    {"int", "date", false},
    {"date", "int", false},
    {"boolean", "date", false},
    {"timestamp", "boolean", false},
    {"varbyte", "varchar(10)", false},
    {"varbyte", "int", false},
    {"geometry", "varchar(10)", false},
    {"varchar(10)", "geometry", false},
    {"hllsketch", "int", false},
    {"varchar(10)", "hllsketch", false},
    {"interval year to month", "int", false},
    {"interval day to second", "date", false},
};

/// A table as one line: the keys, then each column with its attributes.
struct table_case {
  std::string_view sql, expected;
};

constexpr bool holds(table_case const& c) {
  using namespace strata::sql;
  constexpr std::string_view encodings[] = {"",         "auto",    "raw",     "az64",     "bytedict", "delta",
                                            "delta32k", "lzo",     "mostly8", "mostly16", "mostly32", "runlength",
                                            "text255",  "text32k", "zstd",    "unknown"};
  table_definition const table = table_definition_of(c.sql);
  std::vector<char> out;
  append(out, table.name);
  if (table.temporary) append(out, " temporary");
  if (table.from_query) append(out, " from query");
  constexpr std::string_view distributions[] = {"", " auto", " even", " key", " all"};
  append(out, distributions[static_cast<std::size_t>(table.distribution)]);
  if (!table.distkey.empty()) append(out, "="), append(out, table.distkey.text);
  constexpr std::string_view sortings[] = {"", " sort auto", " compound", " interleaved"};
  append(out, sortings[static_cast<std::size_t>(table.sorting)]);
  for (identifier const key : table.sortkey) append(out, "+"), append(out, key.text);
  append(out, table.columns_are_known ? " [" : " ?[");
  for (column_definition const& column : table.columns) {
    if (out.back() != '[') append(out, ", ");
    append(out, column.name.text);
    if (!column.type.text.empty()) append(out, " "), append(out, column.type.text);
    if (column.not_null) append(out, " not-null");
    if (column.primary_key) append(out, " primary");
    if (column.unique) append(out, " unique");
    if (column.has_default) append(out, " default");
    if (column.is_identity) append(out, " identity");
    if (column.is_distkey) append(out, " distkey");
    if (column.is_sortkey) append(out, " sortkey");
    if (column.encode != encoding::unstated)
      append(out, " "), append(out, encodings[static_cast<std::size_t>(column.encode)]);
    if (!column.references.empty()) append(out, " -> "), append(out, column.references);
  }
  append(out, "]");
  return equals(out, c.expected);
}

inline constexpr table_case table_cases[] = {
    {"", " ?[]"},
    {"select 1", " ?[]"},
    {"create", " ?[]"},
    {"create table", " ?[]"},
    {"create table t", " ?[]"},
    {"create table t (", " ?[]"},
    {"create table t ()", " ?[]"},
    {"create table t (,,)", " ?[]"},
    {"create table t (a", " ?[]"},
    {"create table t (a int", " ?[]"},
    {"create external table t (a int)", " ?[]"},
    {"create view t as select 1", " ?[]"},
    {"create table s.t (a int, b text)", "s.t [a int, b text]"},
    {"CREATE TEMPORARY TABLE IF NOT EXISTS T (A INT)", "T temporary [A INT]"},
    {"create table #t (a int)", "#t temporary [a int]"},
    {"create table t (\"a b\" int, \"user\" int)", "t [a b int, user int]"},
    {"create table t (a int not null, b int null, c int default 5, d int default null not null)",
     "t [a int not-null, b int, c int default, d int not-null default]"},
    {"create table t (a int primary key, b int unique, c int references u (d))",
     "t [a int not-null primary, b int unique, c int -> u]"},
    {"create table t (a bigint identity(1, 1), b int generated by default as identity(0, 1) not null)",
     "t [a bigint not-null identity, b int not-null identity]"},
    {"create table t (a int encode az64 distkey sortkey, b int encode zstd)",
     "t key=a compound+a [a int distkey sortkey az64, b int zstd]"},
    {"create table t (a text collate case_insensitive encode lzo, b super encode auto)",
     "t [a text lzo, b super auto]"},
    {"create table t (a int encode raw, b int encode bytedict, c int encode delta, d int encode delta32k, e int encode "
     "mostly8, f int "
     "encode mostly16, g bigint encode mostly32, h int encode runlength, i text encode text255, j text encode text32k, "
     "k int encode x)",
     "t [a int raw, b int bytedict, c int delta, d int delta32k, e int mostly8, f int mostly16, g bigint mostly32, h "
     "int "
     "runlength, i text text255, j text text32k, k int unknown]"},
    {"create table t (a timestamp default getdate() encode raw, b varchar(10) default 'x'::varchar(10) not null)",
     "t [a timestamp default raw, b varchar(10) not-null default]"},
    {"create table t (a date default current_date, b int default -1, c boolean default not true, d int default (1 + 2) "
     "* 3 unique)",
     "t [a date default, b int default, c boolean default, d int unique default]"},
    {"create table t (a decimal(10, 2) default 1.5, b numeric)", "t [a decimal(10, 2) default, b numeric]"},
    {"create table t (a int, b int, primary key (a, b))", "t [a int not-null, b int not-null]"},
    {"create table t (a int, constraint c unique (a), check (a > 0), foreign key (a) references u)", "t [a int]"},
    {"create table t (a int) diststyle auto", "t auto [a int]"},
    {"create table t (a int) diststyle even sortkey auto", "t even sort auto [a int]"},
    {"create table t (a int) diststyle all backup no", "t all [a int]"},
    {"create table t (a int, b int) diststyle key distkey (a) sortkey (b)", "t key=a compound+b [a int, b int]"},
    {"create table t (a int, b int) distkey (\"a\") compound sortkey (a, b) encode auto",
     "t key=a compound+a+b [a int, b int]"},
    {"create table t (a int, b int) interleaved sortkey (a, b)", "t interleaved+a+b [a int, b int]"},
    {"create table t (like u)", "t ?[]"},
    {"create table t (like s.u including defaults, a int)", "t ?[a int]"},
    {"create table t as select 1 a", "t from query ?[]"},
    {"create table t distkey (a) sortkey (b) as select a, b from u", "t from query key=a compound+b ?[]"},
    {"create table t (a, b) as (select 1, 2)", "t from query [a, b]"},
    {"create table t (a int); create table u (b int)", "t [a int]"},
    {"create table t (a int default 1 b c d, e int (((1))) f)", " ?[]"},
};

}  // namespace strata_test
