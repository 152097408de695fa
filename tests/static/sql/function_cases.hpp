// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/builtin_functions.hpp>

#include "rule_cases.hpp"

namespace strata_test {

constexpr strata::sql::catalog every_type() {
  strata::sql::catalog result;
  strata::sql::add_created(
      result,
      "create table x (i int not null, s smallint, b bigint, d decimal(10, 2), r real, f float8, v varchar(20), c char(3), ok boolean, "
      "day date, ts timestamp, tz timestamptz, t time, ttz timetz, su super, vb varbyte, sk hllsketch, g geometry, gg geography)",
      {});
  return result;
}

/// An expression in common use, and its type as the guide's pages and PostgreSQL agree on it.
struct expression_case {
  std::string_view expression, type;
};

constexpr bool holds(expression_case const& c, strata::sql::catalog const& relations) {
  std::vector<char> sql;
  append(sql, "select ");
  append(sql, c.expression);
  append(sql, " as a from x");
  auto const found = strata::sql::meaning_of(std::string_view{sql.data(), sql.size()}, relations);
  return !found.error && found.rows.columns.size() == 1 &&
         strata::sql::name_of(found.rows.columns[0].type.kind) == c.type;
}

// clang-format off: several in a line
inline constexpr expression_case expression_cases[] = {
    // aggregates
    {"count(*)", "bigint"}, {"count(distinct v)", "bigint"}, {"approximate count(distinct v)", "bigint"}, {"sum(s)", "bigint"}, {"sum(i)", "bigint"}, {"sum(b)", "decimal"},
    {"sum(d)", "decimal"}, {"sum(r)", "double precision"}, {"sum(f)", "double precision"}, {"avg(i)", "bigint"}, {"avg(b)", "bigint"}, {"avg(d)", "decimal"}, {"avg(r)", "double precision"},
    {"avg(f)", "double precision"}, {"min(i)", "integer"}, {"max(day)", "date"}, {"max(ts)", "timestamp"}, {"min(v)", "varchar"}, {"max(d)", "decimal"}, {"max(c)", "char"},
    {"listagg(v, ',')", "varchar"}, {"listagg(distinct v, ',') within group (order by v)", "varchar"}, {"bool_or(ok)", "boolean"}, {"bool_and(ok)", "boolean"}, {"stddev(d)", "double precision"},
    {"stddev_pop(i)", "double precision"}, {"var_samp(f)", "double precision"}, {"variance(d)", "double precision"}, {"median(f)", "double precision"}, {"median(d)", "decimal"},
    {"any_value(v)", "varchar"}, {"bit_and(i)", "integer"}, {"sum(case when ok then 1 else 0 end)", "bigint"}, {"sum(d * i)", "decimal"}, {"count(case when ok then 1 end)", "bigint"},
    {"max(case when ok then day end)", "date"}, {"sum(i)::float / count(*)", "double precision"}, {"coalesce(sum(i), 0)", "bigint"}, {"hll(v)", "bigint"}, {"hll_create_sketch(v)", "hllsketch"},
    // windows
    {"row_number() over (order by i)", "bigint"}, {"lag(day) over (order by i)", "date"}, {"lead(ts, 1) over (partition by v order by i)", "timestamp"}, {"first_value(v) over (order by i)", "varchar"},
    {"last_value(d ignore nulls) over (order by i rows between unbounded preceding and unbounded following)", "decimal"}, {"nth_value(i, 2) over (order by i)", "integer"},
    {"sum(i) over (partition by v)", "bigint"}, {"sum(d) over (order by i rows unbounded preceding)", "decimal"}, {"count(*) over ()", "bigint"}, {"avg(f) over ()", "double precision"},
    {"max(ts) over (partition by v)", "timestamp"}, {"cume_dist() over (order by i)", "double precision"}, {"percent_rank() over (order by i)", "double precision"},
    {"ratio_to_report(i) over (partition by v)", "double precision"}, {"row_number() over (order by i) = 1", "boolean"}, {"i - lag(i) over (order by day)", "integer"},
    // conditions
    {"coalesce(v, 'none')", "varchar"}, {"coalesce(i, 0)", "integer"}, {"coalesce(i, b)", "bigint"}, {"coalesce(day, '1970-01-01')", "date"}, {"coalesce(ts, getdate())", "timestamp"},
    {"coalesce(null, d)", "decimal"}, {"nvl(v, '')", "varchar"}, {"nvl(d, 0)", "decimal"}, {"nvl2(v, 1, 0)", "integer"}, {"nvl2(day, day, ts)", "timestamp"}, {"nullif(v, '')", "varchar"},
    {"nullif(i, 0)", "integer"}, {"greatest(i, 0)", "integer"}, {"least(day, current_date)", "date"}, {"greatest(d, f)", "double precision"}, {"decode(i, 1, 'a', 2, 'b', 'c')", "varchar"},
    {"decode(v, 'a', 1, 0)", "integer"}, {"decode(v, 'a', d, i)", "decimal"}, {"case when ok then 'yes' else 'no' end", "varchar"}, {"case when i > 0 then i end", "integer"},
    {"case v when 'a' then 1 else 2.5 end", "decimal"}, {"case when ok then day else null end", "date"}, {"case when ok then v else 'none' end", "varchar"}, {"case when ok then day else '2020-01-01' end", "date"},
    {"i is null", "boolean"}, {"v in ('a', 'b')", "boolean"}, {"i between 1 and 2", "boolean"}, {"v like 'a%'", "boolean"}, {"v ilike 'a%' or not ok", "boolean"}, {"v similar to 'a|b'", "boolean"},
    {"v ~ '^a'", "boolean"}, {"exists (select 1)", "boolean"}, {"i = any (array(1, 2))", "boolean"}, {"ok and i > 1", "boolean"}, {"not ok", "boolean"}, {"v is distinct from 'a'", "boolean"},
    // dates and times
    {"current_date", "date"}, {"getdate()", "timestamp"}, {"sysdate", "timestamp"}, {"current_timestamp", "timestamptz"}, {"dateadd(day, 1, day)", "timestamp"}, {"dateadd(month, -1, ts)", "timestamp"},
    {"dateadd('day', i, current_date)", "timestamp"}, {"dateadd(minute, 5, t)", "time"}, {"dateadd(hour, 5, ttz)", "timetz"}, {"dateadd(month, 18, '2008-02-28')", "timestamp"}, {"datediff(day, day, getdate())", "bigint"},
    {"datediff('hour', ts, sysdate)", "bigint"}, {"date_diff('day', day, day)", "bigint"}, {"date_trunc('month', ts)", "timestamp"}, {"date_trunc('week', day)", "timestamp"}, {"date_trunc('month', day)::date", "date"},
    {"date_part(year, day)", "double precision"}, {"date_part('dow', ts)", "double precision"}, {"extract(year from day)", "integer"}, {"extract(epoch from ts)", "integer"}, {"extract(hour from t)", "integer"},
    {"extract(year from tz)", "double precision"}, {"extract(month from ts)::smallint", "smallint"}, {"date_part_year(day)", "integer"}, {"last_day(day)", "date"}, {"next_day(day, 'Mon')", "date"}, {"add_months(day, 1)", "timestamp"},
    {"months_between(day, ts)", "double precision"}, {"trunc(ts)", "date"}, {"to_date(v, 'YYYY-MM-DD')", "date"}, {"to_timestamp(v, 'YYYY-MM-DD HH24:MI:SS')", "timestamptz"}, {"to_char(ts, 'YYYY-MM')", "varchar"},
    {"convert_timezone('UTC', 'Europe/Berlin', ts)", "timestamp"}, {"convert_timezone('Europe/Berlin', ts)", "timestamp"}, {"ts at time zone 'UTC'", "timestamptz"}, {"tz at time zone 'UTC'", "timestamp"},
    {"timezone('UTC', tz)", "timestamp"}, {"date(ts)", "date"}, {"day + 1", "date"}, {"day - 7", "date"}, {"day - day", "integer"}, {"day + interval '1 day'", "timestamp"}, {"ts - interval '1' hour", "timestamp"},
    {"tz + interval '1' day", "timestamptz"}, {"ts - ts", "interval day to second"}, {"day + t", "timestamp"}, {"date '2020-01-01'", "date"}, {"timestamp '2020-01-01 00:00:00'", "timestamp"}, {"interval '1' year", "interval year to month"},
    {"interval '2' day * 3", "interval day to second"}, {"timestamp 'epoch' + i * interval '1 second'", "timestamp"}, {"timeofday()", "varchar"}, {"date_cmp(day, day)", "integer"}, {"day > '2020-01-01'", "boolean"},
    {"current_date - interval '1' month", "timestamp"}, {"(getdate() - interval '1 day')::date", "date"}, {"max(day) - min(day)", "integer"},
    // numbers
    {"abs(i)", "integer"}, {"abs(d)", "decimal"}, {"ceil(d)", "decimal"}, {"floor(f)", "double precision"}, {"round(d, 2)", "decimal"}, {"round(f)", "double precision"}, {"trunc(d, 1)", "decimal"}, {"mod(i, 2)", "integer"},
    {"mod(b, 7)", "bigint"}, {"i % 2", "integer"}, {"power(f, 2)", "double precision"}, {"sqrt(f)", "double precision"}, {"exp(f)", "double precision"}, {"ln(f)", "double precision"}, {"log(f)", "double precision"}, {"sign(d)", "decimal"},
    {"random()", "double precision"}, {"pi()", "double precision"}, {"radians(f)", "double precision"}, {"sin(f) * cos(f)", "double precision"}, {"atan2(f, f)", "double precision"}, {"degrees(f)", "double precision"}, {"cbrt(f)", "double precision"},
    {"i + 1", "integer"}, {"i + b", "bigint"}, {"d * 1.19", "decimal"}, {"d / i", "decimal"}, {"i / 2", "integer"}, {"f * i", "double precision"}, {"r + r", "real"}, {"i * 1.0 / nullif(b, 0)", "decimal"}, {"-i", "integer"}, {"1.5", "decimal"},
    {"1e3", "double precision"}, {"s * s", "smallint"}, {"100 * d / sum(d) over ()", "decimal"}, {"strtol('ff', 16)", ""}, {"to_number(v, '999')", "decimal"},
    // text
    {"v || '-' || v", "varchar"}, {"v || i", "varchar"}, {"concat(v, c)", "varchar"}, {"lower(v)", "varchar"}, {"upper(trim(v))", "varchar"}, {"lower(su)", "super"}, {"initcap(v)", "varchar"}, {"left(v, 3)", "varchar"}, {"right(v, 3)", "varchar"},
    {"substring(v, 1, 3)", "varchar"}, {"substring(v from 1 for 3)", "varchar"}, {"substr(v, 2)", "varchar"}, {"trim(both ' ' from v)", "varchar"}, {"ltrim(v, '0')", "varchar"}, {"btrim(v)", "varchar"}, {"replace(v, 'a', 'b')", "varchar"},
    {"regexp_replace(v, '[0-9]', '')", "varchar"}, {"regexp_substr(v, '[a-z]+')", "varchar"}, {"regexp_count(v, 'a')", "integer"}, {"regexp_instr(v, 'a')", "integer"}, {"split_part(v, '-', 1)", "varchar"}, {"len(v)", "integer"},
    {"length(trim(v))", "integer"}, {"char_length(v)", "integer"}, {"octet_length(v)", "integer"}, {"charindex('a', v)", "integer"}, {"strpos(v, 'a')", "integer"}, {"position('a' in v)", "integer"}, {"lpad(v, 5, '0')", "varchar"},
    {"lpad(i::varchar, 5, '0')", "varchar"}, {"repeat('a', 3)", "varchar"}, {"reverse(v)", "varchar"}, {"translate(v, 'a', 'b')", "varchar"}, {"md5(v)", "varchar"}, {"sha2(v, 256)", "varchar"}, {"sha1(v)", "varchar"}, {"ascii(v)", "integer"},
    {"quote_ident(v)", "varchar"}, {"to_char(d, '999.99')", "varchar"}, {"upper(left(v, 1)) || lower(substring(v, 2))", "varchar"}, {"md5(coalesce(v, '') || '|' || coalesce(i::varchar, ''))", "varchar"}, {"v || null", ""},
    {"to_hex(vb)", "varchar"}, {"from_hex('ff')", "varbyte"}, {"substring(vb, 1, 2)", "varbyte"}, {"vb || vb", "varbyte"},
    // casts
    {"i::varchar(10)", "varchar"}, {"cast(v as int)", "integer"}, {"v::date", "date"}, {"convert(bigint, v)", "bigint"}, {"try_cast(v as int)", "integer"}, {"int4(v)", "integer"}, {"float8(i)", "double precision"}, {"bool(i)", "boolean"},
    {"d::numeric(12, 4)", "decimal"}, {"ts::date::varchar", "varchar"}, {"v::super", "super"}, {"su.price::decimal(10, 2)", "decimal"}, {"null::int", "integer"},
    // SUPER and JSON
    {"su.name", "super"}, {"su.items[0].price", "super"}, {"su[0]", "super"}, {"x.su.name", "super"}, {"su.a + 1", "super"}, {"json_extract_path_text(v, 'a', 'b')", "varchar"}, {"json_extract_array_element_text(v, 0)", "varchar"}, {"json_array_length(v)", "integer"},
    {"is_valid_json(v)", "boolean"}, {"json_parse(v)", "super"}, {"json_serialize(su)", "varchar"}, {"json_typeof(su)", "varchar"}, {"is_array(su)", "boolean"}, {"array(1, 2)", "super"}, {"object('a', 1)", "super"}, {"split_to_array(v, ',')", "super"},
    {"array_concat(array(1), array(2))", "super"}, {"can_json_parse(v)", "boolean"}, {"object_transform(su keep '\"a\"')", "super"},
    // others
    {"st_x(g)", "double precision"}, {"st_distance(g, g)", "double precision"}, {"st_point(1, 2)", "geometry"}, {"st_astext(g)", "varchar"}, {"st_contains(g, g)", "boolean"}, {"st_setsrid(st_makepoint(1, 2), 4326)", "geometry"}, {"st_geomfromtext('POINT(1 2)')", "geometry"},
    {"hll_cardinality(sk)", "bigint"}, {"(select max(y.i) from x y)", "integer"}, {"true", "boolean"}, {"'text'", "varchar"}, {"current_user_id", "integer"},
    // not known: the pages are silent, or differ from PostgreSQL
    {"rank() over (order by i)", ""}, {"round(i)", ""}, {"upper(c)", ""}, {"coalesce(c, 'x')", ""}, {"date_trunc('day', tz)", ""}, {"somebodys(i)", ""}, {"web.f(i)", ""}, {"current_user", ""}, {"left(su, 2)", ""},
};

/// Calls with wrong numbers of arguments, functions that want OVER or have none.
inline constexpr rule_case call_cases[] = {
    {"select lower(name, 'x') from items", fault_code::argument_counts_differ, "lower"},
    {"select lower(name) from items"},
    {"select nullif(id) from items", fault_code::argument_counts_differ, "nullif"},
    {"select concat(name, ' ', name) from items", fault_code::argument_counts_differ, "concat"},
    {"select concat(concat(name, ' '), name) from items"},
    {"select split_part(name, '-') from items", fault_code::argument_counts_differ, "split_part"},
    {"select dateadd(day, 1) from items", fault_code::argument_counts_differ, "dateadd"},
    {"select datediff(day, sold, sold, sold) from items", fault_code::argument_counts_differ, "datediff"},
    {"select datediff(day, sold, getdate()), datediff('day', sold, at) from items"},
    {"select getdate(1) from items", fault_code::argument_counts_differ, "getdate"},
    {"select date_trunc(sold) from items", fault_code::argument_counts_differ, "date_trunc"},
    {"select coalesce() from items", fault_code::argument_counts_differ, "coalesce"},
    {"select sum(id, 1) from items", fault_code::argument_counts_differ, "sum"},
    {"select count() from items", fault_code::argument_counts_differ, "count"},
    {"select sum(*) from items", fault_code::argument_counts_differ, "sum"},
    {"select count(*), count(id), count(distinct name), count(items.*) from items"},
    {"select id from items where length(name, 2) > 1", fault_code::argument_counts_differ, "length"},
    {"select id from items order by upper(name, 1)", fault_code::argument_counts_differ, "upper"},
    {"select i.name from items i join prices p on i.id = abs(p.id, 1)", fault_code::argument_counts_differ, "abs"},
    {"update items set name = upper()", fault_code::argument_counts_differ, "upper"},
    {"delete from items where upper(name, 1) = 'X'", fault_code::argument_counts_differ, "upper"},
    {"insert into items (name) select upper() from items", fault_code::argument_counts_differ, "upper"},
    {"create table t (a varchar(10) default upper())", fault_code::argument_counts_differ, "upper"},
    {"create table t (a timestamp default getdate(), b varchar default lower('X'), c timestamp default sysdate)"},
    {"create view v as select replace(name, 'a') as n from items", fault_code::argument_counts_differ, "replace"},
    {"create materialized view m as select round(id, 1, 2) as n from items", fault_code::argument_counts_differ, "round"},
    {"select listagg(name), listagg(name, ','), listagg(distinct name, ',') within group (order by name) from items"},
    {"select json_extract_path_text(name, 'a', 'b', 'c', true), decode(id, 1, 2), decode(id, 1, 2, 3, 4, 5) from items"},
    {"select web.lower(name, 1, 2), \"LOWER\"(name), somebodys(), f_x(1, 2, 3), pg_backend_pid() from items"},
    {"select substring(name, 1), substring(name from 2), trim(name), extract(year from sold), position('a' in name) from items"},
    {"select log(2, id), log(id), trunc(id), trunc(id, 1), to_date(name, 'YYYY', true), regexp_substr(name, 'a', 1, 1, 'e') from items"},
    {"select row_number() from items", fault_code::refused_here, "row_number", "this function wants OVER"},
    {"select lag(id) from items", fault_code::refused_here, "lag", "this function wants OVER"},
    {"select lower(name) over (order by id) from items", fault_code::refused_here, "lower", "no window function"},
    {"select count(distinct id) over (partition by name) from items", fault_code::refused_here, "count", "OVER is without DISTINCT"},
    {"select sum(id) over (order by id) from items", fault_code::refused_here, "order", "ORDER BY wants a frame: ROWS ..."},
    {"select sum(id) over (partition by name order by id rows unbounded preceding) from items"},
    {"select max(id) over (partition by name), listagg(name) within group (order by name) over (partition by id), row_number() over (order by id) from items"},
    {"select rank() over (order by id), ntile(4) over (order by id), lag(id, 1) over (order by id), first_value(id) over (order by id) from items"},
};
// clang-format on

}  // namespace strata_test
