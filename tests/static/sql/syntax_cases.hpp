// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/parse.hpp>

#include "expect.hpp"

namespace strata_test {

using strata::sql::fault_code;

/// A statement that Redshift accepts.
struct accepted_case {
  std::string_view sql;
};
constexpr bool holds(accepted_case const& c) { return !strata::sql::check_syntax(c.sql); }

inline constexpr accepted_case accepted_cases[] = {
    // expressions
    {"select 1, -2.5e3, 'it''s', $$x$$, null, true, $1, :name, current_date, sysdate, user"},
    {"select a + b * c - d / e % f, a || b, a ^ 2, |/ 25, @ -5, 5 !, ~ 1, a & b, a << 2, a # 3"},
    {"select not a and b or not c = d, - - a, +a, -a::int, (-a)::int"},
    {"select a = 1, a <> 1, a != 1, a < 1, a <= 1, a > 1, a >= 1 from t"},
    {"select a like 'x%', a not like 'x' escape '!', a ilike 'x', a similar to '(x|y)', a ~ 'x', a !~* 'y' from t"},
    {"select a between 1 and 2, a not between b + 1 and c * 2 and d from t"},
    {"select a in (1, 2), a not in (select b from u), (a, b) in ((1, 2), (3, 4)), a in ('x') from t"},
    {"select a is null, a is not null, a isnull, a notnull, a is true, a is not unknown, a is distinct from b from t"},
    {"select a > all (select b from u), a = any (array[1, 2]), a <> some (select 1) from t"},
    {"select case when a then 1 end, case a when 1 then 2 when 3 then 4 else 5 end, case when a = 1 then case when b "
     "then "
     "2 end end from t"},
    {"select cast(a as decimal(10, 2)), a::varchar(max), a::timestamp without time zone, try_cast(a as int), "
     "convert(int, "
     "a), convert(varchar(10), a), convert(a, 'x', 'y') from t"},
    {"select date '2026-01-01', timestamp '2026-01-01 00:00:00', time '10:00', timestamptz 'x', interval '1 day', "
     "interval "
     "'1' hour, interval '1-2' year to month, interval '1 2:03' day to second (3), numeric '1.5', bool 't', varchar(3) "
     "'x'"},
    {"select extract(epoch from a), extract('day' from a), date_part(dow, a), dateadd(day, 1, a), datediff(hour, a, b) "
     "from "
     "t"},
    {"select trim(a), trim(both from a), trim(leading ' ' from a), trim(a, 'x'), substring(a from 2 for 3), "
     "substring(a, 2), "
     "overlay(a placing b from 1 for 2), position('x' in a) from t"},
    {"select count(*), count(distinct a), sum(all b), approximate count(distinct c), count(1) filter (where a > 1) "
     "from t"},
    {"select listagg(distinct a, ',') within group (order by b desc) over (partition by c), percentile_cont(0.5) "
     "within "
     "group (order by d), median(e) over (partition by f) from t"},
    {"select lag(a ignore nulls) over (order by b), first_value(a) respect nulls over (partition by c order by d rows "
     "between unbounded preceding and 1 following), sum(a) over (), ntile(4) over w from t window w as (order by a)"},
    {"select rank() over (partition by a order by b desc nulls last, c asc nulls first range between current row and "
     "unbounded following) from t"},
    {"select a at time zone 'UTC' at time zone 'CET', a collate case_insensitive, convert_timezone('UTC', a) from t"},
    {"select f(), s.f(a), f(x => 1), d.s.f(1, g(2)), left(a, 1), right(b, 2), array(1, 2), array[1, 2], [1, 2], "
     "object('a', 1) "
     "from t"},
    {"select a.b[0].c[1].d, a[0], (f(a)).b, a[0]::int, a.\"B\".c, json_parse('[1]')[0], t.a[1:2] from t"},
    {"select exists (select 1), not exists (select 2 from t), array(select a from t), (select 1) + (select 2)"},
    {"select ((1 + 2)) * (((3))), ((select 1)), ((select 1) union (select 2)), (1, 2) = (3, 4)"},
    {"select a is not distinct from b and (c, d) overlaps (e, f) from t"},
    // queries
    {"select *, t.*, s.t.* from t"},
    {"select * exclude (a, b), t.* exclude c from t"},
    {"select top 10 * from t"},
    {"select top (10) distinct a from t"},
    {"select distinct top 5 a b, c as \"d e\", f as select, g order_id from t"},
    {"select distinct on (a) a, b from t order by a"},
    {"select a, b from t group by all"},
    {"select a, b, count(*) from t group by grouping sets ((a, b), a, ()), rollup (a, b), cube (c), 1 having count(*) "
     "> 1"},
    {"select a from t x qualify row_number() over (partition by b order by c) = 1 order by 1 limit all offset 5"},
    {"select a from t where b qualify rank() over (order by c) < 3"},
    {"select a from t limit 10"},
    {"select a from t offset 5 rows fetch first 10 rows only"},
    {"select a from t order by a for update"},
    {"select a from raw.t tag join stage.u as snapshot on tag.x = snapshot.x"},
    {"with raw as (select 1 a), system (b, c) as (select 2, 3) select * from raw, system"},
    {"with recursive n (i) as (select 1 union all select i + 1 from n where i < 10) select * from n"},
    {"select a from t union all select b from u intersect select c from v except (select d from w order by 1 limit 1) "
     "minus "
     "select e from x order by 1"},
    {"select * from t a left join u b on a.x = b.x right outer join v using (y, z) full join w on true cross join x "
     "natural "
     "join y, z"},
    {"select * from ((t join u on true) join v on true) x, (select 1) y (a), lateral (select 2) z"},
    {"select * from (values (1, 'a'), (2, 'b')) x (n, c)"},
    {"select * from t pivot (sum(a) s, count(*) for b in ('x' as x, 'y' y)) p"},
    {"select * from t unpivot include nulls (v for n in (a, b as 'bee')) u"},
    {"select * from t a, a.items i at n, i.parts[0] p, unpivot a.o as v at k, unnest(a.list) l, f(1) g (x int, y "
     "text)"},
    {"select * from only t, t * u, table(f(1)) v, generate_series(1, 10)"},
    {"select employee_id from t start with manager is null connect by prior employee_id = manager and level < 4"},
    {"values (1, 2), (3, default)"},
    {"select a into temp table x from t"},
    // objects that can be created
    {"create table if not exists s.t (id bigint identity(1, 1) not null primary key encode az64, g bigint generated by "
     "default as identity(0, 1), a varchar(20) default 'x' collate case_insensitive encode zstd, b decimal(10, 2) "
     "default "
     "(1 + 2) null unique, c char(3) references u (k), d super, e timestamp default getdate() sortkey distkey, "
     "constraint "
     "k unique (a, b), foreign key (c) references u, primary key (id), check (b > 0)) backup no diststyle key distkey "
     "(id) "
     "compound sortkey (id, a) encode auto"},
    {"create table t (a int) diststyle auto sortkey auto"},
    {"create table t (a int) interleaved sortkey (a)"},
    {"create table t (like u including defaults, b int) distkey (b)"},
    {"create table t (\"user\" int, \"order\" int, label text, value int, type int, date date, name text)"},
    {"create temp table t (a, b) distkey (a) as select 1, 2"},
    {"create table t as (select 1 as a)"},
    {"create table t as with x as (select 1) select * from x"},
    {"create external table s.t (a int, b struct<c:int>) partitioned by (d date) row format serde 'x' stored as "
     "parquet "
     "location 's3://b/' table properties ('numRows' = '1')"},
    {"create or replace view s.v (a, b) as select 1, 2 with no schema binding"},
    {"create materialized view m backup no diststyle key distkey (a) sortkey (a, b) auto refresh yes as select 1 a, 2 "
     "b"},
    {"create schema if not exists s authorization bob quota 10 gb"},
    {"create schema authorization bob"},
    {"create external schema s from data catalog database 'd' iam_role default create external database if not exists"},
    {"create external schema s from redshift database 'd' schema 'q'"},
    {"create external schema s from kinesis iam_role 'arn'"},
    {"create external schema s from postgres database 'd' schema 'public' uri 'host' port 5432 iam_role 'arn' "
     "secret_arn "
     "'arn'"},
    {"create database d owner bob connection limit unlimited collate case_insensitive isolation level snapshot"},
    {"create database d with permissions from datashare s of account '123456789012' namespace 'guid'"},
    {"create datashare d set publicaccessible true"},
    {"create role r externalid 'x'"},
    {"create user u with password 'Abcd1234' nocreatedb createuser in group g, h valid until '2030-01-01' connection "
     "limit "
     "5 syslog access restricted session timeout 60"},
    {"create user u password disable"},
    {"create group g with user a, b"},
    {"create or replace function f(a int, float) returns float stable as $$ select $1 $$ language sql"},
    {"create external function f(int) returns int volatile lambda 'l' iam_role default"},
    {"create procedure p(inout a int) as $$ begin null; end; $$ language plpgsql security definer"},
    {"create library l language plpythonu from 's3://b/k' iam_role default"},
    {"create model m from (select a, b from t) target b function f iam_role default settings (s3_bucket 'x')"},
    {"create rls policy p with (a int) as t using (t.a = current_user_id)"},
    {"create masking policy p with (a varchar(10)) using ('***')"},
    // changes
    {"insert into t (a, b) values (1, default), (2, null)"},
    {"insert into t select a from u"},
    {"insert into s.t (a) (select 1)"},
    {"insert into t default values"},
    {"update s.t as x set a = u.b, c = default, d = (select max(e) from v) from u join v on true where x.k = u.k"},
    {"update t set a = 1"},
    {"delete from t using u, v where t.a = u.a"},
    {"delete t where a = 1"},
    {"with x as (select 1 a) delete from t using x where t.a = x.a"},
    {"merge into t using u as s on t.k = s.k when matched then update set a = s.a when not matched then insert (k, a) "
     "values (s.k, s.a)"},
    {"merge into t using u on t.k = u.k when matched then delete when not matched then insert values (u.k)"},
    {"merge into t using (select * from u) s on t.k = s.k remove duplicates"},
    {"truncate table s.t"},
    {"copy t (a, b) from 's3://b/k' iam_role default format as csv quote '\"' delimiter as ',' ignoreheader 1 "
     "dateformat "
     "'auto' timeformat as 'epochsecs' null as '\\\\N' region 'us-east-1' gzip acceptinvchars '?' maxerror as 10 "
     "compupdate "
     "off statupdate on truncatecolumns blanksasnull emptyasnull trimblanks fillrecord ignoreblanklines"},
    {"copy t from 's3://b/k' iam_role 'arn' format parquet manifest"},
    {"copy t from 's3://b/k' credentials 'aws_iam_role=x' json 'auto ignorecase' explicit_ids roundec encoding "
     "utf16le"},
    {"copy t from 's3://b/k' iam_role 'a' fixedwidth 'a:3,b:5' removequotes escape acceptanydate noload"},
    {"copy t from 's3://b/k' iam_role default avro 's3://b/paths' bzip2 readratio 50"},
    {"unload ('select 1') to 's3://b/k' iam_role default format parquet partition by (a, b) include cleanpath parallel "
     "off "
     "allowoverwrite maxfilesize 100 mb kms_key_id 'x' encrypted manifest verbose"},
    {"refresh materialized view s.m cascade"},
    {"call s.p(1, 'x', current_date)"},
    {"alter table t add column a int default 1 encode lzo not null"},
    {"alter table t drop column a cascade"},
    {"alter table t rename column a to b"},
    {"alter table t alter column a type varchar(200)"},
    {"alter table t alter distkey a"},
    {"alter table t alter compound sortkey (a, b)"},
    {"alter table t add constraint k foreign key (a) references u (b)"},
    {"alter table t append from u ignoreextra"},
    {"alter table t row level security on conjunction type or"},
    {"alter materialized view m auto refresh no"},
    {"alter schema s quota unlimited"},
    {"alter datashare d add all tables in schema s, q"},
    {"alter datashare d set includenew = true for schema s"},
    {"alter user u password 'Abcd1234' valid until '2030-01-01'"},
    {"alter user u set search_path to s"},
    {"alter default privileges for user u in schema s grant select on tables to role r"},
    {"drop table if exists a, b cascade"},
    {"drop schema s drop external database cascade"},
    {"drop function f(int, varchar(10)) cascade"},
    {"grant select, insert on all tables in schema s to role r, group g, public with grant option"},
    {"grant select (a, b) on t to bob"},
    {"grant usage on datashare d to account '123456789012' via data catalog"},
    {"grant assumerole on 'arn' to role r for copy, unload"},
    {"grant role a to role b with admin option"},
    {"revoke grant option for all privileges on database d from group g cascade"},
    {"analyze verbose s.t (a, b)"},
    {"vacuum full s.t to 99 percent boost"},
    {"comment on column s.t.a is 'x'"},
    {"set search_path to a, \"$user\", public"},
    {"begin; insert into t values (1); commit"},
    {"explain verbose select 1; show search_path; reset all;"},
    {"prepare p (int) as select * from t where a = $1; execute p (1); deallocate p"},
    {"declare c cursor for select 1; fetch forward 10 from c; close c"},
};

/// A text that Redshift rejects, and the position of the fault.
struct rejected_case {
  std::string_view sql;
  fault_code code = fault_code::none;
  std::size_t line = 1, column = 1;
};
constexpr bool holds(rejected_case const& c) {
  strata::sql::fault const found = strata::sql::check_syntax(c.sql);
  strata::sql::text_position const place = strata::sql::line_and_column(c.sql, found.offset);
  return found.code == c.code && place.line == c.line && place.column == c.column;
}

inline constexpr rejected_case rejected_cases[] = {
    {"create table t (a int) distkey (1)", fault_code::unexpected_word, 1, 33},
    {"create table t (a int) using parquet", fault_code::unexpected_word, 1, 24},
    {"create table language (a int)", fault_code::reserved_word, 1, 14},
    {"create table t (tag int)", fault_code::reserved_word, 1, 17},
    {"select a(+ 1) from t where b = c(+ )d", fault_code::unexpected_word, 1, 37},
    {"select * exclude from t", fault_code::unexpected_word, 1, 18},
    {"select * exclude a + 1 from t", fault_code::unexpected_word, 1, 20},
    {"select f(a keep 'b') from t", fault_code::unexpected_word, 1, 12},
    {"alter table t masking on", fault_code::unexpected_word, 1, 25},
    {"alter table t append from u fillextra", fault_code::unexpected_word, 1, 29},
    {"grant select on t to sys :dba", fault_code::unexpected_word, 1, 26},
    {"select sys:dba from t", fault_code::unexpected_word, 1, 11},
    {"copy t from 's3://b/k' using tp", fault_code::unexpected_word, 1, 24},
    {"selct 1", fault_code::unexpected_word, 1, 1},
    {"select", fault_code::unexpected_word, 1, 7},
    {"select from t", fault_code::unexpected_word, 1, 8},
    {"select a,, b from t", fault_code::unexpected_word, 1, 10},
    {"select a, from t", fault_code::unexpected_word, 1, 11},
    {"select a\nfrom t\nwhere", fault_code::unexpected_word, 3, 6},
    {"select a\nfrom t\nwere b = 1", fault_code::unexpected_word, 3, 6},
    {"select a frm t", fault_code::unexpected_word, 1, 14},
    {"select a from", fault_code::unexpected_word, 1, 14},
    {"select a from t,", fault_code::unexpected_word, 1, 17},
    {"select a from where b = 1", fault_code::unexpected_word, 1, 15},
    {"select a from t where b = 1 where c = 2", fault_code::unexpected_word, 1, 29},
    {"select a from t group a", fault_code::unexpected_word, 1, 23},
    {"select a from t order a", fault_code::unexpected_word, 1, 23},
    {"select a from t order by", fault_code::unexpected_word, 1, 25},
    {"select a from t order by a nulls", fault_code::unexpected_word, 1, 33},
    {"select a from t group by a where b", fault_code::unexpected_word, 1, 28},
    {"select a from t having b group by a", fault_code::unexpected_word, 1, 26},
    {"select a from t limit 1 order by a", fault_code::unexpected_word, 1, 25},
    {"select a from t where b = ", fault_code::unexpected_word, 1, 26},
    {"select a from t where = 1", fault_code::unexpected_word, 1, 23},
    {"select a from t where a == 1", fault_code::unexpected_word, 1, 26},
    {"select a from t where a => 1", fault_code::unexpected_word, 1, 25},
    {"select a from t where a is 1", fault_code::unexpected_word, 1, 28},
    {"select a from t where a in", fault_code::unexpected_word, 1, 27},
    {"select a from t where a in (1, )", fault_code::unexpected_word, 1, 32},
    {"select a from t where a between 1", fault_code::unexpected_word, 1, 34},
    {"select a from t where a between 1 or 2", fault_code::unexpected_word, 1, 35},
    {"select a from t where a not 1", fault_code::unexpected_word, 1, 25},
    {"select a from t where and b", fault_code::unexpected_word, 1, 23},
    {"select a from t where a and or b", fault_code::unexpected_word, 1, 29},
    {"select a from t where a like", fault_code::unexpected_word, 1, 29},
    {"select a from t where a similar 'x'", fault_code::unexpected_word, 1, 33},
    {"select case a end from t", fault_code::unexpected_word, 1, 15},
    {"select case when a then 1 from t", fault_code::unexpected_word, 1, 27},
    {"select case when a 1 end", fault_code::unexpected_word, 1, 20},
    {"select case when a then 1 else end", fault_code::unexpected_word, 1, 32},
    {"select cast(a decimal)", fault_code::unexpected_word, 1, 15},
    {"select cast(a as)", fault_code::unexpected_word, 1, 17},
    {"select a::", fault_code::unexpected_word, 1, 11},
    {"select a::1", fault_code::unexpected_word, 1, 11},
    {"select f(a b)", fault_code::unexpected_word, 1, 12},
    {"select f(a,)", fault_code::unexpected_word, 1, 12},
    {"select sum(a) over (order a)", fault_code::unexpected_word, 1, 27},
    {"select sum(a) over (partition a)", fault_code::unexpected_word, 1, 31},
    {"select sum(a) over (rows between 1 preceding)", fault_code::unexpected_word, 1, 45},
    {"select extract(day a)", fault_code::unexpected_word, 1, 20},
    {"select a[1", fault_code::unexpected_word, 1, 11},
    {"select (1, 2", fault_code::parenthesis_not_closed, 1, 8},
    {"select 1)", fault_code::parenthesis_not_opened, 1, 9},
    {"select 'abc", fault_code::unterminated_string, 1, 8},
    {"select a from t \"b", fault_code::unterminated_identifier, 1, 17},
    {"select a /* b", fault_code::unterminated_comment, 1, 10},
    {"", fault_code::no_statement, 1, 1},
    {"select 1 union", fault_code::unexpected_word, 1, 15},
    {"select 1 union all all select 2", fault_code::unexpected_word, 1, 20},
    {"select 1 union insert into t values (1)", fault_code::unexpected_word, 1, 16},
    {"select * from t join u", fault_code::unexpected_word, 1, 23},
    {"select * from t join u where a = 1", fault_code::unexpected_word, 1, 24},
    {"select * from t left u on true", fault_code::unexpected_word, 1, 22},
    {"select * from t cross join u on true", fault_code::unexpected_word, 1, 30},
    {"select * from t join u using a", fault_code::unexpected_word, 1, 30},
    {"select * from t inner outer join u on true", fault_code::unexpected_word, 1, 23},
    {"select * from (select 1", fault_code::parenthesis_not_closed, 1, 15},
    {"select * from (select 1) a b", fault_code::unexpected_word, 1, 28},
    {"select * from t a b", fault_code::unexpected_word, 1, 19},
    {"select * from t pivot (sum(a) in (1))", fault_code::unexpected_word, 1, 31},
    {"select a b c from t", fault_code::unexpected_word, 1, 12},
    {"select a as from t", fault_code::unexpected_word, 1, 18},
    {"select top a from t", fault_code::unexpected_word, 1, 12},
    {"select 1 limit", fault_code::unexpected_word, 1, 15},
    {"with a as select 1 select * from a", fault_code::unexpected_word, 1, 11},
    {"with a (select 1) select * from a", fault_code::unexpected_word, 1, 9},
    {"with a as (select 1), select * from a", fault_code::unexpected_word, 1, 23},
    {"with a as (select 1)", fault_code::unexpected_word, 1, 21},
    {"with a as (delete from t) select 1", fault_code::unexpected_word, 1, 12},
    {"values 1, 2", fault_code::unexpected_word, 1, 8},
    {"select 1; slect 2", fault_code::unexpected_word, 1, 11},
    {"select 1 select 2", fault_code::unexpected_word, 1, 10},
    // definitions
    {"create", fault_code::unexpected_word, 1, 7},
    {"create tabel t (a int)", fault_code::unexpected_word, 1, 8},
    {"create index i on t (a)", fault_code::unexpected_word, 1, 8},
    {"create table t", fault_code::unexpected_word, 1, 15},
    {"create table t ()", fault_code::unexpected_word, 1, 17},
    {"create table t (a int,)", fault_code::unexpected_word, 1, 23},
    {"create table t (a int b)", fault_code::unexpected_word, 1, 23},
    {"create table t (a int\n  b text)", fault_code::unexpected_word, 2, 3},
    {"create table t (a int not nul)", fault_code::unexpected_word, 1, 27},
    {"create table t (a int primary)", fault_code::unexpected_word, 1, 30},
    {"create table t (a int default)", fault_code::unexpected_word, 1, 30},
    {"create table t (a int references)", fault_code::unexpected_word, 1, 33},
    {"create table t (a int encode)", fault_code::unexpected_word, 1, 29},
    {"create table t (a varchar(20)", fault_code::parenthesis_not_closed, 1, 16},
    {"create table t (user int)", fault_code::reserved_word, 1, 17},
    {"create table t (id int, tag text)", fault_code::reserved_word, 1, 25},
    {"create table t (\n  id int,\n  order int\n)", fault_code::reserved_word, 3, 3},
    {"create table t (open date, \"close\" date)", fault_code::reserved_word, 1, 17},
    {"create table select (a int)", fault_code::reserved_word, 1, 14},
    {"create table s.group (a int)", fault_code::reserved_word, 1, 16},
    {"create view user as select 1", fault_code::reserved_word, 1, 13},
    {"create schema snapshot", fault_code::reserved_word, 1, 15},
    {"create table t (a int) diststyle round", fault_code::unexpected_word, 1, 34},
    {"create table t (a int) distkey", fault_code::unexpected_word, 1, 31},
    {"create table t (a int) sortkey", fault_code::unexpected_word, 1, 31},
    {"create table t (a int) compound (a)", fault_code::unexpected_word, 1, 33},
    {"create table t (a int) backup maybe", fault_code::unexpected_word, 1, 31},
    {"create table t (a int) partition by a", fault_code::unexpected_word, 1, 24},
    {"create table t (primary key a)", fault_code::unexpected_word, 1, 29},
    {"create table t (a int, foreign key (a))", fault_code::unexpected_word, 1, 39},
    {"create table if exists not t (a int)", fault_code::reserved_word, 1, 24},
    {"create table t (a int) as", fault_code::unexpected_word, 1, 26},
    {"create view v select 1", fault_code::unexpected_word, 1, 15},
    {"create view v as", fault_code::unexpected_word, 1, 17},
    {"create view v as select 1 with schema binding", fault_code::unexpected_word, 1, 27},
    {"create materialized view m auto refresh as select 1", fault_code::unexpected_word, 1, 41},
    {"create materialized v as select 1", fault_code::unexpected_word, 1, 8},
    {"create materialized view m as select 1 auto refresh yes", fault_code::unexpected_word, 1, 45},
    {"create user u pasword 'x'", fault_code::unexpected_word, 1, 15},
    {"create datashare", fault_code::unexpected_word, 1, 17},
    {"create database d from datashare s namespace 'x'", fault_code::unexpected_word, 1, 36},
    // changes
    {"insert t values (1)", fault_code::unexpected_word, 1, 8},
    {"insert into t", fault_code::unexpected_word, 1, 14},
    {"insert into t value (1)", fault_code::unexpected_word, 1, 15},
    {"insert into t (a, b values (1, 2)", fault_code::parenthesis_not_closed, 1, 15},
    {"insert into t (a) values 1", fault_code::unexpected_word, 1, 26},
    {"insert into t values (1,)", fault_code::unexpected_word, 1, 25},
    {"update t a = 1", fault_code::unexpected_word, 1, 12},
    {"update t set", fault_code::unexpected_word, 1, 13},
    {"update t set a", fault_code::unexpected_word, 1, 15},
    {"update t set a = 1, where b", fault_code::unexpected_word, 1, 21},
    {"update set a = 1", fault_code::unexpected_word, 1, 14},
    {"delete t from u", fault_code::unexpected_word, 1, 10},
    {"delete from t where", fault_code::unexpected_word, 1, 20},
    {"merge t using u on true remove duplicates", fault_code::unexpected_word, 1, 7},
    {"merge into t using u when matched then delete", fault_code::unexpected_word, 1, 22},
    {"merge into t using u on true", fault_code::unexpected_word, 1, 29},
    {"merge into t using u on true remove", fault_code::unexpected_word, 1, 36},
    {"merge into t using u on true when matched then insert values (1) when not then", fault_code::unexpected_word, 1,
     75},
    {"truncate", fault_code::unexpected_word, 1, 9},
    {"copy t 's3://b/k'", fault_code::unexpected_word, 1, 8},
    {"copy t from s3", fault_code::unexpected_word, 1, 13},
    {"copy t from 's3://b/k' iam_role default fromat parquet", fault_code::unexpected_word, 1, 41},
    {"copy t from 's3://b/k' iam_roll default", fault_code::unexpected_word, 1, 24},
    {"copy (a, b) from 's3://b/k'", fault_code::unexpected_word, 1, 6},
    {"unload 'select 1' to 's3://b/k'", fault_code::unexpected_word, 1, 8},
    {"unload ('select 1') 's3://b/k'", fault_code::unexpected_word, 1, 21},
    {"refresh view m", fault_code::unexpected_word, 1, 9},
    {"refresh materialized view", fault_code::unexpected_word, 1, 26},
    {"alter table t", fault_code::unexpected_word, 1, 14},
    {"alter table t modify a int", fault_code::unexpected_word, 1, 15},
    {"alter table t rename a b", fault_code::unexpected_word, 1, 24},
    {"alter table t append u", fault_code::unexpected_word, 1, 22},
    {"alter datashare d add", fault_code::unexpected_word, 1, 22},
    {"alter datashare d set includenew = maybe for schema s", fault_code::unexpected_word, 1, 36},
    {"drop tabel t", fault_code::unexpected_word, 1, 6},
    {"drop table", fault_code::unexpected_word, 1, 11},
    {"drop table t u", fault_code::unexpected_word, 1, 14},
    {"drop table if exists", fault_code::unexpected_word, 1, 21},
    {"grant select t to bob", fault_code::unexpected_word, 1, 14},
    {"grant select on t bob", fault_code::unexpected_word, 1, 19},
    {"grant select on t from bob", fault_code::unexpected_word, 1, 19},
    {"revoke select on t to bob", fault_code::unexpected_word, 1, 20},
    {"grant selct on t to bob", fault_code::unexpected_word, 1, 7},
    {"grant usage on datashare d to consumer 'x'", fault_code::unexpected_word, 1, 31},
    {"comment on table t 'x'", fault_code::unexpected_word, 1, 20},
    {"comment on column a is 'x'", fault_code::unexpected_word, 1, 21},
    {"vacuum t to many percent", fault_code::unexpected_word, 1, 13},
    {"analyze t (a", fault_code::parenthesis_not_closed, 1, 11},
    {"call", fault_code::unexpected_word, 1, 5},
};

}  // namespace strata_test
