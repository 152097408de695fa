// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <strata/sql/meaning.hpp>

#include "expect.hpp"

namespace strata_test {

using strata::sql::fault_code;

/// The relations that the cases read.
constexpr strata::sql::catalog shop() {
  using namespace strata::sql;
  catalog result;
  meaning const of_no_query;
  for (std::string_view table :
       {"create table customers (id int not null, email varchar(320), country char(2), since date)",
        "create table orders (id int not null, customer_id int not null, total decimal(12, 2), placed timestamp, "
        "details super)",
        "create table sales.orders (id int, amount bigint)"})
    add_created(result, table, of_no_query);
  return result;
}

struct meaning_case {
  std::string_view sql;
  fault_code code = fault_code::none;
  std::size_t column = 0;  ///< in the text, from 1
  std::string_view closest{};
};

constexpr bool holds(meaning_case const& c) {
  strata::sql::fault const found = strata::sql::meaning_of(c.sql, shop()).error;
  return found.code == c.code && (c.code == fault_code::none || found.offset + 1 == c.column) &&
         found.closest == c.closest;
}

inline constexpr meaning_case meaning_cases[] = {
    {"select id, email from customers"},
    {"select c.id, customers from customers c"
     " where customers = 1",
     fault_code::column_not_found,
     14,
     {}},
    {"select emial from customers", fault_code::column_not_found, 8, "email"},
    {"select customer_i from orders", fault_code::column_not_found, 8, "customer_id"},
    {"select xyz from customers", fault_code::column_not_found, 8},
    {"select xyz from customers, unknown_table"},
    {"select xyz from unknown_table"},
    {"select c.emali from customers c", fault_code::column_not_found, 10, "email"},
    {"select o.email from customers c, orders o", fault_code::column_not_found, 10},
    {"select customers.id from customers c", fault_code::relation_not_in_from, 8},
    {"select custmers.id from customers", fault_code::relation_not_in_from, 8, "customers"},
    {"select x.id from customers c, unknown_table u"},
    {"select x.* from customers c", fault_code::relation_not_in_from, 8},
    {"select id from customers, orders", fault_code::column_ambiguous, 8},
    {"select email, total from customers join orders on id = customer_id", fault_code::column_ambiguous, 51},
    {"select id from customers join orders using (id)"},
    {"select id from customers natural join orders"},
    {"select c.id from customers c join orders o on c.id = o.customer_id where id = 1", fault_code::column_ambiguous,
     74},
    {"select 1 from customers join orders using (email)", fault_code::column_not_found, 44, "email"},
    {"select 1 from customers where emaill = 'x'", fault_code::column_not_found, 31, "email"},
    {"select country, count(*) from customers group by contry", fault_code::column_not_found, 50, "country"},
    {"select country, count(*) from customers group by 3", fault_code::position_out_of_range, 50},
    {"select id from customers order by 2", fault_code::position_out_of_range, 35},
    {"select id from customers order by emial", fault_code::column_not_found, 35, "email"},
    {"select id as n from customers order by n"},
    {"with recursive a as (select id from b), b as (select id, nothing from unknown_table) select id from a"},
    {"merge into customers using orders on customers.id = orders.id when not matched then insert (id, nothing) values "
     "((select max(o.id) from orders o join customers c on c.id = o.id), 1)",
     fault_code::column_not_found,
     97,
     {}},
    {"select id as n, n + 1 as m from customers where m > 1 group by n having m > 2"},
    {"select id from customers union all select id, total from orders", fault_code::column_counts_differ, 36},
    {"select id from customers union select id from orders order by id"},
    {"select * from customers except select id from orders", fault_code::column_counts_differ, 32},
    {"values (1, 2), (3)", fault_code::column_counts_differ, 16},
    {"select a from (select id a from customers) x"},
    {"select id from (select id a from customers) x", fault_code::column_not_found, 8},
    {"select x.b from (select id a from customers) x", fault_code::column_not_found, 10},
    {"select b from (select id from customers) x (b)"},
    {"select b from (select id from customers) x (b, c)", fault_code::column_counts_differ, 48},
    {"with x as (select id from customers) select email from x", fault_code::column_not_found, 45},
    {"with x (a, b) as (select id, email from customers) select a, b from x"},
    {"with x (a, b, c) as (select id, email from customers) select a from x", fault_code::column_counts_differ, 15},
    {"with recursive x (n) as (select 1 union all select n + 1 from x) select m from x", fault_code::column_not_found,
     73},
    {"select id from customers c where exists (select 1 from orders o where o.customer_id = c.id and c.total > 1)",
     fault_code::column_not_found, 98},
    {"select id from customers where id in (select customer_id from orders where totl > 1)",
     fault_code::column_not_found, 76, "total"},
    {"select sum(total) over (partition by custmer_id) from orders", fault_code::column_not_found, 38, "customer_id"},
    {"select dateadd(day, 1, since), datediff(month, since, getdate()), date_part(dow, since) from customers"},
    {"select dateadd(day, 1, sice) from customers", fault_code::column_not_found, 24, "since"},
    {"select details.a.b[0], o.details.c, i.sku, n from orders o, o.details.items i at n"},
    {"select i.sku from orders o, o.detials.items i", fault_code::column_not_found, 31, "details"},
    {"select v, k from orders o, unpivot o.details as v at k"},
    {"select level from orders connect by prior id = customer_id"},
    {"select s.id, amount from sales.orders s"},
    {"select sales.orders.amount, orders.amount from sales.orders"},
    {"select orders.total from sales.orders", fault_code::column_not_found, 15},
    {"select customers from customers"},
    // ORDER BY: what the SELECT gives comes first
    {"select c.id from customers c join orders o on c.id = customer_id order by id, (id) desc"},
    {"select coalesce(c.id, o.id) as id from customers c join orders o on c.id = customer_id order by id limit 5"},
    {"select country, max(id) from customers group by country order by max, 2"},
    {"select email as id, id as number from customers order by id, number"},
    {"select c.id from customers c join orders o on c.id = customer_id order by lower(id)",
     fault_code::column_ambiguous, 81},
    {"select c.id, o.id from customers c join orders o on c.id = customer_id order by id", fault_code::column_ambiguous,
     81},
    {"select max(id) from customers order by min", fault_code::column_not_found, 40},
    {"select country from customers group by country order by cuntry", fault_code::column_not_found, 57, "country"},
    // keys by position
    {"create table t distkey (2) sortkey (1, 2) as select id, email from customers"},
    {"create table t sortkey (3) as select id, email from customers", fault_code::position_out_of_range, 25},
    {"create materialized view m distkey (0) as select id from customers", fault_code::position_out_of_range, 37},
    {"create table t distkey (1) as select details from orders", fault_code::not_for_this_type, 25},
    {"select o.totel exclude id from orders o", fault_code::column_not_found, 10, "total"},
    {"select c.id from customers c, orders o where c.id = o.custmer_id(+)", fault_code::column_not_found, 55,
     "customer_id"},
    {"select count(c) from customers c"},
    // created objects
    {"create view v as select id, email from customers"},
    {"create view v as select id, id from customers", fault_code::column_named_twice, 29},
    {"create view v as select c.id, o.id from customers c, orders o", fault_code::column_named_twice, 31},
    {"create view v as select * from customers c, orders o", fault_code::column_named_twice, 25},
    {"create view v as select count(*), count(email) from customers", fault_code::column_named_twice, 35},
    {"create view v as select id, email as ID from customers", fault_code::column_named_twice, 38},
    {"create view v (a, b) as select id, id from customers"},
    {"create view v (a, b, c) as select id, email from customers", fault_code::column_counts_differ, 22},
    {"create table t as select id, id from customers", fault_code::column_named_twice, 30},
    {"create table t (a, b) as select id from customers", fault_code::column_counts_differ, 20},
    {"create materialized view m as select country, since, since from customers", fault_code::column_named_twice, 54},
    {"create materialized view m as select contry from customers", fault_code::column_not_found, 38, "country"},
    // changes
    {"insert into customers values (1, 'a', 'de', null)"},
    {"insert into customers values (1, 'a', 'de', null, 5)", fault_code::column_counts_differ, 23},
    {"insert into customers (id, email) values (1)", fault_code::column_counts_differ, 35},
    {"insert into customers (id, email) select id from orders", fault_code::column_counts_differ, 35},
    {"insert into customers (id, mail) values (1, 'x')", fault_code::column_not_found, 28, "email"},
    {"insert into customers (id, email) select id, totel from orders", fault_code::column_not_found, 46, "total"},
    {"update customers set emial = 'x'", fault_code::column_not_found, 22, "email"},
    {"update customers set email = o.note from orders o where o.customer_id = customers.id",
     fault_code::column_not_found, 32},
    {"update customers set email = 'x' where idd = 1", fault_code::column_not_found, 40, "id"},
    {"delete from customers where contry = 'de'", fault_code::column_not_found, 29, "country"},
    {"delete from customers using orders o where o.customr_id = customers.id", fault_code::column_not_found, 46,
     "customer_id"},
    {"merge into customers using orders o on customers.id = o.customer_id when matched then update set emil = 'x' when "
     "not "
     "matched then insert values (1, 'a', 'b', null)",
     fault_code::column_not_found, 98, "email"},
    {"merge into customers using orders o on customers.id = o.custmer_id remove duplicates",
     fault_code::column_not_found, 57, "customer_id"},
};

/// A query's columns: name, type, `!` when they are certainly never null.
struct output_case {
  std::string_view sql, expected;
};
constexpr bool holds(output_case const& c) {
  constexpr std::string_view kinds[] = {"?",       "smallint",  "integer",     "bigint",   "decimal",  "real",
                                        "double",  "boolean",   "char",        "varchar",  "date",     "time",
                                        "timetz",  "timestamp", "timestamptz", "interval", "interval", "super",
                                        "varbyte", "hllsketch", "geometry",    "geography"};
  strata::sql::meaning const found = strata::sql::meaning_of(c.sql, shop());
  std::vector<char> out;
  if (!found.rows.known) append(out, "unknown");
  for (strata::sql::output_column const& column : found.rows.columns) {
    if (!out.empty()) append(out, ", ");
    append(out, column.name.text);
    append(out, " ");
    append(out, kinds[static_cast<std::size_t>(column.type.kind)]);
    if (column.not_null) append(out, "!");
  }
  return equals(out, c.expected) && found.error.code == fault_code::none;
}

inline constexpr output_case output_cases[] = {
    {"select * from customers", "id integer!, email varchar, country char, since date"},
    {"select c.*, total from customers c join orders o on c.id = o.customer_id",
     "id integer!, email varchar, country char, since date, total decimal"},
    {"select * from customers join orders using (id)",
     "id integer!, email varchar, country char, since date, customer_id integer!, total decimal, placed timestamp, "
     "details super"},
    {"select * exclude (email, since) from customers", "id integer!, country char"},
    {"select * exclude email, since from customers", "id integer!, country char"},
    {"select c.*, o.id, o.total exclude (id, since) from customers c, orders o",
     "email varchar, country char, total decimal"},
    {"select *, 1 as one exclude email, id from customers", "country char, since date, one integer!"},
    {"select id, id::bigint big exclude id from customers", "big bigint!"},
    {"select id exclude from customers", "exclude integer!"},
    {"select c.id, o.id as other from customers c, orders o where c.id = o.customer_id(+)",
     "id integer!, other integer"},
    {"select c.id, total from customers c, orders o where o.customer_id = 1 and since(+) > current_date",
     "id integer, total decimal"},
    {"select object_transform(details keep '\"a\"' set '\"b\"', id) from orders", "object_transform super"},
    {"select datepart(day, placed), 'de' language, 1 approximate from orders",
     "datepart ?, language varchar!, approximate integer!"},
    {"select c.id, o.id as order_id from customers c left join orders o on true", "id integer!, order_id integer"},
    {"select c.id, o.id as order_id from customers c right join orders o on true", "id integer, order_id integer!"},
    {"select count(*), sum(id), sum(total), max(placed), avg(total) from orders",
     "count bigint!, sum bigint, sum decimal, max timestamp, avg decimal"},
    {"select id + 1, id::bigint, total * 2 as twice, 'x' as label, 1.5, null from orders",
     " integer!, id bigint!, twice decimal, label varchar!,  decimal!,  ?"},
    {"select coalesce(email, 'none'), nvl(country, email), lower(email), email like 'x' from customers",
     "coalesce varchar!, nvl ?, lower varchar,  boolean"},
    {"select case when id = 1 then 'a' else 'b' end, case when id = 1 then 2 end as n from customers",
     "case varchar!, n integer"},
    {"select row_number() over (order by id), lag(since) over (order by id) from customers",
     "row_number bigint!, lag date"},
    {"select extract(year from since) y, cast('1' as int), since is null as missing from customers",
     "y integer, int4 integer!, missing boolean!"},
    {"select id from customers union select id from sales.orders", "id integer"},
    {"select (select max(total) from orders) as best, exists (select 1)", "best decimal, exists boolean!"},
    {"select a, b from (select id, total from orders) x (a, b)", "a integer!, b decimal"},
    {"with x (n) as (select id from customers) select n, n + 1 as m from x", "n integer!, m integer!"},
    // column names of special forms, which a name inside the form can replace
    {"select trim(email), trim(leading 'x' from email), extract(year from since), current_date from customers",
     "btrim varchar, ltrim varchar, date_part integer, date date!"},
    {"select date '2020-01-01', cast(timestamp '2020-01-01' as date), case when true then id end, "
     "case when true then 1 else id end from customers",
     "date date!, date date!, case integer, id integer!"},
    // one of several types
    {"select coalesce(id, id::bigint), case when id = 1 then id else total end, coalesce(placed::date, placed), nullif(id, total), "
     "coalesce(total, 1.5::real) from orders",
     "coalesce bigint!, total decimal, coalesce timestamp, nullif ?, coalesce ?!"},
    {"select id from customers union all select id::bigint from orders", "id bigint!"},
    {"select coalesce(placed, placed::date), coalesce(id::bigint, id) from orders",
     "coalesce timestamp, coalesce bigint!"},
    {"values (1, 'a'), (2.5, null)", "column1 decimal!, column2 ?"},
    {"select 1.5::real + 1.5::real as r, 1.5::real + 1 as d, 1::smallint * 1::smallint as s",
     "r real!, d double!, s smallint!"},
    {"select sum(1.5::real) as s, sum(id) as i, sqrt(max(total)) as q, sqrt(max(id)) as r from orders",
     "s double, i bigint, q double, r double"},
    {"select * from nobody_knows", "unknown"},
    {"select a.b.c, details.x from orders, nobody_knows a", "c ?, x super"},
};

}  // namespace strata_test
