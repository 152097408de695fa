// SPDX-FileCopyrightText: The Strata authors
// SPDX-License-Identifier: Apache-2.0

// Texts of the size that warehouses have, each in one constant evaluation under the compilers' default limits.
#include <strata/sql/parse.hpp>
#include <strata/sql/table_definition.hpp>

#include "../text_builder.hpp"
#include "expect.hpp"

namespace strata_test {

using namespace strata::sql;

/// One materialized view of about 20 KB: a chain of WITH steps and a union of them all.
constexpr auto long_view = [] {
  text_builder<24000> text;
  text.add(
      "create materialized view analytics.big distkey (customer_id) sortkey (order_date) as\nwith step_0000 as (select "
      "* from raw.orders)");
  std::size_t const steps = 24;
  for (std::size_t i = 1; i <= steps; ++i) {
    text.add(",\nstep_");
    text.add(i);
    text.add(
        " as (\n  select o.customer_id, extract(month from o.order_date) as order_month, sum(case when o.status = "
        "'shipped' then ");
    text.add(
        "o.amount else 0 end) as shipped,\n         row_number() over (partition by o.customer_id order by "
        "o.order_date desc) as ");
    text.add("position, count(distinct o.product_id) as products\n  from step_");
    text.add(i - 1);
    text.add(" o\n  left join dim.customers_");
    text.add(i);
    text.add(
        " as c on c.customer_id = o.customer_id and c.valid_to is not distinct from o.valid_to\n  inner join "
        "products_");
    text.add(i);
    text.add(
        " p using (product_id), o.items as i\n  where o.region in (select region from dim.regions where active) and ");
    text.add("p.price::decimal(10, 2) > 1.5 -- only what has a price\n  group by 1, 2)");
  }
  text.add("\nselect customer_id, order_month, shipped from step_0001");
  for (std::size_t i = 2; i <= steps; ++i) {
    text.add(
        "\nunion all\nselect customer_id, order_month, coalesce(shipped, 0) as shipped, 'step' || ' number' as label "
        "from step_");
    text.add(i);
  }
  return text;
}();
static_assert(long_view.size > 18000);
// in one evaluation
static_assert(relations(long_view.view()).size() == 1 + 1 + 24 * 2 + 1);
static_assert(!check(long_view.view()));
static_assert(split(long_view.view()).size() == 1);
// in two
constexpr token_array<count_tokens(long_view.view())> long_view_tokens{long_view.view()};
static_assert(relations(long_view_tokens.range(), long_view.view()).size() == 51);
// to a tree
static_assert(!check_syntax(long_view.view()));
static_assert(!check_syntax(long_view_tokens.range()));

/// A wide table.
constexpr auto wide_table = [] {
  text_builder<20000> text;
  text.add("create table wide (");
  for (std::size_t i = 0; i < 500; ++i) {
    text.add(i == 0 ? "c_" : ", c_");
    text.add(i);
    text.add(" varchar(20) encode lzo");
  }
  text.add(")");
  return text;
}();
constexpr token_array<count_tokens(wide_table.view())> wide_table_tokens{wide_table.view()};
static_assert(table_definition_of(wide_table_tokens.range()).columns.size() == 500);
static_assert(relations(wide_table_tokens.range(), wide_table.view()).size() == 1);

static_assert(!check_syntax(wide_table_tokens.range()));

template <std::size_t Depth>
constexpr auto nested(std::string_view open, std::string_view inside, std::string_view close) {
  text_builder<Depth * 24 + 100> text;
  for (std::size_t i = 0; i < Depth; ++i) text.add(open);
  text.add(inside);
  for (std::size_t i = 0; i < Depth; ++i) text.add(close);
  return text;
}
constexpr auto deep_query = nested<50>("select * from (", "select * from t", ") a");
static_assert(equals(summary(deep_query.view()), "reads t"));
constexpr auto deep_comment = nested<600>("/*", "", "*/");
static_assert(tokenize(deep_comment.view()).empty());

/// A statement that is nested too deeply gives our error, and never one of the compiler. Chains of operators, joins and
/// set operations are not nested.
constexpr bool is_too_deep(std::string_view sql) { return check_syntax(sql).code == fault_code::nested_too_deeply; }
template <std::size_t Depth>
constexpr auto selected(std::string_view open, std::string_view inside, std::string_view close) {
  auto const middle = nested<Depth>(open, inside, close);
  text_builder<Depth * 24 + 120> text;
  text.add("select ");
  text.add(middle.view());
  return text;
}
static_assert(!check_syntax(selected<100>("(", "1", ")").view()) && is_too_deep(selected<250>("(", "1", ")").view()));
static_assert(!check_syntax(deep_query.view()) &&
              is_too_deep(nested<200>("select * from (", "select 1", ") a").view()));
static_assert(!check_syntax(selected<80>("case when a then ", "1", " end").view()) &&
              is_too_deep(selected<250>("case when a then ", "1", " end").view()));
static_assert(is_too_deep(selected<250>("f(a, ", "1", ")").view()) &&
              is_too_deep(selected<250>("- ", "1", "").view()) && is_too_deep(selected<250>("not ", "1", "").view()));
static_assert(is_too_deep(nested<150>("with a as (", "select * from t", ") select 1").view()) &&
              is_too_deep(nested<200>("explain ", "select * from t", "").view()));
static_assert(!check_syntax(selected<250>("1 union select ", "1", "").view()) &&
              !check_syntax(selected<250>("a or b and ", "1", "").view()) &&
              !check_syntax(selected<250>("1 + ", "1", " * 2").view()) &&
              !check_syntax(selected<1>("* from t", "", " join u using (a) join v on true").view()));

}  // namespace strata_test
