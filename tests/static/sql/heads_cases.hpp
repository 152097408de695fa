// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "expect.hpp"

namespace strata_test {

using strata::sql::fault_code;
using strata::sql::statement_kind;
using strata::sql::transaction_class;

struct kind_case {
  std::string_view sql;
  statement_kind expected;
};
constexpr bool holds(kind_case const& c) { return strata::sql::statement_kind_of(c.sql) == c.expected; }

inline constexpr kind_case kind_cases[] = {
    {"", statement_kind::unknown},
    {"nonsense", statement_kind::unknown},
    {"1", statement_kind::unknown},
    {"create", statement_kind::unknown},
    {"create index i on t (a)", statement_kind::unknown},
    {"\"select\" 1", statement_kind::unknown},
    {"-- create table\nSELECT 1", statement_kind::select},
    {"(select 1)", statement_kind::select},
    {"((select 1) union select 2)", statement_kind::select},
    {"with a as (select 1) select * from a", statement_kind::select},
    {"with a as (delete) , b as (select 1) select 1", statement_kind::select},
    {"with a as (select 1) insert into t select * from a", statement_kind::insert},
    {"with a as (select 1) update t set b = 1", statement_kind::update},
    {"with recursive a (n) as (select 1) delete from t", statement_kind::delete_from},
    {"insert into t values (1)", statement_kind::insert},
    {"update t set a = 1", statement_kind::update},
    {"delete t", statement_kind::delete_from},
    {"merge into t using u on true remove duplicates", statement_kind::merge},
    {"copy t from 's3://b/k'", statement_kind::copy},
    {"unload ('select 1') to 's3://b/k'", statement_kind::unload},
    {"truncate t", statement_kind::truncate},
    {"refresh materialized view m", statement_kind::refresh_materialized_view},
    {"call p()", statement_kind::call},
    {"create table t (a int)", statement_kind::create_table},
    {"create temp table t (a int)", statement_kind::create_table},
    {"create local temporary table t as select 1", statement_kind::create_table},
    {"create external table s.t (a int)", statement_kind::create_external_table},
    {"create view v as select 1", statement_kind::create_view},
    {"create or replace view v as select 1", statement_kind::create_view},
    {"create or replace external protected view v as select 1", statement_kind::create_external_view},
    {"create materialized view m as select 1", statement_kind::create_materialized_view},
    {"create schema s", statement_kind::create_schema},
    {"create external schema s from data catalog database 'd'", statement_kind::create_external_schema},
    {"create database d", statement_kind::create_database},
    {"create datashare d", statement_kind::create_datashare},
    {"create role r", statement_kind::create_role},
    {"create user u password disable", statement_kind::create_user},
    {"create group g", statement_kind::create_group},
    {"create or replace function f() returns int as $$ 1 $$ language sql", statement_kind::create_function},
    {"create external function f() returns int lambda 'l'", statement_kind::create_external_function},
    {"create procedure p() as $$ begin end $$ language plpgsql", statement_kind::create_procedure},
    {"create or replace library l language plpythonu from 'x'", statement_kind::create_library},
    {"create model m from t", statement_kind::create_model},
    {"create external model m", statement_kind::create_external_model},
    {"create masking policy p using (1)", statement_kind::create_masking_policy},
    {"create rls policy p using (true)", statement_kind::create_rls_policy},
    {"create identity provider p type azure", statement_kind::create_identity_provider},
    {"alter table t add column a int", statement_kind::alter_table},
    {"alter materialized view m auto refresh yes", statement_kind::alter_materialized_view},
    {"alter external view v as select 1", statement_kind::alter_external_view},
    {"alter schema s owner to u", statement_kind::alter_schema},
    {"alter database d isolation level snapshot", statement_kind::alter_database},
    {"alter datashare d add schema s", statement_kind::alter_datashare},
    {"alter role r rename to q", statement_kind::alter_role},
    {"alter user u createdb", statement_kind::alter_user},
    {"alter group g add user u", statement_kind::alter_group},
    {"alter function f(int) owner to u", statement_kind::alter_function},
    {"alter procedure p() owner to u", statement_kind::alter_procedure},
    {"alter default privileges grant select on tables to u", statement_kind::alter_default_privileges},
    {"alter masking policy p using (1)", statement_kind::alter_masking_policy},
    {"alter rls policy p using (true)", statement_kind::alter_rls_policy},
    {"alter identity provider p namespace 'x'", statement_kind::alter_identity_provider},
    {"alter system set a = b", statement_kind::alter_system},
    {"drop table t", statement_kind::drop_table},
    {"drop view v", statement_kind::drop_view},
    {"drop external view v", statement_kind::drop_external_view},
    {"drop materialized view m", statement_kind::drop_materialized_view},
    {"drop schema s", statement_kind::drop_schema},
    {"drop database d", statement_kind::drop_database},
    {"drop datashare d", statement_kind::drop_datashare},
    {"drop role r", statement_kind::drop_role},
    {"drop user u", statement_kind::drop_user},
    {"drop group g", statement_kind::drop_group},
    {"drop function f()", statement_kind::drop_function},
    {"drop procedure p()", statement_kind::drop_procedure},
    {"drop library l", statement_kind::drop_library},
    {"drop model m", statement_kind::drop_model},
    {"drop masking policy p", statement_kind::drop_masking_policy},
    {"drop rls policy p", statement_kind::drop_rls_policy},
    {"drop identity provider p", statement_kind::drop_identity_provider},
    {"grant select on t to u", statement_kind::grant},
    {"revoke select on t from u", statement_kind::revoke},
    {"attach masking policy p on t (a) to public", statement_kind::attach_masking_policy},
    {"detach rls policy p on t from public", statement_kind::detach_rls_policy},
    {"attach rls policy p on t to public", statement_kind::attach_rls_policy},
    {"detach masking policy p on t (a) from public", statement_kind::detach_masking_policy},
    {"analyze t", statement_kind::analyze},
    {"analyse", statement_kind::analyze},
    {"analyze compression t", statement_kind::analyze_compression},
    {"vacuum full t", statement_kind::vacuum},
    {"comment on table t is 'x'", statement_kind::comment},
    {"begin", statement_kind::begin},
    {"start transaction", statement_kind::begin},
    {"end", statement_kind::commit},
    {"commit work", statement_kind::commit},
    {"rollback", statement_kind::rollback},
    {"abort", statement_kind::rollback},
    {"lock t", statement_kind::lock},
    {"cancel 1", statement_kind::cancel},
    {"declare c cursor for select 1", statement_kind::declare},
    {"fetch next from c", statement_kind::fetch},
    {"close c", statement_kind::close},
    {"prepare p as select 1", statement_kind::prepare},
    {"execute p", statement_kind::execute},
    {"deallocate p", statement_kind::deallocate},
    {"explain select 1", statement_kind::explain},
    {"set a to b", statement_kind::set},
    {"reset a", statement_kind::reset},
    {"show a", statement_kind::show},
    {"desc datashare d", statement_kind::describe},
    {"use d", statement_kind::use},
};

struct class_case {
  std::string_view sql;
  transaction_class expected;
};
constexpr bool holds(class_case const& c) { return strata::sql::transaction_class_of(c.sql) == c.expected; }

inline constexpr class_case class_cases[] = {
    {"", transaction_class::batchable},
    {"create table t (a int)", transaction_class::batchable},
    {"create view v as select 1", transaction_class::batchable},
    {"create materialized view m as select 1", transaction_class::batchable},
    {"copy t from 's3://b/k' iam_role default", transaction_class::batchable},
    {"merge into t using u on true remove duplicates", transaction_class::batchable},
    {"insert into t select 1", transaction_class::batchable},
    {"create schema s", transaction_class::batchable},
    {"create datashare d", transaction_class::batchable},
    {"alter datashare d add table s.t", transaction_class::batchable},
    {"grant select on t to u", transaction_class::batchable},
    {"grant usage on datashare d to namespace 'x'", transaction_class::batchable},
    {"drop table t", transaction_class::batchable},
    {"drop schema s cascade", transaction_class::batchable},
    {"alter table t add column a int", transaction_class::batchable},
    {"alter table t rename to append", transaction_class::batchable},
    {"alter table properties rename column a to b", transaction_class::batchable},
    {"create external schema s from redshift database 'd' schema 'q'", transaction_class::batchable},
    {"truncate t", transaction_class::committing},
    {"TRUNCATE TABLE s.t", transaction_class::committing},
    {"begin", transaction_class::committing},
    {"commit", transaction_class::committing},
    {"end transaction", transaction_class::committing},
    {"rollback", transaction_class::committing},
    {"create database d", transaction_class::standalone},
    {"copy t from 's3://b/k' iam_role 'a' csv job create j auto on", transaction_class::standalone},
    {"copy job drop j", transaction_class::standalone},
    {"copy job run j", transaction_class::batchable},
    {"create database d with permissions from datashare s of namespace 'x'", transaction_class::standalone},
    {"drop database d", transaction_class::standalone},
    {"alter database d isolation level snapshot", transaction_class::standalone},
    {"alter table t append from u", transaction_class::standalone},
    {"alter table s.t append from s.u filltarget", transaction_class::standalone},
    {"alter table t alter column a type varchar(20)", transaction_class::standalone},
    {"alter table s.t add if not exists partition (a = '1') location 's3://b/k'", transaction_class::standalone},
    {"alter table s.t drop partition (a = '1')", transaction_class::standalone},
    {"alter table s.t set location 's3://b/k'", transaction_class::standalone},
    {"alter table s.t set table properties ('numRows' = '1')", transaction_class::standalone},
    {"create external table s.t (a int) stored as parquet location 's3://b/k'", transaction_class::standalone},
    {"create external schema s from data catalog database 'd' iam_role default create external database if not exists",
     transaction_class::standalone},
    {"drop schema s drop external database", transaction_class::standalone},
    {"create library l language plpythonu from 'x'", transaction_class::standalone},
    {"drop library l", transaction_class::standalone},
    {"vacuum", transaction_class::standalone},
    {"vacuum full t", transaction_class::standalone},
    {"refresh materialized view m", transaction_class::standalone},
    {"call p()", transaction_class::standalone},
    {"grant select on external table s.t to iam_role 'x'", transaction_class::standalone},
    {"revoke create on external schema s from iam_role 'x'", transaction_class::standalone},
};

/// The statements of a text, with `|` between them.
struct split_case {
  std::string_view sql, expected;
};
constexpr bool holds(split_case const& c) {
  std::vector<char> out;
  for (std::string_view one : strata::sql::split(c.sql)) {
    if (!out.empty()) out.push_back('|');
    append(out, one);
  }
  return equals(out, c.expected);
}

inline constexpr split_case split_cases[] = {
    {"", ""},
    {" ; ;; -- a\n /* ; */ ", ""},
    {"a", "a"},
    {" a ", "a"},
    {"a;b", "a|b"},
    {";a;;b;", "a|b"},
    {"a b\nc ; d -- ;\n ; e /* ; */", "a b\nc|d|e"},
    {"-- first\na; -- second\nb", "a|b"},
    {"a ';' b; \"c;\" $$;$$ $x$ ; $x$; d", "a ';' b|\"c;\" $$;$$ $x$ ; $x$|d"},
    {"a '\\';' ; b", "a '\\';'|b"},
    {"a (b; c); d", "a (b; c)|d"},
    {"a ) ; b", "a )|b"},
    {"a ( ; b", "a ( ; b"},
    {"a; 'b;", "a|'b;"},
    {"create procedure p() as $$ begin; a; end; $$ language plpgsql; call p()",
     "create procedure p() as $$ begin; a; end; $$ language plpgsql|call p()"},
};

struct fault_case {
  std::string_view sql;
  fault_code expected = fault_code::none;
  std::size_t offset = 0;
};
constexpr bool holds(fault_case const& c) {
  strata::sql::fault const found = strata::sql::check(c.sql);
  return found.code == c.expected && found.offset == c.offset &&
         static_cast<bool>(found) == (c.expected != fault_code::none) && !strata::sql::to_text(found.code).empty();
}

inline constexpr fault_case fault_cases[] = {
    {"select 1"},
    {"select (a + (b)) from t; select 2;"},
    {"select ')' from \"(\" -- ("},
    {"", fault_code::no_statement},
    {" ;; -- a\n", fault_code::no_statement},
    {"/* select 1 */", fault_code::no_statement},
    {"select 'a", fault_code::unterminated_string, 7},
    {"select 'a''", fault_code::unterminated_string, 7},
    {"select 'a\\'", fault_code::unterminated_string, 7},
    {"select $$a", fault_code::unterminated_string, 7},
    {"select e'a", fault_code::unterminated_string, 7},
    {"select \"a", fault_code::unterminated_identifier, 7},
    {"select 1 /* a", fault_code::unterminated_comment, 9},
    {"select 1 /* a /* b */", fault_code::unterminated_comment, 9},
    {"/*", fault_code::unterminated_comment, 0},
    {"select (1", fault_code::parenthesis_not_closed, 7},
    {"select ((1)", fault_code::parenthesis_not_closed, 7},
    {"select (1 + (2", fault_code::parenthesis_not_closed, 12},
    {"select 1)", fault_code::parenthesis_not_opened, 8},
    {"select (1)) + (2", fault_code::parenthesis_not_opened, 10},
    {"select (1; select 2)", fault_code::none},
    {"select (1 'a", fault_code::unterminated_string, 10},
};

}  // namespace strata_test
